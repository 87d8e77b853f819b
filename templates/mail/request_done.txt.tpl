{{! Plain text: there is no markup that could be escaped. }}
{{#t}}You asked {{site_name}} to erase what it holds about you. It is done: your name, your addresses and your words are gone, and links
	in earlier messages do not work any more.{{/t}}

{{#t}}You need to do nothing. This is the last message: your address is erased, too, now that it was sent.{{/t}}

--
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
