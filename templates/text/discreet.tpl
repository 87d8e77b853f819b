{{! A text message, plain: nothing is escaped. One neutral sentence and a link, nothing else. }}
{{#t}}You have a message: {{status_link}}{{/t}}
