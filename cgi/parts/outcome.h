/* outcome - shows the outcome of a person's answers. */
#ifndef HANDRAIL_OUTCOME_H
#define HANDRAIL_OUTCOME_H

#include "screener/screener.h"

struct req;
struct tpl;

/* Fills {{outcome}}, its slug, and {{outcome_label}}, its words. The stylesheet gives data-outcome a mark and a tint. */
void outcome_show(struct req *q, struct tpl *t, enum outcome o);

#endif
