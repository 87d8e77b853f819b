/* warning.c - counts oddities of an import. */
#include "directory/warning.h"

#include "base/arena.h"
#include "directory/directory.h"

#define KINDS_MOST 200

void warnings_init(struct warnings *w, struct arena *a)
{
	w->arena = a;
	map_init(&w->kinds, a);
}

/* Kinds can hold names from the directory. If it has a million of them, the rest share one line. */
static const char *known_or_other(const struct warnings *w, const char *kind)
{
	return w->kinds.count < KINDS_MOST || map_key(&w->kinds, kind) ? kind : "of other kinds";
}

void warnings_add_many(struct warnings *w, const char *kind, const char *file, size_t line, size_t count)
{
	struct directory_warning *one;
	void **at;

	if (!w)
		return;
	kind = known_or_other(w, kind);
	at = map_at(&w->kinds, kind);
	one = *at;
	if (!one) {
		*at = one = ARENA_NEW(w->arena, struct directory_warning);
		one->first = arena_printf(w->arena, "%s:%zu", file, line);
	}
	one->count += count;
}

void warnings_add(struct warnings *w, const char *kind, const char *file, size_t line)
{
	warnings_add_many(w, kind, file, line, 1);
}

struct directory_warning *warnings_list(const struct warnings *w, struct arena *a, size_t *count)
{
	struct directory_warning *list = arena_array(a, w->kinds.count, sizeof(*list));

	for (size_t i = 0; i < w->kinds.count; i++) {
		const struct directory_warning *one = w->kinds.entries[i].value;

		list[i].kind = arena_text(a, w->kinds.entries[i].key);
		list[i].count = one->count;
		list[i].first = arena_text(a, one->first);
	}
	*count = w->kinds.count;
	return list;
}
