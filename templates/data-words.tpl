{{! The words of data.html: part_{name} for its headings, field_{name} for the fields of data.json, and choices. Plain text, so nothing
is escaped here: a page's marker escapes it. }}
{{#part_account}}{{#t}}Your account{{/t}}{{/part_account}}
{{#part_addresses}}{{#t}}Your addresses{{/t}}{{/part_addresses}}
{{#part_sessions}}{{#t}}Where you are signed in{{/t}}{{/part_sessions}}
{{#part_roles}}{{#t}}Your roles at sites{{/t}}{{/part_roles}}
{{#part_groups}}{{#t}}Your groups{{/t}}{{/part_groups}}
{{#part_programs}}{{#t}}Programs that you work for{{/t}}{{/part_programs}}
{{#part_portals}}{{#t}}Portals that open your account{{/t}}{{/part_portals}}
{{#part_claims}}{{#t}}Programs that you asked to run{{/t}}{{/part_claims}}
{{#part_referrals}}{{#t}}Referrals for you{{/t}}{{/part_referrals}}
{{#part_referrals_for_others}}{{#t}}Referrals that you made for others{{/t}}{{/part_referrals_for_others}}
{{#part_notes}}{{#t}}Your notes about people{{/t}}{{/part_notes}}
{{#part_messages}}{{#t}}Messages{{/t}}{{/part_messages}}
{{#part_releases}}{{#t}}Helpers who may see what the program says{{/t}}{{/part_releases}}
{{#part_consent}}{{#t}}What was agreed to{{/t}}{{/part_consent}}
{{#part_answers}}{{#t}}Answers to the program’s questions{{/t}}{{/part_answers}}
{{#part_looks}}{{#t}}Who looked at this{{/t}}{{/part_looks}}
{{#part_history}}{{#t}}History{{/t}}{{/part_history}}
{{#field_account}}{{#t}}Account{{/t}}{{/field_account}}
{{#field_first_name}}{{#t}}First name{{/t}}{{/field_first_name}}
{{#field_last_name}}{{#t}}Last name{{/t}}{{/field_last_name}}
{{#field_organization}}{{#t}}Organization{{/t}}{{/field_organization}}
{{#field_language}}{{#t}}Language{{/t}}{{/field_language}}
{{#field_notice_cadence}}{{#t}}News about your referrals{{/t}}{{/field_notice_cadence}}
{{#field_has_password}}{{#t}}Has a password{{/t}}{{/field_has_password}}
{{#field_second_factor_since}}{{#t}}Two-step sign-in since{{/t}}{{/field_second_factor_since}}
{{#field_made_at}}{{#t}}Made{{/t}}{{/field_made_at}}
{{#field_named_at}}{{#t}}Name as it is since{{/t}}{{/field_named_at}}
{{#field_address}}{{#t}}Address{{/t}}{{/field_address}}
{{#field_proved_at}}{{#t}}Confirmed{{/t}}{{/field_proved_at}}
{{#field_site_name}}{{#t}}Site{{/t}}{{/field_site_name}}
{{#field_browser}}{{#t}}Browser{{/t}}{{/field_browser}}
{{#field_machine}}{{#t}}Computer or phone{{/t}}{{/field_machine}}
{{#field_seen_at}}{{#t}}Last used{{/t}}{{/field_seen_at}}
{{#field_host}}{{#t}}Site{{/t}}{{/field_host}}
{{#field_role}}{{#t}}Role{{/t}}{{/field_role}}
{{#field_site}}{{#t}}Site{{/t}}{{/field_site}}
{{#field_team_name}}{{#t}}Group{{/t}}{{/field_team_name}}
{{#field_joined_at}}{{#t}}Joined{{/t}}{{/field_joined_at}}
{{#field_program}}{{#t}}Program’s number{{/t}}{{/field_program}}
{{#field_program_name}}{{#t}}Program{{/t}}{{/field_program_name}}
{{#field_claimed_at}}{{#t}}Since{{/t}}{{/field_claimed_at}}
{{#field_words}}{{#t}}Words{{/t}}{{/field_words}}
{{#field_decision}}{{#t}}Decision{{/t}}{{/field_decision}}
{{#field_decided_at}}{{#t}}Decided{{/t}}{{/field_decided_at}}
{{#field_person}}{{#t}}Profile’s number{{/t}}{{/field_person}}
{{#field_note}}{{#t}}Note{{/t}}{{/field_note}}
{{#field_shared}}{{#t}}Shared with your group{{/t}}{{/field_shared}}
{{#field_recipient}}{{#t}}To{{/t}}{{/field_recipient}}
{{#field_message}}{{#t}}Message{{/t}}{{/field_message}}
{{#field_channel}}{{#t}}Sent as{{/t}}{{/field_channel}}
{{#field_state}}{{#t}}State{{/t}}{{/field_state}}
{{#field_ended_at}}{{#t}}Sent or ended{{/t}}{{/field_ended_at}}
{{#field_public_id}}{{#t}}Number{{/t}}{{/field_public_id}}
{{#field_organization_name}}{{#t}}Organization{{/t}}{{/field_organization_name}}
{{#field_at_kind}}{{#t}}Kind{{/t}}{{/field_at_kind}}
{{#field_status}}{{#t}}Status{{/t}}{{/field_status}}
{{#field_seeker_first_name}}{{#t}}For: first name{{/t}}{{/field_seeker_first_name}}
{{#field_seeker_last_name}}{{#t}}For: last name{{/t}}{{/field_seeker_last_name}}
{{#field_seeker_email}}{{#t}}For: e-mail{{/t}}{{/field_seeker_email}}
{{#field_seeker_phone}}{{#t}}For: phone{{/t}}{{/field_seeker_phone}}
{{#field_seeker_language}}{{#t}}For: language{{/t}}{{/field_seeker_language}}
{{#field_helper_first_name}}{{#t}}Made by: first name{{/t}}{{/field_helper_first_name}}
{{#field_helper_last_name}}{{#t}}Made by: last name{{/t}}{{/field_helper_last_name}}
{{#field_helper_organization}}{{#t}}Made by: organization{{/t}}{{/field_helper_organization}}
{{#field_helper_email}}{{#t}}Made by: e-mail{{/t}}{{/field_helper_email}}
{{#field_helper_phone}}{{#t}}Made by: phone{{/t}}{{/field_helper_phone}}
{{#field_comment}}{{#t}}Comment{{/t}}{{/field_comment}}
{{#field_discreet}}{{#t}}Discreet{{/t}}{{/field_discreet}}
{{#field_disputed}}{{#t}}They disagree{{/t}}{{/field_disputed}}
{{#field_updated_at}}{{#t}}Last change{{/t}}{{/field_updated_at}}
{{#field_opened_at}}{{#t}}First seen by the program{{/t}}{{/field_opened_at}}
{{#field_closed_at}}{{#t}}Closed{{/t}}{{/field_closed_at}}
{{#field_withdrawn_at}}{{#t}}Sharing stopped{{/t}}{{/field_withdrawn_at}}
{{#field_act}}{{#t}}Event{{/t}}{{/field_act}}
{{#field_to_status}}{{#t}}New status{{/t}}{{/field_to_status}}
{{#field_party}}{{#t}}By or to{{/t}}{{/field_party}}
{{#field_actor_first_name}}{{#t}}First name{{/t}}{{/field_actor_first_name}}
{{#field_actor_last_initial}}{{#t}}First letter of the last name{{/t}}{{/field_actor_last_initial}}
{{#field_actor_organization}}{{#t}}Organization{{/t}}{{/field_actor_organization}}
{{#field_by_link}}{{#t}}By a link{{/t}}{{/field_by_link}}
{{#field_day}}{{#t}}Day{{/t}}{{/field_day}}
{{#field_saved}}{{#t}}Saved a list that may hold it as a file{{/t}}{{/field_saved}}
{{#field_note_shared}}{{#t}}Everyone may read the note{{/t}}{{/field_note_shared}}
{{#field_undone}}{{#t}}Undone later{{/t}}{{/field_undone}}
{{#field_version}}{{#t}}Version{{/t}}{{/field_version}}
{{#field_given_by}}{{#t}}Agreed by{{/t}}{{/field_given_by}}
{{#field_until_at}}{{#t}}Until{{/t}}{{/field_until_at}}
{{#field_given_at}}{{#t}}Agreed{{/t}}{{/field_given_at}}
{{#field_wording}}{{#t}}Question{{/t}}{{/field_wording}}
{{#field_answer}}{{#t}}Answer{{/t}}{{/field_answer}}
{{#role_site_admin}}{{#t}}Site admin{{/t}}{{/role_site_admin}}
{{#role_group_manager}}{{#t}}Group manager{{/t}}{{/role_group_manager}}
{{#role_reports}}{{#t}}Reports{{/t}}{{/role_reports}}
{{#role_program_admin}}{{#t}}Admin of the program{{/t}}{{/role_program_admin}}
{{#role_program_worker}}{{#t}}Works for the program{{/t}}{{/role_program_worker}}
{{#decision_approve}}{{#t}}Approved{{/t}}{{/decision_approve}}
{{#decision_refuse}}{{#t}}Refused{{/t}}{{/decision_refuse}}
{{#channel_email}}{{#t}}E-mail{{/t}}{{/channel_email}}
{{#channel_text}}{{#t}}Text{{/t}}{{/channel_text}}
{{#kind_live}}{{#t}}Sent to the program{{/t}}{{/kind_live}}
{{#kind_logged}}{{#t}}Logged: we sent the program nothing{{/t}}{{/kind_logged}}
{{#kind_tracking_only}}{{#t}}To keep track only: we sent nothing to anyone{{/t}}{{/kind_tracking_only}}
{{#party_seeker}}{{#t}}The person{{/t}}{{/party_seeker}}
{{#party_helper}}{{#t}}The helper{{/t}}{{/party_helper}}
{{#party_program}}{{#t}}The program{{/t}}{{/party_program}}
{{#act_sent}}{{#t}}Sent{{/t}}{{/act_sent}}
{{#act_status}}{{#t}}Status set{{/t}}{{/act_status}}
{{#act_undo}}{{#t}}A change was undone{{/t}}{{/act_undo}}
{{#act_note}}{{#t}}Note{{/t}}{{/act_note}}
{{#act_reach}}{{#t}}Way to reach changed{{/t}}{{/act_reach}}
{{#act_stop_sharing}}{{#t}}Sharing stopped{{/t}}{{/act_stop_sharing}}
{{#act_opened}}{{#t}}The program looked at it{{/t}}{{/act_opened}}
{{#act_claimed}}{{#t}}It became yours{{/t}}{{/act_claimed}}
{{#act_taken_over}}{{#t}}Opened by its code, and taken over{{/t}}{{/act_taken_over}}
{{#act_not_mine}}{{#t}}The helper did not send it{{/t}}{{/act_not_mine}}
{{#act_still_waiting}}{{#t}}Still waiting{{/t}}{{/act_still_waiting}}
{{#act_recorded}}{{#t}}Recorded by the program{{/t}}{{/act_recorded}}
{{#act_released}}{{#t}}The helper may see what the program says{{/t}}{{/act_released}}
{{#act_release_ended}}{{#t}}The helper no longer sees what the program says{{/t}}{{/act_release_ended}}
