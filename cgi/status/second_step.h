/* second_step - somebody else may read the message of a discreet referral. So its subject is shown only after a second step: the
 * code, or signing in as the person. If the referral is proved by its code (law/veil.h), nothing is shown and nothing can be done
 * before; the session remembers the code for a while. */
#ifndef HANDRAIL_STATUS_SECOND_STEP_H
#define HANDRAIL_STATUS_SECOND_STEP_H

#include <stdbool.h>

#include "base/err.h"

struct form;
struct referral;
struct req;
struct tpl;

/* The form of the code: its field is `code`. */
struct form *second_step_form(struct req *q);

/* Reads it and counts the try. The form shows it if the code is wrong, or was tried too often. Changes nothing but what the
 * session remembers: read the referral again after it. */
enum err second_step_try(struct req *q, const struct referral *r, struct form *f);

/* True if the referral is proved by its code, and the reader has yet to type it: the page shows a form for the code alone. */
bool second_step_is_due(const struct referral *r);

/* *waits: the reader has still to do it. f: a form that second_step_try() has read; or NULL: a code does not count. */
enum err second_step_waits(struct req *q, const struct referral *r, const struct form *f, bool *waits);

/* The same for contact information, which no link alone shows, whether the referral is discreet or not. */
enum err second_step_for_contact(struct req *q, const struct referral *r, bool *waits);

/* The form of a page that is for the person alone: with the code if it waits for that, or without fields. The second one reads
 * it; afterwards form_status() is 200 if all is well. */
enum err second_step_open(struct req *q, const struct referral *r, struct form **f, bool *waits);
enum err second_step_read(struct req *q, const struct referral *r, struct form *f, bool waits);

/* The way to those who have no code, as {{>no_code}} of the page; next: the path to which signing in leads. */
void second_step_show_help(struct req *q, struct tpl *t, const char *next);

#endif
