/* referral_page - shows a referral on pages: its contents, the status form, and what to do next. */
#ifndef HANDRAIL_REFERRAL_PAGE_H
#define HANDRAIL_REFERRAL_PAGE_H

#include <stdbool.h>

#include "referral/referral.h"

struct form;
struct req;
struct tpl;

/* The heading of the group that a row belongs to: the NAME of a section head_NAME of templates/lists.tpl; "" for none. */
typedef const char *row_head(struct req *q, const struct referral *r);

/* Where a row is shown, and for whom. */
struct row_place {
	enum party party;		/* the reader's party: decides "what is next" */
	const char *back;		/* path to return to after a change; NULL: the referral's page */
	const char *next;		/* path to go on to by "Save, next person"; NULL: no such button */
	bool in_list;			/* the page has other forms */
	bool shows_next;		/* each row has "what is next" */
	row_head *head;			/* groups of rows have heads; NULL: none */
	bool names_program;		/* the list has rows of several programs, so each row names its own */
	bool shows_forms;		/* the list has a column of forms */
	bool ticks;			/* the rows have boxes to tick, and the bar sets all ticked ones */
};

/* The marks of a page or row of a referral: the status (MARK_STATUS), {{kind}}, {{#disputed}}. referral_fill() sets them, too. */
void referral_mark(struct req *q, struct tpl *t, const struct referral *r);

/* Fills every marker of a row; those without a grant stay empty. names_site: the row says which site it is of. */
void referral_fill(struct req *q, struct tpl *t, const struct referral *r, const struct row_place *place, bool names_site);

/* True if a veil now hides from the helper's side what the program sets and notes, and the person did not make the referral
 * themselves. */
bool referral_keeps_word(const struct req *q, const struct referral *r);

/* True if only the code opens the referral and no account has it as its seeker, so that somebody must hand the person the
 * code. */
bool referral_opens_by_code(const struct referral *r);

/* The last day of a release, in the reader's language; "" for 0. */
const char *referral_release_day(struct req *q, instant until);

/* True if the referral belongs to another site than this page. */
bool referral_is_elsewhere(const struct req *q, const struct referral *r);

/* Includes parts/status-choices as {{>status_choices}}, in the words of this reader; a program reads hints, too. selected: a
 * slug or NULL. */
void referral_show_choices(struct req *q, struct tpl *page, enum party reader, const char *selected);

/* The first of the viewer's parties: seeker, helper, program. It decides the words that they read, and the dashboard to go back
 * to. */
enum party referral_reader(const struct referral *r);

/* The words of a status's slug in the reader's language, from templates/statuses.tpl. whose: the beginning of the section's
 * name, "" or "seeker_". */
const char *referral_status_words(struct req *q, const char *whose, const char *slug);

/* The slugs of a seeker's answers. Returns the number of those that most people give, which come first. */
size_t referral_answers(const char *slugs[STATUSES]);

/* The value of an answer's slug, as in struct status_input; -1 if there is none. */
int referral_answer_choice(const char *slug);

/* The same, and accepts not_updated, which a select sends if it is left as it is. */
int referral_any_choice(const char *slug);

/* A status in the seeker's own words, in the reader's language. */
const char *referral_own_words(struct req *q, enum status status);

/* The words of an answer's slug for this reader; NULL if the slug is none of theirs. */
const char *referral_answer_words(struct req *q, const struct referral *r, enum party reader, const char *slug);

/* Includes {{>next}}: the next step, for this reader. */
void referral_show_next(struct req *q, struct tpl *t, const struct referral *r, enum party reader);

/* True if there is nothing for the person to do now, because the program works on the referral and nobody else has written a
 * note. events: the history as the person reads it. */
bool referral_rests(const struct referral *r, const struct referral_event *events, size_t count);

/* After a conflict: fills in who changed the status, when, and their note if this viewer may read it (other_note ...). */
enum err referral_show_other(struct req *q, struct tpl *t, const struct referral *r);

/* Includes parts/moved as {{>moved}}: the same, with the status. */
enum err referral_show_moved(struct req *q, struct tpl *t, const struct referral *r);

/* The form that changes a referral's status; it posts to the page's own path. Its fields: struct status_input. */
struct form *referral_status_form(struct req *q);

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

/* True if the loop was closed, and the person says that they are still waiting. */
bool referral_contradicts_waiting(const struct referral *r);

/* The words of that answer, with a note that may be empty. */
const char *referral_waiting_words(struct req *q, const char *note);

/* Does what the form chose. ERR_INPUT with a problem beside the field; ERR_CONFLICT if somebody was faster. *same becomes true
 * if the referral has this status already, so that nothing was changed. */
enum err referral_answer(struct req *q, const struct referral *r, struct form *f, const struct status_input *in,
	const char *result, bool *same);

#endif
