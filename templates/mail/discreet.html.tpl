{{%AUTOESCAPE context="HTML"}}
{{! One neutral sentence and a link, nothing else: neither who writes nor what about. }}
{{>mail_head}}
<p>{{#t}}You can read your message here:{{/t}}</p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{status_link}}">{{#t}}Read it{{/t}}</a></p>
{{>mail_foot}}
