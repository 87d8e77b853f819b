{{! A text message, plain: nothing is escaped. }}
{{#t}}{{site_name}}: It is done: what we held about you is erased. You need to do nothing.{{/t}}
