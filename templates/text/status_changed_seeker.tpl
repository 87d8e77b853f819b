{{! A text message, plain: nothing is escaped. It names neither status nor program: the page behind the link shows both. }}
{{#t}}{{site_name}}: There is news about what you asked for. See it and answer: {{status_link}}{{/t}}
