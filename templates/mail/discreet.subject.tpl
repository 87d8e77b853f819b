{{! A header, encoded by the mail library: nothing is escaped. Who reads over a shoulder learns nothing. }}
{{#t}}You have a message{{/t}}
