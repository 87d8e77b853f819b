{{! Plain text: there is no markup that could be escaped. }}
{{#t}}You asked {{site_name}} to erase what it holds about you. It is done: your name, your addresses and your words are gone, and links
	in earlier messages do not work any more.{{/t}}

{{#t}}You don’t have to do anything. This is our last message to you. Once it is sent, we erase your address, too.{{/t}}

--
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
