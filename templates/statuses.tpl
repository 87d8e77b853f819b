{{! The words of the statuses, a section for each slug of lib/law/statuses.def, and of their classes (class_{slug}).
Plain text, not a page: trimmed, and escaped where they are put into one. }}
{{#not_updated}}{{#t}}Not updated{{/t}}{{/not_updated}}
{{#needs_client_action}}{{#t}}Needs client action{{/t}}{{/needs_client_action}}
{{#pending}}{{#t}}Pending{{/t}}{{/pending}}
{{#referred_elsewhere}}{{#t}}Referred elsewhere{{/t}}{{/referred_elsewhere}}
{{#eligible}}{{#t}}Eligible{{/t}}{{/eligible}}
{{#got_help}}{{#t}}Got help{{/t}}{{/got_help}}
{{#couldnt_get_help}}{{#t}}Couldn’t get help{{/t}}{{/couldnt_get_help}}
{{#couldnt_contact}}{{#t}}Couldn’t contact{{/t}}{{/couldnt_contact}}
{{#not_eligible}}{{#t}}Not eligible{{/t}}{{/not_eligible}}
{{#no_capacity}}{{#t}}No capacity{{/t}}{{/no_capacity}}
{{#no_longer_interested}}{{#t}}No longer interested{{/t}}{{/no_longer_interested}}
{{#class_in_progress}}{{#t}}In progress{{/t}}{{/class_in_progress}}
{{#class_got_help}}{{#t}}Got help{{/t}}{{/class_got_help}}
{{#class_needs_further_action}}{{#t}}Needs further action{{/t}}{{/class_needs_further_action}}
