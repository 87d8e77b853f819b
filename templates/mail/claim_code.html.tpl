{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Somebody wants to run {{program_name}} at {{site_name}}{{/t}}</h1>
<p>{{#t}}{{asked_by}} asked for this code to show that they work for {{program_name}}. If that is so, give it to them:{{/t}}</p>
<p class="code">{{digits}}</p>
<p>{{#t}}It works for half an hour, once. With it they can read the referrals of {{program_name}} and change its settings.{{/t}}
	{{#t}}If you don’t know them, keep the code to yourself: nothing happens then.{{/t}}</p>
<div class="foot">
<p>{{#t}}You get this because this address is on the listing of {{program_name}}.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
