/* batch - rows that wait until it pays to send them: one round trip for all of them.
 *
 *	batch_init(&needs, a, &insert_need);
 *	batch_add(&needs, BIND(need, id));
 *	...
 *	e = batch_write(q, &needs, NULL);
 *
 * Texts are not copied: they live at least until the rows are written. The
 * rows lie in the arena that was given; when that one is reset, begin anew
 * with batch_init(). */
#ifndef HANDRAIL_BATCH_H
#define HANDRAIL_BATCH_H

#include <stddef.h>

#include "edge/db.h"

struct arena;

struct batch {
	const struct stmt *stmt;
	struct arena *arena;
	struct value *values;
	size_t rows, width;	/* values of a row */
	size_t room;		/* in rows */
};

void batch_init(struct batch *b, struct arena *a, const struct stmt *s);
void batch_add(struct batch *b, struct binds row);

/* Sends all rows and forgets them; see db_exec_many() for *made, which may be NULL
 * when nothing is returned. A row that was there already is told as ERR_DATABASE:
 * who gathers rows has looked before. */
enum err batch_write(struct req *q, struct batch *b, void *made);

#endif
