{{! A header, encoded by the mail library: nothing is escaped. The digits stay out of it: subjects show on locked screens. }}
{{#t}}Your sign-in code for {{site_name}}{{/t}}
