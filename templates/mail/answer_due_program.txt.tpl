{{! Plain text: there is no markup that could be escaped, and what people typed has had its links broken. }}
{{#t}}{{seeker_name}} has waited for an answer from {{program_name}} since {{made_on}}.{{/t}} {{#due_on}}{{#t}}The answer was due on
	{{due_on}}.{{/t}}{{/due_on}}

{{#discreet}}{{#t}}TAKE CARE: Someone else may read or hear their messages. Don’t say who you are or what it is about.{{/t}}

{{/discreet}}{{#claimed}}{{#t}}How to reach them is in Inbound Referrals (you sign in):{{/t}}
{{dashboard_link}}{{/claimed}}\
{{#no_claimed}}{{#t}}How to reach them is in the e-mail that brought this referral.{{/t}}{{/no_claimed}}

{{#t}}WHAT HAPPENED?{{/t}}
{{#t}}Tell them with one of these. Nothing is sent before you confirm it, and you need not sign in.{{/t}}

{{#t}}We are working on it:{{/t}}
{{status_link}}?status=pending
{{#t}}They got help:{{/t}}
{{status_link}}?status=got_help
{{#t}}We could not reach them:{{/t}}
{{status_link}}?status=couldnt_contact
{{#t}}We have no room now:{{/t}}
{{status_link}}?status=no_capacity
{{#t}}Something else:{{/t}}
{{status_link}}

--
{{#t}}You get this because your address receives the referrals for {{program_name}} at {{site_name}}.{{/t}}
{{#t}}The links above are for your program. Anyone who has this e-mail can use them, for 90 days at most, so please don’t pass it on.{{/t}}
{{#unsubscribe_link}}{{#t}}Stop reminders to this address. New referrals still come:{{/t}} {{unsubscribe_link}}
{{/unsubscribe_link}}{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
