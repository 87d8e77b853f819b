/* answers - the answers that came with a referral, on pages: their outcome, and each question as it was worded then. */
#ifndef HANDRAIL_ANSWERS_H
#define HANDRAIL_ANSWERS_H

#include "referral/referral_answers.h"

struct req;
struct tpl;

/* Includes parts/answers as {{>answers_part}}. */
void answers_show(struct req *q, struct tpl *page, const struct referral *r, const struct referral_answers *a);

#endif
