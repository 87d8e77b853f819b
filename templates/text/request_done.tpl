{{! A text message, plain: nothing is escaped. }}
{{#t}}{{site_name}}: It is done: what we held about you is erased. You don’t have to do anything.{{/t}}
