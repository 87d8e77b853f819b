/* entry_write - writing an entry into the tables of programs. */
#ifndef HANDRAIL_ENTRY_WRITE_H
#define HANDRAIL_ENTRY_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct entry;
struct req;

/* Programs that wait to be written; they, and all that they name, live until then. */
struct entry_batch {
	struct arena *arena;
	const char *source;
	const struct entry **entries;
	int64_t *ids;			/* beside them; 0: new */
	size_t count;
};

#define ENTRY_BATCH 512

void entry_batch_init(struct entry_batch *b, struct arena *a, const char *source);

/* Notes a program that the source did not have before (id 0), or one that is to be
 * written anew, with all its parts, and taken out of retirement. */
void entry_batch_add(struct entry_batch *b, const struct entry *l, int64_t id);
bool entry_batch_is_full(const struct entry_batch *b);

/* Writes all of them, a table at a time. The batch is empty then. */
enum err entry_batch_write(struct req *q, struct entry_batch *b);

#endif
