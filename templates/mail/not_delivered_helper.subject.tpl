{{! A header, encoded by the mail library: nothing is escaped. It never holds a person's name. }}
{{#t}}A message about your referral to {{program_name}} did not arrive{{/t}}
