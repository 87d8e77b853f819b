{{! Sentences beside a field: a section for each name in lib/web/problems.def. Plain text, not a page:
its sentences are trimmed and escaped where they are put into one, which is why nothing is escaped here.
Each says what to do, without a full stop at the end. }}
{{#forged}}{{#t}}This page was open too long, or it was opened somewhere else. Nothing was sent. Your words are still here: please send them
	again{{/t}}{{/forged}}
{{#changed_after_sending}}{{#t}}You sent this before, and then changed it. We kept what you sent first. To send this too, start again from
	the program’s page{{/t}}{{/changed_after_sending}}
{{#program_closed}}{{#t}}This program takes nobody new right now, so we sent nothing{{/t}}{{/program_closed}}
{{#questions_ended}}{{#t}}There are no questions to answer any more. Nothing was sent yet: send it from here{{/t}}{{/questions_ended}}
{{#program_closed_of_several}}{{#t}}{{n}} takes nobody new right now. Leave it out to send to the others{{/t}}{{/program_closed_of_several}}
{{#program_not_here}}{{#t}}{{n}} is reached in another way, not from here. Leave it out to send to the others{{/t}}{{/program_not_here}}
{{#program_unknown}}{{#t}}One of the programs is not listed here any more. You can send to the others{{/t}}{{/program_unknown}}
{{#too_few_programs}}{{#t}}Choose at least two programs to send to several at once{{/t}}{{/too_few_programs}}
{{#too_many_programs}}{{#t}}You can send to five programs at once. Leave some out{{/t}}{{/too_many_programs}}
{{#too_often}}{{#t}}This was tried too often, and nothing was done this time. Please wait until {{n}}, then send it again{{/t}}{{/too_often}}
{{#too_long}}{{#t}}This is too long. Please say it in fewer words{{/t}}{{/too_long}}
{{#email_beyond_ascii}}{{#t}}We can’t write to this address, because of the letters before the @. Enter another address{{/t}}{{/email_beyond_ascii}}
{{#email_format}}{{#t}}Enter an e-mail address, like name@example.org{{/t}}{{/email_format}}
{{#phone_format}}{{#t}}Enter a phone number with area code, like 415 555 0123{{/t}}{{/phone_format}}
{{#phone_extension_no_texts}}{{#t}}An extension can’t get texts. Enter a mobile number, or choose another way{{/t}}{{/phone_extension_no_texts}}
{{#phone_no_texts}}{{#t}}We can’t send texts to this number. Enter a mobile number of this country, or choose an e-mail address{{/t}}{{/phone_no_texts}}
{{#choice_unknown}}{{#t}}Choose one of the answers on this page{{/t}}{{/choice_unknown}}
{{#for_missing}}{{#t}}Say who this is for: you, or someone else{{/t}}{{/for_missing}}
{{#seeker_name_missing}}{{#t}}Enter a name. One name is enough{{/t}}{{/seeker_name_missing}}
{{#helper_name_missing}}{{#t}}Enter your own name. One name is enough{{/t}}{{/helper_name_missing}}
{{#reach_missing}}{{#t}}Choose at least one way to reach out, or “Don’t reach out”{{/t}}{{/reach_missing}}
{{#reach_needs_email}}{{#t}}Enter an e-mail address, or choose another way to reach out{{/t}}{{/reach_needs_email}}
{{#reach_needs_phone}}{{#t}}Enter a phone number, or choose another way to reach out{{/t}}{{/reach_needs_phone}}
{{#consent_missing}}{{#t}}Tick the box to give permission. Without it we can’t send this{{/t}}{{/consent_missing}}
{{#consent_missing_for}}{{#t}}Tick the box to give permission for {{n}}{{/t}}{{/consent_missing_for}}
{{#consent_changed}}{{#t}}The words of the permission have changed. Read them, then tick the box again{{/t}}{{/consent_changed}}
{{#oral_consent_missing}}{{#t}}Ask the person for permission, then tick the box. Without it you can’t add them{{/t}}{{/oral_consent_missing}}
{{#language_unknown}}{{#t}}Choose a language from the list{{/t}}{{/language_unknown}}
{{#status_missing}}{{#t}}Choose what happened{{/t}}{{/status_missing}}
{{#ticked_status_missing}}{{#t}}Choose what to set the ticked rows to, or take the ticks away{{/t}}{{/ticked_status_missing}}
{{#ticked_missing}}{{#t}}Tick the rows that you want to set, or choose “Set ticked to …” again{{/t}}{{/ticked_missing}}
{{#address_missing}}{{#t}}Enter your e-mail address or phone number{{/t}}{{/address_missing}}
{{#address_format}}{{#t}}Enter an e-mail address, like name@example.org, or a phone number, like 415 555 0123{{/t}}{{/address_format}}
{{#code_missing}}{{#t}}Enter the code from our message{{/t}}{{/code_missing}}
{{#code_wrong}}{{#t}}That code is not right. Look at the newest message and try again{{/t}}{{/code_wrong}}
{{#code_expired}}{{#t}}That code is too old or was tried too often. Ask for a new one{{/t}}{{/code_expired}}
{{#password_wrong}}{{#t}}The address and the password do not match. Try again, or sign in with a code{{/t}}{{/password_wrong}}
{{#password_short}}{{#t}}Choose a longer password. Four plain words are good{{/t}}{{/password_short}}
{{#password_long}}{{#t}}Choose a shorter password{{/t}}{{/password_long}}
{{#password_common}}{{#t}}Many people use this password, so it is tried first. Choose another: four plain words are good{{/t}}{{/password_common}}
{{#password_near}}{{#t}}This is your name, your address or the name of this site, so it is easy to guess. Choose another:
	four plain words are good{{/t}}{{/password_near}}
{{#current_password_wrong}}{{#t}}This is not the password that you have now. Try again, or leave it as it is{{/t}}{{/current_password_wrong}}
{{#address_taken}}{{#t}}This address belongs to another account. Sign out, and sign in with it{{/t}}{{/address_taken}}
{{#second_code_missing}}{{#t}}Enter the code that your app shows{{/t}}{{/second_code_missing}}
{{#second_code_wrong}}{{#t}}That code is not right, or was used before. Wait until your app shows a new one, and enter that{{/t}}{{/second_code_wrong}}
{{#address_last}}{{#t}}This is the only address of your account. Add another one first{{/t}}{{/address_last}}
{{#password_not_yours}}{{#t}}This is not your password. Try again, or take a code{{/t}}{{/password_not_yours}}
{{#name_missing}}{{#t}}Enter your name. One name is enough{{/t}}{{/name_missing}}
{{#note_missing}}{{#t}}Write your note first{{/t}}{{/note_missing}}
{{#person_missing}}{{#t}}Choose the other profile first{{/t}}{{/person_missing}}
{{#near_unknown}}{{#t}}We don’t know that place. Try a town or a ZIP code{{/t}}{{/near_unknown}}
{{#referral_code_unknown}}{{#t}}We can’t find that code. Check it against the page or the paper that you have{{/t}}{{/referral_code_unknown}}
{{#referral_code_of_other}}{{#t}}This code is for the person who was referred. You have the referral already, on your own list{{/t}}{{/referral_code_of_other}}
{{#number_format}}{{#t}}Enter a whole number, like 12{{/t}}{{/number_format}}
{{#number_small}}{{#t}}Enter a number that is {{n}} or more{{/t}}{{/number_small}}
{{#number_large}}{{#t}}Enter a number that is {{n}} or less{{/t}}{{/number_large}}
{{#date_format}}{{#t}}Enter a day of the calendar as year-month-day, like 2026-03-31{{/t}}{{/date_format}}
{{#date_early}}{{#t}}Enter a day that is not before {{n}}{{/t}}{{/date_early}}
{{#date_late}}{{#t}}Enter a day that is not after {{n}}{{/t}}{{/date_late}}
{{#answer_missing}}{{#t}}Answer this question{{/t}}{{/answer_missing}}
{{#answer_no_number}}{{#t}}Enter a number, like 12 or 7.5{{/t}}{{/answer_no_number}}
{{#question_missing}}{{#t}}Write the question{{/t}}{{/question_missing}}
{{#question_option_missing}}{{#t}}Write the words of answer {{n}}, or clear the rest of its row{{/t}}{{/question_option_missing}}
{{#question_kind_missing}}{{#t}}Choose the kind of question{{/t}}{{/question_kind_missing}}
{{#question_too_long}}{{#t}}This is too long. At most {{n}} letters fit{{/t}}{{/question_too_long}}
{{#question_too_many}}{{#t}}These are too many. At most {{n}} fit{{/t}}{{/question_too_many}}
{{#question_too_large}}{{#t}}All questions together are too long. Shorten some texts{{/t}}{{/question_too_large}}
{{#question_id_wrong}}{{#t}}The name of a question can’t be used, or is used twice: {{n}}{{/t}}{{/question_id_wrong}}
{{#question_no_options}}{{#t}}Write at least one answer to choose{{/t}}{{/question_no_options}}
{{#question_crossed}}{{#t}}Enter something that is not above {{n}}{{/t}}{{/question_crossed}}
{{#question_shown_if_unknown}}{{#t}}That question is not there any more. Choose another, or “always”{{/t}}{{/question_shown_if_unknown}}
{{#question_shown_if_later}}{{#t}}Choose a question that comes before this one. “{{n}}” does not{{/t}}{{/question_shown_if_later}}
{{#question_shown_if_kind}}{{#t}}Choose a question with answers to choose from. “{{n}}” has none{{/t}}{{/question_shown_if_kind}}
{{#question_shown_if_answer}}{{#t}}Choose one of the answers to that question{{/t}}{{/question_shown_if_answer}}
{{#question_shows_others}}{{#t}}The question “{{n}}” is only asked after an answer to this one. Change that first{{/t}}{{/question_shows_others}}
{{#question_stays}}{{#t}}It can’t move there: it is at the end of the list, or one of the two questions decides whether the other is
	asked{{/t}}{{/question_stays}}
{{#suggest_too_many}}{{#t}}At most {{n}} programs fit{{/t}}{{/suggest_too_many}}
{{#suggest_unknown}}{{#t}}We can’t find another program at “{{n}}”{{/t}}{{/suggest_unknown}}
{{#questionnaire_missing}}{{#t}}Paste the questionnaire first{{/t}}{{/questionnaire_missing}}
{{#fhir_not_json}}{{#t}}This is not JSON. Look at line {{n}}{{/t}}{{/fhir_not_json}}
{{#fhir_not_questionnaire}}{{#t}}This is no FHIR Questionnaire{{/t}}{{/fhir_not_questionnaire}}
{{#fhir_empty}}{{#t}}There is no question in it{{/t}}{{/fhir_empty}}
{{#fhir_type}}{{#t}}This item is of a kind that can’t be asked here: {{n}}{{/t}}{{/fhir_type}}
{{#fhir_member}}{{#t}}This item has something that a question here can’t have: {{n}}{{/t}}{{/fhir_member}}
{{#fhir_shown_if}}{{#t}}The condition of this item must be one answer to an earlier question with answers to choose from: {{n}}{{/t}}{{/fhir_shown_if}}
{{#fhir_option}}{{#t}}This item has an answer without words, or too many answers: {{n}}{{/t}}{{/fhir_option}}
{{#fhir_question}}{{#t}}A question can’t be used as it is: {{n}}{{/t}}{{/fhir_question}}
{{#account_unknown}}{{#t}}Nobody has an account with this address. They can sign in here once, and then you can add them{{/t}}{{/account_unknown}}
{{#setting_empty}}{{#t}}Enter something here{{/t}}{{/setting_empty}}
{{#setting_format}}{{#t}}Write it as in the example: {{n}} is something else{{/t}}{{/setting_format}}
{{#setting_unknown}}{{#t}}We don’t know {{n}}. Write it as in the example{{/t}}{{/setting_unknown}}
{{#setting_too_many}}{{#t}}This is too much. Leave something out{{/t}}{{/setting_too_many}}
{{#setting_leaves_out}}{{#t}}Add {{n}}: it is the site’s own language{{/t}}{{/setting_leaves_out}}
{{#retention_range}}{{#t}}Enter a number of months, from 6 to 240, or leave it empty{{/t}}{{/retention_range}}
{{#retention_unconfirmed}}{{#t}}Look at what this erases, and tick the box below it{{/t}}{{/retention_unconfirmed}}
{{#hold_unknown}}{{#t}}No referral and no profile of this site has this number{{/t}}{{/hold_unknown}}
{{#hold_erased}}{{#t}}This was erased already{{/t}}{{/hold_erased}}
{{#hold_known}}{{#t}}There is a hold on it already{{/t}}{{/hold_known}}
{{#hold_reason_missing}}{{#t}}Enter the reason{{/t}}{{/hold_reason_missing}}
{{#color_format}}{{#t}}Write a color as # and six letters or digits, like #0b5a5c{{/t}}{{/color_format}}
{{#color_needs}}{{#t}}Choose the color of light pages first{{/t}}{{/color_needs}}
{{#color_too_light}}{{#t}}This is hard to read on light pages: its contrast is {{n}} to 1, and 4.5 to 1 is
	needed. Choose a darker color{{/t}}{{/color_too_light}}
{{#color_too_dark}}{{#t}}This is hard to read on dark pages: its contrast is {{n}} to 1, and 4.5 to 1 is
	needed. Choose a lighter color{{/t}}{{/color_too_dark}}
{{#setup_code_missing}}{{#t}}Enter the word that is in setup-code.txt{{/t}}{{/setup_code_missing}}
{{#setup_database_server}}{{#t}}Enter the server of the database. On most hosts it is localhost{{/t}}{{/setup_database_server}}
{{#setup_database_name}}{{#t}}Enter the whole name of the database{{/t}}{{/setup_database_name}}
{{#setup_database_user}}{{#t}}Enter the user of the database{{/t}}{{/setup_database_user}}
{{#setup_mail_url}}{{#t}}Enter the mail server, like smtps://mail.example.org:465{{/t}}{{/setup_mail_url}}
{{#setup_code_none}}{{#t}}There is no file setup-code.txt with a word in it. The steps above say how to make it{{/t}}{{/setup_code_none}}
{{#setup_code_short}}{{#t}}The word in setup-code.txt is too short. Type one of 8 letters or more into the file{{/t}}{{/setup_code_short}}
{{#setup_code_wrong}}{{#t}}The word in setup-code.txt is another one. Look at the file again{{/t}}{{/setup_code_wrong}}
{{#setup_code_often}}{{#t}}There were too many wrong words. Type a new word into setup-code.txt, or wait an hour{{/t}}{{/setup_code_often}}
{{#setup_base_url}}{{#t}}Enter the whole address, like https://refer.example.org{{/t}}{{/setup_base_url}}
{{#setup_database}}{{#t}}The database did not let us in. It said: {{n}}{{/t}}{{/setup_database}}
{{#setup_value}}{{#t}}This can’t be used: {{n}}{{/t}}{{/setup_value}}
{{#link_format}}{{#t}}Enter a link that begins with https://{{/t}}{{/link_format}}
{{#answer_days_range}}{{#t}}Enter a number of working days, from 1 to 365{{/t}}{{/answer_days_range}}
{{#release_day_missing}}{{#t}}Choose a day{{/t}}{{/release_day_missing}}
{{#release_not_agreed}}{{#t}}Tick this if you agree{{/t}}{{/release_not_agreed}}
{{#release_not_signed}}{{#t}}Tick this once the person has signed the paper{{/t}}{{/release_not_signed}}
{{#release_words_missing}}{{#t}}Write down the words that the person signed{{/t}}{{/release_words_missing}}
{{#day_not_ahead}}{{#t}}Enter a day that is still to come, or leave it empty{{/t}}{{/day_not_ahead}}
{{#address_known}}{{#t}}This address gets your referrals already{{/t}}{{/address_known}}
{{#addresses_too_many}}{{#t}}A program has at most {{n}} addresses. Remove one first{{/t}}{{/addresses_too_many}}
{{#member_known}}{{#t}}This person is in your team already{{/t}}{{/member_known}}
{{#last_admin}}{{#t}}Nobody else runs this program. Let somebody else run it first{{/t}}{{/last_admin}}
{{#claim_address_unknown}}{{#t}}Choose one of the addresses on the listing{{/t}}{{/claim_address_unknown}}
{{#claim_words_missing}}{{#t}}Write how you work with this program{{/t}}{{/claim_words_missing}}
{{#last_site_admin}}{{#t}}Nobody else runs this site. Let somebody else run it first{{/t}}{{/last_site_admin}}
{{#languages_unknown}}{{#t}}We do not know one of these languages. Write their English names, with commas between them{{/t}}{{/languages_unknown}}
{{#logo_missing}}{{#t}}Choose a picture{{/t}}{{/logo_missing}}
{{#logo_wrong}}{{#t}}This file can’t be the logo. Choose a PNG, JPEG or WebP picture that does not move, with at most 64 KB and 2000 pixels a
	side{{/t}}{{/logo_wrong}}
