/* entry - one program as a directory lists it, put together from all its tables. */
#ifndef HANDRAIL_ENTRY_H
#define HANDRAIL_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "directory/catalog.h"
#include "directory/hours.h"
#include "base/secret.h"

struct arena;
struct wording;

#define ENTRY_PHONES 20
#define ENTRY_LOCATIONS 200
#define ENTRY_TERMS 200
#define ENTRY_AGES 20

struct entry {
	const char *source_id;
	const struct known_organization *organization;
	const char *name, *alternate_name, *description, *url, *email;
	const char *application_process, *eligibility, *fees, *documents, *areas, *wait_time;
	const char *interpretation, *languages_note, *hours_note, *alert;
	bool is_free;
	bool confidential;		/* the addresses of its places must not be shown */
	struct age_range { double least, most; } ages[ENTRY_AGES];	/* in years; NAN for no limit */
	size_t age_count;

	struct listed_phone { const char *raw, *dial, *extension, *type, *description; } phones[ENTRY_PHONES];
	size_t phone_count;
	struct week week;
	const char **languages;		/* BCP 47 */
	size_t language_count;
	const struct known_location *locations[ENTRY_LOCATIONS];
	size_t location_count;
	const struct known_term *terms[ENTRY_TERMS];
	size_t term_count;
	unsigned needs;			/* bits by enum need */
	const char *title, *summary, *body;	/* the texts for the search by words; the name is the title's first line */
	unsigned char digest[HASH_SIZE];	/* of everything above */
};

/* The needs, as bits, of which a word (needs.def) occurs in the text. */
unsigned entry_needs(struct arena *a, const char *text);

/* Fills the entry, in w->arena, from a row of services and all rows that belong to it.
 * The catalog must know the organization; today is "2026-11-22", for schedules that
 * end. */
void entry_make(struct entry *l, const struct wording *w, struct catalog *c, const struct row *service,
	const char *organization_id, const char *country, const char *today);

#endif
