/* question_form - the form of one question: its fields from a question, and a question from its fields. */
#ifndef HANDRAIL_MANAGE_QUESTION_FORM_H
#define HANDRAIL_MANAGE_QUESTION_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "manage/builder.h"

struct form;
struct req;
struct tpl;

struct answer_input { const char *wording, *reason; int flag; };

struct question_input {
	const char *wording, *help;
	int kind;
	bool required, asks_contact;
	struct answer_input options[OPTIONS_MOST], yes_no[2];
	const char *min, *max, *flag_below, *flag_above, *reason_below, *reason_above;
	const char *shown_if, *shown_if_answer;
	int seen;
};

/* of: the question that it shows unless it was sent; NULL: a new one. */
struct form *question_form_open(struct req *q, const struct question *of);

/* The question that was typed. A row without words is no option; *renumbered[k] is the new number of row k, 0 if it is gone. */
struct question question_form_take(struct req *q, struct form *f, const struct question_input *in, size_t *renumbered);

/* Fills the form. Only questions before number `at` can be chosen as the one that shows it. */
void question_form_show(struct req *q, struct tpl *t, struct form *f, const struct builder *b, size_t at);

#endif
