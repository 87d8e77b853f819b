{{! A text message, plain: nothing is escaped. }}
{{#t}}{{site_name}}: An address was removed from your account. If it was not you, change your password and sign out everywhere: {{account_link}}{{/t}}
