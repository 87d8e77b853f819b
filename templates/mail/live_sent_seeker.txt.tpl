{{! Plain text: there is no markup that could be escaped, and what people typed has had its links broken. }}
{{#for_self}}{{#recorded}}{{#t}}{{program_name}} wrote down on {{made_on}} that you asked them for help.{{/t}}{{/recorded}}\
{{#no_recorded}}{{#t}}We sent your request to {{program_name}} on {{made_on}}.{{/t}}{{/no_recorded}}{{/for_self}}\
{{#for_other}}{{#helper_organization}}{{#t}}{{helper_name}} of {{helper_organization}} referred you to {{program_name}} on
	{{made_on}}.{{/t}}{{/helper_organization}}\
{{#no_helper_organization}}{{#t}}{{helper_name}} referred you to {{program_name}} on {{made_on}}.{{/t}}{{/no_helper_organization}}{{/for_other}}

{{#t}}WHAT HAPPENS NEXT{{/t}}
{{#answer_days}}{{#tn answer_days}}They have it now, and should answer by the next working day.{{|}}They have it now, and should answer
	within {{answer_days}} working days.{{/tn}}{{/answer_days}} {{#program_phone}}{{#t}}You can also call them: {{program_phone}}{{/t}}{{/program_phone}}

{{#recorded}}{{#t}}WHAT THEY HAVE{{/t}}{{/recorded}}{{#no_recorded}}{{#t}}WHAT WE SENT THEM{{/t}}{{/no_recorded}}
{{#t}}Program:{{/t}} {{program_name}}{{#organization_name}}, {{organization_name}}{{/organization_name}}
{{#t}}Your name:{{/t}} {{seeker_name}}
{{#reach_email}}{{#seeker_email}}{{#t}}Reach you by e-mail:{{/t}} {{seeker_email}}
{{/seeker_email}}{{/reach_email}}{{#reach_text}}{{#seeker_phone}}{{#t}}Reach you by text message:{{/t}} {{seeker_phone}}
{{/seeker_phone}}{{/reach_text}}{{#reach_phone}}{{#seeker_phone}}{{#t}}Reach you by phone:{{/t}} {{seeker_phone}}
{{/seeker_phone}}{{/reach_phone}}{{#no_reach_email}}{{#seeker_email}}{{#t}}Your e-mail address:{{/t}} {{seeker_email}}
{{/seeker_email}}{{/no_reach_email}}{{#no_reach_text}}{{#no_reach_phone}}{{#seeker_phone}}{{#t}}Your phone number:{{/t}} {{seeker_phone}}
{{/seeker_phone}}{{/no_reach_phone}}{{/no_reach_text}}
{{#comment}}{{#for_self}}{{#recorded}}{{#t}}They wrote:{{/t}}{{/recorded}}\
{{#no_recorded}}{{#t}}You wrote:{{/t}}{{/no_recorded}}{{/for_self}}{{#for_other}}{{#t}}{{helper_name}} wrote:{{/t}}{{/for_other}}
{{#comment_lines}}> {{line}}
{{/comment_lines}}{{/comment}}

{{#t}}Sign in with this address, under your own name, to see it with your others:{{/t}}
{{dashboard_link}}

{{#t}}WHAT HAPPENED?{{/t}}
{{#t}}When you know more, tell them with one of these. Nothing is sent before you confirm it, and you need not sign in.{{/t}}

{{#t}}I got help:{{/t}}
{{status_link}}?status=got_help
{{#t}}I am still waiting:{{/t}}
{{status_link}}?status=still_waiting
{{#t}}I couldn’t get help:{{/t}}
{{status_link}}?status=couldnt_get_help
{{#t}}I don’t need this any more:{{/t}}
{{status_link}}?status=no_longer_interested
{{#t}}Something else:{{/t}}
{{status_link}}

--
{{#for_self}}{{#t}}You get this because your e-mail address was given at {{site_name}} as the way to reach you.{{/t}}{{/for_self}}\
{{#for_other}}{{#t}}You get this because {{helper_name}} gave your e-mail address at {{site_name}} as the way to reach you.{{/t}}{{/for_other}}
{{#t}}Anyone who has this e-mail can use its links, for 90 days at most, so please don’t pass it on.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
