{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}What is new with your referrals{{/t}}</h1>
{{#news}}
{{#news_program}}
<h2>{{news_seeker}}</h2>
<p>{{#t}}{{news_program}}: “{{news_status}}”, since {{news_on}}.{{/t}}</p>
{{#news_note}}<blockquote class="quote">{{news_note}}</blockquote>{{/news_note}}
<p><a href="{{news_link}}">{{#t}}Open this referral{{/t}}</a></p>
{{/news_program}}
{{#no_news_program}}
<p>{{#t}}You have a message:{{/t}} <a href="{{news_link}}">{{#t}}Read it{{/t}}</a></p>
{{/no_news_program}}
{{/news}}
<p><a class="button" href="{{dashboard_link}}">{{#t}}See the people you are helping{{/t}}</a></p>
<div class="foot">
<p>{{#t}}You get this because you made referrals at {{site_name}}.{{/t}}</p>
{{#unsubscribe_link}}<p><a href="{{unsubscribe_link}}">{{#t}}Stop these e-mails{{/t}}</a></p>{{/unsubscribe_link}}
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
