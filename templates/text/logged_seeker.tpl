{{! A text message, plain: nothing is escaped. Site, program, next step, link; never a name or comment; two parts at most. }}
{{#t}}{{site_name}}: {{program_name}} was noted for you. We did not contact them: the next step is yours. What to do: {{status_link}}{{/t}}
