{{! Plain text: there is no markup that could be escaped, and what people typed has had its links broken. }}
{{#status_same}}{{#t}}{{changed_by}} added a note to your referral to {{program_name}} on {{changed_on}}. It still says
	“{{status_to}}”.{{/t}}{{/status_same}}\
{{#no_status_same}}{{#status_undone}}{{#t}}{{changed_by}} undid a change of your referral to {{program_name}} on {{changed_on}}. It was
	“{{status_from}}” and is now “{{status_to}}” again.{{/t}}{{/status_undone}}\
{{#no_status_undone}}{{#t}}{{changed_by}} changed your referral to {{program_name}} on {{changed_on}}. It was “{{status_from}}” and is now
	“{{status_to}}”.{{/t}}{{/no_status_undone}}{{/no_status_same}}
{{#now_not_updated}}{{#t}}Nothing is decided yet.{{/t}}{{/now_not_updated}}\
{{#now_needs_client_action}}{{#t}}There is something for you to do. Ask them what it is if you don’t know.{{/t}}{{/now_needs_client_action}}\
{{#now_pending}}{{#t}}They are working on it.{{/t}}{{#no_note}} {{#t}}You don’t have to do anything now.{{/t}}{{/no_note}}{{/now_pending}}\
{{#now_referred_elsewhere}}{{#t}}They sent you on to somebody else. Ask them who it is if you don’t know.{{/t}}{{/now_referred_elsewhere}}\
{{#now_eligible}}{{#t}}Good news: you can get help there. Ask them what comes next if you don’t know.{{/t}}{{/now_eligible}}\
{{#now_got_help}}{{#t}}If you did not get help, tell them below.{{/t}}{{/now_got_help}}\
{{#now_couldnt_get_help}}{{#t}}It did not work out here. There may be another program that can help.{{/t}}{{/now_couldnt_get_help}}\
{{#now_couldnt_contact}}{{#t}}You and they did not reach each other yet. Are your e-mail address and phone number right?{{/t}}{{/now_couldnt_contact}}\
{{#now_not_eligible}}{{#t}}Their rules don’t fit you. There may be another program that can help.{{/t}}{{/now_not_eligible}}\
{{#now_no_capacity}}{{#t}}They have no room now. There may be another program that can help.{{/t}}{{/now_no_capacity}}\
{{#now_no_longer_interested}}{{#t}}If you still need this, tell them below.{{/t}}{{/now_no_longer_interested}}

{{#note}}{{#t}}{{changed_by}} wrote:{{/t}}
{{#note_lines}}> {{line}}
{{/note_lines}}{{/note}}

{{#t}}Program:{{/t}} {{program_name}}{{#organization_name}}, {{organization_name}}{{/organization_name}}
{{#program_phone}}{{#t}}Call them:{{/t}} {{program_phone}}
{{/program_phone}}{{#elsewhere_link}}{{#t}}Find another program:{{/t}} {{elsewhere_link}}
{{/elsewhere_link}}{{#t}}All your referrals (you sign in):{{/t}} {{dashboard_link}}

{{#t}}IS THAT RIGHT?{{/t}}
{{#t}}If it is not, tell them with one of these. Nothing is sent before you confirm it, and you need not sign in.{{/t}}

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
{{#t}}You get this because e-mail was chosen as a way to reach you about this referral at {{site_name}}. Sign in to change that.{{/t}}
{{#t}}Anyone who has this e-mail can use its links, for 90 days at most, so please don’t pass it on.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
