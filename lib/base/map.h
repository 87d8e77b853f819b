/* map - finds what belongs to a text; keeps the order in which keys came.
 *
 * Keys are compared byte by byte and copied into the map's arena. Nothing is
 * ever taken out; the map ends with its arena. */
#ifndef HANDRAIL_MAP_H
#define HANDRAIL_MAP_H

#include <stddef.h>
#include <stdint.h>

struct arena;

struct map_entry {
	const char *key;
	void *value;
};

struct map {
	struct arena *arena;
	struct map_entry *entries;	/* count of them, oldest first */
	size_t count;
	size_t room;
	uint32_t *slots;		/* index of an entry plus one; 0 is free */
	size_t slot_count;		/* a power of two */
	uint64_t seed;			/* so that nobody can choose keys that collide */
};

void map_init(struct map *m, struct arena *a);

/* What was put there, or NULL. */
void *map_get(const struct map *m, const char *key);

/* The map's own copy of a key that was put there, or NULL. */
const char *map_key(const struct map *m, const char *key);

/* Where the key's value stands, to be written; NULL stands there when it is new.
 * Valid until the next call. */
void **map_at(struct map *m, const char *key);

#endif
