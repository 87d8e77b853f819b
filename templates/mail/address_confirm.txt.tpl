{{! Plain text: there is no markup that could be escaped. }}
{{#t}}{{asked_by}} wants {{site_name}} to send referrals to this address. They are about people who ask {{program_name}} for help. Nothing is sent here
	before you confirm.{{/t}}

{{#t}}Look and confirm:{{/t}}
{{pass_link}}

{{#t}}The link works once, for seven days.{{/t}} {{#t}}If you know nothing about this, you need not do anything.{{/t}}

--
{{#t}}You get this because somebody entered this address at {{site_name}}.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
