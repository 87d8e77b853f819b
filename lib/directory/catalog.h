/* catalog - what an import keeps in memory: the small tables by what they belong to, and who is who.
 *
 * Services, organizations and locations pass by one at a time; what hangs on
 * them (phones, hours, languages ...) is kept until then. */
#ifndef HANDRAIL_CATALOG_H
#define HANDRAIL_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/map.h"
#include "directory/table.h"

struct arena;
struct req;
struct warnings;

/* What a row can hang on. */
enum owner_kind { OWNER_service, OWNER_location, OWNER_organization, OWNER_at, OWNER_contact, OWNERS };

struct hung {
	struct hung *next;
	const struct row *row;
};

struct owner {
	enum owner_kind kind;
	bool exists;			/* its own row was seen */
	bool is_list;			/* the whole of a cell with several ids: need not exist */
	unsigned count;			/* of what is looked at */
	struct hung *first, *last;
	struct hung *others;		/* only looked at to see whether they dangle */
};

/* So many rows are looked at for one program; for a place, an organization or a contact, whose rows
 * are gone through for each of its programs. The rest is counted and left out. */
#define HUNG_MOST 5000
#define HUNG_MOST_SHARED 500

/* What passed by. */
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
	struct map owners[OWNERS];	/* id -> struct owner */
	struct map organizations;	/* id -> struct known_organization; stubs too */
	struct map locations;
	struct map terms;
};

void catalog_init(struct catalog *c, struct arena *a, struct warnings *w);

/* Keeps a row under everything that it names. ERR_INPUT when all that is kept becomes too much. */
enum err catalog_hang(struct req *q, struct catalog *c, const struct row *r);
#define CATALOG_MOST ((size_t)1 << 30)		/* bytes */

/* Hangs a row, kept already, on what one cell names. */
void catalog_hang_on(struct catalog *c, enum owner_kind kind, const char *ids, const struct row *kept);

/* Its own row was seen: what hangs on it does not dangle. Only what has hung on it until then. */
void catalog_seen(struct catalog *c, enum owner_kind kind, const char *id);

/* The rows that hang on it, in the order in which they came; NULL when none. */
const struct hung *catalog_rows(const struct catalog *c, enum owner_kind kind, const char *id);

/* Counts every row that names something that was never seen. */
void catalog_tell_dangling(const struct catalog *c);

/* Calls each() for the cell as a whole when it is known to the map, else for each id in
 * it (separated by comma, semicolon or bar). */
void ids_each(struct arena *a, const struct map *known, const char *text,
	void (*each)(void *data, const char *id), void *data);

#endif
