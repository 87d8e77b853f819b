{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}What is new with your referrals{{/t}}</h1>
{{#news}}
{{#news_program}}
<h2>{{news_seeker}}</h2>
{{#news_unanswered}}<p>{{#t}}{{news_program}}: not answered yet, on {{news_on}}.{{/t}}</p>{{/news_unanswered}}
{{#news_undelivered}}<p>{{#t}}{{news_program}}: one of our messages did not arrive, on {{news_on}}.{{/t}}</p>{{/news_undelivered}}
{{#no_news_unanswered}}{{#no_news_undelivered}}<p>{{#t}}{{news_program}}: “{{news_status}}”, since {{news_on}}.{{/t}}</p>\
	{{/no_news_undelivered}}{{/no_news_unanswered}}
{{#news_note}}<blockquote class="quote">{{news_note}}</blockquote>{{/news_note}}
<p><a href="{{news_link}}">{{#t}}Open this referral{{/t}}</a></p>
{{#news_elsewhere_link}}<p><a href="{{news_elsewhere_link}}">{{#t}}Refer elsewhere{{/t}}</a></p>{{/news_elsewhere_link}}
{{/news_program}}
{{#no_news_program}}
<p>{{#t}}You have a message:{{/t}} <a href="{{news_link}}">{{#t}}Read it{{/t}}</a></p>
{{/no_news_program}}
{{/news}}
{{#more}}<p>{{#tn more}}And one more piece of news.{{|}}And {{more}} more pieces of news.{{/tn}}</p>{{/more}}
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{dashboard_link}}">{{#t}}See the people you are helping{{/t}}</a></p>
<div class="foot">
<p>{{#t}}You get this because you made referrals at {{site_name}}.{{/t}}</p>
{{#unsubscribe_link}}<p><a href="{{unsubscribe_link}}">{{#t}}Stop these e-mails{{/t}}</a></p>{{/unsubscribe_link}}
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
