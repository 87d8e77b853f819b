{{! A header, encoded by the mail library: nothing is escaped. It never holds a person's name. }}
{{#t}}{{program_name}} has not answered yet{{/t}}
