{{! A header, encoded by the mail library: nothing is escaped. It never holds a person's name. }}
{{#status_same}}{{#t}}A note on the referral to {{program_name}}{{/t}}{{/status_same}}\
{{#no_status_same}}{{#t}}{{program_name}}: {{status_to}}{{/t}}{{/no_status_same}}
