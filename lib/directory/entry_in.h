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
	const struct known_location *place;	/* the place whose rows are being read; NULL: the program's own */
	struct listed_hours *hours;		/* the hours being read */
};

/* ---- entry_rows.c: the rows that belong to a program ---- */

/* The lines as a text of the entry. */
const char *lines_done(const struct making *m, struct lines *s);

/* Joins a cell of the service with the cells of rows of another table that belong to it, in general or at one of its places. */
const char *gathered(struct making *m, enum cell own, enum table table, enum cell theirs);

/* Calls each() for the rows of a table that belong to the program itself. */
void each_own(struct making *m, enum table table, void (*each)(struct making *m, const struct row *r));

/* Calls each() for the rows of a table that belong to the program at m->place alone: those of its
 * service_at_location, and those of its own that name the place. */
void each_here(struct making *m, enum table table, void (*each)(struct making *m, const struct row *r));

/* Calls each() for the rows of a table that belong to m->place, whatever the program. */
void each_of_place(struct making *m, enum table table, void (*each)(struct making *m, const struct row *r));

/* Calls each() for the rows of a table that belong to the program, at none of its places in particular. */
void each_general(struct making *m, enum table table, void (*each)(struct making *m, const struct row *r));

/* True if the row names another service, also as a service_at_location: it then does not belong to all programs at its
 * place. */
bool is_of_another(const struct making *m, const struct row *r);

/* ---- one part each ---- */

/* Appends the hours as a text that is used only for comparison: entry_hours.c. */
void hours_write(struct str *s, const struct listed_hours *h);

void make_ages(struct making *m);		/* entry_ages.c */
void make_fees(struct making *m);		/* entry_fees.c */
void make_phones(struct making *m);		/* entry_phones.c; needs the places */
void make_hours(struct making *m);		/* entry_hours.c; needs the places */
void make_languages(struct making *m);		/* entry_languages.c; needs the places */
void make_terms(struct making *m);		/* entry_terms.c */
void make_capacity(struct making *m);		/* entry_capacity.c */
void make_digest(struct making *m);		/* entry_digest.c; needs all others */

#endif
