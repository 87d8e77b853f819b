{{! A text message, plain: nothing is escaped. One neutral sentence: neither who writes nor what about. }}
{{#t}}We looked at what you asked us.{{/t}}
