{{! A header, encoded by the mail library: nothing is escaped. It never holds a person's name. }}
{{#t}}Your next step with {{program_name}}{{/t}}
