/* query_guess.c - guesses the word behind one that no program has: its end is missing, or a letter is wrong. */
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/everyday.h"
#include "directory/query_in.h"
#include "directory/word.h"
#include "edge/db.h"

/* ---- beginnings ---- */

#define BEGINNING_LEAST 3	/* characters */
#define BEGUN_MOST 12		/* words */

struct begun { const char *word; };

static const struct column begun_columns[] = { COLUMN(struct begun, word) };

STATEMENT(words_begun, begun_columns, struct begun,
	"SELECT word "
	"FROM search_word "
	"WHERE word LIKE ? "
	"ORDER BY word "
	"LIMIT 200");

enum err query_complete(struct req *q, const char *stem, const char ***found, size_t *count)
{
	struct begun *rows;
	size_t rows_count;
	enum err e;

	*found = arena_array(q->arena, BEGUN_MOST, sizeof(**found));
	*count = 0;
	if (text_length(stem) < (word_is_unspaced(stem) ? 1 : BEGINNING_LEAST))
		return ERR_OK;
	if ((e = db_rows(q, &words_begun, &rows, &rows_count, BIND(arena_printf(q->arena, "%s%%", stem)))))
		return e;
	for (size_t i = 0; i < rows_count && *count < BEGUN_MOST; i++)
		if (!strchr(rows[i].word, '=') && (!*count || !text_equal((*found)[*count - 1], rows[i].word)))
			(*found)[(*count)++] = rows[i].word;
	return ERR_OK;
}

/* ---- misspellings ---- */

#define LETTERS_LEAST 4
#define LETTERS_MOST 20
#define CANDIDATES_AT_ONCE 128

#define SIXTEEN "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define CANDIDATES SIXTEEN ", " SIXTEEN ", " SIXTEEN ", " SIXTEEN ", " SIXTEEN ", " SIXTEEN ", " SIXTEEN ", " SIXTEEN

struct known { const char *word; int64_t bytes; };

static const struct column known_columns[] = { COLUMN(struct known, word), COLUMN(struct known, bytes) };

STATEMENT(known_words, known_columns, struct known,
	"SELECT word, SUM(LENGTH(programs)) AS bytes "
	"FROM search_word "
	"WHERE word IN (" CANDIDATES ") "
	"GROUP BY word "
	"ORDER BY bytes DESC "
	"LIMIT 1");

/* The words with one letter changed: stem -> the word itself. */
struct candidates {
	struct map words;
	const char *everyday;	/* one of them that has a meaning */
};

static void candidate_add(struct candidates *c, const char *plain)
{
	const struct meaning *meanings;
	char room[WORD_ROOM];
	const char *stem = room;
	void **at;

	word_stem(plain, room);
	at = map_at(&c->words, room);
	if (!*at)
		*at = arena_text(c->words.arena, plain);
	if (!c->everyday && everyday_phrase(&stem, 1, &meanings))
		c->everyday = *at;
}

/* The word with `out` letters at a place replaced by one letter, or by none if it is NUL. */
static void candidate_edit(struct candidates *c, const char *plain, size_t at, size_t out, char letter)
{
	char edited[WORD_ROOM + 1];
	size_t n = at;

	memcpy(edited, plain, at);
	if (letter)
		edited[n++] = letter;
	memcpy(edited + n, plain + at + out, strlen(plain + at + out) + 1);
	candidate_add(c, edited);
}

static void candidates_at(struct candidates *c, const char *plain, size_t at)
{
	size_t length = strlen(plain);
	char swapped[WORD_ROOM];

	for (int letter = 'a'; letter <= 'z'; letter++) {
		candidate_edit(c, plain, at, 0, (char)letter);
		if (at < length)
			candidate_edit(c, plain, at, 1, (char)letter);
	}
	if (at < length)
		candidate_edit(c, plain, at, 1, '\0');
	if (at + 1 >= length)
		return;
	memcpy(swapped, plain, length + 1);
	swapped[at] = plain[at + 1];
	swapped[at + 1] = plain[at];
	candidate_add(c, swapped);
}

/* The one among some candidates that most programs have, if it is more frequent than *best. */
static enum err look_up(struct req *q, const struct candidates *c, size_t from, struct known *best)
{
	struct value binds[CANDIDATES_AT_ONCE];
	struct known found;
	enum err e;

	for (size_t i = 0; i < CANDIDATES_AT_ONCE; i++)
		binds[i] = value_text(c->words.entries[from + i < c->words.count ? from + i : from].key);
	e = db_row(q, &known_words, &found, (struct binds){ binds, CANDIDATES_AT_ONCE });
	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	if (found.bytes > best->bytes)
		*best = found;
	return ERR_OK;
}

enum err query_correct(struct req *q, const char *plain, const char **corrected)
{
	size_t length = strlen(plain);
	struct candidates c = { .everyday = NULL };
	char room[WORD_ROOM];
	const char *stem = room;
	struct known best = { NULL, 0 };
	enum err e = ERR_OK;

	*corrected = NULL;
	word_stem(plain, room);
	if (length < LETTERS_LEAST || length > LETTERS_MOST || plain[strspn(plain, "abcdefghijklmnopqrstuvwxyz")])
		return ERR_OK;
	/* Somebody who types "abuse" means it, and no "buses". */
	if (everyday_is_danger(&stem, 1))
		return ERR_OK;
	map_init(&c.words, q->arena);
	for (size_t at = 0; at <= length; at++)
		candidates_at(&c, plain, at);
	for (size_t i = 0; i < c.words.count && !e; i += CANDIDATES_AT_ONCE)
		e = look_up(q, &c, i, &best);
	*corrected = best.word ? map_get(&c.words, best.word) : c.everyday;
	return e;
}
