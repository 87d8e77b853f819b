{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}You have new recovery codes{{/t}}
