{{! The acts of the audit log: a section for each name in lib/site/audits.def. Plain text, not a page: it is escaped where it is shown,
which is why nothing is escaped here. }}
{{#seal_renewed}}{{#t}}The seal of the log was renewed{{/t}}{{/seal_renewed}}
{{#site_made}}{{#t}}Site made{{/t}}{{/site_made}}
{{#site_changed}}{{#t}}Setting changed{{/t}}{{/site_changed}}
{{#logo_changed}}{{#t}}Logo changed{{/t}}{{/logo_changed}}
{{#consent_changed}}{{#t}}Words of the permission changed{{/t}}{{/consent_changed}}
{{#launch_key_made}}{{#t}}Key for a portal made{{/t}}{{/launch_key_made}}
{{#account_made}}{{#t}}Account made{{/t}}{{/account_made}}
{{#account_changed}}{{#t}}Account changed{{/t}}{{/account_changed}}
{{#account_disabled}}{{#t}}Account disabled{{/t}}{{/account_disabled}}
{{#account_enabled}}{{#t}}Account enabled again{{/t}}{{/account_enabled}}
{{#account_signed_out}}{{#t}}Signed out everywhere{{/t}}{{/account_signed_out}}
{{#second_factor_removed}}{{#t}}Second step of signing in removed{{/t}}{{/second_factor_removed}}
{{#role_given}}{{#t}}Role given{{/t}}{{/role_given}}
{{#role_taken}}{{#t}}Role taken away{{/t}}{{/role_taken}}
{{#group_made}}{{#t}}Group made{{/t}}{{/group_made}}
{{#group_changed}}{{#t}}Group changed{{/t}}{{/group_changed}}
{{#group_joined}}{{#t}}Added to a group{{/t}}{{/group_joined}}
{{#group_left}}{{#t}}Removed from a group{{/t}}{{/group_left}}
{{#program_changed}}{{#t}}Setting of a program changed{{/t}}{{/program_changed}}
{{#address_added}}{{#t}}Referral address added{{/t}}{{/address_added}}
{{#address_confirmed}}{{#t}}Referral address confirmed{{/t}}{{/address_confirmed}}
{{#address_removed}}{{#t}}Referral address removed{{/t}}{{/address_removed}}
{{#claimer_added}}{{#t}}Added to the team of a program{{/t}}{{/claimer_added}}
{{#claimer_role_changed}}{{#t}}Role in the team of a program changed{{/t}}{{/claimer_role_changed}}
{{#claimer_removed}}{{#t}}Removed from the team of a program{{/t}}{{/claimer_removed}}
{{#claim_decided}}{{#t}}Claim of a program decided{{/t}}{{/claim_decided}}
{{#member_invited}}{{#t}}Invited to the team of a program{{/t}}{{/member_invited}}
{{#listing_changed}}{{#t}}Listing of a program changed{{/t}}{{/listing_changed}}
{{#screener_published}}{{#t}}Questions of a program published{{/t}}{{/screener_published}}
{{#request_decided}}{{#t}}Request decided{{/t}}{{/request_decided}}
{{#data_exported}}{{#t}}Data of a person exported{{/t}}{{/data_exported}}
{{#data_erased}}{{#t}}Data of a person erased{{/t}}{{/data_erased}}
{{#hold_set}}{{#t}}Legal hold set{{/t}}{{/hold_set}}
{{#hold_ended}}{{#t}}Legal hold ended{{/t}}{{/hold_ended}}
{{#outbox_voided}}{{#t}}Waiting messages dropped{{/t}}{{/outbox_voided}}
{{#outbox_released}}{{#t}}Waiting messages released{{/t}}{{/outbox_released}}
