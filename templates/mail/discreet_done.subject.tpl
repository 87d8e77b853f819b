{{! A header, encoded by the mail library: nothing is escaped. It reveals nothing to somebody who reads over a shoulder. }}
{{#t}}You have a message{{/t}}
