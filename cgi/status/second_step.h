/* second_step - the second step behind the link of a message: typing the referral's code, or signing in as its person. Somebody
 * else may read the message of a discreet referral, so its page shows what it is about only after that step. If the referral is
 * proved by its code (law/veil.h), the page shows nothing else and does nothing before the step; the session then remembers the
 * code for a while. */
#ifndef HANDRAIL_STATUS_SECOND_STEP_H
#define HANDRAIL_STATUS_SECOND_STEP_H

#include <stdbool.h>

#include "base/err.h"

struct form;
struct referral;
struct req;
struct tpl;

/* Finds the referral of the link in the path. If the link is the person's, q->language becomes theirs: reader_prefer(). */
enum err second_step_link(struct req *q, struct referral **r);

/* ---- a page for the person alone, by the link in its path ---- */

/* Finds its referral. ERR_MISSING, with fail(): the link is another party's. */
enum err second_step_find(struct req *q, struct referral **r);

/* The same for a page that acts. *r is NULL if the code has to be typed first: the answer leads to the page that asks for it. */
enum err second_step_enter(struct req *q, struct referral **r);

/* The same for a page that needs the code of every referral, not only of a discreet one, unless the reader is signed in as its
 * person. */
struct second_step {
	struct referral *r;
	struct form *f;			/* with the field of the code, if it waits */
	bool waits;			/* the code is still to be typed */
};
enum err second_step_open(struct req *q, struct second_step *s);

/* The same for the form of such a page: reads it. If form_status() of it is 200, the person is proved: r->proved. */
enum err second_step_sent(struct req *q, struct second_step *s);

/* Shows the fields and the help of its form in this section. path: of the page, to which signing in leads. */
void second_step_show(struct req *q, struct tpl *section, const struct second_step *s, const char *path);

/* ---- the code ---- */

/* The form of the code: its field is `code`. */
struct form *second_step_form(struct req *q);

/* Reads the typed code. NULL if something is wrong, which the form then shows. */
const char *second_step_typed(struct form *f);

/* Reads the form and counts the try. If the code is wrong, or too many were tried, the form shows that. A right code is
 * remembered by the session, so read the referral again afterwards. */
enum err second_step_try(struct req *q, const struct referral *r, struct form *f);

/* True if the referral is proved by its code, and the reader has yet to type it: the page shows a form for the code alone. */
bool second_step_is_due(const struct referral *r);

/* *waits becomes true if the reader still has to take the second step. f: a form that second_step_try() has read; NULL if a
 * code does not count here. */
enum err second_step_waits(struct req *q, const struct referral *r, const struct form *f, bool *waits);

/* Includes {{>no_code}}: help for readers who have no code. by_code: the referral opens only with the code, or for an account
 * that has typed it. next: the path to which signing in leads. */
void second_step_show_help(struct req *q, struct tpl *t, bool by_code, const char *next);

#endif
