{{! Plain text: there is no markup that could be escaped, and what people typed has had its links broken. }}
{{#status_same}}{{#t}}{{changed_by}} added a note to the referral of {{seeker_name}} to {{program_name}} on {{changed_on}}.{{/t}}{{/status_same}}
{{#no_status_same}}{{#t}}{{changed_by}} changed the referral of {{seeker_name}} to {{program_name}} on {{changed_on}}.{{/t}}
{{#status_from}}{{#t}}It was “{{status_from}}” and is now “{{status_to}}”.{{/t}}{{/status_from}}
{{#no_status_from}}{{#t}}It is now “{{status_to}}”.{{/t}}{{/no_status_from}}{{/no_status_same}}

{{#note}}{{#t}}{{changed_by}} wrote:{{/t}}
{{#note_lines}}> {{line}}
{{/note_lines}}{{/note}}

{{#elsewhere_link}}{{#t}}Refer {{seeker_name}} elsewhere:{{/t}}
{{elsewhere_link}}
{{/elsewhere_link}}{{#t}}Open this referral:{{/t}}
{{referral_link}}
{{#t}}See the people you are helping:{{/t}} {{dashboard_link}}
{{#t}}Do you know better? Say what happened:{{/t}}
{{status_link}}

--
{{#t}}You get this because you made this referral at {{site_name}}.{{/t}}
{{#unsubscribe_link}}{{#t}}Stop these e-mails:{{/t}} {{unsubscribe_link}}
{{/unsubscribe_link}}{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
