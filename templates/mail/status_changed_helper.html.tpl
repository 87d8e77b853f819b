{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#status_same}}{{#t}}A note on a referral{{/t}}{{/status_same}}{{#no_status_same}}{{status_to}}{{/no_status_same}}</h1>
{{#status_same}}
<p>{{#t}}{{changed_by}} added a note to the referral of {{seeker_name}} to {{program_name}} on {{changed_on}}.{{/t}}</p>
{{/status_same}}
{{#no_status_same}}
<p>{{#t}}{{changed_by}} changed the referral of {{seeker_name}} to {{program_name}} on {{changed_on}}.{{/t}}</p>
<p>{{#status_from}}{{#t}}It was “{{status_from}}” and is now “{{status_to}}”.{{/t}}{{/status_from}}\
	{{#no_status_from}}{{#t}}It is now “{{status_to}}”.{{/t}}{{/no_status_from}}</p>
{{/no_status_same}}
{{#note}}
<p class="said">{{#t}}{{changed_by}} wrote:{{/t}}</p>
<blockquote class="quote">{{#note_lines}}{{line}}<br>{{/note_lines}}</blockquote>
{{/note}}
{{#elsewhere_link}}<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{elsewhere_link}}">{{#t}}Refer {{seeker_name}} elsewhere{{/t}}</a></p>
<p><a href="{{referral_link}}">{{#t}}Open this referral{{/t}}</a></p>{{/elsewhere_link}}
{{#no_elsewhere_link}}<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{referral_link}}">{{#t}}Open this referral{{/t}}</a></p>{{/no_elsewhere_link}}
<p><a href="{{dashboard_link}}">{{#t}}See the people you are helping{{/t}}</a></p>
<p>{{#t}}Do you know better?{{/t}} <a href="{{status_link}}">{{#t}}Say what happened{{/t}}</a></p>
<div class="foot">
<p>{{#t}}You get this because you made this referral at {{site_name}}.{{/t}}</p>
{{#unsubscribe_link}}<p><a href="{{unsubscribe_link}}">{{#t}}Stop these e-mails{{/t}}</a></p>{{/unsubscribe_link}}
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
