/* planted - words that no other test uses, for everything that a test writes about a person; and a search for them in the whole
 * database. */
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

/* "WORD in TABLE.COLUMN" for a column that holds one of the words; NULL if none does. *count becomes the number of tables with
 * such columns. */
const char *planted_in(struct req *q, size_t *count);

/* Fails the test if one of the words is left anywhere. */
void planted_expect_nothing(struct req *q);

/* Fails the test unless dashboards, search words, worklists and the sums of reports are as `handrail check` wants them. */
void planted_expect_lawful(struct req *q);

#endif
