{{! Plain text: there is no markup that could be escaped, and what people typed has had its links broken. }}
{{#t}}On {{made_on}} you were looking for help from {{program_name}}. Did you get it?{{/t}}

{{#t}}Answer with one of these. Nothing is sent before you confirm it, and you need not sign in.{{/t}}

{{#t}}I got help:{{/t}}
{{status_link}}?status=got_help
{{#t}}I couldn’t get help:{{/t}}
{{status_link}}?status=couldnt_get_help
{{#t}}I am still waiting:{{/t}}
{{status_link}}?status=still_waiting
{{#t}}Something else:{{/t}}
{{status_link}}

{{#program_phone}}{{#t}}You can also call them: {{program_phone}}{{/t}}
{{/program_phone}}
--
{{#t}}You get this once, because you agreed that {{site_name}} may ask you.{{/t}}
{{#t}}The links above are yours alone. Anyone who has this e-mail can use them, so please don’t pass it on.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
