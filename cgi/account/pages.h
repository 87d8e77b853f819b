/* pages - the handlers of account.c, each in its page's file. */
#ifndef HANDRAIL_ACCOUNT_PAGES_H
#define HANDRAIL_ACCOUNT_PAGES_H

#include "base/err.h"

struct req;

enum err sign_in_get(struct req *q);
enum err sign_in_post(struct req *q);
enum err code_get(struct req *q);
enum err code_post(struct req *q);
enum err kept_get(struct req *q);
enum err kept_post(struct req *q);
enum err launch_post(struct req *q);
enum err oidc_get(struct req *q);
enum err oidc_back_get(struct req *q);
enum err portal_get(struct req *q);
enum err link_get(struct req *q);
enum err link_post(struct req *q);
enum err sign_up_get(struct req *q);
enum err sign_up_post(struct req *q);
enum err account_get(struct req *q);
enum err account_post(struct req *q);
enum err prove_get(struct req *q);
enum err prove_post(struct req *q);
enum err own_addresses_get(struct req *q);
enum err own_addresses_post(struct req *q);
enum err sessions_get(struct req *q);
enum err sessions_post(struct req *q);
enum err second_get(struct req *q);
enum err second_post(struct req *q);
enum err second_factor_get(struct req *q);
enum err second_factor_post(struct req *q);
enum err data_get(struct req *q);
enum err data_post(struct req *q);
enum err delete_get(struct req *q);
enum err delete_post(struct req *q);
enum err sign_out_post(struct req *q);
enum err leave_get(struct req *q);
enum err leave_back_get(struct req *q);
enum err unsubscribe_get(struct req *q);
enum err unsubscribe_post(struct req *q);

#endif
