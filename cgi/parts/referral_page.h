/* referral_page - shows a referral on pages: the row of a list, the status form, what is next. */
#ifndef HANDRAIL_REFERRAL_PAGE_H
#define HANDRAIL_REFERRAL_PAGE_H

#include <stdbool.h>

#include "referral/referral.h"

struct form;
struct req;
struct tpl;

/* The head of the group that a row belongs to: a section of templates/heads.tpl; "" for none. */
typedef const char *row_head(struct req *q, const struct referral *r);

/* The place of a row. */
struct row_place {
	enum party party;		/* the reader's party: decides "what is next" */
	const char *back;		/* path to return to after a change; NULL: the referral's page */
	bool in_list;			/* the page shows several rows */
	bool shows_next;		/* each row has "what is next" */
	row_head *head;			/* groups of rows have heads; NULL: none */
};

/* Fills every marker of a row; those without a grant stay empty. */
void referral_show(struct req *q, struct tpl *t, const struct referral *r, const struct row_place *place);

/* Shows a section for each of at most LIST_MOST rows. If one of them belongs to another site, each row names its site. For
 * seeker and helper, a row with "what is next" has the program's number; for a program, the language that is not its own. */
enum err referral_show_rows(struct req *q, struct tpl *t, const struct referral *all, size_t count,
	const struct row_place *place);

/* Includes parts/status-choices as {{>status_choices}}, in the words of this reader; a program reads hints, too. selected: a
 * slug or NULL. */
void referral_show_choices(struct req *q, struct tpl *page, enum party reader, const char *selected);

/* The viewer's first party. It decides the words that they read, and the dashboard to go back to. */
enum party referral_reader(const struct referral *r);

/* A status in the seeker's own words, in the reader's language. */
const char *referral_own_words(struct req *q, enum status status);

/* The words of an answer's slug for this reader; NULL if the slug is none of theirs. */
const char *referral_answer_words(struct req *q, const struct referral *r, enum party reader, const char *slug);

/* Includes {{>next}}: the next step, for this reader. */
void referral_show_next(struct req *q, struct tpl *t, const struct referral *r, enum party reader);

/* The form that changes a referral's status; it posts to the page's own path. Its fields: struct status_input. */
struct form *referral_status_form(struct req *q);

/* Fills parts/status-form. f NULL: an empty form in a list, which posts to /status/{referral}. */
void referral_show_status_form(struct req *q, const struct form *f, struct tpl *t, const struct referral *r,
	const struct row_place *place);

struct status_input {
	int status;			/* enum status, or ANSWER_STILL_WAITING; -1 if none was chosen */
	const char *note;
	bool share_note;
	int seen;			/* version of the referral that the page showed */
	const char *back;
	bool undo;
};

/* The seeker's answer "still_waiting": no status, but a note that asks for attention. */
#define ANSWER_STILL_WAITING STATUSES

/* Does what the form chose. ERR_INPUT with a problem beside the field; ERR_CONFLICT if somebody was faster. *same becomes true
 * if the referral says so already: nothing was changed then. */
enum err referral_answer(struct req *q, const struct referral *r, struct form *f, const struct status_input *in,
	const char *result, bool *same);

#endif
