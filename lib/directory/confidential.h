/* confidential - addresses that must not be shown, such as those of shelters.
 *
 * HSDS has no mark for them. A place is confidential if a column that the import names marks it, or its own words do
 * ("confidential location"): then the import stores nothing of it but that. A program is, with all its places, if such
 * a column marks it or its local setting does. A confidential place has no address, no distance and no point on a map:
 * program_places() leaves out its words, and program_point has no row for it. */
#ifndef HANDRAIL_CONFIDENTIAL_H
#define HANDRAIL_CONFIDENTIAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct req;

/* True if the cell of a marking column means yes: "yes", "true", "1", "confidential", "private" ... */
bool confidential_mark(struct arena *a, const char *mark);

/* True if these words of a place mean so. A name has to be nothing but such a word, or have such a phrase:
 * "Confidential", "Confidential Location", not "Confidential Counseling". */
bool confidential_name(struct arena *a, const char *name);
bool confidential_address(struct arena *a, const char *address);
bool confidential_text(struct arena *a, const char *text);

/* A condition on location l: a program with such a mark is there, so that its neighbours do not give its address away. */
#define SQL_AT_CONFIDENTIAL \
	"EXISTS (SELECT 1 FROM program_location k " \
	"	JOIN program p ON p.id = k.program_id " \
	"	LEFT JOIN program_setting s ON s.program_id = p.id " \
	"	WHERE k.location_id = l.id AND (p.confidential OR s.confidential)) "

/* Removes the points of all confidential programs and of their neighbours at the same places, and marks those programs
 * as stale for the search. */
enum err confidential_hide(struct req *q);

/* Makes a program's setting true: removes its points, or restores them, and renews the search, in a transaction. */
enum err confidential_changed(struct req *q, int64_t program_id);

#endif
