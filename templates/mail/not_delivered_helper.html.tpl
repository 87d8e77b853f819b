{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}A message did not arrive{{/t}}</h1>
<p>{{#t}}You referred {{seeker_name}} to {{program_name}} on {{made_on}}. One of our messages about it did not arrive.{{/t}}</p>
<p>{{#t}}The referral’s page shows which one. Check the address there, or call.{{/t}}</p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{referral_link}}">{{#t}}Open this referral{{/t}}</a></p>
<div class="foot">
<p>{{#t}}You get this because you made this referral at {{site_name}}.{{/t}}</p>
{{#unsubscribe_link}}<p><a href="{{unsubscribe_link}}">{{#t}}Stop these e-mails{{/t}}</a></p>{{/unsubscribe_link}}
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
