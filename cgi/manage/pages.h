/* pages - the handlers of manage.c, each in its page's file. */
#ifndef HANDRAIL_MANAGE_PAGES_H
#define HANDRAIL_MANAGE_PAGES_H

#include "base/err.h"

struct req;

enum err manage_get(struct req *q);
enum err manage_program_get(struct req *q);
enum err contact_get(struct req *q);
enum err contact_post(struct req *q);
enum err listing_get(struct req *q);
enum err listing_post(struct req *q);
enum err addresses_get(struct req *q);
enum err addresses_post(struct req *q);
enum err address_form_get(struct req *q);
enum err address_remove_post(struct req *q);
enum err room_get(struct req *q);
enum err room_post(struct req *q);
enum err confirm_get(struct req *q);
enum err confirm_post(struct req *q);
enum err team_get(struct req *q);
enum err team_form_get(struct req *q);
enum err team_invite_post(struct req *q);
enum err team_role_post(struct req *q);
enum err team_remove_get(struct req *q);
enum err team_remove_post(struct req *q);
enum err numbers_get(struct req *q);
enum err numbers_csv_get(struct req *q);
enum err team_leave_get(struct req *q);
enum err team_leave_post(struct req *q);
enum err invite_get(struct req *q);
enum err invite_post(struct req *q);
enum err screener_get(struct req *q);
enum err screener_form_get(struct req *q);
enum err screener_settings_post(struct req *q);
enum err screener_publish_get(struct req *q);
enum err screener_publish_post(struct req *q);
enum err question_get(struct req *q);
enum err question_post(struct req *q);
enum err question_new_get(struct req *q);
enum err question_new_post(struct req *q);
enum err question_form_get(struct req *q);
enum err question_move_post(struct req *q);
enum err question_copy_post(struct req *q);
enum err question_delete_get(struct req *q);
enum err question_delete_post(struct req *q);
enum err preview_get(struct req *q);
enum err questionnaire_get(struct req *q);
enum err import_get(struct req *q);
enum err import_post(struct req *q);

#endif
