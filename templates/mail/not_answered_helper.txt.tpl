{{! Plain text: there is no markup that could be escaped, and what people typed has had its links broken. }}
{{#t}}{{program_name}} has not answered your referral of {{seeker_name}} yet. You sent it on {{made_on}}.{{/t}} {{#due_on}}{{#t}}The answer was
	due on {{due_on}}.{{/t}}{{/due_on}}

{{#program_phone}}{{#t}}You can call them: {{program_phone}}{{/t}}
{{/program_phone}}
{{#t}}Refer {{seeker_name}} elsewhere:{{/t}}
{{elsewhere_link}}

{{#t}}Open this referral:{{/t}}
{{referral_link}}

{{#t}}Do you know better? Say what happened:{{/t}}
{{status_link}}

--
{{#t}}You get this because you made this referral at {{site_name}}.{{/t}}
{{#unsubscribe_link}}{{#t}}Stop these e-mails:{{/t}} {{unsubscribe_link}}
{{/unsubscribe_link}}{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
