{{! Plain text: there is no markup that could be escaped, and what people typed has had its links broken. }}
{{#t}}This is new with your referrals.{{/t}}

{{#news}}
{{#news_program}}
{{news_seeker}}
{{#news_unanswered}}{{#t}}{{news_program}}: not answered yet, on {{news_on}}.{{/t}}
{{/news_unanswered}}{{#news_undelivered}}{{#t}}{{news_program}}: one of our messages did not arrive, on {{news_on}}.{{/t}}
{{/news_undelivered}}{{#no_news_unanswered}}{{#no_news_undelivered}}{{#t}}{{news_program}}: “{{news_status}}”, since {{news_on}}.{{/t}}
{{/no_news_undelivered}}{{/no_news_unanswered}}{{#news_note}}> {{news_note}}
{{/news_note}}{{news_link}}
{{#news_elsewhere_link}}{{#t}}Refer elsewhere:{{/t}} {{news_elsewhere_link}}
{{/news_elsewhere_link}}
{{/news_program}}
{{#no_news_program}}
{{#t}}You have a message:{{/t}}
{{news_link}}
{{/no_news_program}}

{{/news}}
{{#more}}{{#tn more}}And one more piece of news.{{|}}And {{more}} more pieces of news.{{/tn}}
{{/more}}
{{#t}}See the people you are helping:{{/t}}
{{dashboard_link}}

--
{{#t}}You get this because you made referrals at {{site_name}}.{{/t}}
{{#unsubscribe_link}}{{#t}}Stop these e-mails:{{/t}} {{unsubscribe_link}}
{{/unsubscribe_link}}{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
