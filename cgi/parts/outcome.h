/* outcome - the tag that shows what a person's answers point to: a mark, words and a tint. */
#ifndef HANDRAIL_OUTCOME_H
#define HANDRAIL_OUTCOME_H

#include "screener/screener.h"

struct req;
struct tpl;

/* Fills {{outcome}}, its slug, {{outcome_label}}, {{outcome_mark}} and {{outcome_class}}, which is a class of .status. */
void outcome_show(struct req *q, struct tpl *t, enum outcome o);

/* The words of an outcome, in the reader's language. */
const char *outcome_words(struct req *q, enum outcome o);

#endif
