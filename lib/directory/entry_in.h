/* entry_in - what the files behind entry.h share: entry.c puts the whole entry together, the others one part each. */
#ifndef HANDRAIL_ENTRY_IN_H
#define HANDRAIL_ENTRY_IN_H

#include "base/lines.h"
#include "directory/entry.h"
#include "directory/wording.h"

/* Everything needed while one program is put together. */
struct making {
	struct entry *l;
	struct wording w;
	struct catalog *c;
	const struct row *service;
	const char *id, *organization_id, *country, *today;
};

/* ---- entry_rows.c: the rows that belong to a program ---- */

/* The lines as a text of the entry. */
const char *lines_done(const struct making *m, struct lines *s);

/* Joins a cell of the service with those of its rows, and of its rows at its places. */
const char *gathered(struct making *m, enum cell own, enum table table, enum cell theirs);

/* Calls each() for the rows of a table that belong to the program itself. */
void each_own(struct making *m, enum table table, void (*each)(struct making *m, const struct row *r));

/* Calls each() for the rows of a table that belong to the program at its places
 * (service_at_location), and if wide is set, also for those of the places. */
void each_at_places(struct making *m, enum table table, bool wide,
	void (*each)(struct making *m, const struct row *r));

/* True if the row names another service, or another at its place: then it does not belong to all programs there. */
bool is_of_another(const struct making *m, const struct row *r);

/* ---- one part each ---- */

void make_ages(struct making *m);		/* entry_ages.c */
void make_fees(struct making *m);		/* entry_fees.c */
void make_phones(struct making *m);		/* entry_phones.c; needs the places */
void make_hours(struct making *m);		/* entry_hours.c; needs the places */
void make_languages(struct making *m);		/* entry_languages.c; needs the places */
void make_terms(struct making *m);		/* entry_terms.c */
void make_digest(struct making *m);		/* entry_digest.c; needs all others */

#endif
