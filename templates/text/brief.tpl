{{! A text message, plain: nothing is escaped. For when all else is too long. }}
{{#digits}}{{digits}}{{/digits}}{{#status_link}}{{#t}}{{site_name}}: {{status_link}}{{/t}}{{/status_link}}
