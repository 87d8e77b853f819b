{{! A header, encoded by the mail library: nothing is escaped. It never holds a person's name. }}
{{#t}}A referral to {{program_name}} waits for your answer{{/t}}
