/* form - what a person typed: read by a table, checked, and shown again as typed.
 *
 *	static const struct input move_inputs[] = {
 *		INPUT(struct move, status, FIELD_CHOICE, .choice = status_from_slug, .missing = PROBLEM_status_missing),
 *		INPUT(struct move, note, FIELD_TEXT, .max = 2000),
 *	};
 *
 * form_read() fills the struct and returns ERR_INPUT when something needs
 * mending, or ERR_FORGED when the anti-forgery token did not fit (then
 * nothing is checked, but all that was typed is kept). Either way the page
 * is shown again by form_show(), which fills for a field named `x`:
 *
 *	{{x}}			what was typed or set before
 *	{{#x_v}}		for each chosen value v of a choice: x_email, x_yes ...
 *	{{#x_error}}{{x_error}}	the problem's sentence (element id "x-error")
 *	{{#problems}}		the summary at the top: {{problem_field}}, {{problem}}
 *
 * Sentences stand in templates/problems.tpl, a section for each name in problems.def. */
#ifndef HANDRAIL_FORM_H
#define HANDRAIL_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

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
	FIELD_NAME,		/* const char *: one line, runs of blanks made one */
	FIELD_TEXT,		/* const char *: several lines, trimmed */
	FIELD_EMAIL,		/* const char *: an address that can be written to, lower-cased domain */
	FIELD_PHONE,		/* const char *: E.164, of the site's country where none is given */
	FIELD_FLAG,		/* bool: "yes" */
	FIELD_CHOICE,		/* int: through .choice; -1 when not given */
	FIELD_CHOICES,		/* unsigned: one bit (1 << choice) for each repeated value */
	FIELD_RAW		/* const char *: as sent (passwords) */
};

struct input {
	const char *name;
	enum field_type type;
	size_t offset;
	size_t max;		/* characters; 0 is 200 */
	int (*choice)(const char *slug);	/* -1 when unknown */
	enum problem missing;	/* told when empty; none: may be empty */
	enum problem wrong;	/* told when it does not fit; none: that of the type */
};

/* The field has the member's name, with an underscore for each dot: seeker.email is the field seeker_email. */
#define INPUT(type_, member, field_type_, ...) \
	{ .name = #member, .type = field_type_, .offset = offsetof(type_, member), __VA_ARGS__ }

enum err form_read(struct req *q, const struct input *inputs, size_t count, void *out);

/* Adds a problem beside a field (handlers' own checks). */
void form_problem(struct req *q, const char *field, enum problem p);
bool form_has_problems(const struct req *q);

/* What a field shows when nothing was posted: prefilled from a profile or account. */
void form_set(struct req *q, const char *field, const char *value);

/* The form comes back as if this field had not been typed. */
void form_forget(struct req *q, const char *field);

/* Fills the template's dictionary: fields, problems, and {{>form_hidden}} for the request's own path. */
void form_show(struct req *q, struct tpl *t, const struct input *inputs, size_t count);

/* The hidden fields alone, for a form that posts to another path: fills {{>marker}}
 * ("form_hidden", or a name of its own where a page has several forms). */
void form_hidden(struct req *q, struct tpl *t, const char *marker, const char *path);

/* The request's anti-forgery token did not fit: form_read() will say so. */
void form_forged(struct req *q);

/* The next form_show() hands out a new once-only key (the old one was used up). */
void form_renew(struct req *q);

/* The once-only key that the form carried; "" when none. */
const char *form_once(const struct req *q);

/* Sets q->once: that key, and a hash over all that was typed (the hidden fields apart). */
void form_taken(struct req *q);

/* The sentence of a problem, from templates/problems.tpl, in the reader's language. */
const char *form_sentence(struct req *q, enum problem p);

#endif
