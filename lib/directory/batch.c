/* batch.c - collects the rows of one statement. */
#include "directory/batch.h"

#include <string.h>

#include "base/arena.h"
#include "base/req.h"

const struct column made_columns[1] = { COLUMN(struct made, id) };

void batch_init(struct batch *b, struct arena *a, const struct stmt *s)
{
	*b = (struct batch){ .stmt = s, .arena = a };
}

static void grow(struct batch *b)
{
	size_t room = b->room ? b->room * 2 : 32;
	struct value *more = arena_array(b->arena, room * b->width, sizeof(*more));

	if (b->rows)
		memcpy(more, b->values, b->rows * b->width * sizeof(*more));
	b->values = more;
	b->room = room;
}

void batch_add(struct batch *b, struct binds row)
{
	b->width = row.count;
	if (b->rows == b->room)
		grow(b);
	memcpy(b->values + b->rows++ * b->width, row.values, b->width * sizeof(*b->values));
}

enum err batch_write(struct req *q, struct batch *b, void *made)
{
	enum err e = db_exec_many(q, b->stmt, b->values, b->rows, made);

	b->rows = 0;
	if (e == ERR_DUPLICATE)
		return fail(q, ERR_DATABASE, "%s: a row exists already, written by another process meanwhile", b->stmt->name);
	return e;
}
