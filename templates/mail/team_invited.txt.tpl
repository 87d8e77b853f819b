{{! Plain text: there is no markup that could be escaped. }}
{{#as_admin}}{{#t}}{{asked_by}} invites you at {{site_name}} to run {{program_name}}: to answer its referrals and to change its settings.{{/t}}{{/as_admin}}\
{{#as_worker}}{{#t}}{{asked_by}} invites you at {{site_name}} to answer the referrals of {{program_name}}.{{/t}}{{/as_worker}}

{{#t}}Open the invitation:{{/t}}
{{pass_link}}

{{#t}}It is for this address alone: sign in with it, or make an account with it. The link works once, for fourteen days.{{/t}}
{{#t}}If you know nothing about this, you need not do anything.{{/t}}

--
{{#t}}You get this because somebody entered this address at {{site_name}}.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
