{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}Code for {{program_name}}{{/t}}
