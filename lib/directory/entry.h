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

#define ENTRY_PHONES 60
#define ENTRY_LOCATIONS 200
#define ENTRY_TERMS 200
#define ENTRY_AGES 20

#define ENTRY_CLOSURES 40
#define ENTRY_NOTES 60

/* Hours at one place of a program, or at each. */
struct listed_hours {
	const struct known_location *place;	/* NULL: at each place */
	struct week week;
	struct period closures[ENTRY_CLOSURES];
	size_t closure_count;
	struct listed_note { struct period held; const char *text; } notes[ENTRY_NOTES];
	size_t note_count;
};

struct entry {
	const char *source_id;
	const struct known_organization *organization;
	const char *name, *alternate_name, *description, *url, *email;
	const char *application_process, *eligibility, *fees, *documents, *areas, *wait_time;
	const char *interpretation, *languages_note, *alert;
	bool is_free;
	unsigned standing;		/* enum standing */
	unsigned capacity;		/* enum capacity */
	bool confidential;		/* the addresses of its places must not be shown */
	struct age_range { double least, most; } ages[ENTRY_AGES];	/* in years; NAN for no limit */
	size_t age_count;

	struct listed_phone {
		const struct known_location *place;	/* NULL: of the program */
		const char *raw, *dial, *extension, *type, *description;
	} phones[ENTRY_PHONES];
	size_t phone_count;
	const struct listed_hours *hours[ENTRY_LOCATIONS];	/* one with place NULL, or one for each place */
	size_t hours_count;
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

/* The standing that a word of a directory means (service.status); active for words that are not known. */
unsigned entry_standing(const char *status);
/* The word for a standing: "temporarily closed". */
const char *entry_standing_word(unsigned standing);

/* Fills the entry, in w->arena, from a row of services and all rows that belong to it.
 * The catalog must know the organization; today is "2026-11-22", for schedules that
 * end. */
void entry_make(struct entry *l, const struct wording *w, struct catalog *c, const struct row *service,
	const char *organization_id, const char *country, const char *today);

#endif
