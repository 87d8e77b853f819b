/* pages - the handlers of admin.c, each in its page's file. */
#ifndef HANDRAIL_ADMIN_PAGES_H
#define HANDRAIL_ADMIN_PAGES_H

#include "base/err.h"

struct req;

enum err admin_get(struct req *q);
enum err admin_settings_get(struct req *q);
enum err admin_settings_post(struct req *q);
enum err admin_embed_get(struct req *q);
enum err admin_embed_post(struct req *q);
enum err admin_look_get(struct req *q);
enum err admin_look_post(struct req *q);
enum err admin_logo_post(struct req *q);
enum err admin_look_css_get(struct req *q);
enum err admin_consent_get(struct req *q);
enum err admin_consent_post(struct req *q);
enum err admin_audit_get(struct req *q);
enum err admin_audit_csv_get(struct req *q);
enum err admin_groups_get(struct req *q);
enum err admin_groups_post(struct req *q);
enum err admin_group_get(struct req *q);
enum err admin_group_post(struct req *q);
enum err admin_programs_get(struct req *q);
enum err admin_program_get(struct req *q);
enum err admin_program_post(struct req *q);
enum err admin_users_get(struct req *q);
enum err admin_user_get(struct req *q);
enum err admin_user_post(struct req *q);
enum err admin_claims_get(struct req *q);
enum err admin_claim_get(struct req *q);
enum err admin_claim_post(struct req *q);
enum err admin_requests_get(struct req *q);
enum err admin_request_get(struct req *q);
enum err admin_request_post(struct req *q);
enum err admin_holds_get(struct req *q);
enum err admin_holds_post(struct req *q);
enum err admin_hold_get(struct req *q);
enum err admin_hold_post(struct req *q);
enum err admin_messages_get(struct req *q);
enum err admin_access_csv_get(struct req *q);
enum err admin_reports_get(struct req *q);
enum err admin_reports_csv_get(struct req *q);

#endif
