{{! Plain text: there is no markup that could be escaped. One neutral sentence and a link, nothing else. }}
{{#t}}You can read your message here:{{/t}}
{{status_link}}
