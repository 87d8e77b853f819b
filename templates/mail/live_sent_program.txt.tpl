{{! Plain text: there is no markup that could be escaped, and what people typed has had its links broken. }}
{{#for_self}}{{#t}}{{seeker_name}} asked {{program_name}} for help on {{made_on}}.{{/t}}{{/for_self}}\
{{#for_other}}{{#helper_organization}}{{#t}}{{helper_name}} of {{helper_organization}} referred {{seeker_name}} to {{program_name}} on
	{{made_on}}.{{/t}}{{/helper_organization}}\
{{#no_helper_organization}}{{#t}}{{helper_name}} referred {{seeker_name}} to {{program_name}} on {{made_on}}.{{/t}}{{/no_helper_organization}}{{/for_other}}
{{#t}}They gave permission to share this with you.{{/t}} {{#due_on}}{{#t}}Please answer by {{due_on}}.{{/t}}{{/due_on}}

{{#discreet}}{{#t}}TAKE CARE: Someone else may read or hear their messages. Don’t say who you are or what it is about.{{/t}}

{{/discreet}}{{#t}}Name:{{/t}} {{seeker_name}}
{{#other_language}}{{#t}}Language:{{/t}} {{other_language}}
{{/other_language}}{{#contact_withheld}}{{#claimed}}{{#t}}You find how to reach them in Inbound Referrals, not in this e-mail.{{/t}}{{/claimed}}\
{{#no_claimed}}{{#t}}How to reach them is not in this e-mail. The people who run {{site_name}} can give you access to it.{{/t}}{{/no_claimed}}
{{#code_from_you}}{{#t}}They can read your answer only with a code, and they get it from you. It is on the page of the referral.{{/t}}
{{/code_from_you}}{{/contact_withheld}}{{#no_contact_withheld}}{{#reach_email}}{{#seeker_email}}{{#t}}Best way to reach them: by e-mail, {{seeker_email}}{{/t}}
{{/seeker_email}}{{/reach_email}}{{#reach_text}}{{#seeker_phone}}{{#t}}Best way to reach them: by text message, {{seeker_phone}}{{/t}}
{{/seeker_phone}}{{/reach_text}}{{#reach_phone}}{{#seeker_phone}}{{#t}}Best way to reach them: by phone, {{seeker_phone}}{{/t}}
{{/seeker_phone}}{{/reach_phone}}{{#no_reach_email}}{{#seeker_email}}{{#t}}E-mail address, not the way they chose:{{/t}} {{seeker_email}}
{{/seeker_email}}{{/no_reach_email}}{{#no_reach_text}}{{#no_reach_phone}}{{#seeker_phone}}{{#t}}Phone number, not the way they chose:{{/t}} {{seeker_phone}}
{{/seeker_phone}}{{/no_reach_phone}}{{/no_reach_text}}{{/no_contact_withheld}}\
	{{#for_other}}{{#t}}Referred by:{{/t}} {{helper_name}}{{#helper_organization}}, {{helper_organization}}{{/helper_organization}}
{{#helper_email}}{{#t}}E-mail address of {{helper_name}}:{{/t}} {{helper_email}}
{{/helper_email}}{{#helper_phone}}{{#t}}Phone number of {{helper_name}}:{{/t}} {{helper_phone}}
{{/helper_phone}}{{/for_other}}
{{#comment}}{{#for_self}}{{#t}}{{seeker_name}} wrote:{{/t}}{{/for_self}}{{#for_other}}{{#t}}{{helper_name}} wrote:{{/t}}{{/for_other}}
{{#comment_lines}}> {{line}}
{{/comment_lines}}{{/comment}}

{{#has_forms}}{{#outcome}}{{#t}}Answers to your questions: {{outcome}}{{/t}}{{/outcome}}\
{{#no_outcome}}{{#t}}Answers to your questions came with it.{{/t}}{{/no_outcome}}
{{#claimed}}{{#t}}Read them (you sign in):{{/t}}
{{answers_link}}
{{/claimed}}{{/has_forms}}

{{#claimed}}{{#t}}See it with all your referrals (you sign in):{{/t}}
{{dashboard_link}}
{{/claimed}}

{{#t}}WHAT HAPPENED?{{/t}}
{{#t}}Tell them with one of these. Nothing is sent before you confirm it, and you need not sign in.{{/t}}

{{#t}}We are working on it:{{/t}}
{{status_link}}?status=pending
{{#t}}They got help:{{/t}}
{{status_link}}?status=got_help
{{#t}}We could not reach them:{{/t}}
{{status_link}}?status=couldnt_contact
{{#t}}Something else:{{/t}}
{{status_link}}

--
{{#t}}You get this because your address receives the referrals for {{program_name}} at {{site_name}}.{{/t}}
{{#t}}The people who run {{site_name}} can change that.{{/t}}
{{#t}}The links above are for your program. Anyone who has this e-mail can use them, for 90 days at most, so please don’t pass it on.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
