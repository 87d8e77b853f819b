{{%AUTOESCAPE context="HTML"}}
{{! The next step of a referral that was just sent, and its day: the heading of the thank-you page, or of its part.
markers:
  program_name, seeker_first_name   texts
  kind_live, kind_logged, kind_tracking_only; for_self, for_other   sections
  dont_reach_out    section, or no_dont_reach_out
  due_at_day        text: by when the program should answer }}
{{#kind_live}}\
{{#no_dont_reach_out}}{{#for_self}}{{#t}}Sent to {{program_name}}. They should answer you by {{due_at_day}}.{{/t}}{{/for_self}}\
{{#for_other}}\
{{#due_at}}{{#t}}Sent to {{program_name}}. They should answer {{seeker_first_name}} by {{due_at_day}}.{{/t}}{{/due_at}}\
{{#no_due_at}}{{#t}}Sent to {{program_name}}. Their answer stays between them and {{seeker_first_name}}.{{/t}}{{/no_due_at}}{{/for_other}}\
{{/no_dont_reach_out}}\
{{#dont_reach_out}}{{#for_self}}{{#t}}Sent to {{program_name}}. Now you contact them.{{/t}}{{/for_self}}\
{{#for_other}}{{#t}}Sent to {{program_name}}. Now {{seeker_first_name}} contacts them.{{/t}}{{/for_other}}{{/dont_reach_out}}\
{{/kind_live}}\
{{#kind_logged}}{{#for_self}}{{#t}}Saved. Now you contact {{program_name}}.{{/t}}{{/for_self}}\
{{#for_other}}{{#t}}Saved. Now {{seeker_first_name}}, or you, must contact {{program_name}}.{{/t}}{{/for_other}}{{/kind_logged}}\
{{#kind_tracking_only}}{{#t}}Saved: {{program_name}}{{/t}}{{/kind_tracking_only}}
