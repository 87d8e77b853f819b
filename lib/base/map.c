/* map.c - a hash table with text keys, by open addressing. */
#include "base/map.h"

#include <string.h>

#include "base/arena.h"
#include "base/secret.h"

/* FNV-1a, seeded. */
static uint64_t hash(const struct map *m, const char *key)
{
	uint64_t h = m->seed;

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * 1099511628211u;
	return h ^ h >> 29;
}

void map_init(struct map *m, struct arena *a)
{
	*m = (struct map){ .arena = a, .room = 32, .slot_count = 64 };
	m->entries = arena_array(a, m->room, sizeof(*m->entries));
	m->slots = arena_array(a, m->slot_count, sizeof(*m->slots));
	secret_random(&m->seed, sizeof(m->seed));
}

/* The slot of the key, or the free slot for it. */
static uint32_t *slot_of(const struct map *m, const char *key)
{
	size_t i = (size_t)hash(m, key) & (m->slot_count - 1);

	while (m->slots[i] && strcmp(m->entries[m->slots[i] - 1].key, key))
		i = (i + 1) & (m->slot_count - 1);
	return &m->slots[i];
}

void *map_get(const struct map *m, const char *key)
{
	uint32_t *slot = slot_of(m, key);

	return *slot ? m->entries[*slot - 1].value : NULL;
}

const char *map_key(const struct map *m, const char *key)
{
	uint32_t *slot = slot_of(m, key);

	return *slot ? m->entries[*slot - 1].key : NULL;
}

static void grow(struct map *m)
{
	struct map_entry *more = arena_array(m->arena, m->room * 2, sizeof(*more));

	memcpy(more, m->entries, m->count * sizeof(*more));
	m->entries = more;
	m->room *= 2;
	m->slot_count *= 2;
	m->slots = arena_array(m->arena, m->slot_count, sizeof(*m->slots));
	for (size_t i = 0; i < m->count; i++)
		*slot_of(m, m->entries[i].key) = (uint32_t)(i + 1);
}

void **map_at(struct map *m, const char *key)
{
	uint32_t *slot = slot_of(m, key);

	if (*slot)
		return &m->entries[*slot - 1].value;
	if (m->count == m->room) {
		grow(m);
		slot = slot_of(m, key);
	}
	m->entries[m->count] = (struct map_entry){ .key = arena_text(m->arena, key) };
	*slot = (uint32_t)++m->count;
	return &m->entries[m->count - 1].value;
}
