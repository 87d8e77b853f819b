/* lawbook - reads tests/data/visibility.tsv into the program's enums.
 *
 *	struct tsv book = lawbook_open();
 *	for (size_t i = 0; i < book.rows; i++) {
 *		struct clause c = lawbook_clause(&book, i);
 *		cr_expect_eq(law_grants(&c.at, c.party), c.granted, "%s", c.words);
 *	}
 *	tsv_release(&book);
 */
#ifndef HANDRAIL_TESTS_LAWBOOK_H
#define HANDRAIL_TESTS_LAWBOOK_H

#include "tsv.h"
#include "law/visibility.h"

/* One line of the law: what a party gets in a situation. */
struct clause {
	char words[100];	/* "live other email standing program", for a failed test's report */
	struct situation at;
	enum party party;
	unsigned granted;
};

struct tsv lawbook_open(void);
struct clause lawbook_clause(const struct tsv *book, size_t row);

#endif
