/* outcome - shows the outcome of a person's answers as a tag: a symbol, words and a tint. */
#ifndef HANDRAIL_OUTCOME_H
#define HANDRAIL_OUTCOME_H

#include "screener/screener.h"

struct req;
struct tpl;

/* Fills {{outcome}}, its slug, {{outcome_label}}, {{outcome_mark}}, and {{outcome_class}}, a CSS class to use beside
 * `status`. */
void outcome_show(struct req *q, struct tpl *t, enum outcome o);

#endif
