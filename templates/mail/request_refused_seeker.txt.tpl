{{! Plain text: there is no markup that could be escaped. }}
{{#t}}You asked {{site_name}} to erase what it holds about you. The people who run it looked at it, and said no for now. Nothing was
	erased.{{/t}}

{{#refusal_reason}}{{#t}}They wrote:{{/t}}
{{#refusal_reason_lines}}> {{line}}
{{/refusal_reason_lines}}{{/refusal_reason}}

{{#t}}WHAT YOU CAN DO{{/t}}
{{#takes_answers}}{{#t}}Do you want to ask them something? Answer this e-mail.{{/t}}{{/takes_answers}}\
{{#no_takes_answers}}{{#site_operator}}{{#t}}Do you want to ask them something? Get in touch with
	{{site_operator}}.{{/t}}{{/site_operator}}{{/no_takes_answers}}
{{#t}}Ask again, or download what they hold:{{/t}}
{{status_link}}/erase

--
{{#t}}You get this because somebody with your link asked for it. The link is yours alone, so please don’t pass it on.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
