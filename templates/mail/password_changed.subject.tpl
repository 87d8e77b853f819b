{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}Your password was changed{{/t}}
