/* everyday.c - reads the table of everyday words once per process, and finds phrases in it. */
#include "directory/everyday.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "directory/word.h"

#define PHRASE_WORDS 4

static struct {
	struct arena *arena;
	struct map meanings;		/* phrase -> struct meaning */
	struct map weak, dangers;	/* phrase -> anything */
} table;

static const struct row { const char *typed, *found; } meaning_rows[] = {
#define MEANS(typed, found) { typed, found },
#include "directory/everyday.def"
};

static const char *const weak_words[] = {
#define WEAK(word) word,
#include "directory/everyday.def"
};

static const char *const danger_phrases[] = {
#define DANGER(phrase) phrase,
#include "directory/everyday.def"
};

/* ---- reading the table ---- */

struct stems { const char *all[PHRASE_WORDS]; size_t count; };

static void add_stem(void *data, const char *plain, const char *stem)
{
	struct stems *s = data;

	(void)plain;
	if (s->count < PHRASE_WORDS)
		s->all[s->count++] = arena_text(table.arena, stem);
}

static struct stems stems_of(const char *phrase)
{
	struct stems s = { .count = 0 };

	word_each(table.arena, phrase, add_stem, &s);
	return s;
}

#define KEY_ROOM (PHRASE_WORDS * WORD_ROOM)

/* Joins stems with blanks. */
static const char *key_of(const char *const *stems, size_t count, char key[KEY_ROOM])
{
	size_t length = 0;

	key[0] = '\0';
	for (size_t i = 0; i < count && i < PHRASE_WORDS; i++)
		length += (size_t)snprintf(key + length, KEY_ROOM - length, "%s%s", i ? " " : "", stems[i]);
	return key;
}

static void add_phrase(struct map *m, const char *phrase)
{
	struct stems s = stems_of(phrase);
	char key[KEY_ROOM];

	*map_at(m, key_of(s.all, s.count, key)) = m;
}

static void add_meaning(const char *key, const char *found)
{
	struct meaning *m = ARENA_NEW(table.arena, struct meaning);
	struct stems s = stems_of(found);
	void **first = map_at(&table.meanings, key);

	memcpy(m->stems, s.all, sizeof(m->stems));
	m->count = s.count;
	m->next = *first;
	*first = m;
}

static void add_meanings(const struct row *row)
{
	struct stems s = stems_of(row->typed);
	char key[KEY_ROOM];
	char *copy = arena_text(table.arena, row->found), *rest = copy;

	for (char *found = strtok_r(copy, ",", &rest); found; found = strtok_r(NULL, ",", &rest))
		add_meaning(key_of(s.all, s.count, key), found);
}

static void table_read(void)
{
	if (table.arena)
		return;
	table.arena = arena_new();
	map_init(&table.meanings, table.arena);
	map_init(&table.weak, table.arena);
	map_init(&table.dangers, table.arena);
	for (size_t i = 0; i < COUNT(meaning_rows); i++)
		add_meanings(&meaning_rows[i]);
	for (size_t i = 0; i < COUNT(weak_words); i++)
		add_phrase(&table.weak, weak_words[i]);
	for (size_t i = 0; i < COUNT(danger_phrases); i++)
		add_phrase(&table.dangers, danger_phrases[i]);
}

/* ---- finding ---- */

/* The value of the longest phrase that begins at the first stem; *length is its number of stems, or 0. */
static const void *longest(const struct map *m, const char *const *stems, size_t count, size_t *length)
{
	const void *value;
	char key[KEY_ROOM];

	for (*length = count < PHRASE_WORDS ? count : PHRASE_WORDS; *length; --*length)
		if ((value = map_get(m, key_of(stems, *length, key))))
			return value;
	return NULL;
}

size_t everyday_phrase(const char *const *stems, size_t count, const struct meaning **meanings)
{
	size_t length;

	table_read();
	*meanings = longest(&table.meanings, stems, count, &length);
	return length;
}

bool everyday_is_weak(const char *stem)
{
	table_read();
	return map_get(&table.weak, stem) != NULL;
}

bool everyday_is_danger(const char *const *stems, size_t count)
{
	size_t length = 0;

	table_read();
	for (size_t i = 0; i < count && !length; i++)
		longest(&table.dangers, stems + i, count - i, &length);
	return length > 0;
}
