/* lawbook.c - turns the words of tests/data/visibility.tsv into grants. */
#include "lawbook.h"

#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>

struct tsv lawbook_open(void)
{
	return tsv_read("tests/data/visibility.tsv");
}

/* The index of the word in the cell. */
static unsigned which(const struct tsv *book, size_t row, const char *column, const char *const *words)
{
	unsigned i = 0;

	while (words[i] && !tsv_is(book, row, column, words[i]))
		i++;
	cr_assert(words[i], "row %zu: %s is %s", row, column, tsv_cell(book, row, column));
	return i;
}

static unsigned reach_of(const struct tsv *book, size_t row)
{
	static const char *const words[] = { "email", "text", "email+text", "phone", "dont_reach_out", NULL };
	static const unsigned reach[] = { REACH_EMAIL, REACH_TEXT, REACH_EMAIL | REACH_TEXT, REACH_PHONE, REACH_DONT };

	return reach[which(book, row, "preference", words)];
}

/* No grant for "no", "withheld" or "-"; otherwise the grant. An unknown word fails the test. */
static unsigned grant(const struct tsv *book, size_t row, const char *column, unsigned granted)
{
	static const char *const words[] = { "-", "no", "withheld", "yes", "shown", NULL };

	return which(book, row, column, words) >= 3 ? granted : 0;
}

static unsigned dashboard(const struct tsv *book, size_t row, enum party p)
{
	static const char *const words[] = { "-", "referrals_for_me", "people_im_helping", "inbound_referrals", NULL };
	unsigned i = which(book, row, "dashboard", words);

	cr_assert(i == 0 || i == (unsigned)p + 1, "row %zu: each party has its own dashboard", row);
	return i ? MAY_SEE : 0;
}

static unsigned comment(const struct tsv *book, size_t row)
{
	static const char *const words[] = { "-", "withheld", "dashboard", "dashboard+email", NULL };
	static const unsigned granted[] = { 0, 0, SHOW_COMMENT, SHOW_COMMENT | COMMENT_IN_EMAIL };

	return granted[which(book, row, "comment", words)];
}

/* Product rules 1 and 5, which the table of the law does not spell out: seeker and helper may change the
 * best way, but away from "don't reach out" only the seeker; both may take consent back. */
static unsigned acts(const struct clause *c)
{
	bool dont = c->at.reach & REACH_DONT, standing = c->at.consent == CONSENT_STANDING;

	if (!(c->granted & MAY_SEE) || c->party == PARTY_PROGRAM)
		return 0;
	return (c->party == PARTY_HELPER && dont ? 0 : MAY_CHANGE_REACH) | (standing ? MAY_STOP_SHARING : 0);
}

struct clause lawbook_clause(const struct tsv *book, size_t row)
{
	static const char *const kinds[] = { "live", "logged", "tracking_only", NULL };
	static const char *const origins[] = { "self", "other", NULL };
	static const char *const consents[] = { "none", "standing", "withdrawn", NULL };
	static const char *const parties[] = { "seeker", "helper", "program", NULL };
	struct clause c = {
		.at = {
			.kind = (enum kind)which(book, row, "kind", kinds),
			.origin = (enum origin)which(book, row, "origin", origins),
			.reach = reach_of(book, row),
			.consent = (enum consent)which(book, row, "consent", consents),
		},
		.party = (enum party)which(book, row, "party", parties),
	};

	c.granted = dashboard(book, row, c.party) | comment(book, row)
		| grant(book, row, "email", TOLD_BY_EMAIL)
		| grant(book, row, "text", TOLD_BY_TEXT)
		| grant(book, row, "contact_info", SHOW_CONTACT)
		| grant(book, row, "helper_contact", SHOW_HELPER_CONTACT)
		| grant(book, row, "forms", SHOW_FORMS)
		| grant(book, row, "may_update_status", MAY_UPDATE);
	c.granted |= acts(&c);
	/* Nothing hides a program's word but a veil, which no row has: law/veil.def. */
	c.granted |= c.granted & MAY_SEE ? SHOW_PROGRAM_WORD : 0;
	snprintf(c.words, sizeof(c.words), "%s %s %s %s %s", tsv_cell(book, row, "kind"), tsv_cell(book, row, "origin"),
		tsv_cell(book, row, "preference"), tsv_cell(book, row, "consent"), tsv_cell(book, row, "party"));
	return c;
}
