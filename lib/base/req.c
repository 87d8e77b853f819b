/* req.c - one unit of work: a web request, a command, or a round of delivery. */
#include "base/req.h"

#include <stdlib.h>
#include <string.h>

#include "base/secret.h"

#define ID_LENGTH 12

static void req_begin(struct req *q)
{
	char *id = secret_public_id(q->arena);

	id[ID_LENGTH] = '\0';
	q->id = id;
	q->now = clock_now();
	q->base = q->top = "";
}

struct req *req_new(const struct conf *c, struct db *db)
{
	struct req *q = calloc(1, sizeof(*q));

	if (!q)
		arena_exhausted(sizeof(*q));
	q->arena = arena_new();
	q->conf = c;
	q->db = db;
	req_begin(q);
	return q;
}

void req_release(struct req *q)
{
	if (!q)
		return;
	arena_release(q->arena);
	free(q);
}

/* The other members point into the arena, so they are cleared with it. */
void req_reset(struct req *q)
{
	arena_reset(q->arena);
	*q = (struct req){ .arena = q->arena, .conf = q->conf, .db = q->db };
	req_begin(q);
}
