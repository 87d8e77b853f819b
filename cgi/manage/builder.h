/* builder - shared by the pages on which a team builds its program's questions: reads the draft, shows its questions, saves a
 * form's change.
 *
 *	if (builder_is_done(q, &e) || (e = builder_open(q, &b)))
 *		return e;			(the same form again leads to the same page)
 *	... form_read, a change of b.edit.screener ...
 *	e = builder_save(q, &b, f, seen, path);
 *	return form_has_problems(f) ? show(...) : e;	(builder_save() has redirected) */
#ifndef HANDRAIL_MANAGE_BUILDER_H
#define HANDRAIL_MANAGE_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "directory/program.h"
#include "screener/screener.h"

struct form;
struct req;
struct tpl;

struct builder {
	struct program program;
	struct screener_edit edit;
	const char *path;		/* /manage/{program}/screener */
};

/* True if this form was sent before and did its work; the answer then redirects to the same page as before. */
bool builder_is_done(struct req *q, enum err *e);

/* The program of the path, and its draft. */
enum err builder_open(struct req *q, struct builder *b);

/* The question of the path. ERR_MISSING if the draft has none with this id. */
enum err builder_question(struct req *q, const struct builder *b, size_t *i);

/* Checks the draft and saves it, for a form that was shown when the draft had the version `seen`, and redirects to the path.
 * ERR_INPUT with problems beside the fields of question number `at`; ERR_CONFLICT if somebody was faster: *b then holds the
 * draft as it is now. After either error the page shows the form again. */
enum err builder_save(struct req *q, struct builder *b, struct form *f, size_t at, int seen, const char *path);

/* The last step of a form that publishes: e is the result of publishing. Redirects if that worked; otherwise returns the error,
 * after adding a conflict or a limit to the form. */
enum err builder_finish(struct req *q, struct builder *b, struct form *f, enum err e, const char *path);

/* True for errors after which the page shows its form again: a mistake, a conflict, a forged form, a limit. */
bool builder_is_shown_again(enum err e);

/* Adds the problems of screener_check() beside the fields of question number `at`; those of others beside `main`. True if
 * there are any. */
bool builder_check(struct req *q, struct builder *b, struct form *f, size_t at);

/* Fills what every page of the builder has: the program, the versions, {{>head_part}}, and {{>questions_part}}: the list of the
 * questions, of which number `at` is the one at hand. The number of questions: a new one is; QUESTIONS_MOST: none.
 * publishes: the head has the button that publishes, not a link to it. */
void builder_show(struct req *q, struct tpl *t, const struct builder *b, size_t at, bool publishes);

/* Reads public ids of programs from typed or pasted text: an id by itself, or a link to a program's page. */
const char **builder_suggested(struct req *q, const char *typed, size_t *count);

/* Fills has_suggested, and a section `suggested` for each program that the draft suggests. */
enum err builder_show_suggested(struct req *q, struct tpl *t, const struct screener *s);

/* "Yes", "No" or the words of an option. */
const char *builder_option_words(struct req *q, const struct question *of, size_t option);

/* A phrase of templates/screener-words.tpl. */
const char *builder_words(struct req *q, const char *section);

#endif
