/* listing - the words on a program's card and page, which its team can edit.
 *
 * The tables of programs hold the words that are shown: the team's where it has edited a field (listing.def), otherwise the
 * directory's. So cards, pages, mails and the search need not know of edits. program_listing keeps both for each edited field.
 * An import writes the directory's words over the tables and marks the edits of these programs as no longer applied. Before it
 * ends, listing_renew() copies the new words into `listed`, and applies the edits again.
 *
 * Places, hours and ages always come from the directory.
 *
 * Values are texts: of needs their slugs, of languages their tags, separated by blanks; of phones a line for each, with
 * place, number, number to dial, extension, type and words, separated by tabs. listing_for_people() makes them readable. */
#ifndef HANDRAIL_LISTING_H
#define HANDRAIL_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

enum listing_field {
#define LISTING(name, kind, most) LISTING_##name,
#include "directory/listing.def"
#undef LISTING
	LISTING_FIELDS
};

enum listing_kind { LISTING_NAME, LISTING_TEXT, LISTING_URL, LISTING_EMAIL, LISTING_PHONES, LISTING_LANGUAGES, LISTING_NEEDS };

const char *listing_name(enum listing_field f);
enum listing_kind listing_kind(enum listing_field f);

struct listed {
	const char *value;		/* the words that are shown */
	const char *listed;		/* the directory's; the same text unless the field is edited */
	bool edited;
	instant listed_at;		/* the directory has changed its words after the edit; 0: it has not */
};

struct listing { struct listed of[LISTING_FIELDS]; };

enum err listing_read(struct req *q, int64_t program_id, struct listing *l);

/* A value as a form shows it: phones one to a line, "508-555-0100 x12 (fax), front desk"; languages by their English names,
 * separated by commas. Other fields are as they are; needs stay slugs. */
const char *listing_for_people(struct req *q, enum listing_field f, const char *value);

/* The reverse. A line of phones that equals one of l keeps that one's place and type; the numbers of other lines are read with
 * `country`. NULL if a language is not known, or a line of phones is too long. */
const char *listing_from_people(struct req *q, const struct listing *l, enum listing_field f, const char *typed,
	const char *country);

/* Changes the fields that are not NULL: to the text, or back to the directory's words for "" and for the directory's own.
 * One transaction with the search's words and rows of the audit log. */
struct listing_change { const char *of[LISTING_FIELDS]; };
enum err listing_set(struct req *q, int64_t program_id, const struct listing_change *c);

/* Within the transaction of an import, before search_index_renew(): applies the edits of programs that it has written. */
enum err listing_renew(struct req *q);

#endif
