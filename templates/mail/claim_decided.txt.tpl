{{! Plain text: there is no markup that could be escaped. }}
{{#approved}}{{#t}}{{site_name}} has agreed to your request. You can read the referrals of {{program_name}}, change its settings and invite others.{{/t}}

{{#t}}Open its settings:{{/t}}
{{manage_link}}
{{/approved}}{{#no_approved}}{{#t}}{{site_name}} could not see that you work for {{program_name}}. If you do, ask again and write more:{{/t}}
{{claim_link}}

{{#takes_answers}}{{#t}}Or answer this e-mail.{{/t}}{{/takes_answers}}
{{/no_approved}}

--
{{#t}}You get this because you asked to run {{program_name}} at {{site_name}}.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
