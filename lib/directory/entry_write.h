/* entry_write - writes entries into the tables of programs. */
#ifndef HANDRAIL_ENTRY_WRITE_H
#define HANDRAIL_ENTRY_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct entry;
struct req;

/* Programs to be written. They, and everything they point to, must live until then. */
struct entry_batch {
	struct arena *arena;
	const char *source;
	const struct entry **entries;
	int64_t *ids;			/* parallel to entries; 0 for a new program */
	size_t count;
};

#define ENTRY_BATCH 512

void entry_batch_init(struct entry_batch *b, struct arena *a, const char *source);

/* Adds a new program (id 0), or one to be written again with all its parts and
 * brought back from retirement. */
void entry_batch_add(struct entry_batch *b, const struct entry *l, int64_t id);

/* Writes all of them, one table at a time, and empties the batch. */
enum err entry_batch_write(struct req *q, struct entry_batch *b);

#endif
