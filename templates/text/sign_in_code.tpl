{{! A text message, plain: nothing is escaped. }}
{{#t}}{{site_name}}: {{digits}} is your sign-in code. It works for ten minutes. If you did not ask for it, you need not do anything.{{/t}}
