/* screener - the questions that a program asks before a referral: finds, edits, checks and publishes them, and finds the
 * outcome of answers.
 *
 * A screener is one document. The program's team edits a draft; publishing makes a version, which never changes. Answers
 * name the version that they answered. No outcome ever prevents a referral: the person decides.
 *
 * All texts live as long as the request, and none is NULL: "" stands for nothing. Sizes are in characters. */
#ifndef HANDRAIL_SCREENER_H
#define HANDRAIL_SCREENER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct arena;
struct req;

enum question_kind {
#define QUESTION_KIND(slug, fhir) QUESTION_##slug,
#include "screener/question_kinds.def"
#undef QUESTION_KIND
	QUESTION_KINDS
};
const char *question_kind_slug(enum question_kind k);
int question_kind_from_slug(const char *slug);		/* -1 if unknown */

enum outcome {
#define OUTCOME(slug) OUTCOME_##slug,
#include "screener/outcomes.def"
#undef OUTCOME
	OUTCOMES
};
const char *outcome_slug(enum outcome o);
int outcome_from_slug(const char *slug);		/* -1 if unknown */

enum flag {
#define FLAG(slug, outcome) FLAG_##slug,
#include "screener/flags.def"
#undef FLAG
	FLAGS
};
const char *flag_slug(enum flag f);			/* FLAG_none is "" */
int flag_from_slug(const char *slug);			/* "" is FLAG_none; -1 if unknown */

#define QUESTIONS_MOST 100
#define SUGGEST_MOST 5			/* programs */
#define OPTIONS_MOST 20
#define WORDING_MOST 500
#define HELP_MOST 1000
#define OPTION_MOST 200
#define REASON_MOST 300
#define TEXT_MOST 4000			/* of an outcome's text, and of an answer in a long text */
#define SHORT_TEXT_MOST 200		/* of an answer in a short text */
#define DOCUMENT_MOST ((size_t)512 << 10)	/* bytes */

struct question_option { const char *wording; enum flag flag; const char *reason; };

struct question {
	const char *id;			/* a public id, the same in every version and every document */
	enum question_kind kind;
	bool required;
	bool asks_contact;		/* skipped for a person who does not want to be reached */
	const char *wording, *help;
	struct question_option *options;	/* of yes_no: two, "yes" and "no", without wording; answers name the others from 1 */
	size_t option_count;
	const char *min, *max;		/* of a number, as decimal text, or of a date, YYYY-MM-DD */
	const char *flag_below, *flag_above;	/* an answer below or above means FLAG_may_not */
	const char *reason_below, *reason_above;
	const char *shown_if;		/* the id of an earlier question with choices; "": always shown */
	const char *shown_if_answer;	/* yes, no or the number of an option */
};

struct screener {
	bool each;			/* one question a page; false: all on one page */
	const char *may_text, *may_not_text, *review_text;	/* for the thank-you page, by outcome */
	const char *suggest;		/* public ids of programs to suggest, at most SUGGEST_MOST, separated by blanks */
	struct question *questions;
	size_t count;
};

/* "one" or "each", the setting `pages`. */
const char *screener_pages(const struct screener *s);
const char *screener_text(const struct screener *s, enum outcome o);

/* The number of a question, or -1. */
int question_find(const struct screener *s, const char *id);

/* Two options for yes_no, whose answers are "yes" and "no"; "1", "2" ... for the others. */
const char *question_option_value(struct arena *a, const struct question *of, size_t option);
bool question_has_choices(const struct question *of);

/* ---- documents ---- */

/* JSON. Texts must be UTF-8. */
const char *screener_write(struct req *q, const struct screener *s);

/* Reads what screener_write() wrote; "" is an empty screener. ERR_BAD for anything else. */
enum err screener_read(struct req *q, const char *document, struct screener *s);

/* ---- found ---- */

struct screener_version {
	int64_t id, program_id;
	int number;			/* from 1, for each program */
	instant published_at;
	struct screener screener;
};

/* The published screeners of up to PROGRAMS_MANY programs, in any order; leaves out programs without one. */
enum err screener_published(struct req *q, const int64_t *program_ids, size_t id_count,
	struct screener_version **versions, size_t *count);
enum err screener_version_find(struct req *q, int64_t version_id, struct screener_version *v);

/* ---- the draft of the program's team ---- */

struct screener_edit {
	struct screener screener;
	int version;			/* a form sends it back as `seen` */
	bool changed;			/* differs from what is published */
	int number;			/* of the published version; 0: none is published */
	int next_number;		/* of the version that publishing makes */
	instant published_at;
};

/* An empty screener of version 0 if the program has none yet. */
enum err screener_edit_find(struct req *q, int64_t program_id, struct screener_edit *edit);

/* Saves the draft, and takes the form's once-only key, which leads to result. The caller has checked it: screener_check().
 * ERR_CONFLICT if somebody else has saved since version `seen`. ERR_DUPLICATE if the same form was sent at the same time and
 * has saved the draft: once_find() then returns its result. */
enum err screener_save(struct req *q, int64_t program_id, const struct screener *s, int seen, const char *result);

/* Makes the draft, as the viewer saw it, the next version. An empty one ends the screener of the program. ERR_CONFLICT
 * as above. */
enum err screener_publish(struct req *q, int64_t program_id, int seen, const char *result);

/* ---- edits of a draft: pure ---- */

/* Appends a question, with a new id; returns its number. The caller checks QUESTIONS_MOST: screener_is_full(). */
size_t question_add(struct req *q, struct screener *s, const struct question *n);
bool screener_is_full(const struct screener *s);

/* Inserts a copy, with a new id, after it. */
void question_copy(struct req *q, struct screener *s, size_t i);

/* Moves a question by one place. Returns false at the end of the list, or if a question would then stand before the question
 * that shows it. */
bool question_move(struct screener *s, size_t i, bool up);

/* Deletes a question. Returns false while its answer shows other questions; *shown is then the number of the first of them. */
bool question_delete(struct screener *s, size_t i, size_t *shown);

/* ---- checks ---- */

enum question_problem {
	QUESTION_PROBLEM_none,
#define QUESTION_PROBLEM(name) QUESTION_PROBLEM_##name,
#include "screener/question_problems.def"
#undef QUESTION_PROBLEM
	QUESTION_PROBLEMS
};

struct question_problem_at {
	enum question_problem is;
	size_t question;		/* its number; QUESTIONS_MOST: the screener itself */
	const char *field;		/* as in the form: "wording", "option_3", "flag_below", "may_text", "main" */
	const char *about;		/* the number or words that the sentence mentions, or "" */
};

/* All problems, at most PROBLEMS_MOST, in the order of the questions. Puts numbers and texts into normal form, and
 * forgets members that the kind of a question does not have. */
#define PROBLEMS_MOST 100
size_t screener_check(struct req *q, struct screener *s, struct question_problem_at **problems);

/* ---- answers ---- */

struct answer { const char *id; const char **values; size_t count; };	/* count 0: not answered */
struct answers { struct answer *of; size_t count; };

enum answer_problem {
	ANSWER_PROBLEM_none,
#define ANSWER_PROBLEM(name) ANSWER_PROBLEM_##name,
#include "screener/answer_problems.def"
#undef ANSWER_PROBLEM
	ANSWER_PROBLEMS
};

/* Checks typed values and makes them an answer in normal form: yes or no, numbers of options in rising order, a decimal,
 * YYYY-MM-DD, text. *about is the limit that the sentence mentions, or "". */
enum answer_problem answer_take(struct arena *a, const struct question *of, const char *const *typed, size_t count,
	struct answer *answer, const char **about);

/* Adds an answer, in place of an earlier one to the same question. */
void answers_put(struct arena *a, struct answers *to, const struct answer *answer);
const struct answer *answers_find(const struct answers *of, const char *question_id);	/* NULL if there is none */

/* True if the person is asked this question. An answer to a hidden question never counts, so questions that it would show are
 * hidden, too. asks_contact: false for a person who does not want to be reached. */
bool question_is_shown(const struct screener *s, size_t i, const struct answers *a, bool asks_contact);

/* Without the answers to hidden questions and to unknown ones, in the order of the questions. */
struct answers answers_shown(struct arena *a, const struct screener *s, const struct answers *all, bool asks_contact);

/* Answers as JSON: {"ID": ["VALUE", ...], ...}. ERR_BAD if the document is not that. */
const char *answers_write(struct req *q, const struct answers *of);
enum err answers_read(struct req *q, const char *document, struct answers *into);

/* The reasons for an outcome: those of the answers that lead to it, in the order of the questions. */
struct outcome_reason { const char *question_id, *text; };
struct outcome_reasons { struct outcome_reason *of; size_t count; };

/* The one place that decides: an answer flagged may_not counts before one that needs a review. Unanswered and hidden
 * questions flag nothing. Reasons without words are left out. */
enum outcome screener_outcome(struct arena *a, const struct screener *s, const struct answers *answers, bool asks_contact,
	struct outcome_reasons *why);

#endif
