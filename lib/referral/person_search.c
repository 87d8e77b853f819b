/* person_search.c - finds profiles by words of a name, by address or number, or by their beginnings. */
#include <ctype.h>
#include <string.h>

#include "referral/person_in.h"
#include "site/site.h"
#include "base/phone.h"
#include "base/str.h"

/* ---- words: the index of a search ----
 *
 * Each viewer of a person has a row for each word: "1maria", "1lopez", and for two words of
 * the name together "2maria lopez", "2lopez maria"; e-mail address and telephone number are
 * words too. A search is a range of them: every word that begins with the typed text, in
 * alphabetical order, so the exact word first; within a word, the most recently active first
 * (a row holds minus active_at, because indexes are ascending). If several of a person's words
 * are in the range, only the first counts. A range cannot express everything (a third word, a
 * name beside an address); the rest is checked on the rows that it finds. */

#define WORD_MOST 40		/* characters of a name's word that are indexed */
#define WORDS_MOST 6		/* words of a name that are indexed */
#define ALL_MOST 99		/* characters of any word: person_word.word has room for 100 */
#define PHONE_LEAST 4		/* fewer digits are not taken for a telephone number */
#define CALLING_CODE_MOST 3	/* digits of a country's calling code (ITU-T E.164) */
#define LAST_FEW 4		/* a number is also found by so many of its last digits */
#define LAST_MANY 7

/* Cuts text to at most `most` characters. */
static char *cut(struct arena *a, const char *text, size_t most)
{
	const char *end = text;

	for (size_t n = 0; *end && n < most; n++)
		do
			end++;
		while (((unsigned char)*end & 0xc0) == 0x80);
	return arena_bytes(a, text, (size_t)(end - text));
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

/* Words as they are stored in person_word. */
struct words { const char **all; size_t count; };

#define WORDS_ROOM (WORDS_MOST * WORDS_MOST + 1 + CALLING_CODE_MOST + 1 + 2)

static void name_words(struct req *q, const struct person *p, struct words *w)
{
	size_t count;
	char **words = text_words(q->arena, contact_name(q->arena, &p->seeker), &count);

	if (count > WORDS_MOST)
		count = WORDS_MOST;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++)
			w->all[w->count++] = k == i ? one_word(q, words[i]) : two_words(q, words[i], words[k]);
}

static void last_digits(struct req *q, const char *number, size_t count, struct words *w)
{
	size_t n = strlen(number);

	if (n > count + CALLING_CODE_MOST)
		w->all[w->count++] = one_word(q, number + n - count);
}

/* The whole number, and without a possible country calling code: people type it either way; and its last digits. */
static void phone_words(struct req *q, const struct person *p, struct words *w)
{
	const char *number = digits(q->arena, phone_line(q->arena, p->seeker.phone));

	for (size_t code = 0; code <= CALLING_CODE_MOST && strlen(number) >= code + PHONE_LEAST; code++)
		w->all[w->count++] = one_word(q, number + code);
	last_digits(q, number, LAST_FEW, w);
	last_digits(q, number, LAST_MANY, w);
}

static struct words words_of(struct req *q, const struct person *p)
{
	struct words w = { arena_array(q->arena, WORDS_ROOM, sizeof(*w.all)), 0 };

	name_words(q, p, &w);
	if (!text_is_empty(p->seeker.email))
		w.all[w.count++] = one_word(q, text_lower(q->arena, p->seeker.email));
	if (!text_is_empty(p->seeker.phone))
		phone_words(q, p, &w);
	return w;
}

COMMAND(forget_words,
	"DELETE FROM person_word "
	"WHERE person_id = ?");

/* Rows per round trip; unused ones are empty. */
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

enum err person_words_add(struct req *q, int64_t person_id, const struct person *p)
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

enum err person_words_rewrite(struct req *q, int64_t person_id, const struct person *p)
{
	enum err e = db_exec(q, &forget_words, NULL, BIND(person_id));

	return e ? e : person_words_add(q, person_id, p);
}

/* ---- searching ---- */

/* A typed search: a range of words, and beginnings of further words that a person must have. */
struct search {
	const char *from, *to;
	const char **also;
	size_t also_count;
};

/* Limit on the rows read for one page, if few in a range fit. */
#define LOOK_MOST 2000
#define LOOK_STEP 200

struct typed {
	const char *email;
	struct str number;	/* digits */
	struct str name;
};

/* True for digits with characters that may separate them. */
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
	/* too few digits for a telephone number: ordinary words */
	str_add(&t->name, numbers.text);
	str_clear(&t->number);
}

/* E.164 has no national trunk prefix. */
static const char *without_zeros(const char *number)
{
	return number + strspn(number, "0");
}

static void search_set(struct req *q, struct search *s, const char *from, char **also, size_t count)
{
	s->from = from;
	/* U+10FFFF is not a character, so it sorts after everything that begins with the typed text. */
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

static bool is_last_digits(const struct str *number)
{
	return number->length == LAST_FEW || number->length == LAST_MANY;
}

/* A number as it was typed, if it may be the last digits of one; and as the beginning of one. */
static size_t read_number(struct req *q, const struct typed *t, char **words, size_t count, struct search *ways)
{
	const char *number = t->number.text;
	size_t n = 0;

	if (is_last_digits(&t->number))
		search_set(q, &ways[n++], one_word(q, number), words, count);
	if (!n || *number == '0')
		search_set(q, &ways[n++], one_word(q, without_zeros(number)), words, count);
	return n;
}

/* Words of a name. One that is no word alone may be the part of an address before the @: "fatima.z". */
static size_t read_name(struct req *q, const char *text, char **words, size_t count, struct search *ways)
{
	const char *address = text_lower(q->arena, text_trim(q->arena, text));
	size_t n = 0;

	if (count > 1) {
		search_set(q, &ways[n++], two_words(q, words[0], words[count - 1]), words + 1, count - 2);
		search_set(q, &ways[n++], one_word(q, longest(words, count)), words, count);
	} else if (count) {
		search_set(q, &ways[n++], one_word(q, words[0]), NULL, 0);
	}
	if (count && !strchr(address, ' ') && !text_equal(address, words[0]))
		search_set(q, &ways[n++], one_word(q, address), NULL, 0);
	return n;
}

/* The ways to search for the typed text, of which the first that finds somebody counts; returns their number, 0 if it contains no
 * word. The first is cheap. For several words of a name, the second also finds people if only the beginnings of the words were
 * typed. */
#define WAYS_MOST 3
static size_t search_read(struct req *q, const char *text, struct search ways[WAYS_MOST])
{
	struct typed t = { 0 };
	char **words;
	size_t count;

	sort_tokens(q, text, &t);
	words = text_words(q->arena, t.name.text, &count);
	if (t.number.length && !t.email)
		return read_number(q, &t, words, count, ways);
	if (!t.email)
		return read_name(q, text, words, count, ways);
	search_set(q, &ways[0], one_word(q, text_lower(q->arena, t.email)), words, count);
	return 1;
}

/* A person and the word by which they were found. */
struct hit { struct person person; const char *word; };

#define HIT(member) COLUMN_WITHIN(struct hit, person, struct person, member)
#define HIT_FIELD(member, column) HIT(member),

static const struct column hit_columns[] = {
	PERSON_COLUMNS_BY(HIT, HIT_FIELD),
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
	SEARCH_BRANCH(SQL_VIEWER_ACCOUNT, range, order) \
	"UNION " \
	SEARCH_BRANCH(SQL_VIEWER_TEAM, range, order) \
	"ORDER BY word, inactive, person_id " \
	"LIMIT ?) k " \
	"JOIN person p ON p.id = k.person_id " \
	"LEFT JOIN person_viewer h FORCE INDEX (PRIMARY) ON h.viewer_kind = " SQL_VIEWER_ACCOUNT " AND h.viewer_id = ? AND h.person_id = p.id " \
	"ORDER BY k.word, k.inactive, k.person_id"

/* First the rest of the word at which a page begins, then the words after it. These are two
 * statements, because one range for both would be read from the word's first row. The first does
 * not sort by the word, which is constant: MariaDB 10.11 would sort the whole range. */
STATEMENT(search_word, hit_columns, struct hit,
	SEARCH("AND w.word = ? AND w.inactive >= ? AND (w.inactive > ? OR w.person_id > ?) ",
		"w.inactive, w.person_id"));

STATEMENT(search_behind, hit_columns, struct hit,
	SEARCH("AND w.word > ? AND w.word < ? ",
		"w.word, w.inactive, w.person_id"));

/* A page begins after this row of person_word. */
struct spot { const char *word; int64_t inactive, id; };

/* The number of rows to fetch: a page, or more if not all of them will fit. */
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

/* The first of a person's words in the range, or NULL. The order of UTF-8 bytes is that of
 * utf8mb4_bin. */
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

/* Adds the people who fit to the page, and moves the spot past all rows that were read. */
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

/* A cursor stands in URLs, so it holds no word: the person's first word in the range is used.
 * If the viewer may no longer see the person, the page begins at the top. */
static enum err spot_find(struct req *q, const struct search *s, const struct place *after, struct spot *spot)
{
	struct person p;
	struct words w;
	enum err e;

	*spot = (struct spot){ s->from, INT64_MIN, 0 };
	if (!after->public_id)
		return ERR_OK;
	if ((e = person_find(q, after->public_id, &p)) == ERR_MISSING)
		return ERR_OK;
	if (e)
		return e;
	w = words_of(q, &p);
	if (first_word(s, &w))
		*spot = (struct spot){ first_word(s, &w), -after->active_at, p.id };
	return ERR_OK;
}

/* *anybody: this way finds people, so it provides the page, even one past its last. */
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

enum err person_search(struct req *q, const char *name, const struct place *after, struct person **people, size_t *count)
{
	struct search ways[WAYS_MOST];
	size_t n = search_read(q, name, ways);
	bool anybody = false;
	enum err e = ERR_OK;

	*people = arena_array(q->arena, PAGE, sizeof(**people));
	for (size_t i = 0; i < n && !e && !anybody; i++)
		e = search_way(q, &ways[i], after, *people, count, &anybody);
	return e;
}
