{{! A text message, plain: nothing is escaped. It does not name the program: the page behind the link does. }}
{{#t}}{{site_name}}: Did you get the help you asked for? Answer here, no sign-in needed: {{status_link}}{{/t}}
