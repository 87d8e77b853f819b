{{%AUTOESCAPE context="HTML"}}
{{! One neutral sentence: neither who writes nor what about. }}
{{>mail_head}}
<p>{{#t}}We looked at what you asked us.{{/t}}</p>
{{>mail_foot}}
