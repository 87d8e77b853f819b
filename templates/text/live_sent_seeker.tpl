{{! A text message, plain: nothing is escaped. Site, program, next step, link; never a name or comment; two parts at most. }}
{{#for_self}}{{#recorded}}{{#t}}{{site_name}}: {{program_name}} has your request and will contact you. See it or say what happened:
	{{status_link}}{{/t}}{{/recorded}}\
{{#no_recorded}}{{#t}}{{site_name}}: Your request was sent to {{program_name}}. They will contact you. See it or say what happened:
	{{status_link}}{{/t}}{{/no_recorded}}{{/for_self}}\
{{#for_other}}{{#t}}{{site_name}}: You were referred to {{program_name}}. They will contact you. See it or say what happened:
	{{status_link}}{{/t}}{{/for_other}}
