/* referral_page - shows a referral on pages: the row of a list, the status form, what is next. */
#ifndef HANDRAIL_REFERRAL_PAGE_H
#define HANDRAIL_REFERRAL_PAGE_H

#include <stdbool.h>

#include "referral/referral.h"

struct form;
struct req;
struct tpl;

/* The place of a row. */
struct row_place {
	enum party party;		/* the reader's party: decides "what is next" */
	const char *back;		/* path to return to after a change; NULL: the referral's page */
	bool in_list;			/* the page shows several rows */
	bool shows_next;		/* each row has "what is next" */
};

/* Fills every marker of a row; those without a grant stay empty. */
void referral_show(struct req *q, struct tpl *t, const struct referral *r, const struct row_place *place);

/* Shows a section for each of at most LIST_PAGE rows. If one of them belongs to another site, each row names its site. */
void referral_show_rows(struct req *q, struct tpl *t, const struct referral *all, size_t count,
	const struct row_place *place);

/* Shows the statuses to choose from, by class. selected: a slug or NULL. */
void referral_show_choices(struct req *q, struct tpl *t, const char *selected);

/* The form that changes a referral's status; it posts to the page's own path. Its fields: struct status_input. */
struct form *referral_status_form(struct req *q);

/* Fills parts/status-form. f NULL: an empty form in a list, which posts to /status/{referral}. */
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
