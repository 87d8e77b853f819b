/* confidential - addresses that must not be shown, such as those of shelters.
 *
 * HSDS has no column for this. A place is confidential if a column that the import's options name marks it, or its own words do
 * ("confidential location"); the import then stores nothing about the place but that. A program is confidential, with all its
 * places, if such a column or its local setting marks it. A confidential place has no address, no distance and no point on a
 * map: program_places() leaves out its words, and program_point has no row for it. */
#ifndef HANDRAIL_CONFIDENTIAL_H
#define HANDRAIL_CONFIDENTIAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct req;

/* True if the cell of a marking column means yes: "yes", "true", "1", "confidential", "private" ... */
bool confidential_mark(struct arena *a, const char *mark);

/* True if these words of a place mean that it is confidential. A name has to be just such a word, or contain such a phrase:
 * "Confidential", "Confidential Location", not "Confidential Counseling". */
bool confidential_name(struct arena *a, const char *name);
bool confidential_address(struct arena *a, const char *address);
bool confidential_text(struct arena *a, const char *text);

/* An SQL condition on location l: a confidential program is at this place, so that other programs there do not give its address
 * away. */
#define SQL_AT_CONFIDENTIAL \
	"EXISTS (SELECT 1 FROM program_location k " \
	"	JOIN program p ON p.id = k.program_id " \
	"	LEFT JOIN program_setting s ON s.program_id = p.id " \
	"	WHERE k.location_id = l.id AND (p.confidential OR s.confidential)) "

/* Removes the points of all confidential programs and of their neighbours at the same places, and marks those programs
 * as stale for the search. */
enum err confidential_hide(struct req *q);

/* Call it after a program's setting has changed: removes or restores its points and renews the search, in a transaction. */
enum err confidential_changed(struct req *q, int64_t program_id);

#endif
