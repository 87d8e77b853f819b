/* referral_page - a referral as a page shows it: a row of any list, the status form, what is next. */
#ifndef HANDRAIL_REFERRAL_PAGE_H
#define HANDRAIL_REFERRAL_PAGE_H

#include <stdbool.h>

#include "referral/referral.h"

struct form;
struct req;
struct tpl;

/* Where a row stands. */
struct row_place {
	enum party party;		/* as whom its reader reads it: which "what is next" */
	const char *back;		/* path to return to after a change; NULL: the referral's page */
	bool in_list;			/* several stand on the page */
};

/* Every marker that a row may have; what was not granted stays empty. */
void referral_show(struct req *q, struct tpl *t, const struct referral *r, const struct row_place *place);

/* A section once for each of at most LIST_PAGE rows. Where one of them is of another site, each names its own. */
void referral_show_rows(struct req *q, struct tpl *t, const struct referral *all, size_t count,
	const struct row_place *place);

/* The choices, by class; selected: slug or NULL. */
void referral_show_choices(struct req *q, struct tpl *t, const char *selected);

/* The form that moves a referral along, of the page that posts to its own path: fields as below. */
struct form *referral_status_form(struct req *q);

/* Fills parts/status-form. f NULL: a form in a list, which holds nothing yet and posts to /status/{referral}. */
void referral_show_status_form(struct req *q, const struct form *f, struct tpl *t, const struct referral *r,
	const struct row_place *place);

struct status_input {
	int status;			/* enum status; -1 if none was chosen */
	const char *note;
	bool share_note;
	int seen;			/* version of the referral that the page showed */
	const char *back;
	bool undo;
};

#endif
