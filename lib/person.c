/* person - seeker profiles: who may open one, lists that cost the same for any number, history, notes. */
#include "person.h"

#include <ctype.h>
#include <string.h>

#include "account.h"
#include "db.h"
#include "once.h"
#include "req.h"
#include "secret.h"
#include "site.h"
#include "str.h"

#define PAGE 26			/* one more than a page shows */
#define NOTES_SHOWN 200
#define VERSIONS_SHOWN 50
#define JUST_NOW SECONDS(2)

/* ---- who looks ---- */

static int64_t viewer(const struct req *q)
{
	return q->account ? q->account->id : 0;
}

static int64_t viewer_team(const struct req *q)
{
	return q->account ? q->account->team_id : 0;
}

/* ---- finding one ---- */

static const struct column person_columns[] = {
	COLUMN(struct person, id),
	COLUMN(struct person, public_id),
	COLUMN(struct person, seeker_first_name),
	COLUMN(struct person, seeker_last_name),
	COLUMN(struct person, seeker_email),
	COLUMN(struct person, seeker_phone),
	COLUMN(struct person, seeker_language),
	COLUMN(struct person, version),
	COLUMN(struct person, updated_at),
	COLUMN(struct person, active_at),
	COLUMN(struct person, by_group),
};

#define PERSON_SELECT \
	"SELECT p.id, p.public_id, p.seeker_first_name, p.seeker_last_name, p.seeker_email, p.seeker_phone, " \
	"  p.seeker_language, p.version, p.updated_at, p.updated_at AS active_at, h.person_id IS NULL AS by_group "

/* h: the viewer's own row, g: their group's. Values: account, team. */
#define PERSON_VIEWERS \
	"LEFT JOIN person_viewer h ON h.viewer_kind = 0 AND h.viewer_id = ? AND h.person_id = p.id " \
	"LEFT JOIN person_viewer g ON g.viewer_kind = 1 AND g.viewer_id = ? AND g.person_id = p.id "

STATEMENT(find, person_columns, struct person,
	PERSON_SELECT
	"FROM person p "
	PERSON_VIEWERS
	"WHERE p.public_id = ? "
	"AND p.site_id = ? "
	"AND (h.person_id IS NOT NULL OR g.person_id IS NOT NULL)");

enum err person_find(struct req *q, const char *public_id, struct person *p)
{
	enum err e = db_row(q, &find, p, BIND(viewer(q), viewer_team(q), public_id, q->site->id));

	return e == ERR_MISSING ? fail(q, e, "person %s", public_id) : e;
}

/* ---- lists ----
 *
 * active_at is person.updated_at, copied into each viewer's row. Since it is the same in
 * the helper's row and in the group's, the union of the two ranges holds nobody twice.
 * The index is named, since the statistics of a table that grows fast mislead. */

#define LIST_BRANCH(kind) \
	"(SELECT v.active_at, v.person_id " \
	"FROM person_viewer v FORCE INDEX (list) " \
	"WHERE v.viewer_kind = " kind " AND v.viewer_id = ? AND v.site_id = ? " \
	"AND v.active_at <= ? AND (v.active_at < ? OR v.person_id < ?) " \
	"ORDER BY v.active_at DESC, v.person_id DESC " \
	"LIMIT 26) "

STATEMENT(list, person_columns, struct person,
	PERSON_SELECT
	"FROM ("
	LIST_BRANCH("0")
	"UNION "
	LIST_BRANCH("1")
	"ORDER BY active_at DESC, person_id DESC "
	"LIMIT 26) k "
	"JOIN person p ON p.id = k.person_id "
	"LEFT JOIN person_viewer h ON h.viewer_kind = 0 AND h.viewer_id = ? AND h.person_id = p.id "
	"ORDER BY k.active_at DESC, k.person_id DESC");

/* Where a page begins: behind this person. */
struct place { int64_t active_at; const char *public_id; };

char *person_cursor(struct req *q, const struct person *p)
{
	return arena_printf(q->arena, "%lld-%s", (long long)p->active_at, p->public_id);
}

/* No cursor, or a broken one: the top. */
static struct place read_cursor(struct req *q, const char *before)
{
	struct place after = { INT64_MAX, NULL };
	const char *dash = before ? strchr(before, '-') : NULL;

	if (dash && text_to_number(arena_bytes(q->arena, before, (size_t)(dash - before)), 0, INT64_MAX,
			&after.active_at))
		after.public_id = dash + 1;
	return after;
}

static const struct column id_columns[] = { { "id", COLUMN_INT64, 0, sizeof(int64_t) } };

STATEMENT(id_of, id_columns, int64_t,
	"SELECT id "
	"FROM person "
	"WHERE public_id = ? "
	"AND site_id = ?");

/* Whoever is gone meanwhile left their time. */
static enum err place_id(struct req *q, const struct place *after, int64_t *id)
{
	enum err e;

	*id = INT64_MAX;
	if (!after->public_id)
		return ERR_OK;
	e = db_row(q, &id_of, id, BIND(after->public_id, q->site->id));
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err list_page(struct req *q, const struct place *after, struct person **people, size_t *count)
{
	int64_t me = viewer(q), team = viewer_team(q), site = q->site->id, id;
	enum err e;

	if ((e = place_id(q, after, &id)))
		return e;
	return db_rows(q, &list, people, count, BIND(
		me, site, after->active_at, after->active_at, id,
		team, site, after->active_at, after->active_at, id,
		me));
}

/* ---- words: what a search looks through ----
 *
 * Each viewer of a person has a row for each word: "1maria", "1lopez", and for two words of
 * the name together "2maria lopez", "2lopez maria"; e-mail address and telephone number are
 * words too. A search is a range of them: all that begin with what was typed, the very word
 * first, then by the alphabet, and within a word the most recently active first (so a row
 * holds minus active_at, for indexes that only count up). Where a person has several words
 * in the range only the first counts. What a range cannot say (a word between the first and
 * the last, a name beside an address) is looked for in what it found. */

#define WORD_MOST 40		/* characters of a name's word that count */
#define WORDS_MOST 6		/* words of a name that count */
#define ALL_MOST 99		/* characters of any word: person_word.word has room for 100 */
#define PHONE_LEAST 4		/* digits that look like a telephone number */
#define CALLING_CODE_MOST 3	/* digits of a country's calling code (ITU-T E.164) */

/* No more than so many characters. */
static char *cut(struct arena *a, const char *text, size_t most)
{
	const char *end = text;

	for (size_t n = 0; *end && n < most; n++)
		do
			end++;
		while (((unsigned char)*end & 0xc0) == 0x80);
	return arena_bytes(a, text, (size_t)(end - text));
}

static char *lower(struct arena *a, const char *text)
{
	char *copy = arena_text(a, text);

	for (char *c = copy; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return copy;
}

static char *digits(struct arena *a, const char *text)
{
	char *copy = arena_text(a, text), *to = copy;

	for (const char *c = text; *c; c++)
		if (isdigit((unsigned char)*c))
			*to++ = *c;
	*to = '\0';
	return copy;
}

static char *one_word(struct req *q, const char *word)
{
	return arena_printf(q->arena, "1%s", cut(q->arena, word, ALL_MOST - 1));
}

static char *two_words(struct req *q, const char *first, const char *second)
{
	return arena_printf(q->arena, "2%s %s", cut(q->arena, first, WORD_MOST), cut(q->arena, second, WORD_MOST));
}

/* A list of words, as they stand in person_word. */
struct words { const char **all; size_t count; };

#define WORDS_ROOM (WORDS_MOST * WORDS_MOST + 1 + CALLING_CODE_MOST + 1)

static void name_words(struct req *q, const struct person *p, struct words *w)
{
	size_t count;
	char **words = text_words(q->arena, arena_printf(q->arena, "%s %s", p->seeker_first_name,
		p->seeker_last_name), &count);

	if (count > WORDS_MOST)
		count = WORDS_MOST;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++)
			w->all[w->count++] = k == i ? one_word(q, words[i]) : two_words(q, words[i], words[k]);
}

/* The whole number, and without what may be the country's calling code: people type it either way. */
static void phone_words(struct req *q, const struct person *p, struct words *w)
{
	const char *number = digits(q->arena, p->seeker_phone);

	for (size_t code = 0; code <= CALLING_CODE_MOST && strlen(number) >= code + PHONE_LEAST; code++)
		w->all[w->count++] = one_word(q, number + code);
}

static struct words words_of(struct req *q, const struct person *p)
{
	struct words w = { arena_array(q->arena, WORDS_ROOM, sizeof(*w.all)), 0 };

	name_words(q, p, &w);
	if (!text_is_empty(p->seeker_email))
		w.all[w.count++] = one_word(q, lower(q->arena, p->seeker_email));
	if (!text_is_empty(p->seeker_phone))
		phone_words(q, p, &w);
	return w;
}

COMMAND(forget_words,
	"DELETE FROM person_word "
	"WHERE person_id = ?");

/* So many in one round trip; what is not taken is empty. */
#define WORDS_AT_ONCE 12
#define ELEVEN_MORE \
	"UNION ALL SELECT ? UNION ALL SELECT ? UNION ALL SELECT ? UNION ALL SELECT ? UNION ALL SELECT ? UNION ALL SELECT ? " \
	"UNION ALL SELECT ? UNION ALL SELECT ? UNION ALL SELECT ? UNION ALL SELECT ? UNION ALL SELECT ? "

COMMAND(add_words,
	"INSERT IGNORE INTO person_word (viewer_kind, viewer_id, site_id, word, inactive, person_id) "
	"SELECT v.viewer_kind, v.viewer_id, v.site_id, w.word, -v.active_at, v.person_id "
	"FROM person_viewer v "
	"JOIN (SELECT ? AS word " ELEVEN_MORE ") w "
	"WHERE v.person_id = ? "
	"AND w.word <> ''");

static enum err words_add(struct req *q, int64_t person_id, const struct person *p)
{
	struct words w = words_of(q, p);
	enum err e = ERR_OK;

	for (size_t at = 0; at < w.count && !e; at += WORDS_AT_ONCE) {
		struct value values[WORDS_AT_ONCE + 1];

		for (size_t i = 0; i < WORDS_AT_ONCE; i++)
			values[i] = value_text(at + i < w.count ? w.all[at + i] : "");
		values[WORDS_AT_ONCE] = value_int(person_id);
		e = db_exec(q, &add_words, NULL, (struct binds){ values, COUNT(values) });
	}
	return e;
}

static enum err words_rewrite(struct req *q, int64_t person_id, const struct person *p)
{
	enum err e = db_exec(q, &forget_words, NULL, BIND(person_id));

	return e ? e : words_add(q, person_id, p);
}

/* ---- searching ---- */

/* What was typed: a range of words, and beginnings of words that a person must have besides. */
struct search {
	const char *from, *to;
	const char **also;
	size_t also_count;
};

/* Rows that are looked at for one page: where few of a range fit, at most so many. */
#define LOOK_MOST 2000
#define LOOK_STEP 200

struct typed {
	const char *email;
	struct str number;	/* digits */
	struct str name;
};

/* Digits, and what stands between the digits of a number. */
static bool number_like(const char *token)
{
	return token[strcspn(token, "0123456789")] && !token[strspn(token, "0123456789+-().")];
}

static void sort_tokens(struct req *q, const char *text, struct typed *t)
{
	char *rest = text_squeeze(q->arena, text), *token;
	struct str numbers;

	str_init(&t->number, q->arena, 40);
	str_init(&t->name, q->arena, 1000);
	str_init(&numbers, q->arena, 1000);
	while ((token = strsep(&rest, " "))) {
		if (strchr(token, '@'))
			t->email = token;
		else if (number_like(token)) {
			str_add(&t->number, digits(q->arena, token));
			str_printf(&numbers, "%s ", token);
		} else
			str_printf(&t->name, "%s ", token);
	}
	if (t->number.length >= PHONE_LEAST)
		return;
	/* too few digits for a telephone: words like the others */
	str_add(&t->name, numbers.text);
	str_clear(&t->number);
}

/* A national trunk prefix is no part of the number in E.164. */
static const char *without_zeros(const char *number)
{
	return number + strspn(number, "0");
}

static void search_set(struct req *q, struct search *s, const char *from, char **also, size_t count)
{
	s->from = from;
	/* U+10FFFF is no character: behind all that begin with what was typed. */
	s->to = arena_printf(q->arena, "%s\xf4\x8f\xbf\xbf", from);
	s->also = arena_array(q->arena, count + 1, sizeof(*s->also));
	s->also_count = count;
	for (size_t i = 0; i < count; i++)
		s->also[i] = one_word(q, also[i]);
}

static const char *longest(char **words, size_t count)
{
	const char *most = words[0];

	for (size_t i = 1; i < count; i++)
		if (strlen(words[i]) > strlen(most))
			most = words[i];
	return most;
}

/* How many ways there are to search for what was typed: none when nothing in it is a word.
 * The first is the cheap one; the second, for several words of a name, also finds those of
 * which only the beginning was typed. */
static size_t search_read(struct req *q, const char *text, struct search ways[2])
{
	struct typed t = { 0 };
	char **words;
	size_t count;

	sort_tokens(q, text, &t);
	words = text_words(q->arena, t.name.text, &count);
	if (t.email || t.number.length) {
		search_set(q, &ways[0], one_word(q, t.email ? lower(q->arena, t.email)
			: without_zeros(t.number.text)), words, count);
		return 1;
	}
	if (count < 2) {
		if (count)
			search_set(q, &ways[0], one_word(q, words[0]), NULL, 0);
		return count;
	}
	search_set(q, &ways[0], two_words(q, words[0], words[count - 1]), words + 1, count - 2);
	search_set(q, &ways[1], one_word(q, longest(words, count)), words, count);
	return 2;
}

/* A person and the word by which they were found. */
struct hit { struct person person; const char *word; };

#define HIT(member) { #member, \
	_Generic(((struct person *)0)->member, \
		const char *: COLUMN_TEXT, int64_t: COLUMN_INT64, int: COLUMN_INT, bool: COLUMN_BOOL), \
	offsetof(struct hit, person) + offsetof(struct person, member), sizeof(((struct person *)0)->member) }

static const struct column hit_columns[] = {
	HIT(id),
	HIT(public_id),
	HIT(seeker_first_name),
	HIT(seeker_last_name),
	HIT(seeker_email),
	HIT(seeker_phone),
	HIT(seeker_language),
	HIT(version),
	HIT(updated_at),
	HIT(active_at),
	HIT(by_group),
	COLUMN(struct hit, word),
};

#define SEARCH_BRANCH(kind, range, order) \
	"(SELECT w.word, w.inactive, w.person_id " \
	"FROM person_word w FORCE INDEX (PRIMARY) " \
	"WHERE w.viewer_kind = " kind " AND w.viewer_id = ? AND w.site_id = ? " \
	range \
	"ORDER BY " order " " \
	"LIMIT ?) "

#define SEARCH(range, order) \
	PERSON_SELECT ", k.word " \
	"FROM (" \
	SEARCH_BRANCH("0", range, order) \
	"UNION " \
	SEARCH_BRANCH("1", range, order) \
	"ORDER BY word, inactive, person_id " \
	"LIMIT ?) k " \
	"JOIN person p ON p.id = k.person_id " \
	"LEFT JOIN person_viewer h ON h.viewer_kind = 0 AND h.viewer_id = ? AND h.person_id = p.id " \
	"ORDER BY k.word, k.inactive, k.person_id"

/* The rest of the word where a page begins, then the words behind it: two statements, since
 * one range for both would be read from the word's first row on. The first does not order by
 * the word, which is one: with it MariaDB 10.11 sorts the whole range. */
STATEMENT(search_word, hit_columns, struct hit,
	SEARCH("AND w.word = ? AND w.inactive >= ? AND (w.inactive > ? OR w.person_id > ?) ",
		"w.inactive, w.person_id"));

STATEMENT(search_behind, hit_columns, struct hit,
	SEARCH("AND w.word > ? AND w.word < ? ",
		"w.word, w.inactive, w.person_id"));

/* Behind which row of person_word a page begins. */
struct spot { const char *word; int64_t inactive, id; };

/* As many rows as a page, more where not all of them will fit. */
static int64_t step(const struct search *s)
{
	return s->also_count ? LOOK_STEP : PAGE;
}

static enum err the_word(struct req *q, const struct search *s, const struct spot *spot,
	struct hit **hits, size_t *count)
{
	int64_t me = viewer(q), team = viewer_team(q), site = q->site->id;

	return db_rows(q, &search_word, hits, count, BIND(
		me, site, spot->word, spot->inactive, spot->inactive, spot->id, step(s),
		team, site, spot->word, spot->inactive, spot->inactive, spot->id, step(s),
		step(s), me));
}

static enum err the_words_behind(struct req *q, const struct search *s, const struct spot *spot,
	struct hit **hits, size_t *count)
{
	int64_t me = viewer(q), team = viewer_team(q), site = q->site->id;

	return db_rows(q, &search_behind, hits, count, BIND(
		me, site, spot->word, s->to, step(s),
		team, site, spot->word, s->to, step(s),
		step(s), me));
}

/* The first of a person's words in the range; NULL when none is. UTF-8's bytes are in the
 * order of utf8mb4_bin. */
static const char *first_word(const struct search *s, const struct words *w)
{
	const char *first = NULL;

	for (size_t i = 0; i < w->count; i++)
		if (strcmp(w->all[i], s->from) >= 0 && strcmp(w->all[i], s->to) < 0
				&& (!first || strcmp(w->all[i], first) < 0))
			first = w->all[i];
	return first;
}

static bool has_word(const struct words *w, const char *beginning)
{
	for (size_t i = 0; i < w->count; i++)
		if (text_starts(w->all[i], beginning))
			return true;
	return false;
}

static bool fits(struct req *q, const struct search *s, const struct hit *h)
{
	struct words w = words_of(q, &h->person);

	for (size_t i = 0; i < s->also_count; i++)
		if (!has_word(&w, s->also[i]))
			return false;
	return text_equal(first_word(s, &w), h->word);
}

/* Takes what belongs to the page, and moves the spot behind all that was looked at. */
static void take_hits(struct req *q, const struct search *s, const struct hit *hits, size_t n,
	struct spot *spot, struct person *page, size_t *count)
{
	for (size_t i = 0; i < n && *count < PAGE; i++) {
		const struct person *p = &hits[i].person;

		if (fits(q, s, &hits[i]))
			page[(*count)++] = *p;
		*spot = (struct spot){ hits[i].word, -p->active_at, p->id };
	}
}

static enum err search_page(struct req *q, const struct search *s, struct spot spot,
	struct person *page, size_t *count)
{
	size_t full = (size_t)step(s), looked = 0, n;
	struct hit *hits;
	enum err e;

	do {
		if ((e = the_word(q, s, &spot, &hits, &n)))
			return e;
		take_hits(q, s, hits, n, &spot, page, count);
		looked += n;
		if (n == full || *count == PAGE)
			continue;
		if ((e = the_words_behind(q, s, &spot, &hits, &n)))
			return e;
		take_hits(q, s, hits, n, &spot, page, count);
		looked += n;
	} while (n == full && *count < PAGE && looked < LOOK_MOST);
	return ERR_OK;
}

/* A cursor holds no word, since it stands in URLs: the person's first word in the range is the
 * one. Whoever may no longer see the person begins at the top. */
static enum err spot_find(struct req *q, const struct search *s, const struct place *after, struct spot *spot)
{
	struct person p;
	struct words w;
	enum err e;

	*spot = (struct spot){ s->from, INT64_MIN, 0 };
	if (!after->public_id)
		return ERR_OK;
	e = db_row(q, &find, &p, BIND(viewer(q), viewer_team(q), after->public_id, q->site->id));
	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	w = words_of(q, &p);
	if (first_word(s, &w))
		*spot = (struct spot){ first_word(s, &w), -after->active_at, p.id };
	return ERR_OK;
}

/* Whether the way finds anybody: the page is its then, even when this is past its last. */
static enum err search_way(struct req *q, const struct search *s, const struct place *after,
	struct person *page, size_t *count, bool *anybody)
{
	struct spot spot, top = { s->from, INT64_MIN, 0 };
	size_t first = 0;
	enum err e;

	if ((e = spot_find(q, s, after, &spot)))
		return e;
	e = search_page(q, s, spot, page, count);
	*anybody = *count;
	if (e || *count || !after->public_id)
		return e;
	e = search_page(q, s, top, arena_array(q->arena, PAGE, sizeof(*page)), &first);
	*anybody = first;
	return e;
}

static enum err search(struct req *q, const char *name, const struct place *after,
	struct person **people, size_t *count)
{
	struct search ways[2];
	size_t n = search_read(q, name, ways);
	bool anybody = false;
	enum err e = ERR_OK;

	*people = arena_array(q->arena, PAGE, sizeof(**people));
	for (size_t i = 0; i < n && !e && !anybody; i++)
		e = search_way(q, &ways[i], after, *people, count, &anybody);
	return e;
}

enum err person_list(struct req *q, const char *name, const char *before, struct person **people, size_t *count)
{
	struct place after = read_cursor(q, before);

	*count = 0;
	if (text_is_empty(text_squeeze(q->arena, name)))
		return list_page(q, &after, people, count);
	return search(q, name, &after, people, count);
}

/* ---- changing ---- */

static const struct column contact_columns[] = {
	COLUMN(struct person, id),
	COLUMN(struct person, seeker_first_name),
	COLUMN(struct person, seeker_last_name),
	COLUMN(struct person, seeker_email),
	COLUMN(struct person, seeker_phone),
	COLUMN(struct person, seeker_language),
	COLUMN(struct person, version),
	COLUMN(struct person, updated_at),
};

/* Whoever changes a profile holds its row first. */
STATEMENT(hold, contact_columns, struct person,
	"SELECT id, seeker_first_name, seeker_last_name, seeker_email, seeker_phone, seeker_language, version, "
	"  updated_at "
	"FROM person "
	"WHERE id = ? "
	"FOR UPDATE");

COMMAND(keep,
	"INSERT INTO person_history (person_id, version, seeker_first_name, seeker_last_name, seeker_email, "
	"  seeker_phone, seeker_language, replaced_at, replaced_by) "
	"SELECT id, version, seeker_first_name, seeker_last_name, seeker_email, "
	"  seeker_phone, seeker_language, ?, ? "
	"FROM person "
	"WHERE id = ? "
	"AND version = ?");

COMMAND(replace,
	"UPDATE person "
	"SET seeker_first_name = ?, seeker_last_name = ?, seeker_email = ?, seeker_phone = ?, "
	"  seeker_language = ?, seeker_name_key = ?, version = version + 1 "
	"WHERE id = ? "
	"AND version = ?");

COMMAND(touch,
	"UPDATE person "
	"SET updated_at = GREATEST(updated_at, ?) "
	"WHERE id = ?");

COMMAND(touch_viewers,
	"UPDATE person_viewer v "
	"JOIN person p ON p.id = v.person_id "
	"SET v.active_at = p.updated_at "
	"WHERE v.person_id = ?");

static const char *some(const char *text)
{
	return text ? text : "";
}

static const char *name_key(struct req *q, const struct person *p)
{
	return text_key(q->arena, arena_printf(q->arena, "%s %s", some(p->seeker_first_name), some(p->seeker_last_name)));
}

static bool same_contact(const struct person *a, const struct person *b)
{
	return text_equal(a->seeker_first_name, b->seeker_first_name)
		&& text_equal(a->seeker_last_name, b->seeker_last_name)
		&& text_equal(a->seeker_email, b->seeker_email)
		&& text_equal(a->seeker_phone, b->seeker_phone)
		&& text_equal(a->seeker_language, b->seeker_language);
}

static enum err moved_on(struct req *q, const struct person *p)
{
	return fail(q, ERR_CONFLICT, "person %lld is no longer at version %d", (long long)p->id, p->version);
}

/* The held profile becomes what `to` says; nothing happens when it says so already. */
static enum err contact_replace(struct req *q, const struct person *held, const struct person *to,
	instant when, int64_t by)
{
	struct done done;
	enum err e;

	if (same_contact(held, to))
		return ERR_OK;
	e = db_exec(q, &keep, &done, BIND(when, value_id(by), held->id, held->version));
	if (e == ERR_DUPLICATE || (!e && !done.rows))
		return moved_on(q, held);
	if (e)
		return e;
	e = db_exec(q, &replace, &done, BIND(some(to->seeker_first_name), some(to->seeker_last_name),
		some(to->seeker_email), some(to->seeker_phone), some(to->seeker_language),
		name_key(q, to), held->id, held->version));
	return !e && !done.rows ? moved_on(q, held) : e;
}

/* Moves the profile up in every list that it is in, under its words as they are now. */
static enum err settle(struct req *q, int64_t person_id, const struct person *now, instant when)
{
	enum err e;

	if ((e = db_exec(q, &touch, NULL, BIND(when, person_id))))
		return e;
	if ((e = db_exec(q, &touch_viewers, NULL, BIND(person_id))))
		return e;
	return words_rewrite(q, person_id, now);
}

/* What a form does to a profile, in one transaction, once. */
struct deed {
	const struct person *person;
	const struct person *to;
	const char *note;
	bool shared;
};

static enum err do_once(struct req *q, enum err (*work)(struct req *q, void *deed), struct deed *d)
{
	enum err e = db_transaction(q, work, d);

	return e == ERR_DUPLICATE ? ERR_OK : e;
}

static enum err begin(struct req *q, const struct deed *d)
{
	const char *was;

	return once_take(q, arena_printf(q->arena, "/people/%s", d->person->public_id), &was);
}

static enum err hold_at(struct req *q, const struct person *p, int version, struct person *held)
{
	enum err e = db_row(q, &hold, held, BIND(p->id));

	if (e)
		return e == ERR_MISSING ? fail(q, e, "person %lld", (long long)p->id) : e;
	return held->version == version ? ERR_OK : moved_on(q, held);
}

static enum err change(struct req *q, void *deed)
{
	struct deed *d = deed;
	struct person held;
	enum err e;

	if ((e = begin(q, d)))
		return e;
	if ((e = hold_at(q, d->person, d->to->version, &held)))
		return e;
	if (same_contact(&held, d->to))
		return ERR_OK;
	if ((e = contact_replace(q, &held, d->to, q->now, viewer(q))))
		return e;
	return settle(q, held.id, d->to, q->now);
}

enum err person_change(struct req *q, const struct person *p, const struct person *to)
{
	return do_once(q, change, &(struct deed){ .person = p, .to = to });
}

/* ---- history ----
 *
 * A viewer knows a profile since one of its versions; what it said before that is not theirs. */

#define KNOWN_VERSIONS \
	"AND s.version >= (" \
	"  SELECT MIN(v.since_version) FROM person_viewer v " \
	"  WHERE v.person_id = s.person_id " \
	"  AND (v.viewer_kind = 0 AND v.viewer_id = ? OR v.viewer_kind = 1 AND v.viewer_id = ?)) "

static const struct column version_columns[] = {
	COLUMN(struct person_version, version),
	COLUMN(struct person_version, seeker_first_name),
	COLUMN(struct person_version, seeker_last_name),
	COLUMN(struct person_version, seeker_email),
	COLUMN(struct person_version, seeker_phone),
	COLUMN(struct person_version, seeker_language),
	COLUMN(struct person_version, replaced_at),
	COLUMN(struct person_version, replaced_by),
};

STATEMENT(history, version_columns, struct person_version,
	"SELECT s.version, s.seeker_first_name, s.seeker_last_name, s.seeker_email, s.seeker_phone, "
	"  s.seeker_language, s.replaced_at, "
	"  TRIM(CONCAT(a.first_name, ' ', LEFT(a.last_name, 1))) AS replaced_by "
	"FROM person_history s "
	"LEFT JOIN account a ON a.id = s.replaced_by "
	"WHERE s.person_id = ? "
	KNOWN_VERSIONS
	"ORDER BY s.version DESC "
	"LIMIT ?");

enum err person_history(struct req *q, const struct person *p, struct person_version **v, size_t *count)
{
	return db_rows(q, &history, v, count, BIND(p->id, viewer(q), viewer_team(q), VERSIONS_SHOWN));
}

static struct person contact_of(const struct person_version *v)
{
	return (struct person){
		.seeker_first_name = v->seeker_first_name,
		.seeker_last_name = v->seeker_last_name,
		.seeker_email = v->seeker_email,
		.seeker_phone = v->seeker_phone,
		.seeker_language = v->seeker_language,
	};
}

static enum err undo(struct req *q, void *deed)
{
	struct deed *d = deed;
	struct person_version *versions;
	struct person held, to;
	size_t count;
	enum err e;

	if ((e = begin(q, d)))
		return e;
	if ((e = hold_at(q, d->person, d->person->version, &held)))
		return e;
	if ((e = person_history(q, d->person, &versions, &count)))
		return e;
	if (!count)
		return fail(q, ERR_MISSING, "person %lld was never changed", (long long)held.id);
	to = contact_of(&versions[0]);
	if ((e = contact_replace(q, &held, &to, q->now, viewer(q))))
		return e;
	return settle(q, held.id, &to, q->now);
}

enum err person_undo(struct req *q, const struct person *p)
{
	return do_once(q, undo, &(struct deed){ .person = p });
}

/* ---- notes ---- */

static const struct column note_columns[] = {
	COLUMN(struct person_note, public_id),
	COLUMN(struct person_note, note),
	COLUMN(struct person_note, author_first_name),
	COLUMN(struct person_note, author_last_initial),
	COLUMN(struct person_note, mine),
	COLUMN(struct person_note, shared),
	COLUMN(struct person_note, made_at),
};

STATEMENT(notes_of, note_columns, struct person_note,
	"SELECT n.public_id, n.note, a.first_name AS author_first_name, LEFT(a.last_name, 1) AS author_last_initial, "
	"  n.author_id = ? AS mine, n.shared_team_id IS NOT NULL AS shared, n.made_at "
	"FROM person_note n "
	"JOIN account a ON a.id = n.author_id "
	"WHERE n.person_id = ? "
	"AND n.deleted_at IS NULL "
	"AND (n.author_id = ? OR n.shared_team_id = ?) "
	"ORDER BY n.made_at DESC, n.id DESC "
	"LIMIT ?");

enum err person_notes(struct req *q, const struct person *p, struct person_note **notes, size_t *count)
{
	return db_rows(q, &notes_of, notes, count, BIND(viewer(q), p->id, viewer(q), viewer_team(q), NOTES_SHOWN));
}

COMMAND(add_note,
	"INSERT INTO person_note (public_id, person_id, author_id, shared_team_id, note, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?)");

COMMAND(add_viewer,
	"INSERT IGNORE INTO person_viewer (viewer_kind, viewer_id, person_id, site_id, since_version, active_at) "
	"SELECT ?, ?, p.id, p.site_id, p.version, p.updated_at "
	"FROM person p "
	"WHERE p.id = ?");

/* Groups share while Team Navigation is on. */
static int64_t sharing_team(const struct req *q)
{
	return q->account && q->account->navigation_since ? q->account->team_id : 0;
}

/* A note for the group is an act that shares: from it on the group has the profile. */
static enum err share(struct req *q, const struct person *p)
{
	struct person held;
	struct done done;
	enum err e;

	e = db_exec(q, &add_viewer, &done, BIND(1, sharing_team(q), p->id));
	if (e || !done.rows)
		return e;
	if ((e = db_row(q, &hold, &held, BIND(p->id))))
		return e;
	return words_rewrite(q, p->id, &held);
}

static enum err note(struct req *q, void *deed)
{
	struct deed *d = deed;
	int64_t team = d->shared ? sharing_team(q) : 0;
	enum err e;

	if ((e = begin(q, d)))
		return e;
	if (team && (e = share(q, d->person)))
		return e;
	return db_exec(q, &add_note, NULL, BIND(secret_public_id(q->arena), d->person->id, viewer(q),
		value_id(team), d->note, q->now));
}

enum err person_add_note(struct req *q, const struct person *p, const char *text, bool shared)
{
	return do_once(q, note, &(struct deed){ .person = p, .note = text, .shared = shared });
}

/* The words go; that there was a note stays. */
COMMAND(delete_note,
	"UPDATE person_note "
	"SET deleted_at = ?, note = '' "
	"WHERE public_id = ? "
	"AND person_id = ? "
	"AND author_id = ? "
	"AND deleted_at IS NULL");

static enum err unnote(struct req *q, void *deed)
{
	struct deed *d = deed;
	struct done done;
	enum err e;

	if ((e = begin(q, d)))
		return e;
	if ((e = db_exec(q, &delete_note, &done, BIND(q->now, d->note, d->person->id, viewer(q)))))
		return e;
	return done.rows ? ERR_OK : fail(q, ERR_MISSING, "note %s", d->note);
}

enum err person_delete_note(struct req *q, const struct person *p, const char *note_id)
{
	return do_once(q, unnote, &(struct deed){ .person = p, .note = note_id });
}

/* ---- a referral is made ---- */

/* Of whoever makes the referral: their own profiles, and their group's. */
STATEMENT(chosen, id_columns, int64_t,
	"SELECT p.id "
	"FROM person p "
	PERSON_VIEWERS
	"WHERE p.id = ? "
	"AND p.site_id = ? "
	"AND (h.person_id IS NOT NULL OR g.person_id IS NOT NULL)");

#define SAME_PERSON(address) \
	"(SELECT p.id, p.updated_at " \
	"FROM person p " \
	PERSON_VIEWERS \
	"WHERE p." address " = ? AND p." address " <> '' " \
	"AND p.seeker_name_key = ? AND p.seeker_name_key <> '' " \
	"AND p.site_id = ? " \
	"AND (h.person_id IS NOT NULL OR g.person_id IS NOT NULL) " \
	"ORDER BY p.updated_at DESC " \
	"LIMIT 1) "

STATEMENT(alike, id_columns, int64_t,
	"SELECT k.id "
	"FROM ("
	SAME_PERSON("seeker_email")
	"UNION "
	SAME_PERSON("seeker_phone")
	") k "
	"ORDER BY k.updated_at DESC, k.id DESC "
	"LIMIT 1");

COMMAND(make,
	"INSERT INTO person (public_id, site_id, seeker_first_name, seeker_last_name, seeker_email, seeker_phone, "
	"  seeker_language, seeker_name_key, made_at, updated_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static struct person sent(const struct person_facts *f)
{
	return (struct person){
		.seeker_first_name = some(f->seeker_first_name),
		.seeker_last_name = some(f->seeker_last_name),
		.seeker_email = some(f->seeker_email),
		.seeker_phone = some(f->seeker_phone),
		.seeker_language = some(f->seeker_language),
	};
}

/* The group whose profiles the helper may choose from, whether it shares now or not. */
static int64_t helpers_team(const struct req *q, const struct person_facts *f)
{
	if (q->account && q->account->id == f->helper_id)
		return q->account->team_id;
	return f->shared_group_id;
}

static enum err look_for_chosen(struct req *q, const struct person_facts *f, int64_t *id)
{
	enum err e = db_row(q, &chosen, id, BIND(f->helper_id, helpers_team(q, f), f->person_id, f->site_id));

	return e == ERR_MISSING ? fail(q, e, "person %lld is not the helper's", (long long)f->person_id) : e;
}

/* *id 0: nobody is alike. */
static enum err look_for_alike(struct req *q, const struct person_facts *f, const struct person *p, int64_t *id)
{
	const char *key = name_key(q, p);
	enum err e;

	*id = 0;
	e = db_row(q, &alike, id, BIND(
		f->helper_id, f->shared_group_id, p->seeker_email, key, f->site_id,
		f->helper_id, f->shared_group_id, p->seeker_phone, key, f->site_id));
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err make_new(struct req *q, const struct person_facts *f, const struct person *p, int64_t *id)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &make, &done, BIND(secret_public_id(q->arena), f->site_id, p->seeker_first_name,
		p->seeker_last_name, p->seeker_email, p->seeker_phone, p->seeker_language, name_key(q, p),
		f->made_at, f->made_at));

	*id = done.id;
	return e;
}

/* Who was found by name and address keeps what the form left out; who was chosen is as the form says. */
static void fill_blanks(struct person *p, const struct person *known)
{
	if (text_is_empty(p->seeker_email))
		p->seeker_email = known->seeker_email;
	if (text_is_empty(p->seeker_phone))
		p->seeker_phone = known->seeker_phone;
	if (text_is_empty(p->seeker_language))
		p->seeker_language = known->seeker_language;
}

static enum err renew(struct req *q, const struct person_facts *f, int64_t id, struct person *p)
{
	struct person held;
	enum err e = db_row(q, &hold, &held, BIND(id));

	if (e)
		return e == ERR_MISSING ? fail(q, e, "person %lld", (long long)id) : e;
	if (!f->person_id)
		fill_blanks(p, &held);
	return contact_replace(q, &held, p, f->made_at, f->helper_id);
}

static enum err look(struct req *q, const struct person_facts *f, const struct person *p, int64_t *id)
{
	return f->person_id ? look_for_chosen(q, f, id) : look_for_alike(q, f, p, id);
}

/* *more: somebody has the profile now who had not. */
static enum err add_viewers(struct req *q, const struct person_facts *f, int64_t id, bool *more)
{
	struct done own, group = { 0 };
	enum err e = db_exec(q, &add_viewer, &own, BIND(0, f->helper_id, id));

	if (!e && f->shared_group_id)
		e = db_exec(q, &add_viewer, &group, BIND(1, f->shared_group_id, id));
	*more = !e && (own.rows || group.rows);
	return e;
}

/* Nothing of a new one is looked for, since that would lock the place where the next one goes. */
static enum err attach_new(struct req *q, const struct person_facts *f, const struct person *p, int64_t *id)
{
	bool more;
	enum err e;

	if ((e = make_new(q, f, p, id)) || (e = add_viewers(q, f, *id, &more)))
		return e;
	return words_add(q, *id, p);
}

STATEMENT(as_it_is, contact_columns, struct person,
	"SELECT id, seeker_first_name, seeker_last_name, seeker_email, seeker_phone, seeker_language, version, "
	"  updated_at "
	"FROM person "
	"WHERE id = ?");

/* Where a lot happens to one profile at the same moment, only the first to come moves it up in the
 * lists: else all that overlap would have to be done again, one after the other. */
static bool just_moved(const struct person *known, instant made_at)
{
	return known->updated_at > made_at - JUST_NOW;
}

static enum err attach_known(struct req *q, const struct person_facts *f, struct person *p, int64_t id)
{
	struct person known;
	bool more = false;
	enum err e;

	if ((e = db_row(q, &as_it_is, &known, BIND(id))))
		return e == ERR_MISSING ? fail(q, e, "person %lld", (long long)id) : e;
	if (!f->person_id)
		fill_blanks(p, &known);
	if (same_contact(&known, p) && just_moved(&known, f->made_at)) {
		if ((e = add_viewers(q, f, id, &more)))
			return e;
		return more ? words_add(q, id, p) : ERR_OK;
	}
	if ((e = renew(q, f, id, p)) || (e = add_viewers(q, f, id, &more)))
		return e;
	return settle(q, id, p, f->made_at);
}

enum err person_attach(struct req *q, const struct person_facts *f, int64_t *person_id)
{
	struct person p = sent(f);
	enum err e;

	*person_id = 0;
	if (!f->helper_id)
		return f->person_id ? fail(q, ERR_MISSING, "a profile without a helper") : ERR_OK;
	if ((e = look(q, f, &p, person_id)))
		return e;
	return *person_id ? attach_known(q, f, &p, *person_id) : attach_new(q, f, &p, person_id);
}
