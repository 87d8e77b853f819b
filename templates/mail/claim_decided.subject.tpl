{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}Your request about {{program_name}}{{/t}}
