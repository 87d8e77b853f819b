{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}Does {{program_name}} have room?{{/t}}
