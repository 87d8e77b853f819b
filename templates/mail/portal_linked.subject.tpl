{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}A portal opens your account now{{/t}}
