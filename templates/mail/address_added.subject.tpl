{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}An address was added to your account{{/t}}
