{{! A header, encoded by the mail library: nothing is escaped. It never holds a person's name. }}
{{#t}}What is new with your referrals{{/t}}
