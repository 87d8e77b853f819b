{{! Plain text: there is no markup that could be escaped, and what people typed has had its links broken. }}
{{#t}}You referred {{seeker_name}} to {{program_name}} on {{made_on}}. One of our messages about it did not arrive.{{/t}}
{{#t}}The referral’s page shows which one. Check the address there, or call.{{/t}}

{{#t}}Open this referral:{{/t}}
{{referral_link}}

--
{{#t}}You get this because you made this referral at {{site_name}}.{{/t}}
{{#unsubscribe_link}}{{#t}}Stop these e-mails:{{/t}} {{unsubscribe_link}}
{{/unsubscribe_link}}{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
