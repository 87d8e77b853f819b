{{! A text message, plain: nothing is escaped. }}
{{#t}}{{site_name}}: A portal opens your account now. If it was not you, end that, change your password and sign out everywhere: {{account_link}}{{/t}}
