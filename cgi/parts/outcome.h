/* outcome - shows what a person's answers point to as a tag: a mark, words and a tint. */
#ifndef HANDRAIL_OUTCOME_H
#define HANDRAIL_OUTCOME_H

#include "screener/screener.h"

struct req;
struct tpl;

/* Fills {{outcome}}, its slug, {{outcome_label}}, {{outcome_mark}}, and {{outcome_class}}, which goes with the class status. */
void outcome_show(struct req *q, struct tpl *t, enum outcome o);

#endif
