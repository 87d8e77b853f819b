{{! A header, encoded by the mail library: nothing is escaped. It never holds a person's name. }}
{{#for_self}}{{#recorded}}{{#t}}Your request to {{program_name}}{{/t}}{{/recorded}}\
{{#no_recorded}}{{#t}}Sent to {{program_name}}{{/t}}{{/no_recorded}}{{/for_self}}{{#for_other}}{{#t}}You were referred to {{program_name}}{{/t}}{{/for_other}}
