/* screener_question - one question of a screener, as the person who answers it sees it: where people fill it in, and where
 * the program's team tries it out. */
#ifndef HANDRAIL_SCREENER_QUESTION_H
#define HANDRAIL_SCREENER_QUESTION_H

#include <stddef.h>

#include "screener/screener.h"
#include "web/form.h"

struct req;
struct tpl;

/* The name of the question's field, q_ID, and of the hidden field asked_ID, which shows that the question was on the page, so
 * that an empty answer differs from a question that was not asked. */
const char *screener_question_field(struct req *q, const struct question *of);
const char *screener_question_asked(struct req *q, const struct question *of);

/* Takes what was sent in `from` for this question: q->http->posted, or the query. A problem is added to the form beside the
 * question; f may be NULL. */
struct fields;
enum answer_problem screener_question_take(struct req *q, struct form *f, const struct fields *from, const struct question *of,
	struct answer *answer);

/* Fills {{>question_part}} of a dictionary. values: what was typed, or answered before; error: "" if nothing is wrong. */
void screener_question_show(struct req *q, struct tpl *page, const struct question *of, const char *const *values, size_t count,
	const char *error);

#endif
