/* query.c - turns the typed text into units to be met, and reads the word lists that they need. */
#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/everyday.h"
#include "directory/posting.h"
#include "directory/query_in.h"
#include "directory/word.h"
#include "edge/db.h"

#define TOKENS 24

/* The worth of an alternative. */
enum worth { WORTH_GUESS = 1, WORTH_MEANING = 2, WORTH_TYPED = 4 };

/* ---- terms ---- */

size_t query_term(struct query *query, const char *word)
{
	size_t i = 0;

	while (i < query->term_count && strcmp(query->terms[i].word, word))
		i++;
	if (i == QUERY_TERMS)
		return QUERY_TERMS - 1;
	if (i == query->term_count)
		query->terms[query->term_count++] = (struct term){ .word = word };
	return i;
}

static void unit_add(struct query *query, struct unit *u, const char *const *stems, size_t count, enum worth worth)
{
	struct alternative *a = &u->alternatives[u->count];

	if (u->count == QUERY_ALTERNATIVES || query->term_count + count > QUERY_TERMS - QUERY_FACTS)
		return;
	*a = (struct alternative){ .worth = worth };
	for (size_t i = 0; i < count && i < COUNT(a->terms); i++)
		a->terms[a->count++] = query_term(query, stems[i]);
	u->count++;
}

static void unit_add_meanings(struct query *query, struct unit *u, const struct meaning *m)
{
	for (; m; m = m->next)
		unit_add(query, u, m->stems, m->count, WORTH_MEANING);
}

/* ---- units ---- */

struct tokens {
	struct arena *arena;
	const char *plain[TOKENS], *stems[TOKENS];
	size_t count;
};

static void token_add(void *data, const char *plain, const char *stem)
{
	struct tokens *t = data;

	if (t->count == TOKENS)
		return;
	t->plain[t->count] = arena_text(t->arena, plain);
	t->stems[t->count++] = arena_text(t->arena, stem);
}

/* A repeated word is met by the same programs. */
static bool is_repeated(const struct query *query, const char *stem)
{
	for (size_t i = 0; i < query->unit_count; i++)
		if (text_equal(query->units[i].stem, stem))
			return true;
	return false;
}

/* Adds the unit that begins at a token, and returns the number of its tokens. */
static size_t unit_take(struct query *query, const struct tokens *t, size_t i, bool weak_too)
{
	const struct meaning *meanings;
	size_t length = everyday_phrase(t->stems + i, t->count - i, &meanings);
	struct unit *u = &query->units[query->unit_count];

	if (!length && !weak_too && everyday_is_weak(t->stems[i]))
		return 1;
	length = length ? length : 1;
	if (query->unit_count == QUERY_UNITS || (length == 1 && is_repeated(query, t->stems[i])))
		return length;
	*u = (struct unit){ .count = 0 };
	if (length == 1) {
		u->plain = t->plain[i];
		u->stem = t->stems[i];
	}
	unit_add(query, u, t->stems + i, length, WORTH_TYPED);
	unit_add_meanings(query, u, meanings);
	query->unit_count += u->count > 0;
	return length;
}

static void units_take(struct query *query, const struct tokens *t, bool weak_too)
{
	for (size_t i = 0; i < t->count; )
		i += unit_take(query, t, i, weak_too);
}

/* ---- lists ---- */

#define SIXTEEN "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define THIRTY_TWO SIXTEEN ", " SIXTEEN
#define LISTS_AT_ONCE 32

struct list_row { const char *word; int64_t block; struct bytes programs; };

static const struct column list_columns[] = {
	COLUMN(struct list_row, word), COLUMN(struct list_row, block), COLUMN(struct list_row, programs),
};

STATEMENT(lists_of_words, list_columns, struct list_row,
	"SELECT word, block, programs "
	"FROM search_word "
	"WHERE word IN (" THIRTY_TWO ") "
	"ORDER BY word, block");

static void term_add(struct req *q, struct term *t, const struct list_row *row)
{
	if (t->count == t->room) {
		struct term_list *more = arena_array(q->arena, t->room * 2 + 4, sizeof(*more));

		if (t->count)
			memcpy(more, t->lists, t->count * sizeof(*more));
		t->lists = more;
		t->room = t->room * 2 + 4;
	}
	t->lists[t->count++] = (struct term_list){ row->block, row->programs.all, row->programs.length };
	t->bytes += row->programs.length;
}

static enum err load_some(struct req *q, struct query *query, const char *const *words, size_t count)
{
	struct value binds[LISTS_AT_ONCE];
	struct list_row *rows;
	size_t found;
	enum err e;

	for (size_t i = 0; i < LISTS_AT_ONCE; i++)
		binds[i] = value_text(words[i < count ? i : 0]);
	if ((e = db_rows(q, &lists_of_words, &rows, &found, (struct binds){ binds, LISTS_AT_ONCE })))
		return e;
	for (size_t i = 0; i < found; i++)
		term_add(q, &query->terms[query_term(query, rows[i].word)], &rows[i]);
	return ERR_OK;
}

enum err query_load(struct req *q, struct query *query)
{
	const char *words[LISTS_AT_ONCE];
	size_t count = 0;
	enum err e = ERR_OK;

	for (size_t i = 0; i < query->term_count && !e; i++) {
		struct term *t = &query->terms[i];

		if (!t->loaded)
			words[count++] = t->word;
		t->loaded = true;
		if (count < LISTS_AT_ONCE && i + 1 < query->term_count)
			continue;
		if (count)
			e = load_some(q, query, words, count);
		count = 0;
	}
	return e;
}

/* ---- words that no program has ---- */

static bool is_met(const struct query *query, const struct unit *u)
{
	for (size_t i = 0; i < u->count; i++)
		if (query->terms[u->alternatives[i].terms[0]].bytes)
			return true;
	return false;
}

/* Takes the word as the beginning of longer ones. */
static enum err unit_complete(struct req *q, struct query *query, struct unit *u)
{
	const char **words;
	size_t count;
	enum err e;

	if ((e = query_complete(q, u->stem, &words, &count)))
		return e;
	for (size_t i = 0; i < count; i++)
		unit_add(query, u, &words[i], 1, WORTH_GUESS);
	return query_load(q, query);
}

/* Takes the word as another one with a letter wrong. */
static enum err unit_correct(struct req *q, struct query *query, struct unit *u)
{
	const struct meaning *meanings;
	const char *plain, *stem;
	char room[WORD_ROOM];
	enum err e;

	if ((e = query_correct(q, u->plain, &plain)) || !plain)
		return e;
	query->corrected = plain;
	word_stem(plain, room);
	stem = arena_text(q->arena, room);
	everyday_phrase(&stem, 1, &meanings);
	unit_add(query, u, &stem, 1, WORTH_TYPED);
	unit_add_meanings(query, u, meanings);
	return query_load(q, query);
}

static enum err unit_guess(struct req *q, struct query *query, struct unit *u)
{
	enum err e;

	if (is_met(query, u) || !u->stem)
		return ERR_OK;
	if ((e = unit_complete(q, query, u)) || is_met(query, u))
		return e;
	return unit_correct(q, query, u);
}

enum err query_read(struct req *q, const char *typed, struct query *query)
{
	struct tokens tokens = { .arena = q->arena };
	enum err e;

	*query = (struct query){ .unit_count = 0 };
	word_each(q->arena, typed, token_add, &tokens);
	query->danger = everyday_is_danger(tokens.stems, tokens.count);
	units_take(query, &tokens, false);
	if (!query->unit_count)
		units_take(query, &tokens, true);
	if ((e = query_load(q, query)))
		return e;
	for (size_t i = 0; i < query->unit_count && !e; i++)
		e = unit_guess(q, query, &query->units[i]);
	return e;
}
