/* search_index.c - renews the word lists of changed programs, block by block. */
#include "directory/search_index.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/batch.h"
#include "directory/posting.h"
#include "directory/word.h"
#include "edge/db.h"

#define WORDS_MOST ((size_t)8 << 20)	/* bytes of one program's words */

/* ---- marking ---- */

COMMAND(lock_block,
	"INSERT INTO search_block (block, changes) "
	"VALUES (?, 1) "
	"ON DUPLICATE KEY UPDATE changes = changes + 1");

COMMAND(mark_stale,
	"INSERT INTO search_stale (program_id) "
	"VALUES (?) "
	"ON DUPLICATE KEY UPDATE program_id = VALUES(program_id)");

enum err search_index_mark(struct req *q, const int64_t *programs, size_t count)
{
	struct batch rows;
	enum err e;

	if (count == 1 && (e = db_exec(q, &lock_block, NULL, BIND(programs[0] / POSTING_BLOCK))))
		return e;
	batch_init(&rows, q->arena, &mark_stale);
	for (size_t i = 0; i < count; i++)
		batch_add(&rows, BIND(programs[i]));
	return batch_write(q, &rows, NULL);
}

COMMAND(mark_retired,
	"INSERT INTO search_stale (program_id) "
	"SELECT id "
	"FROM program "
	"WHERE retired_at = ? "
	"ON DUPLICATE KEY UPDATE program_id = program_id");

enum err search_index_mark_retired(struct req *q, instant when)
{
	return db_exec(q, &mark_retired, NULL, BIND(when));
}

/* ---- the stale programs of a block ---- */

struct first { int64_t program_id; };

static const struct column first_columns[] = { COLUMN(struct first, program_id) };

STATEMENT(first_stale, first_columns, struct first,
	"SELECT program_id "
	"FROM search_stale "
	"ORDER BY program_id "
	"LIMIT 1");

struct stale {
	int64_t program_id;
	bool gone;
	const char *title, *summary, *body;
	const char *needs, *languages;		/* separated by blanks */
	bool located;
	const char *words;			/* before */
};

static const struct column stale_columns[] = {
	COLUMN(struct stale, program_id), COLUMN(struct stale, gone), COLUMN(struct stale, title),
	COLUMN(struct stale, summary), COLUMN(struct stale, body), COLUMN(struct stale, needs),
	COLUMN(struct stale, languages), COLUMN(struct stale, located), COLUMN(struct stale, words),
};

STATEMENT(stale_of_block, stale_columns, struct stale,
	"SELECT s.program_id, p.id IS NULL OR p.retired_at IS NOT NULL AS gone, t.title, t.summary, t.body, "
	"	(SELECT GROUP_CONCAT(n.need SEPARATOR ' ') FROM program_need n WHERE n.program_id = s.program_id) AS needs, "
	"	(SELECT GROUP_CONCAT(l.language SEPARATOR ' ') FROM program_language l WHERE l.program_id = s.program_id) "
	"		AS languages, "
	"	EXISTS (SELECT 1 FROM program_point k WHERE k.program_id = s.program_id) AS located, w.words "
	"FROM search_stale s "
	"LEFT JOIN program p ON p.id = s.program_id "
	"LEFT JOIN program_text t ON t.program_id = s.program_id "
	"LEFT JOIN search_program w ON w.program_id = s.program_id "
	"WHERE s.program_id BETWEEN ? AND ? "
	"ORDER BY s.program_id");

/* A word whose list changes: programs of the block that have it from now on. */
struct changed {
	struct posting *added;
	size_t count, room;
};

struct renewal {
	struct arena *arena;
	int64_t block, first;			/* first: id of the block's first program */
	bool is_new;				/* no word list of this block exists */
	bool stale[POSTING_BLOCK];
	struct map words;			/* word -> struct changed */
	struct batch programs, gone;		/* rows of search_program */
	struct batch done;			/* rows of search_stale; not a range, in which others may be at work */

	unsigned place;				/* of the current program */
	enum posting_part part;
	struct str said;			/* its words, separated by blanks */
};

static struct changed *changed_of(struct renewal *r, const char *word)
{
	void **at = map_at(&r->words, word);

	if (!*at)
		*at = ARENA_NEW(r->arena, struct changed);
	return *at;
}

/* Every list in which the program stood is read again, and left without it. */
static void take_out(struct renewal *r, const char *words)
{
	char *copy = arena_text(r->arena, text_or_empty(words)), *rest = copy;

	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		changed_of(r, word);
}

static void put_in(void *data, const char *plain, const char *word)
{
	struct renewal *r = data;
	struct changed *c = changed_of(r, word);

	(void)plain;
	if (c->count && c->added[c->count - 1].place == r->place) {
		c->added[c->count - 1].parts |= r->part;
		return;
	}
	if (c->count == c->room) {
		struct posting *more = arena_array(r->arena, c->room ? c->room * 2 : 2, sizeof(*more));

		if (c->count)
			memcpy(more, c->added, c->count * sizeof(*more));
		c->added = more;
		c->room = c->room ? c->room * 2 : 2;
	}
	c->added[c->count++] = (struct posting){ r->place, r->part };
	str_printf(&r->said, "%s%s", r->said.length ? " " : "", word);
}

static void put_text(struct renewal *r, enum posting_part part, const char *text)
{
	r->part = part;
	word_each(r->arena, text, put_in, r);
}

/* ---- facts as words ---- */

static void put_facts(struct renewal *r, const char *kind, const char *values)
{
	char *copy = arena_text(r->arena, text_or_empty(values)), *rest = copy;

	for (char *value = strtok_r(copy, " ", &rest); value; value = strtok_r(NULL, " ", &rest))
		put_in(r, NULL, arena_printf(r->arena, "%s=%s", kind, value));
}

static void look_for_helpline(void *data, const char *plain, const char *stem)
{
	static const char *const helplines[] = {
#define HELPLINE(word) word,
#include "directory/everyday.def"
	};
	bool *is_helpline = data;

	(void)stem;
	for (size_t i = 0; i < COUNT(helplines); i++)
		*is_helpline |= text_equal(plain, helplines[i]);
}

/* A title's first line is the program's name. */
static const char *name_of(struct renewal *r, const char *title)
{
	return arena_bytes(r->arena, title, strcspn(title, "\n"));
}

static void put_program(struct renewal *r, const struct stale *s)
{
	const char *title = text_or_empty(s->title), *name = name_of(r, title);
	bool anywhere = !s->located;

	put_text(r, PART_name, name);
	put_text(r, PART_title, title + strlen(name));
	put_text(r, PART_summary, s->summary);
	put_text(r, PART_body, s->body);
	put_facts(r, "need", s->needs);
	put_facts(r, "language", s->languages);
	word_each(r->arena, name, look_for_helpline, &anywhere);
	if (anywhere)
		put_in(r, NULL, POSTING_ANYWHERE);
}

static enum err take_stale(struct req *q, void *row, void *data)
{
	const struct stale *s = row;
	struct renewal *r = data;

	(void)q;
	r->place = (unsigned)(s->program_id - r->first);
	r->stale[r->place] = true;
	take_out(r, s->words);
	batch_add(&r->done, BIND(s->program_id));
	if (s->gone) {
		batch_add(&r->gone, BIND(s->program_id));
		return ERR_OK;
	}
	str_init(&r->said, r->arena, WORDS_MOST);
	put_program(r, s);
	batch_add(&r->programs, BIND(s->program_id, r->said.text));
	return ERR_OK;
}

/* ---- word lists ---- */

#define AT_ONCE 32
#define THIRTY_TWO "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

struct list { const char *word; struct bytes programs; };

static const struct column list_columns[] = { COLUMN(struct list, word), COLUMN(struct list, programs) };

STATEMENT(lists_of_block, list_columns, struct list,
	"SELECT word, programs "
	"FROM search_word "
	"WHERE block = ? AND word IN (" THIRTY_TWO ") "
	"FOR UPDATE");

COMMAND(write_list,
	"INSERT INTO search_word (word, block, programs) "
	"VALUES (?, ?, ?) "
	"ON DUPLICATE KEY UPDATE programs = VALUES(programs)");

COMMAND(delete_list,
	"DELETE FROM search_word "
	"WHERE word = ? AND block = ?");

/* Merges the programs that stay in a list with those that are added. */
static struct value merged(struct renewal *r, const struct bytes *before, const struct changed *c)
{
	unsigned char *all = arena_alloc(r->arena, before->length + c->count * POSTING_BYTES + 1), *end = all;
	size_t next = 0;

	for (size_t i = 0; i + POSTING_BYTES <= before->length; i += POSTING_BYTES) {
		struct posting p = posting_read(before->all + i);

		if (r->stale[p.place])
			continue;
		for (; next < c->count && c->added[next].place < p.place; end += POSTING_BYTES)
			posting_write(end, c->added[next++]);
		posting_write(end, p);
		end += POSTING_BYTES;
	}
	for (; next < c->count; end += POSTING_BYTES)
		posting_write(end, c->added[next++]);
	return value_bytes(all, (size_t)(end - all));
}

struct lists_before { struct arena *arena; struct map lists; };

static enum err keep_list(struct req *q, void *row, void *data)
{
	const struct list *list = row;
	struct lists_before *b = data;
	struct bytes *kept = ARENA_NEW(b->arena, struct bytes);

	(void)q;
	*kept = (struct bytes){ (unsigned char *)arena_bytes(b->arena, list->programs.all, list->programs.length),
		list->programs.length };
	*map_at(&b->lists, list->word) = kept;
	return ERR_OK;
}

/* Reads the lists of some words as they are in the database. */
static enum err lists_before(struct req *q, const struct renewal *r, const struct map_entry *const *words, size_t count,
	struct lists_before *b)
{
	struct value binds[1 + AT_ONCE] = { value_int(r->block) };
	struct list list;

	b->arena = r->arena;
	map_init(&b->lists, r->arena);
	if (r->is_new)
		return ERR_OK;
	for (size_t i = 0; i < AT_ONCE; i++)
		binds[1 + i] = value_text(words[i < count ? i : 0]->key);
	return db_each(q, &lists_of_block, keep_list, &list, b, (struct binds){ binds, COUNT(binds) });
}

static enum err renew_lists(struct req *q, struct renewal *r, const struct map_entry *const *words, size_t count)
{
	static const struct bytes none = { NULL, 0 };
	struct batch written, deleted;
	struct lists_before before;
	enum err e = lists_before(q, r, words, count, &before);

	if (e)
		return e;
	batch_init(&written, r->arena, &write_list);
	batch_init(&deleted, r->arena, &delete_list);
	for (size_t i = 0; i < count; i++) {
		const struct bytes *list = map_get(&before.lists, words[i]->key);
		struct value all = merged(r, list ? list : &none, words[i]->value);

		if (all.length)
			batch_add(&written, BIND(words[i]->key, r->block, all));
		else
			batch_add(&deleted, BIND(words[i]->key, r->block));
	}
	e = batch_write(q, &written, NULL);
	return e ? e : batch_write(q, &deleted, NULL);
}

static int by_key(const void *a, const void *b)
{
	return strcmp((*(const struct map_entry *const *)a)->key, (*(const struct map_entry *const *)b)->key);
}

/* In the order of the words, so that the rows are written in the order of their key. */
static enum err renew_all_lists(struct req *q, struct renewal *r)
{
	/* NOLINTBEGIN(bugprone-sizeof-expression): the pointers are sorted */
	const struct map_entry **sorted = arena_array(r->arena, r->words.count + 1, sizeof(*sorted));
	size_t most = r->is_new ? 1024 : AT_ONCE;
	enum err e = ERR_OK;

	for (size_t i = 0; i < r->words.count; i++)
		sorted[i] = &r->words.entries[i];
	qsort(sorted, r->words.count, sizeof(*sorted), by_key);
	/* NOLINTEND(bugprone-sizeof-expression) */
	for (size_t i = 0; i < r->words.count && !e; i += most)
		e = renew_lists(q, r, sorted + i, r->words.count - i < most ? r->words.count - i : most);
	return e;
}

/* ---- a block ---- */

COMMAND(write_program,
	"INSERT INTO search_program (program_id, words) "
	"VALUES (?, ?) "
	"ON DUPLICATE KEY UPDATE words = VALUES(words)");

COMMAND(delete_program,
	"DELETE FROM search_program "
	"WHERE program_id = ?");

COMMAND(no_longer_stale,
	"DELETE FROM search_stale "
	"WHERE program_id = ?");

static enum err renew_programs(struct req *q, struct renewal *r)
{
	enum err e;

	if ((e = renew_all_lists(q, r)))
		return e;
	if ((e = batch_write(q, &r->programs, NULL)) || (e = batch_write(q, &r->gone, NULL)))
		return e;
	return batch_write(q, &r->done, NULL);
}

static enum err renew_block(struct req *q, struct arena *scratch, int64_t block)
{
	struct renewal *r = ARENA_NEW(scratch, struct renewal);
	int64_t last = block * POSTING_BLOCK + POSTING_BLOCK - 1;
	struct done done;
	struct stale s;
	enum err e;

	*r = (struct renewal){ .arena = scratch, .block = block, .first = block * POSTING_BLOCK };
	map_init(&r->words, scratch);
	batch_init(&r->programs, scratch, &write_program);
	batch_init(&r->gone, scratch, &delete_program);
	batch_init(&r->done, scratch, &no_longer_stale);
	if ((e = db_exec(q, &lock_block, &done, BIND(block))))
		return e;
	r->is_new = done.rows == 1;	/* inserted */
	if ((e = db_each(q, &stale_of_block, take_stale, &s, r, BIND(r->first, last))))
		return e;
	return renew_programs(q, r);
}

static enum err renew_next(struct req *q, struct arena *scratch)
{
	struct first first;
	enum err e;

	if ((e = db_row(q, &first_stale, &first, NOTHING)))
		return e;
	return renew_block(q, scratch, first.program_id / POSTING_BLOCK);
}

static enum err renew(struct req *q, void *data)
{
	enum err e;

	(void)data;
	do {
		struct arena *scratch = arena_new();

		e = renew_next(q, scratch);
		arena_release(scratch);
	} while (!e);
	return e == ERR_MISSING ? ERR_OK : e;
}

enum err search_index_renew(struct req *q)
{
	return db_transaction(q, renew, NULL);
}
