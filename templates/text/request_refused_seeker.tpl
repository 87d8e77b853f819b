{{! A text message, plain: nothing is escaped. }}
{{#t}}{{site_name}}: Nothing was erased: the people who run this site said no for now. You can ask again: {{status_link}}{{/t}}
