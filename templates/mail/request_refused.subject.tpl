{{! A header, encoded by the mail library: nothing is escaped. }}
{{#t}}What you asked {{site_name}} to erase{{/t}}
