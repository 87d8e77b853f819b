{{! The delivery log: a section for each message of lib/message/messages.def, and for each state. Plain text, not a page: it is escaped
where it is shown, which is why nothing is escaped here. }}
{{#live_sent_seeker}}{{#t}}To the person: their referral was sent{{/t}}{{/live_sent_seeker}}
{{#live_sent_program}}{{#t}}To a program: a new referral{{/t}}{{/live_sent_program}}
{{#logged_seeker}}{{#t}}To the person: what to do next{{/t}}{{/logged_seeker}}
{{#status_changed_seeker}}{{#t}}To the person: news about their referral{{/t}}{{/status_changed_seeker}}
{{#sign_in_code}}{{#t}}Code for signing in{{/t}}{{/sign_in_code}}
{{#status_changed_helper}}{{#t}}To a helper: news about a referral{{/t}}{{/status_changed_helper}}
{{#helper_digest}}{{#t}}To a helper: the news of a day or week{{/t}}{{/helper_digest}}
{{#password_changed}}{{#t}}Password changed{{/t}}{{/password_changed}}
{{#address_added}}{{#t}}Address added to an account{{/t}}{{/address_added}}
{{#answer_due_program}}{{#t}}To a program: an answer is due{{/t}}{{/answer_due_program}}
{{#not_answered_helper}}{{#t}}To a helper: not answered yet{{/t}}{{/not_answered_helper}}
{{#follow_up_seeker}}{{#t}}To the person: did you get help?{{/t}}{{/follow_up_seeker}}
{{#not_delivered_helper}}{{#t}}To a helper: a message did not arrive{{/t}}{{/not_delivered_helper}}
{{#portal_linked}}{{#t}}A portal opens the account now{{/t}}{{/portal_linked}}
{{#address_confirm}}{{#t}}To a program: please confirm the address{{/t}}{{/address_confirm}}
{{#team_invited}}{{#t}}Invitation to the team of a program{{/t}}{{/team_invited}}
{{#claim_code}}{{#t}}Code for claiming a program{{/t}}{{/claim_code}}
{{#claim_decided}}{{#t}}Answer about claiming a program{{/t}}{{/claim_decided}}
{{#address_removed}}{{#t}}Address removed from an account{{/t}}{{/address_removed}}
{{#second_factor_on}}{{#t}}Second step of signing in switched on{{/t}}{{/second_factor_on}}
{{#second_factor_off}}{{#t}}Second step of signing in switched off{{/t}}{{/second_factor_off}}
{{#recovery_codes_made}}{{#t}}New recovery codes made{{/t}}{{/recovery_codes_made}}
{{#recovery_code_used}}{{#t}}A recovery code was used{{/t}}{{/recovery_code_used}}
{{#program_room}}{{#t}}Weekly question about room{{/t}}{{/program_room}}
{{#request_refused_seeker}}{{#t}}To the person: their data is not erased{{/t}}{{/request_refused_seeker}}
{{#request_refused}}{{#t}}To an account: its data is not erased{{/t}}{{/request_refused}}
{{#request_done}}{{#t}}To somebody: their data is erased{{/t}}{{/request_done}}
{{#waiting}}{{#t}}Waiting{{/t}}{{/waiting}}
{{#sending}}{{#t}}Being sent{{/t}}{{/sending}}
{{#sent}}{{#t}}Sent{{/t}}{{/sent}}
{{#failed}}{{#t}}Could not be delivered{{/t}}{{/failed}}
{{#dropped}}{{#t}}Not sent: no longer wanted{{/t}}{{/dropped}}
