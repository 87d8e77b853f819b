{{! A text message, plain: nothing is escaped. For when all else is too long; of a discreet referral not even the site is named. }}
{{#digits}}{{digits}}{{/digits}}\
{{#status_link}}{{#site_name}}{{#t}}{{site_name}}: {{status_link}}{{/t}}{{/site_name}}\
{{#no_site_name}}{{status_link}}{{/no_site_name}}{{/status_link}}
