{{! Plain text: there is no markup that could be escaped. }}
{{#t}}{{asked_by}} asked for this code to show that they work for {{program_name}}. If that is so, give it to them:{{/t}}

{{digits}}

{{#t}}It works for half an hour, once. With it they can read the referrals of {{program_name}} and change its settings.{{/t}}
{{#t}}If you don’t know them, keep the code to yourself: nothing happens then.{{/t}}

--
{{#t}}You get this because this address is on the listing of {{program_name}}.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
