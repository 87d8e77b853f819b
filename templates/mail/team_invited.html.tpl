{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Join the team of {{program_name}}{{/t}}</h1>
<p>{{#as_admin}}{{#t}}{{asked_by}} invites you at {{site_name}} to run {{program_name}}: to answer its referrals and to change its settings.{{/t}}{{/as_admin}}\
{{#as_worker}}{{#t}}{{asked_by}} invites you at {{site_name}} to answer the referrals of {{program_name}}.{{/t}}{{/as_worker}}</p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff" href="{{pass_link}}">{{#t}}Open the invitation{{/t}}</a></p>
<p>{{#t}}It is for this address alone: sign in with it, or make an account with it. The link works once, for fourteen days.{{/t}}
	{{#t}}If you know nothing about this, you need not do anything.{{/t}}</p>
<div class="foot">
<p>{{#t}}You get this because somebody entered this address at {{site_name}}.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
