{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}A recovery code was used{{/t}}
