{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
{{#approved}}
<h1>{{#t}}You run {{program_name}} now{{/t}}</h1>
<p>{{#t}}{{site_name}} has agreed to your request. You can read the referrals of {{program_name}}, change its settings and invite others.{{/t}}</p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff" href="{{manage_link}}">{{#t}}Open its settings{{/t}}</a></p>
{{/approved}}
{{#no_approved}}
<h1>{{#t}}Your request was not agreed to{{/t}}</h1>
<p>{{#t}}{{site_name}} could not see that you work for {{program_name}}. If you do, ask again and write more:{{/t}}</p>
<p><a href="{{claim_link}}">{{#t}}Ask again{{/t}}</a></p>
{{#takes_answers}}<p>{{#t}}Or answer this e-mail.{{/t}}</p>{{/takes_answers}}
{{/no_approved}}
<div class="foot">
<p>{{#t}}You get this because you asked to run {{program_name}} at {{site_name}}.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
