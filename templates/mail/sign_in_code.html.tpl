{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Your sign-in code{{/t}}</h1>
<p>{{#t}}Enter this code on the page where you asked for it:{{/t}}</p>
<p class="code">{{digits}}</p>
<p>{{#t}}It works for ten minutes, once, and only in the browser that asked for it.{{/t}} {{#t}}Nobody from {{site_name}} will ever ask you for it.{{/t}}</p>
<p>{{#t}}If it was not you who asked, you need not do anything: without the code nobody can sign in.{{/t}}</p>
<div class="foot">
<p>{{#t}}You get this because somebody entered your e-mail address at {{site_name}} to sign in.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
