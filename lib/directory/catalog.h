/* catalog - keeps an import's small tables in memory, each row under the rows that it belongs to, its owners.
 *
 * Services, organizations and locations are read one at a time. Rows that belong
 * to them (phones, hours, languages ...) are kept until then. */
#ifndef HANDRAIL_CATALOG_H
#define HANDRAIL_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/map.h"
#include "directory/table.h"

struct arena;
struct offsets;
struct req;
struct warnings;

/* The kinds of owners. */
enum owner_kind { OWNER_service, OWNER_location, OWNER_organization, OWNER_at, OWNER_contact, OWNERS };

struct hung {
	struct hung *next;
	const struct row *row;
	const struct owner *whole;	/* of a row kept under one id of a cell: the owner that the whole cell would name */
};

struct owner {
	enum owner_kind kind;
	bool exists;			/* the owner's own row has been read */
	bool is_list;			/* a whole cell that may hold several ids; need not exist itself */
	unsigned count;			/* number of rows in first */
	struct hung *first, *last;
	struct hung *others;		/* rows kept only to check whether their owner exists */
};

/* Limits on the rows used for one program, and on those for a place, an organization or a contact, which
 * are read again for each of its programs. Further rows are counted and left out. */
#define HUNG_MOST 5000
#define HUNG_MOST_SHARED 500

/* Rows that have been read. */
struct known_organization { int64_t id; const char *name; };
struct known_term {
	int64_t id;
	const char *name;
	unsigned needs;			/* bits by enum need */
	const struct known_term *parent;
};
struct known_location {
	int64_t id;
	bool located;
	double latitude, longitude;
	const char *organization_id;
	const struct row *row;
};

struct catalog {
	struct arena *arena;
	struct warnings *warnings;
	const struct offsets *local;	/* of the sites' clocks; NULL if there is no site */
	struct map owners[OWNERS];	/* id -> struct owner */
	struct map organizations;	/* id -> struct known_organization, stubs included */
	struct map locations;
	struct map terms;
};

void catalog_init(struct catalog *c, struct arena *a, struct warnings *w);

/* Keeps a row under every id that it names. ERR_INPUT if all kept rows together exceed CATALOG_MOST. */
enum err catalog_hang(struct req *q, struct catalog *c, const struct row *r);
#define CATALOG_MOST ((size_t)1 << 30)		/* bytes */

/* Keeps a row, copied already, under the ids in one cell. */
void catalog_hang_on(struct catalog *c, enum owner_kind kind, const char *ids, const struct row *kept);

/* Records that an owner's own row has been read. Ignores an owner for which no row is kept so far. */
void catalog_seen(struct catalog *c, enum owner_kind kind, const char *id);

/* If a whole cell turned out to be one id ("12,112"), takes its row away from the single ids in the cell. Call it once the
 * owners' own rows have been read. */
void catalog_settle(struct catalog *c);

/* True if the cell names this id: alone, or as one of several. A cell that is an owner's whole id names only that. */
bool catalog_names(const struct catalog *c, struct arena *a, enum owner_kind kind, const char *ids, const char *id);

/* The rows that belong to the owner, in the order read; NULL if none. */
const struct hung *catalog_rows(const struct catalog *c, enum owner_kind kind, const char *id);

/* Adds a warning for every row that names an owner whose own row was never read. */
void catalog_tell_dangling(const struct catalog *c);

/* Calls each() for the whole cell if the map knows it as one id, otherwise for each id
 * in it (separated by comma, semicolon or bar). */
void ids_each(struct arena *a, const struct map *known, const char *text,
	void (*each)(void *data, const char *id), void *data);

#endif
