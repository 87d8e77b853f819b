{{! A text message, plain: nothing is escaped. }}
{{#t}}{{site_name}}: Two-step sign-in is off. If it was not you, change your password and sign out everywhere: {{account_link}}{{/t}}
