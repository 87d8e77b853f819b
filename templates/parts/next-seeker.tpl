{{%AUTOESCAPE context="HTML"}}
{{! The next step, for the seeker: one section, named as the status's slug, or disputed.
markers:
  kind_live, kind_logged, kind_tracking_only   sections
  dont_reach_out   section, or no_dont_reach_out
  consent_withdrawn   section, or no_consent_withdrawn: sharing was stopped
  due_at           instant: by when the program should answer; no_due_at
  overdue          section: that has passed; or no_overdue }}
{{#disputed}}{{#t}}You do not agree on what happened. Say it here, or ask them.{{/t}}{{/disputed}}
{{#still_waiting}}{{#t}}Call them, and say here when you got help.{{/t}}{{/still_waiting}}
{{#not_updated}}{{#kind_live}}{{#consent_withdrawn}}{{#t}}Sharing was stopped. They know your name, but not how to reach you.{{/t}}{{/consent_withdrawn}}\
{{#no_consent_withdrawn}}{{#no_dont_reach_out}}{{#due_at}}{{#no_overdue}}{{#t}}They should answer by {{due_at_day}}.{{/t}}{{/no_overdue}}\
{{#overdue}}{{#t}}They should have answered by {{due_at_day}}. You can call them.{{/t}}{{/overdue}}{{/due_at}}\
{{#no_due_at}}{{#t}}They will be in touch with you.{{/t}}{{/no_due_at}}{{/no_dont_reach_out}}\
{{#dont_reach_out}}{{#t}}They know your name. Now you contact them.{{/t}}{{/dont_reach_out}}{{/no_consent_withdrawn}}{{/kind_live}}\
{{#kind_logged}}{{#t}}We did not contact them. Now you contact them.{{/t}}{{/kind_logged}}\
{{#kind_tracking_only}}{{#t}}We did not contact them. Now you contact them.{{/t}}{{/kind_tracking_only}}{{/not_updated}}
{{#needs_client_action}}{{#t}}They need something from you. Call them, or look for a message from them.{{/t}}{{/needs_client_action}}
{{#pending}}{{#t}}They are working on it.{{/t}}{{/pending}}
{{#referred_elsewhere}}{{#t}}They think that another program fits better.{{/t}}{{/referred_elsewhere}}
{{#eligible}}{{#t}}You can get help from them. They, or you, take the next step.{{/t}}{{/eligible}}
{{#got_help}}{{#t}}You got help. If that is not right, say what happened.{{/t}}{{/got_help}}
{{#couldnt_get_help}}{{#t}}This did not work out. Another program may be able to help.{{/t}}{{/couldnt_get_help}}
{{#couldnt_contact}}{{#t}}You and they did not reach each other yet. Are your phone number and e-mail right?{{/t}}{{/couldnt_contact}}
{{#not_eligible}}{{#t}}Their rules don’t fit you. Another program may be able to help.{{/t}}{{/not_eligible}}
{{#no_capacity}}{{#t}}They have no room now. Another program may be able to help.{{/t}}{{/no_capacity}}
{{#no_longer_interested}}{{#t}}You don’t need this any more. Nothing is left to do.{{/t}}{{/no_longer_interested}}
