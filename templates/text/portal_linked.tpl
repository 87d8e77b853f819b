{{! A text message, plain: nothing is escaped. }}
{{#t}}{{site_name}}: A portal can open your account now. Was it not you? End that, and change your password: {{account_link}}{{/t}}
