{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Not answered yet{{/t}}</h1>
<p>{{#t}}{{program_name}} has not answered your referral of {{seeker_name}} yet. You sent it on {{made_on}}.{{/t}} {{#due_on}}{{#t}}The answer was
	due on {{due_on}}.{{/t}}{{/due_on}}</p>
{{#program_phone}}<p>{{#t}}You can call them:{{/t}} <a href="tel:{{program_phone_link}}">{{program_phone}}</a></p>{{/program_phone}}
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{elsewhere_link}}">{{#t}}Refer {{seeker_name}} elsewhere{{/t}}</a></p>
<p><a href="{{referral_link}}">{{#t}}Open this referral{{/t}}</a></p>
<p>{{#t}}Do you know better?{{/t}} <a href="{{status_link}}">{{#t}}Say what happened{{/t}}</a></p>
<div class="foot">
<p>{{#t}}You get this because you made this referral at {{site_name}}.{{/t}}</p>
{{#unsubscribe_link}}<p><a href="{{unsubscribe_link}}">{{#t}}Stop these e-mails{{/t}}</a></p>{{/unsubscribe_link}}
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
