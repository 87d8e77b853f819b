{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}An address was removed from your account{{/t}}
