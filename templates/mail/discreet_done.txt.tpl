{{! Plain text: there is no markup that could be escaped. One neutral sentence: neither who writes nor what about. }}
{{#t}}We looked at what you asked us.{{/t}}
