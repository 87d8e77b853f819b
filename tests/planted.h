/* planted - words that nobody else uses, in everything that a test writes about a person; and a look for them in the database. */
#ifndef HANDRAIL_TESTS_PLANTED_H
#define HANDRAIL_TESTS_PLANTED_H

#include "base/contact.h"
#include "base/req.h"

#define PLANTED_FIRST "Zephyrine"
#define PLANTED_LAST "Quixwood"
#define PLANTED_MAIL "zephyrine.quixwood@planted.test"
#define PLANTED_PHONE "+14155550188"
#define PLANTED_WORDS "mangosteen"		/* in everything that is written */

extern const struct contact planted_person;

/* A column "WORD in TABLE.COLUMN" that holds one of them; NULL: none does. *count: in how many tables. */
const char *planted_in(struct req *q, size_t *count);

/* Fails the test if one is left anywhere. */
void planted_expect_nothing(struct req *q);

/* Fails the test unless dashboards, search words, worklists and the sums of reports are as `handrail check` wants them. */
void planted_expect_lawful(struct req *q);

#endif
