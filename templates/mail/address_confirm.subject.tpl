{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}Please confirm this address for {{program_name}}{{/t}}
