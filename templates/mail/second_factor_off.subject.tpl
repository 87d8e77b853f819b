{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}Two-step sign-in is off{{/t}}
