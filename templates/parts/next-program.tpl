{{%AUTOESCAPE context="HTML"}}
{{! The next step, for the program: one section, named as the status's slug. Markers as in next-helper. }}
{{#erased}}{{#t}}Nothing is left to do.{{/t}}{{/erased}}
{{#disputed}}{{#t}}You do not agree on what happened. Talk it over, then set it right.{{/t}}{{/disputed}}
{{#still_waiting}}{{#t}}Talk to {{seeker_first_name}}, then say what happened.{{/t}}{{/still_waiting}}
{{#not_updated}}{{#consent_withdrawn}}{{#t}}They stopped sharing. You don’t have to do anything.{{/t}}{{/consent_withdrawn}}\
{{#no_consent_withdrawn}}{{#no_dont_reach_out}}{{#due_at}}{{#no_overdue}}{{#t}}Answer {{seeker_first_name}} by
	{{due_at_day}}, then say what happened.{{/t}}{{/no_overdue}}\
{{#overdue}}{{#t}}The answer was due on {{due_at_day}}. Answer {{seeker_first_name}} now, then say what happened.{{/t}}{{/overdue}}{{/due_at}}\
{{#no_due_at}}{{#t}}Answer {{seeker_first_name}}, then say what happened.{{/t}}{{/no_due_at}}{{/no_dont_reach_out}}\
{{#dont_reach_out}}{{#t}}{{seeker_first_name}} will reach out to you directly.{{/t}}{{/dont_reach_out}}{{/no_consent_withdrawn}}{{/not_updated}}
{{#needs_client_action}}{{#t}}You are waiting for {{seeker_first_name}}.{{/t}}{{/needs_client_action}}
{{#pending}}{{#t}}Say what happened when you know.{{/t}}{{/pending}}
{{#referred_elsewhere}}{{#t}}{{seeker_first_name}} goes to another program.{{/t}}{{/referred_elsewhere}}
{{#eligible}}{{#t}}Say when {{seeker_first_name}} got help.{{/t}}{{/eligible}}
{{#got_help}}{{#t}}Nothing is left to do.{{/t}}{{/got_help}}
{{#couldnt_get_help}}{{#t}}Nothing is left to do.{{/t}}{{/couldnt_get_help}}
{{#couldnt_contact}}{{#t}}Try another time of day, or wait to hear from {{seeker_first_name}}.{{/t}}{{/couldnt_contact}}
{{#not_eligible}}{{#t}}Nothing is left to do.{{/t}}{{/not_eligible}}
{{#no_capacity}}{{#t}}Nothing is left to do, unless you have room again.{{/t}}{{/no_capacity}}
{{#no_longer_interested}}{{#t}}Nothing is left to do.{{/t}}{{/no_longer_interested}}
