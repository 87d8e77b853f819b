{{%AUTOESCAPE context="HTML"}}
{{! The next step, for the helper: one section, named as the status's slug. Markers as in next-seeker, and seeker_first_name;
word_withheld, or no_word_withheld: a veil hides what the program says. }}
{{#erased}}{{#t}}Nothing is left to do.{{/t}}{{/erased}}
{{#disputed}}{{#t}}They do not agree on what happened. Ask what really happened, then set it right.{{/t}}{{/disputed}}
{{#still_waiting}}{{#t}}Ask what really happened, then set it right.{{/t}}{{/still_waiting}}
{{#not_updated}}{{#kind_live}}{{#consent_withdrawn}}{{#t}}Sharing was stopped. They know the name, but not how to reach
	{{seeker_first_name}}.{{/t}}{{/consent_withdrawn}}\
{{#no_consent_withdrawn}}{{#no_dont_reach_out}}{{#due_at}}{{#no_overdue}}{{#t}}They should answer {{seeker_first_name}} by
	{{due_at_day}}.{{/t}}{{/no_overdue}}\
{{#overdue}}{{#t}}They should have answered {{seeker_first_name}} by {{due_at_day}}. You can call them.{{/t}}{{/overdue}}{{/due_at}}\
{{#no_due_at}}{{#word_withheld}}{{#t}}They answer {{seeker_first_name}}, and their answer stays between them.{{/t}}{{/word_withheld}}\
{{#no_word_withheld}}{{#t}}They will be in touch with {{seeker_first_name}}.{{/t}}{{/no_word_withheld}}{{/no_due_at}}{{/no_dont_reach_out}}\
{{#dont_reach_out}}{{#t}}Now {{seeker_first_name}} contacts them.{{/t}}{{/dont_reach_out}}{{/no_consent_withdrawn}}{{/kind_live}}\
{{#kind_logged}}{{#t}}We did not contact them. Now {{seeker_first_name}} does, or you together.{{/t}}{{/kind_logged}}\
{{#kind_tracking_only}}{{#t}}We did not contact them. Now {{seeker_first_name}} does, or you together.{{/t}}{{/kind_tracking_only}}{{/not_updated}}
{{#needs_client_action}}{{#t}}They need something from {{seeker_first_name}}. Ask whether you can help with it.{{/t}}{{/needs_client_action}}
{{#pending}}{{#t}}They are working on it.{{/t}}{{/pending}}
{{#referred_elsewhere}}{{#t}}They think that another program fits better. Find one for {{seeker_first_name}}.{{/t}}{{/referred_elsewhere}}
{{#eligible}}{{#t}}{{seeker_first_name}} can get help from them.{{/t}}{{/eligible}}
{{#got_help}}{{#t}}Nothing is left to do.{{/t}}{{/got_help}}
{{#couldnt_get_help}}{{#t}}This did not work out. Find another program for {{seeker_first_name}}.{{/t}}{{/couldnt_get_help}}
{{#couldnt_contact}}{{#t}}They and {{seeker_first_name}} did not reach each other yet. Are the phone number and e-mail right?{{/t}}{{/couldnt_contact}}
{{#not_eligible}}{{#t}}Their rules don’t fit. Find another program for {{seeker_first_name}}.{{/t}}{{/not_eligible}}
{{#no_capacity}}{{#t}}They have no room now. Find another program for {{seeker_first_name}}.{{/t}}{{/no_capacity}}
{{#no_longer_interested}}{{#t}}{{seeker_first_name}} does not need this any more. Nothing is left to do.{{/t}}{{/no_longer_interested}}
