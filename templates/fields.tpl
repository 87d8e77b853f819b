{{! The labels and hints of form fields: for the `words` of a row a section x, and x_hint where there is a hint.
Plain text, not a page: parts/field.tpl escapes it, which is why nothing is escaped here. }}
{{#address}}{{#t}}E-mail address or mobile phone{{/t}}{{/address}}
{{#address_hint}}{{#t}}We send you a code of 8 digits. Are you new? The same code makes your account{{/t}}{{/address_hint}}
{{#address_to_prove}}{{#t}}E-mail address or mobile phone{{/t}}{{/address_to_prove}}
{{#address_to_prove_hint}}{{#t}}We send a code there, to see that it is yours{{/t}}{{/address_to_prove_hint}}
{{#further_address}}{{#t}}Add an e-mail address or mobile phone{{/t}}{{/further_address}}
{{#further_address_hint}}{{#t}}We send a code there, to see that it is yours{{/t}}{{/further_address_hint}}
{{#second_code}}{{#t}}Code{{/t}}{{/second_code}}
{{#second_code_hint}}{{#t}}The 6 digits that your app shows now, or one of your recovery codes{{/t}}{{/second_code_hint}}
{{#app_code}}{{#t}}Code{{/t}}{{/app_code}}
{{#app_code_hint}}{{#t}}The 6 digits that your app shows now{{/t}}{{/app_code_hint}}
{{#send_code_to}}{{#t}}Send the code to{{/t}}{{/send_code_to}}
{{#password}}{{#t}}Password{{/t}}{{/password}}
{{#current_password}}{{#t}}The password that you have now{{/t}}{{/current_password}}
{{#new_password}}{{#t}}New password{{/t}}{{/new_password}}
{{#new_password_hint}}{{#t}}At least 8 characters. Four plain words are good{{/t}}{{/new_password_hint}}
{{#code}}{{#t}}Code{{/t}}{{/code}}
{{#looked_code}}{{#t}}Your code{{/t}}{{/looked_code}}
{{#looked_code_hint}}{{#t}}It is on the page that you saw, or on the paper that you got.{{/t}}{{/looked_code_hint}}
{{#sign_in_code}}{{#t}}Code{{/t}}{{/sign_in_code}}
{{#sign_in_code_hint}}{{#t}}It works for ten minutes, and only in this browser{{/t}}{{/sign_in_code_hint}}
{{#first_name}}{{#t}}First name{{/t}}{{/first_name}}
{{#last_name}}{{#t}}Last name{{/t}}{{/last_name}}
{{#organization}}{{#t}}Where you work (if you help people as part of your work){{/t}}{{/organization}}
{{#email}}{{#t}}E-mail{{/t}}{{/email}}
{{#phone}}{{#t}}Phone{{/t}}{{/phone}}
{{#mobile_phone}}{{#t}}Mobile phone{{/t}}{{/mobile_phone}}
{{#safe_email}}{{#t}}E-mail{{/t}}{{/safe_email}}
{{#safe_email_hint}}{{#t}}Only if there is one that is safe to use{{/t}}{{/safe_email_hint}}
{{#safe_phone}}{{#t}}Mobile phone{{/t}}{{/safe_phone}}
{{#safe_phone_hint}}{{#t}}With area code. Only if it is safe to call or text{{/t}}{{/safe_phone_hint}}
{{#seeker_language}}{{#t}}Language{{/t}}{{/seeker_language}}
{{#account_language}}{{#t}}Pages and messages come in{{/t}}{{/account_language}}
{{#language_of_browser}}{{#t}}The language of my browser{{/t}}{{/language_of_browser}}
{{#notice_cadence}}{{#t}}How often{{/t}}{{/notice_cadence}}
{{#notice_at_once}}{{#t}}At once{{/t}}{{/notice_at_once}}
{{#notice_daily}}{{#t}}Once a day{{/t}}{{/notice_daily}}
{{#notice_weekly}}{{#t}}Once a week{{/t}}{{/notice_weekly}}
{{#notice_off}}{{#t}}Never{{/t}}{{/notice_off}}
{{#safe_contact}}{{#t}}How to reach them safely{{/t}}{{/safe_contact}}
{{#safe_contact_hint}}{{#t}}For example: no voicemail, texts only between 9 and 5. Only you and your group see this.{{/t}}{{/safe_contact_hint}}
{{#safe_by_phone}}{{#t}}Only about calls{{/t}}{{/safe_by_phone}}
{{#safe_by_phone_hint}}{{#t}}For example: no voicemail{{/t}}{{/safe_by_phone_hint}}
{{#safe_by_text}}{{#t}}Only about texts{{/t}}{{/safe_by_text}}
{{#safe_by_text_hint}}{{#t}}For example: between 9 and 5{{/t}}{{/safe_by_text_hint}}
{{#safe_by_email}}{{#t}}Only about e-mails{{/t}}{{/safe_by_email}}
{{#safe_by_email_hint}}{{#t}}For example: somebody else reads them{{/t}}{{/safe_by_email_hint}}
{{#safe_by_mail}}{{#t}}Only about letters{{/t}}{{/safe_by_mail}}
{{#safe_by_mail_hint}}{{#t}}For example: not to their home{{/t}}{{/safe_by_mail_hint}}
{{#walk_in_comment}}{{#t}}Comment: the person can read this, too{{/t}}{{/walk_in_comment}}
{{#walk_in_comment_hint}}{{#t}}Say what is needed, by when, and who else lives there. Or leave this empty.{{/t}}{{/walk_in_comment_hint}}
{{#your_first_name}}{{#t}}Your first name{{/t}}{{/your_first_name}}
{{#your_last_name}}{{#t}}Your last name{{/t}}{{/your_last_name}}
{{#your_organization}}{{#t}}Where you work (if this is part of your work){{/t}}{{/your_organization}}
{{#your_email}}{{#t}}Your e-mail{{/t}}{{/your_email}}
{{#your_phone}}{{#t}}Your phone{{/t}}{{/your_phone}}
{{#new_note}}{{#t}}New note{{/t}}{{/new_note}}
{{#question_wording}}{{#t}}Question{{/t}}{{/question_wording}}
{{#question_help}}{{#t}}Help under it (if you like){{/t}}{{/question_help}}
{{#question_kind}}{{#t}}Kind{{/t}}{{/question_kind}}
{{#question_min}}{{#t}}At least{{/t}}{{/question_min}}
{{#question_max}}{{#t}}At most{{/t}}{{/question_max}}
{{#question_flag_below}}{{#t}}May not be eligible below{{/t}}{{/question_flag_below}}
{{#question_flag_above}}{{#t}}May not be eligible above{{/t}}{{/question_flag_above}}
{{#question_reason_below}}{{#t}}Because (below){{/t}}{{/question_reason_below}}
{{#question_reason_above}}{{#t}}Because (above){{/t}}{{/question_reason_above}}
{{#screener_may_text}}{{#t}}May be eligible: what they read then{{/t}}{{/screener_may_text}}
{{#screener_review_text}}{{#t}}Needs review: what they read then{{/t}}{{/screener_review_text}}
{{#screener_may_not_text}}{{#t}}May not be eligible: what they read then{{/t}}{{/screener_may_not_text}}
{{#screener_suggest}}{{#t}}Programs to look at instead{{/t}}{{/screener_suggest}}
{{#screener_suggest_hint}}{{#t}}Paste the links of up to five programs. Leave it empty, and we suggest what is near and open{{/t}}{{/screener_suggest_hint}}
{{#screener_questionnaire}}{{#t}}FHIR Questionnaire (R4, JSON){{/t}}{{/screener_questionnaire}}
{{#screener_questionnaire_hint}}{{#t}}Paste the whole text{{/t}}{{/screener_questionnaire_hint}}
{{#setting_name}}{{#t}}Name of the site{{/t}}{{/setting_name}}
{{#setting_operator}}{{#t}}Who runs it{{/t}}{{/setting_operator}}
{{#setting_operator_hint}}{{#t}}Shown at the foot of each page{{/t}}{{/setting_operator_hint}}
{{#setting_reply_to}}{{#t}}Answers to its e-mails go to{{/t}}{{/setting_reply_to}}
{{#setting_reply_to_hint}}{{#t}}An e-mail address{{/t}}{{/setting_reply_to_hint}}
{{#setting_country}}{{#t}}Country{{/t}}{{/setting_country}}
{{#setting_country_hint}}{{#t}}For phone numbers without a country code. Two letters, like US{{/t}}{{/setting_country_hint}}
{{#setting_text_countries}}{{#t}}Texts go to mobile phones of{{/t}}{{/setting_text_countries}}
{{#setting_text_countries_hint}}{{#t}}Two letters for each country, like US,CA. Empty: only the country above{{/t}}{{/setting_text_countries_hint}}
{{#setting_time_zone}}{{#t}}Time zone{{/t}}{{/setting_time_zone}}
{{#setting_time_zone_hint}}{{#t}}Like America/New_York{{/t}}{{/setting_time_zone_hint}}
{{#setting_language}}{{#t}}Language of the site{{/t}}{{/setting_language}}
{{#setting_language_hint}}{{#t}}For readers whose language we don’t know. Like en or es{{/t}}{{/setting_language_hint}}
{{#setting_languages}}{{#t}}Languages that it offers{{/t}}{{/setting_languages}}
{{#setting_languages_hint}}{{#t}}Like en,es. Empty: all that we have{{/t}}{{/setting_languages_hint}}
{{#setting_crisis_banner}}{{#t}}Crisis line{{/t}}{{/setting_crisis_banner}}
{{#setting_crisis_banner_hint}}{{#t}}At the top of each page; numbers in it can be tapped. A further line for each further language begins with it,
	like es: Llame al 988{{/t}}{{/setting_crisis_banner_hint}}
{{#setting_leave_url}}{{#t}}“Leave now” opens{{/t}}{{/setting_leave_url}}
{{#setting_leave_url_hint}}{{#t}}A page of another site that nobody wonders about, like https://www.weather.gov/{{/t}}{{/setting_leave_url_hint}}
{{#setting_tracking_only}}{{#t}}Keep track only{{/t}}{{/setting_tracking_only}}
{{#setting_tracking_only_hint}}{{#t}}Referrals that are made from now on send no messages at all{{/t}}{{/setting_tracking_only_hint}}
{{#setting_unclaimed_referrals}}{{#t}}Programs that nobody has claimed take referrals{{/t}}{{/setting_unclaimed_referrals}}
{{#setting_sensitive_needs}}{{#t}}Tick “discreet” at first for programs about{{/t}}{{/setting_sensitive_needs}}
{{#setting_notice_cadence}}{{#t}}Helpers hear about changes{{/t}}{{/setting_notice_cadence}}
{{#setting_notice_cadence_hint}}{{#t}}They may choose less{{/t}}{{/setting_notice_cadence_hint}}
{{#setting_retention_months}}{{#t}}Erase referrals that nobody touched for (months){{/t}}{{/setting_retention_months}}
{{#setting_retention_months_hint}}{{#t}}From 6 to 240. Empty: we keep them for ever. It counts from the last time that somebody did
	something with them, closed or not{{/t}}{{/setting_retention_months_hint}}
{{#setting_staff_second_factor}}{{#t}}People who work here sign in in two steps{{/t}}{{/setting_staff_second_factor}}
{{#setting_staff_second_factor_hint}}{{#t}}All who have a role or work for a program. They
	are asked to turn it on before they go on{{/t}}{{/setting_staff_second_factor_hint}}
{{#setting_embed_origin}}{{#t}}Portals that may show this site in a frame{{/t}}{{/setting_embed_origin}}
{{#setting_embed_origin_hint}}{{#t}}One address on each line, like https://portal.example.org{{/t}}{{/setting_embed_origin_hint}}
{{#setting_brand_color}}{{#t}}Color of bars, buttons and marks{{/t}}{{/setting_brand_color}}
{{#setting_brand_color_hint}}{{#t}}Like #0b5a5c. Empty: our own{{/t}}{{/setting_brand_color_hint}}
{{#setting_brand_color_dark}}{{#t}}The same on dark pages{{/t}}{{/setting_brand_color_dark}}
{{#setting_brand_color_dark_hint}}{{#t}}Empty: made from the color above{{/t}}{{/setting_brand_color_dark_hint}}
{{#setting_link_color}}{{#t}}Color of links{{/t}}{{/setting_link_color}}
{{#setting_link_color_hint}}{{#t}}Like #0b4f8a. Empty: our own{{/t}}{{/setting_link_color_hint}}
{{#setting_link_color_dark}}{{#t}}Links on dark pages{{/t}}{{/setting_link_color_dark}}
{{#setting_link_color_dark_hint}}{{#t}}Empty: made from the color above{{/t}}{{/setting_link_color_dark_hint}}
{{#hold}}{{#t}}Number of the referral or profile{{/t}}{{/hold}}
{{#hold_hint}}{{#t}}It is the last part of the address of its page. You can paste the whole address{{/t}}{{/hold_hint}}
{{#hold_reason}}{{#t}}Reason{{/t}}{{/hold_reason}}
{{#hold_reason_hint}}{{#t}}Only admins of this site read it{{/t}}{{/hold_reason_hint}}
{{#refusal_reason}}{{#t}}Why not? (if you like){{/t}}{{/refusal_reason}}
{{#refusal_reason_hint}}{{#t}}The person reads this. Write no names, and nothing about their referral: somebody else may see it{{/t}}{{/refusal_reason_hint}}
{{#setting_consent_text}}{{#t}}Words of the permission{{/t}}{{/setting_consent_text}}
{{#setting_consent_text_hint}}{{#t}}Empty: the words that come with Handrail{{/t}}{{/setting_consent_text_hint}}
{{#setting_consent_language}}{{#t}}Language of these words{{/t}}{{/setting_consent_language}}
{{#setting_tracking_only_yes}}{{#t}}Yes: nobody is sent anything{{/t}}{{/setting_tracking_only_yes}}
{{#setting_tracking_only_no}}{{#t}}No: programs get referrals{{/t}}{{/setting_tracking_only_no}}
{{#setting_unclaimed_referrals_yes}}{{#t}}Yes, if their address is confirmed{{/t}}{{/setting_unclaimed_referrals_yes}}
{{#setting_unclaimed_referrals_no}}{{#t}}No{{/t}}{{/setting_unclaimed_referrals_no}}
{{#setting_staff_second_factor_yes}}{{#t}}Yes, each of them must{{/t}}{{/setting_staff_second_factor_yes}}
{{#setting_staff_second_factor_no}}{{#t}}If they wish to{{/t}}{{/setting_staff_second_factor_no}}
{{#setting_notice_cadence_off}}{{#t}}Never{{/t}}{{/setting_notice_cadence_off}}
{{#setting_notice_cadence_at_once}}{{#t}}At once{{/t}}{{/setting_notice_cadence_at_once}}
{{#setting_notice_cadence_daily}}{{#t}}Once a day{{/t}}{{/setting_notice_cadence_daily}}
{{#setting_notice_cadence_weekly}}{{#t}}Once a week{{/t}}{{/setting_notice_cadence_weekly}}
{{#setting_sensitive_needs_food}}{{#t}}Food{{/t}}{{/setting_sensitive_needs_food}}
{{#setting_sensitive_needs_housing}}{{#t}}Housing{{/t}}{{/setting_sensitive_needs_housing}}
{{#setting_sensitive_needs_money}}{{#t}}Money{{/t}}{{/setting_sensitive_needs_money}}
{{#setting_sensitive_needs_health}}{{#t}}Health{{/t}}{{/setting_sensitive_needs_health}}
{{#setting_sensitive_needs_legal}}{{#t}}Legal help{{/t}}{{/setting_sensitive_needs_legal}}
{{#setting_sensitive_needs_work}}{{#t}}Work{{/t}}{{/setting_sensitive_needs_work}}
{{#setting_sensitive_needs_family}}{{#t}}Family{{/t}}{{/setting_sensitive_needs_family}}
{{#setting_sensitive_needs_transport}}{{#t}}Transport{{/t}}{{/setting_sensitive_needs_transport}}
{{#setup_code}}{{#t}}The word in setup-code.txt{{/t}}{{/setup_code}}
{{#setup_base_url}}{{#t}}Address{{/t}}{{/setup_base_url}}
{{#setup_base_url_hint}}{{#t}}As people will type it, with https if you have a certificate{{/t}}{{/setup_base_url_hint}}
{{#setup_name}}{{#t}}Name (if you like){{/t}}{{/setup_name}}
{{#setup_name_hint}}{{#t}}It stands at the top of every page, such as: County Helps{{/t}}{{/setup_name_hint}}
{{#setup_operator}}{{#t}}Who runs it (if you like){{/t}}{{/setup_operator}}
{{#setup_operator_hint}}{{#t}}It stands at the foot of every page, such as: County Library{{/t}}{{/setup_operator_hint}}
{{#setup_country}}{{#t}}Country, in two letters{{/t}}{{/setup_country}}
{{#setup_country_hint}}{{#t}}For phone numbers and holidays. Empty is US{{/t}}{{/setup_country_hint}}
{{#setup_time_zone}}{{#t}}Time zone{{/t}}{{/setup_time_zone}}
{{#setup_time_zone_hint}}{{#t}}Like America/Chicago{{/t}}{{/setup_time_zone_hint}}
{{#setup_database_hosts}}{{#t}}Server{{/t}}{{/setup_database_hosts}}
{{#setup_database_hosts_hint}}{{#t}}On most hosts it is localhost{{/t}}{{/setup_database_hosts_hint}}
{{#setup_database_name}}{{#t}}Database{{/t}}{{/setup_database_name}}
{{#setup_database_name_hint}}{{#t}}Its whole name, as the panel shows it, such as county_handrail{{/t}}{{/setup_database_name_hint}}
{{#setup_database_user}}{{#t}}User of the database{{/t}}{{/setup_database_user}}
{{#setup_database_password}}{{#t}}Password of the database{{/t}}{{/setup_database_password}}
{{#setup_mail_url}}{{#t}}Mail server{{/t}}{{/setup_mail_url}}
{{#setup_mail_url_hint}}{{#t}}Such as smtps://mail.example.org:465, or smtp://mail.example.org:587{{/t}}{{/setup_mail_url_hint}}
{{#setup_mail_user}}{{#t}}User of the mailbox{{/t}}{{/setup_mail_user}}
{{#setup_mail_user_hint}}{{#t}}Often its whole address{{/t}}{{/setup_mail_user_hint}}
{{#setup_mail_password}}{{#t}}Password of the mailbox{{/t}}{{/setup_mail_password}}
{{#setup_mail_from}}{{#t}}Messages come from{{/t}}{{/setup_mail_from}}
{{#setup_mail_from_hint}}{{#t}}The mailbox’s address, such as post@example.org{{/t}}{{/setup_mail_from_hint}}
{{#setup_admin_email}}{{#t}}Your e-mail address{{/t}}{{/setup_admin_email}}
{{#setup_admin_email_hint}}{{#t}}You sign in with it and run the site{{/t}}{{/setup_admin_email_hint}}
{{#setup_admin_password}}{{#t}}Your password (if you like){{/t}}{{/setup_admin_password}}
{{#setup_admin_password_hint}}{{#t}}At least 8 characters. Without one, we send a code each time{{/t}}{{/setup_admin_password_hint}}
{{#setup_public}}{{#t}}Folder that the web server shows{{/t}}{{/setup_public}}
{{#setup_public_hint}}{{#t}}Leave it as it is, unless you moved the files{{/t}}{{/setup_public_hint}}
{{#capacity}}{{#t}}Can you take new people?{{/t}}{{/capacity}}
{{#capacity_open}}{{#t}}Has room{{/t}}{{/capacity_open}}
{{#capacity_wait_list}}{{#t}}Wait list{{/t}}{{/capacity_wait_list}}
{{#capacity_closed}}{{#t}}Full for now{{/t}}{{/capacity_closed}}
{{#closed_until}}{{#t}}If it is full: until{{/t}}{{/closed_until}}
{{#closed_until_hint}}{{#t}}On this day you have room again. Leave it empty if you don’t know{{/t}}{{/closed_until_hint}}
{{#mode}}{{#t}}How should people reach you?{{/t}}{{/mode}}
{{#mode_here}}{{#t}}They fill in a form here, and you get it here and by e-mail{{/t}}{{/mode_here}}
{{#mode_external}}{{#t}}They use your own website{{/t}}{{/mode_external}}
{{#mode_next_steps}}{{#t}}They read your next steps, then call, write or come{{/t}}{{/mode_next_steps}}
{{#verb}}{{#t}}What does the button say?{{/t}}{{/verb}}
{{#verb_apply}}{{#t}}Apply{{/t}}{{/verb_apply}}
{{#verb_schedule}}{{#t}}Schedule{{/t}}{{/verb_schedule}}
{{#verb_contact}}{{#t}}Contact{{/t}}{{/verb_contact}}
{{#verb_refer}}{{#t}}Refer{{/t}}{{/verb_refer}}
{{#external_url}}{{#t}}The link to your own form or calendar{{/t}}{{/external_url}}
{{#external_url_hint}}{{#t}}Only if people use your own website{{/t}}{{/external_url_hint}}
{{#program_next_steps}}{{#t}}Next steps{{/t}}{{/program_next_steps}}
{{#program_next_steps_hint}}{{#t}}What people do to get your help. Leave it empty, and we show the directory’s words{{/t}}{{/program_next_steps_hint}}
{{#answer_days}}{{#t}}You answer within (working days){{/t}}{{/answer_days}}
{{#answer_days_hint}}{{#t}}People see this beside the button. When it is over, we remind you, and once more 3 working days later{{/t}}{{/answer_days_hint}}
{{#minimal_mail}}{{#t}}What is in our e-mails to you?{{/t}}{{/minimal_mail}}
{{#minimal_mail_no}}{{#t}}How to reach the person, and what they wrote{{/t}}{{/minimal_mail_no}}
{{#minimal_mail_yes}}{{#t}}Only the name, and where to read the rest{{/t}}{{/minimal_mail_yes}}
{{#team_name}}{{#t}}Name of the group{{/t}}{{/team_name}}
{{#team_navigation}}{{#t}}Team Navigation{{/t}}{{/team_navigation}}
{{#team_navigation_hint}}{{#t}}Members see and continue each other’s work for other people, from the day it is switched on{{/t}}{{/team_navigation_hint}}
{{#team_navigation_yes}}{{#t}}On: they share their work{{/t}}{{/team_navigation_yes}}
{{#team_navigation_no}}{{#t}}Off: each works alone{{/t}}{{/team_navigation_no}}
{{#account_address}}{{#t}}E-mail address or mobile phone of their account{{/t}}{{/account_address}}
{{#referral_address}}{{#t}}Add an e-mail address{{/t}}{{/referral_address}}
{{#referral_address_hint}}{{#t}}We send a link there. Referrals go there once somebody has opened the link and confirmed{{/t}}{{/referral_address_hint}}
{{#invited_address}}{{#t}}Their e-mail address{{/t}}{{/invited_address}}
{{#site_roles}}{{#t}}What may they do here?{{/t}}{{/site_roles}}
{{#site_roles_hint}}{{#t}}Without any of these they use the site as all people do. Somebody who loses one is signed out here.{{/t}}{{/site_roles_hint}}
{{#role_site_admin}}{{#t}}Run this site: all of its tools{{/t}}{{/role_site_admin}}
{{#role_group_manager}}{{#t}}Look after groups{{/t}}{{/role_group_manager}}
{{#role_reports}}{{#t}}Read reports{{/t}}{{/role_reports}}
{{#team_role}}{{#t}}What may they do?{{/t}}{{/team_role}}
{{#role_program_worker}}{{#t}}Answer referrals{{/t}}{{/role_program_worker}}
{{#role_program_admin}}{{#t}}Run the program: answer referrals, change settings, invite others{{/t}}{{/role_program_admin}}
{{#claim_address}}{{#t}}Where do you read mail?{{/t}}{{/claim_address}}
{{#claim_address_hint}}{{#t}}We send a code to this address of the listing{{/t}}{{/claim_address_hint}}
{{#claim_code}}{{#t}}Code from the e-mail{{/t}}{{/claim_code}}
{{#claim_code_hint}}{{#t}}It works for half an hour{{/t}}{{/claim_code_hint}}
{{#claim_words}}{{#t}}How do you work with this program?{{/t}}{{/claim_words}}
{{#claim_words_hint}}{{#t}}Your job there, and how we can check it: a phone number, a web page, a colleague{{/t}}{{/claim_words_hint}}
{{#confidential}}{{#t}}Are its places secret?{{/t}}{{/confidential}}
{{#confidential_hint}}{{#t}}Nobody sees the addresses of secret places, and no search by distance finds them{{/t}}{{/confidential_hint}}
{{#confidential_no}}{{#t}}No, all may know where it is{{/t}}{{/confidential_no}}
{{#confidential_yes}}{{#t}}Yes, show no address{{/t}}{{/confidential_yes}}
{{#victim_service}}{{#t}}Does it help victims of violence?{{/t}}{{/victim_service}}
{{#victim_service_hint}}{{#t}}Helpers and this site then don’t see what it says about a person, unless the person agrees in writing. This
	counts for the referrals that it has already, too. Its e-mails are short{{/t}}{{/victim_service_hint}}
{{#victim_service_no}}{{#t}}No, or it need not keep its answers to itself{{/t}}{{/victim_service_no}}
{{#victim_service_yes}}{{#t}}Yes, keep its answers between it and the person{{/t}}{{/victim_service_yes}}
{{#release_until}}{{#t}}The last day{{/t}}{{/release_until}}
{{#release_until_hint}}{{#t}}A year at most. A short time is safer{{/t}}{{/release_until_hint}}
{{#release_words}}{{#t}}The words that the person signed{{/t}}{{/release_words}}
{{#release_words_hint}}{{#t}}As they are on the paper, which you keep{{/t}}{{/release_words_hint}}
{{#listing_name}}{{#t}}Name{{/t}}{{/listing_name}}
{{#listing_alternate_name}}{{#t}}Other name{{/t}}{{/listing_alternate_name}}
{{#listing_alternate_name_hint}}{{#t}}What people may also call it{{/t}}{{/listing_alternate_name_hint}}
{{#listing_description}}{{#t}}What you do{{/t}}{{/listing_description}}
{{#listing_description_hint}}{{#t}}The first sentence is on your card{{/t}}{{/listing_description_hint}}
{{#listing_phones}}{{#t}}Phone numbers{{/t}}{{/listing_phones}}
{{#listing_phones_hint}}{{#t}}One on each line. Words for people stand behind a comma: 508-555-0100 x12, front desk{{/t}}{{/listing_phones_hint}}
{{#listing_url}}{{#t}}Website{{/t}}{{/listing_url}}
{{#listing_email}}{{#t}}E-mail for questions{{/t}}{{/listing_email}}
{{#listing_email_hint}}{{#t}}All can read it. Referrals do not go there{{/t}}{{/listing_email_hint}}
{{#listing_languages}}{{#t}}Languages that your team speaks{{/t}}{{/listing_languages}}
{{#listing_languages_hint}}{{#t}}Their English names, with commas between them: English, Spanish{{/t}}{{/listing_languages_hint}}
{{#listing_needs}}{{#t}}You help with{{/t}}{{/listing_needs}}
{{#listing_eligibility}}{{#t}}Who can come{{/t}}{{/listing_eligibility}}
{{#listing_application_process}}{{#t}}How it works{{/t}}{{/listing_application_process}}
{{#listing_documents}}{{#t}}What to bring{{/t}}{{/listing_documents}}
{{#listing_fees}}{{#t}}Cost{{/t}}{{/listing_fees}}
{{#listing_areas}}{{#t}}Area served{{/t}}{{/listing_areas}}
{{#listing_wait_time}}{{#t}}How long people wait{{/t}}{{/listing_wait_time}}
{{#listing_interpretation}}{{#t}}Interpreters{{/t}}{{/listing_interpretation}}
{{#listing_alert}}{{#t}}Notice at the top of your page{{/t}}{{/listing_alert}}
{{#listing_alert_hint}}{{#t}}For example: we are closed on July 4{{/t}}{{/listing_alert_hint}}
