{{! A text message, plain: nothing is escaped. }}
{{#t}}{{site_name}}: A recovery code was used. If it was not you, change your password and sign out everywhere: {{account_link}}{{/t}}
