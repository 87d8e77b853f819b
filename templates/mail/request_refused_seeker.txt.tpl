{{! Plain text: there is no markup that could be escaped. }}
{{#t}}You asked {{site_name}} to erase what it holds about you. The people who run it looked at it, and said no for now. Nothing was
	erased.{{/t}}

{{#t}}WHAT YOU CAN DO{{/t}}
{{#t}}Ask them why: answer this e-mail.{{/t}}
{{#t}}Ask again, or download what they hold:{{/t}}
{{status_link}}/erase

--
{{#t}}You get this because somebody with your link asked for it. The link is yours alone, so please don’t pass it on.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
