{{! A text message, plain: nothing is escaped. }}
{{#t}}{{site_name}}: Your password was changed. If it was not you, sign in with a code, choose a new one and sign out everywhere: {{account_link}}{{/t}}
