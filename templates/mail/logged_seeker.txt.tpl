{{! Plain text: there is no markup that could be escaped, and what people typed has had its links broken. }}
{{#for_self}}{{#t}}You noted down {{program_name}} as a referral on {{made_on}}.{{/t}}{{/for_self}}\
{{#for_other}}{{#helper_organization}}{{#t}}{{helper_name}} of {{helper_organization}} noted down {{program_name}} as a referral for you on
	{{made_on}}.{{/t}}{{/helper_organization}}\
{{#no_helper_organization}}{{#t}}{{helper_name}} noted down {{program_name}} as a referral for you on
	{{made_on}}.{{/t}}{{/no_helper_organization}}{{/for_other}}
{{#t}}We did not contact the program. They don’t know about you, so the next step is yours.{{/t}}

{{#t}}WHAT TO DO NEXT{{/t}}
{{#next_steps_lines}}{{line}}
{{/next_steps_lines}}{{#program_phone}}{{#t}}Call them:{{/t}} {{program_phone}}
{{/program_phone}}{{#external_url}}{{#t}}Their website:{{/t}} {{external_url}}
{{/external_url}}{{#t}}All about it:{{/t}} {{next_steps_link}}

{{#comment}}{{#for_self}}{{#t}}You wrote:{{/t}}{{/for_self}}{{#for_other}}{{#t}}{{helper_name}} wrote:{{/t}}{{/for_other}}
{{#comment_lines}}> {{line}}
{{/comment_lines}}{{/comment}}

{{#t}}Sign in with this address, under your own name, to see it with your others:{{/t}}
{{dashboard_link}}

{{#t}}WHAT HAPPENED?{{/t}}
{{#t}}When you know more, note it with one of these. Nothing is saved before you confirm it, and you need not sign in.{{/t}}

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
