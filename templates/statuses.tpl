{{! The words of the statuses, a section for each slug of lib/law/statuses.def, of their classes (class_{slug}), and in the
seeker's own words (seeker_{slug}; answer_{slug}, where their answer has others).
still_waiting is an answer of the seeker's, as the history names it. program_{slug} explains
a choice to a program.
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
{{#seeker_not_updated}}{{#t}}No answer yet{{/t}}{{/seeker_not_updated}}
{{#seeker_needs_client_action}}{{#t}}There is something for you to do{{/t}}{{/seeker_needs_client_action}}
{{#seeker_pending}}{{#t}}They are working on it{{/t}}{{/seeker_pending}}
{{#seeker_referred_elsewhere}}{{#t}}They sent you to another program{{/t}}{{/seeker_referred_elsewhere}}
{{#seeker_eligible}}{{#t}}You qualify{{/t}}{{/seeker_eligible}}
{{#seeker_got_help}}{{#t}}I got help{{/t}}{{/seeker_got_help}}
{{#seeker_couldnt_get_help}}{{#t}}I couldn’t get help{{/t}}{{/seeker_couldnt_get_help}}
{{#seeker_couldnt_contact}}{{#t}}They couldn’t reach you{{/t}}{{/seeker_couldnt_contact}}
{{#seeker_not_eligible}}{{#t}}You don’t qualify{{/t}}{{/seeker_not_eligible}}
{{#seeker_no_capacity}}{{#t}}They have no room now{{/t}}{{/seeker_no_capacity}}
{{#seeker_no_longer_interested}}{{#t}}I don’t need this any more{{/t}}{{/seeker_no_longer_interested}}
{{#answer_couldnt_contact}}{{#t}}We couldn’t reach each other{{/t}}{{/answer_couldnt_contact}}
{{#still_waiting}}{{#t}}Still waiting{{/t}}{{/still_waiting}}
{{#seeker_still_waiting}}{{#t}}I am still waiting{{/t}}{{/seeker_still_waiting}}
{{#program_needs_client_action}}{{#t}}They have to do something first{{/t}}{{/program_needs_client_action}}
{{#program_pending}}{{#t}}We are working on it{{/t}}{{/program_pending}}
{{#program_referred_elsewhere}}{{#t}}We sent them to another program{{/t}}{{/program_referred_elsewhere}}
{{#program_eligible}}{{#t}}They can get help from us{{/t}}{{/program_eligible}}
{{#program_got_help}}{{#t}}They got what they asked for{{/t}}{{/program_got_help}}
{{#program_couldnt_get_help}}{{#t}}It did not work out{{/t}}{{/program_couldnt_get_help}}
{{#program_couldnt_contact}}{{#t}}We tried to reach them and couldn’t{{/t}}{{/program_couldnt_contact}}
{{#program_not_eligible}}{{#t}}Our rules don’t fit them{{/t}}{{/program_not_eligible}}
{{#program_no_capacity}}{{#t}}We have no room now{{/t}}{{/program_no_capacity}}
{{#program_no_longer_interested}}{{#t}}They don’t need it any more{{/t}}{{/program_no_longer_interested}}
