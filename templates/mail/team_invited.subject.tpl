{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}You are invited to work with {{program_name}}{{/t}}
