/* walk - finds the way through the questions of a draft, page by page: the first page, the next, the one before, and the one
 * that is due.
 *
 * Every page is computed from the answers, so a reader may enter at any of them, in any window. */
#ifndef HANDRAIL_SCREENER_WALK_H
#define HANDRAIL_SCREENER_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "edge/http.h"
#include "screener/draft.h"

struct form;
struct req;
struct tpl;

/* A page: a question of a part, or its count for a screener that has all on one page. Behind the last part: the outcomes. */
struct spot { size_t part, question; };

struct walk {
	struct draft draft;
	struct fields form;		/* the Connect form's */
	bool asks_contact;
	struct form *answered;		/* the form of this page */
	struct spot at;
};

/* Finds the reader's draft. Sets the HTTP status 303 if the reader is led elsewhere: to sign in again, or to the thank-you
 * page. */
enum err walk_find(struct req *q, struct walk *w);

const struct screener *walk_screener(const struct walk *w, size_t part);
bool walk_shows(const struct walk *w, size_t part, size_t question);
bool walk_is_on_page(const struct walk *w, size_t question);	/* of the part at hand */

struct spot walk_outcomes(const struct walk *w);
bool walk_is_outcomes(const struct walk *w, struct spot at);
struct spot walk_due(const struct walk *w);		/* the first page with a question that was not passed yet */
struct spot walk_after(const struct walk *w);		/* the page at hand again, if an answer shows more on it */
bool walk_before(const struct walk *w, struct spot *before);	/* false on the first page */
bool walk_is_last(const struct walk *w);		/* after this page of questions everything may be sent */

/* The page with a question; the page that is due, if it is not asked. program, question: public ids, or NULL. */
struct spot walk_page(const struct walk *w, const char *program, const char *question);

const char *walk_path(struct req *q, const struct walk *w);
const char *walk_url(struct req *q, const struct walk *w, struct spot at);

/* How many questions of a part are asked, as far as the answers tell, and the place of one among them. */
size_t walk_count(const struct walk *w, size_t part);
size_t walk_number(const struct walk *w, struct spot at);

enum outcome walk_outcome(struct req *q, const struct walk *w, size_t part, struct outcome_reasons *why);
bool walk_rules_out(struct req *q, const struct walk *w);	/* the person may not be eligible at one program at least */

/* Shows for_self or for_other, and sets seeker, the name of the person whom the answers are about. */
void walk_show_person(struct req *q, struct tpl *t, const struct walk *w);

/* Includes parts/screener-answers as {{>answers_part}}: what was answered in a part so far. Nothing if nothing was. */
void walk_show_answers(struct req *q, struct tpl *t, const struct walk *w, size_t part);

#endif
