/* referral_page - a referral as a page shows it: a row of any list, the status form, what is next. */
#ifndef HANDRAIL_REFERRAL_PAGE_H
#define HANDRAIL_REFERRAL_PAGE_H

#include <stdbool.h>

#include "web/form.h"
#include "referral/referral.h"

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

/* The status form's own form fields, shown again when something needs mending. */
void referral_show_status_form(struct req *q, struct tpl *t, const struct referral *r, const struct row_place *place);

/* The form's fields: status, note, share_note, seen, back, undo. */
struct status_input {
	int status;
	const char *note;
	bool share_note;
	const char *seen;
	const char *back;
	bool undo;
};
extern const struct input status_inputs[];
extern const size_t status_input_count;

#endif
