/* batch - collects the rows of one statement and sends them in a single round trip.
 *
 * 	batch_init(&needs, a, &insert_need);
 * 	batch_add(&needs, BIND(need, id));
 * 	...
 * 	e = batch_write(q, &needs, NULL);
 *
 * Texts are not copied: they must live until the rows are written. The rows are
 * in the given arena; after it is reset, call batch_init() again. */
#ifndef HANDRAIL_BATCH_H
#define HANDRAIL_BATCH_H

#include <stddef.h>

#include "edge/db.h"

struct arena;

/* The id that a new row got. */
struct made { int64_t id; };
extern const struct column made_columns[1];

struct batch {
	const struct stmt *stmt;
	struct arena *arena;
	struct value *values;
	size_t rows, width;	/* values per row */
	size_t room;		/* in rows */
};

void batch_init(struct batch *b, struct arena *a, const struct stmt *s);
void batch_add(struct batch *b, struct binds row);

/* Sends all rows and empties the batch. *made becomes the returned rows, as
 * db_exec_many() describes; made may be NULL if the statement returns none. Callers
 * check for existing rows first, so a duplicate row is ERR_DATABASE. */
enum err batch_write(struct req *q, struct batch *b, void *made);

#endif
