{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Should referrals to {{program_name}} come here?{{/t}}</h1>
<p>{{#t}}{{asked_by}} wants {{site_name}} to send referrals to this address. They are about people who ask {{program_name}} for help. Nothing is sent here
	before you confirm.{{/t}}</p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff" href="{{pass_link}}">{{#t}}Look and confirm{{/t}}</a></p>
<p>{{#t}}The link works once, for seven days.{{/t}} {{#t}}If you know nothing about this, you need not do anything.{{/t}}</p>
<div class="foot">
<p>{{#t}}You get this because somebody entered this address at {{site_name}}.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
