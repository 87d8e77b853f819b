/* pages - the handlers of manage.c, each in its page's file. */
#ifndef HANDRAIL_MANAGE_PAGES_H
#define HANDRAIL_MANAGE_PAGES_H

#include "base/err.h"

struct req;

enum err manage_get(struct req *q);
enum err manage_program_get(struct req *q);
enum err contact_get(struct req *q);
enum err contact_post(struct req *q);
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
