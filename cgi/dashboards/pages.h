/* pages - the handlers of dashboards.c, each in its page's file. */
#ifndef HANDRAIL_DASHBOARDS_PAGES_H
#define HANDRAIL_DASHBOARDS_PAGES_H

#include "base/err.h"

struct req;

enum err referrals_get(struct req *q);
enum err referrals_post(struct req *q);
enum err people_get(struct req *q);
enum err people_csv_get(struct req *q);
enum err people_tray_post(struct req *q);
enum err person_get(struct req *q);
enum err person_post(struct req *q);
enum err person_notes_post(struct req *q);
enum err person_print_get(struct req *q);
enum err person_merge_get(struct req *q);
enum err person_merge_post(struct req *q);
enum err person_archive_post(struct req *q);
enum err person_form_get(struct req *q);
enum err inbound_get(struct req *q);
enum err inbound_csv_get(struct req *q);
enum err inbound_program_get(struct req *q);
enum err walk_in_get(struct req *q);
enum err walk_in_post(struct req *q);
enum err answers_get(struct req *q);
enum err answers_json_get(struct req *q);
enum err referral_get(struct req *q);
enum err referral_print_get(struct req *q);
enum err referral_access_get(struct req *q);
enum err referral_notes_post(struct req *q);
enum err referral_reach_post(struct req *q);
enum err referral_stop_sharing_post(struct req *q);
enum err referral_stop_contact_get(struct req *q);
enum err referral_stop_sharing_get(struct req *q);
enum err referral_form_get(struct req *q);
enum err referral_release_get(struct req *q);
enum err referral_release_post(struct req *q);

#endif
