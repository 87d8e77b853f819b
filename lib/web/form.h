/* form - reads what a person typed by a table, checks it, and shows it again as typed.
 *
 *	static const struct input move_inputs[] = {
 *		INPUT(struct move, status, FIELD_CHOICE, .choice = status_from_slug, .missing = PROBLEM_status_missing),
 *		INPUT(struct move, note, FIELD_TEXT, .max = 2000),
 *	};
 *
 *	struct form *f = form_open(q, NULL, move_inputs, COUNT(move_inputs));
 *	if (form_read(f, &m))
 *		return show(q, f);	(the page, with what is wrong)
 *
 * A page may hold several forms, each with its own inputs, path, problems and presets. A form's table may be made in
 * the arena, at run time. For a field named `x`, form_show() fills:
 *
 *	{{x}}			the value, typed or set
 *	{{#x_v}}		for each chosen value v of a choice: x_email, x_yes ...
 *	{{#x_error}}{{x_error}}	the problem's sentence (element id "x-error")
 *	{{>x_field}}		label, hint, error and control (templates/parts/field.tpl)
 *	{{#problems}}		the summary at the top: {{problem_field}}, {{problem}}
 *
 * Sentences stand in templates/problems.tpl, a section for each name in problems.def. */
#ifndef HANDRAIL_FORM_H
#define HANDRAIL_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct form;
struct password_words;
struct req;
struct tpl;

enum problem {
	PROBLEM_none,
#define PROBLEM(name) PROBLEM_##name,
#include "web/problems.def"
#undef PROBLEM
	PROBLEM_COUNT
};

enum field_type {
	FIELD_NAME,		/* const char *: one line; a run of blanks becomes one */
	FIELD_TEXT,		/* const char *: several lines, trimmed */
	FIELD_EMAIL,		/* const char *: a valid address (email_normal()), lower-cased domain */
	FIELD_PHONE,		/* const char *: E.164; the site's country if none is given */
	FIELD_FLAG,		/* bool: "yes" */
	FIELD_CHOICE,		/* int: the result of .choice; -1 if not given */
	FIELD_CHOICES,		/* unsigned: one bit (1 << choice) for each repeated value */
	FIELD_RAW,		/* const char *: as sent (passwords) */
	FIELD_NUMBER,		/* int64_t: a whole number, "1,200" too; NUMBER_NONE if not given */
	FIELD_DATE,		/* const char *: a calendar day, YYYY-MM-DD */
	FIELD_VERSION		/* int: hidden, the version of the row that the page showed; -1 if it is not a version */
};

#define NUMBER_NONE INT64_MIN

/* A choice of a select, or of a group of radio buttons or boxes. */
struct option { const char *value, *label, *language; };

struct input {
	const char *name;
	size_t offset;
	size_t max;		/* characters; 0 is 200 */
	int (*choice)(const char *slug);	/* -1 when unknown */
	int64_t least, most;	/* of a number; both 0: any */
	const char *first, *last;	/* of a date, YYYY-MM-DD; NULL: any */
	/* How parts/field.tpl shows it, as {{>x_field}}. Without words and label, the page's template has its own control. */
	const char *words;	/* its section of templates/fields.tpl; the hint's is this name with _hint */
	const char *label, *hint;	/* instead of words: the text itself, in a form made at run time */
	const struct option *options;	/* makes a select, or a group if is_group */
	size_t option_count;
	size_t longest;		/* characters that the browser accepts; 0: max */
	const char *autocomplete, *autocapitalize, *inputmode;
	bool is_group, is_short;
	bool is_code;		/* not words of a language: left to right, no spelling check */

	enum field_type type;
	enum problem missing;	/* the problem if the field is empty; none: it may be empty */
	enum problem wrong;	/* the problem if the value is invalid; none: that of the type */
};

/* The field has the member's name, with an underscore for each dot: seeker.email is the field seeker_email. */
#define INPUT(type_, member, field_type_, ...) \
	{ .name = #member, .type = field_type_, .offset = offsetof(type_, member), __VA_ARGS__ }

/* Opens a form that posts to the request's own path. If several forms post to the same path, each has a name,
 * sent in its hidden field `part`; otherwise NULL. The table must live as long as the request. */
struct form *form_open(struct req *q, const char *name, const struct input *inputs, size_t count);

/* Makes the form post to another path. */
void form_to(struct form *f, const char *path);

/* True if this is the form that was sent. */
bool form_posted(const struct form *f);

/* Fills the struct. ERR_INPUT if a value needs a correction. ERR_FORGED if the anti-forgery token is wrong: then
 * nothing is checked, but all typed values are kept. After either error, show the page again with form_status(). */
enum err form_read(struct form *f, void *out);

/* Adds a problem beside a field, for a handler's own checks. Only a field's first problem is shown. */
void form_problem(struct form *f, const char *field, enum problem p);
/* Takes back the problem of a field that turned out not to count. */
void form_forgive(struct form *f, const char *field);
bool form_has_problems(const struct form *f);

/* The same; about replaces {{n}} in the sentence. */
void form_problem_about(struct form *f, const char *field, enum problem p, const char *about);

/* The sentence beside a field, for a page that shows the field itself; "" if nothing is wrong with it. */
const char *form_error(const struct form *f, const char *field);

/* Checks a person's names. One is enough, in either field: it becomes the first name. */
void form_names(struct form *f, const char *field, const char **first_name, const char **last_name, enum problem missing);

/* Checks a new password (site/account_setting.h). */
void form_password(struct form *f, const char *field, const char *password, const struct password_words *words);

/* Reports a conflict: somebody was faster, or the once-only key was used with other content.
 * form_status() becomes 409, and the form gets a new key. */
void form_conflict(struct form *f);
bool form_is_conflict(const struct form *f);

/* Reports that a limit was reached (q->over, site/limit.h); the page then shows until when. form_status() becomes 429. */
void form_over(struct form *f);

/* "2:38 pm": when that limit ends, in the site's time zone. */
const char *form_end_of_limit(struct req *q);

/* The HTTP status of a page that shows this form: 200, or 422, 403, 409 or 429 if it is shown again. 200 if f is NULL. */
int form_status(const struct form *f);

/* Prefills a field of a form that was not sent, from a profile or account. A second call adds a value. */
void form_set(struct form *f, const char *field, const char *value);

/* Sets the choices of a field at run time. The array must live as long as the request. */
void form_options(struct form *f, const char *field, const struct option *options, size_t count);

/* The value that a field shows: typed or set; NULL if neither. */
const char *form_value(const struct form *f, const char *field);

/* The sentence of a field's problem; "" if it has none. */
const char *form_error(const struct form *f, const char *field);

/* Forgets what was typed into this field, so that the form shows it empty. */
void form_forget(struct form *f, const char *field);

/* Fills fields, problems and {{>form_hidden}} in a dictionary: the page's, or one for this form. */
void form_show(const struct form *f, struct tpl *t);

/* Fills only the summary of the problems, for a page that shows it apart from the form: has_problems, problems. */
void form_show_problems(const struct form *f, struct tpl *t);

/* Fills only the hidden fields, for a form without other fields, as {{>marker}}: "form_hidden", or another
 * name if the page has several forms. */
void form_hidden(struct req *q, struct tpl *t, const char *marker, const char *path);

/* The same, for a form that was sent before with this once-only key. */
void form_hidden_again(struct req *q, struct tpl *t, const char *marker, const char *path, const char *once);

/* All fields that were sent except the three of forgery.h, as name=value&... NULL if nothing was typed, or if a password
 * was. */
char *form_words(const struct req *q);

/* The once-only key of the form that was sent; "" if none. */
const char *form_once(const struct req *q);

/* Sets q->once: that key, and a hash of all typed values (without the hidden fields). */
void form_taken(struct req *q);

/* The sentence of a problem, from templates/problems.tpl, in the reader's language; n replaces {{n}}
 * (NULL: none). */
const char *form_sentence(struct req *q, enum problem p, const char *n);

#endif
