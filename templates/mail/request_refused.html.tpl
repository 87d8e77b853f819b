{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Your data was not erased{{/t}}</h1>
<p>{{#t}}You asked {{site_name}} to erase what it holds about you. The people who run it looked at it, and said no for now. Nothing was
	erased.{{/t}}</p>
{{#refusal_reason}}
<p class="said">{{#t}}They wrote:{{/t}}</p>
<blockquote class="quote">{{#refusal_reason_lines}}{{line}}<br>{{/refusal_reason_lines}}</blockquote>
{{/refusal_reason}}
<h2>{{#t}}What you can do{{/t}}</h2>
<p>{{#takes_answers}}{{#t}}Do you want to ask them something? Answer this e-mail.{{/t}}{{/takes_answers}}\
	{{#no_takes_answers}}{{#site_operator}}{{#t}}Do you want to ask them something? Get in touch with
		{{site_operator}}.{{/t}}{{/site_operator}}{{/no_takes_answers}}</p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{data_link}}">{{#t}}Ask again, or download it{{/t}}</a></p>
<div class="foot">
<p>{{#t}}You get this because your address belongs to an account at {{site_name}}.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
