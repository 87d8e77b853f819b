/* map - finds a value by a text key, and keeps the order of insertion.
 *
 * Keys are compared byte by byte and copied into the map's arena. Nothing is
 * ever removed; the map ends with its arena. */
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
	struct map_entry *entries;	/* count entries, oldest first */
	size_t count;
	size_t room;
	uint32_t *slots;		/* index of an entry plus one; 0 is free */
	size_t slot_count;		/* a power of two */
	uint64_t seed;			/* random, so that nobody can choose keys that collide */
};

void map_init(struct map *m, struct arena *a);

/* The value of a key, or NULL. */
void *map_get(const struct map *m, const char *key);

/* The map's own copy of a key, or NULL if the map does not hold it. */
const char *map_key(const struct map *m, const char *key);

/* Adds the key if it is new. Returns where its value is, to be written; a new key's value is NULL.
 * Valid until the next call. */
void **map_at(struct map *m, const char *key);

#endif
