/* search.c - finds programs by words, need, place, language and hours: one statement for each way to search. */
#include "directory/search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "edge/db.h"
#include "base/req.h"
#include "site/site.h"
#include "base/str.h"
#include "directory/opening.h"

/* ---- words ---- */

#define WORDS_MOST 10
#define WORD_BYTES_MOST 80
#define LETTERS_MOST (WORD_BYTES_MOST * 24 + 16)	/* bytes of a word as a pattern */
#define TYPED_MOST 500

/* InnoDB does not index these (INNODB_FT_DEFAULT_STOPWORD). */
static const char *const stop_words[] = {
	"a", "about", "an", "and", "are", "as", "at", "be", "by", "com", "de", "en", "for", "from", "how", "i", "in",
	"is", "it", "la", "my", "of", "on", "or", "that", "the", "this", "to", "und", "was", "what", "when", "where",
	"who", "will", "with", "www",
};

/* Words that people put around a search. A quarter of all descriptions hold one, so they distinguish nothing. */
static const char *const weak_words[] = { "find", "get", "help", "looking", "need", "want" };

/* Decodes one code point of well-formed UTF-8. */
static unsigned code_point(const char *text, size_t *bytes)
{
	const unsigned char *t = (const unsigned char *)text;

	*bytes = t[0] < 0x80 ? 1 : t[0] < 0xe0 ? 2 : t[0] < 0xf0 ? 3 : 4;
	switch (*bytes) {
	case 1: return t[0];
	case 2: return (t[0] & 0x1fu) << 6 | (t[1] & 0x3fu);
	case 3: return (t[0] & 0x0fu) << 12 | (t[1] & 0x3fu) << 6 | (t[2] & 0x3fu);
	default: return (t[0] & 0x07u) << 18 | (t[1] & 0x3fu) << 12 | (t[2] & 0x3fu) << 6 | (t[3] & 0x3fu);
	}
}

/* True for characters of an indexed word. All operators of boolean mode are ASCII punctuation;
 * beyond ASCII, punctuation and symbols only separate words. */
static bool in_word(unsigned c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	if (c < 0xc0)
		return false;
	if (c >= 0x2000 && c <= 0x2bff)
		return false;
	if ((c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020))
		return false;
	if ((c >= 0xfe00 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff0f))
		return false;
	return c < 0x1f000 || c >= 0x20000;
}

struct query_words {
	struct str all;			/* "+food* +pantr*" */
	struct str some;		/* "food* pantr*" */
	struct str all_letters;		/* all as patterns for REGEXP */
	struct str some_letters;
	size_t count;
	bool other_script;		/* some character is not ASCII */
};

static bool is_one_of(const char *const *list, size_t count, const char *word, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i]) == length && !strncasecmp(list[i], word, length))
			return true;
	return false;
}

static bool ends(const char *word, size_t length, const char *ending)
{
	size_t n = strlen(ending);

	return length > n && !strncasecmp(word + length - n, ending, n);
}

/* The length of a word without its plural ending: "pantries" finds "pantry", "boxes" finds "box". */
static size_t stem_length(const char *word, size_t length)
{
	if (length < 5 || ends(word, length, "ss") || ends(word, length, "us") || ends(word, length, "is"))
		return length;
	if (ends(word, length, "ies"))
		return length - 3;
	if (ends(word, length, "sses") || ends(word, length, "ches") || ends(word, length, "shes")
		|| ends(word, length, "xes"))
		return length - 2;
	return ends(word, length, "s") ? length - 1 : length;
}

/* Adds an ASCII letter as a pattern that ignores accents, like the index's collation. */
static void letter_add(struct str *s, char c)
{
	static const char *const accented[128] = {
		['a'] = "[aàáâãäåāăą]", ['c'] = "[cçćč]", ['d'] = "[dď]", ['e'] = "[eèéêëēęě]", ['i'] = "[iìíîïī]", ['l'] = "[lľ]",
		['n'] = "[nñńň]", ['o'] = "[oòóôõöō]", ['r'] = "[rř]", ['s'] = "[sśşš]", ['t'] = "[tť]", ['u'] = "[uùúûüūů]",
		['y'] = "[yýÿ]", ['z'] = "[zźżž]",
	};
	unsigned lower = (unsigned char)c | 0x20;

	if ((unsigned char)c < 0x80 && lower < COUNT(accented) && accented[lower])
		str_add(s, accented[lower]);
	else
		str_add_char(s, c);
}

static void letters_add(struct query_words *w, const char *word, size_t length)
{
	str_add(&w->all_letters, w->count ? "(?=.*?\\b" : "(*UCP)(?is)^(?=.*?\\b");
	str_add(&w->some_letters, w->count ? "|" : "(*UCP)(?i)\\b(?:");
	for (size_t i = 0; i < length; i++) {
		letter_add(&w->all_letters, word[i]);
		letter_add(&w->some_letters, word[i]);
	}
	str_add_char(&w->all_letters, ')');
}

/* Adds a word. The index lacks words of one or two characters (innodb_ft_min_token_size). */
static void word_add(struct query_words *w, const char *word, size_t length, size_t characters, bool weak_too)
{
	if (characters < 3 || length > WORD_BYTES_MOST || w->count == WORDS_MOST
			|| is_one_of(stop_words, COUNT(stop_words), word, length)
			|| (!weak_too && is_one_of(weak_words, COUNT(weak_words), word, length)))
		return;
	length = stem_length(word, length);
	str_printf(&w->all, "%s+%.*s*", w->count ? " " : "", (int)length, word);
	str_printf(&w->some, "%s%.*s*", w->count ? " " : "", (int)length, word);
	letters_add(w, word, length);
	w->count++;
}

static void words_take(struct req *q, struct query_words *w, const char *typed, bool weak_too)
{
	size_t bytes, length = 0, characters = 0;

	*w = (struct query_words){ .count = 0 };
	str_init(&w->all, q->arena, WORDS_MOST * (WORD_BYTES_MOST + 3));
	str_init(&w->some, q->arena, WORDS_MOST * (WORD_BYTES_MOST + 3));
	str_init(&w->all_letters, q->arena, WORDS_MOST * LETTERS_MOST);
	str_init(&w->some_letters, q->arena, WORDS_MOST * LETTERS_MOST);
	for (; *typed; typed += bytes) {
		unsigned c = code_point(typed, &bytes);

		w->other_script |= c >= 0x80;
		if (in_word(c)) {
			length += bytes;
			characters++;
			continue;
		}
		word_add(w, typed - length, length, characters, weak_too);
		length = characters = 0;
	}
	word_add(w, typed - length, length, characters, weak_too);
	if (w->count)
		str_add_char(&w->some_letters, ')');
}

static void words_read(struct req *q, struct query_words *w, const char *typed)
{
	words_take(q, w, typed, false);
	if (!w->count)
		words_take(q, w, typed, true);
}

/* Adds text for LIKE, with LIKE's wildcards escaped. */
static void like_add(struct str *s, const char *text)
{
	for (; *text; text++) {
		if (*text == '%' || *text == '_' || *text == '\\')
			str_add_char(s, '\\');
		str_add_char(s, *text);
	}
}

static const char *like(struct req *q, const char *before, const char *text)
{
	struct str s;

	str_init(&s, q->arena, TYPED_MOST * 3);
	str_add(&s, before);
	like_add(&s, text);
	str_add_char(&s, '%');
	return s.text;
}

/* The typed text on one line, cut between characters. */
static const char *typed_words(struct req *q, const char *typed)
{
	char *text = text_squeeze(q->arena, typed);
	size_t n = strlen(text);

	if (n <= TYPED_MOST)
		return text;
	for (n = TYPED_MOST; n && ((unsigned char)text[n] & 0xc0) == 0x80; n--)
		;
	text[n] = '\0';
	return text;
}

/* ---- place ---- */

struct place { const char *name; double latitude; double longitude; };

static const struct column place_columns[] = {
	COLUMN(struct place, name),
	COLUMN(struct place, latitude),
	COLUMN(struct place, longitude),
};

#define PLACE_KEYS 6

STATEMENT(place_by_key, place_columns, struct place,
	"SELECT name, latitude, longitude "
	"FROM place "
	"WHERE name_key IN (?, ?, ?, ?, ?, ?) "
	"ORDER BY FIELD(name_key, ?, ?, ?, ?, ?, ?) "
	"LIMIT 1");

/* Parses "41.64, -70.9". */
static bool place_from_numbers(struct req *q, const char *typed, struct place *p)
{
	char *end;

	p->latitude = strtod(typed, &end);
	end += strspn(end, " ");
	if (end == typed || *end++ != ',')
		return false;
	typed = end;
	p->longitude = strtod(typed, &end);
	end += strspn(end, " ");
	if (end == typed || *end)
		return false;
	if (!(fabs(p->latitude) <= 90 && fabs(p->longitude) <= 180))
		return false;
	p->name = arena_printf(q->arena, "%.3f, %.3f", p->latitude, p->longitude);
	return true;
}

static const char *key_without_last_word(struct req *q, const char *text)
{
	const char *last = strrchr(text, ' ');

	return last ? text_key(q->arena, arena_bytes(q->arena, text, (size_t)(last - text))) : "";
}

/* The last number, up to any dash: "Fairhaven, MA 02719-1234" yields "02719". */
static const char *postal_digits(struct req *q, const char *text)
{
	const char *found = "";
	size_t n;

	for (const char *at = text; *at; at += n ? n : 1) {
		n = strspn(at, "0123456789");
		if (n >= 4 && (at == text || at[-1] != '-'))
			found = arena_bytes(q->arena, at, n);
	}
	return found;
}

/* People type a place with its state, or after a street. Sets the possible keys, likeliest first. */
static void place_keys(struct req *q, const char *typed, const char *keys[PLACE_KEYS])
{
	const char *comma = strchr(typed, ','), *last = strrchr(typed, ',');
	const char *first_part = comma ? text_trim(q->arena, arena_bytes(q->arena, typed, (size_t)(comma - typed))) : typed;
	const char *last_part = last ? text_trim(q->arena, last + 1) : typed;

	keys[0] = text_key(q->arena, typed);
	keys[1] = text_key(q->arena, first_part);
	keys[2] = text_key(q->arena, last_part);
	keys[3] = postal_digits(q, typed);
	keys[4] = key_without_last_word(q, first_part);
	keys[5] = key_without_last_word(q, last_part);
}

static enum err place_find(struct req *q, const char *typed, struct place *p)
{
	const char *k[PLACE_KEYS];

	typed = typed_words(q, typed);
	if (place_from_numbers(q, typed, p))
		return ERR_OK;
	place_keys(q, typed, k);
	return db_row(q, &place_by_key, p, BIND(k[0], k[1], k[2], k[3], k[4], k[5], k[0], k[1], k[2], k[3], k[4], k[5]));
}

/* ---- distance ---- */

const int search_distances[] = { 1, 2, 5, 10, 25, 50, 0 };

int search_within(void)
{
	return 25;
}

bool search_in_miles(const struct req *q)
{
	return !q->site || text_equal(q->site->country, "US");
}

struct around {
	double latitude, longitude;
	double diameter;		/* of the earth, in the site's unit */
	double radius;
	double south, north, west, east;
};

/* The box around the circle, slightly enlarged. It is cut off at the date line. */
static struct around around(const struct req *q, const struct place *p, double radius)
{
	double diameter = search_in_miles(q) ? 2 * 3958.7613 : 2 * 6371.0088;
	double degrees = radius / (diameter / 2) * (180 / M_PI) * 1.01;
	double shrink = cos(p->latitude * (M_PI / 180));
	double sideways = shrink > 0.01 ? degrees / shrink : 180;

	return (struct around){
		.latitude = p->latitude, .longitude = p->longitude,
		.diameter = diameter, .radius = radius,
		.south = p->latitude - degrees, .north = p->latitude + degrees,
		.west = p->longitude - sideways, .east = p->longitude + sideways,
	};
}

/* ---- keys ---- */

struct key { int64_t id; double distance; };

static const struct column key_columns[] = {
	COLUMN(struct key, id),
	COLUMN(struct key, distance),
};

/* The conditions of a search, for every leading index; NULL for a condition that was not given. */
struct filters {
	int64_t most;			/* number of keys to fetch: one more than is counted shows that there are more */
	struct value name, name_within;
	struct value need;
	struct value language;
	struct value weekday, minute, weekday_before, minute_after;
};

/* Not EXISTS, which the optimizer would turn around: it would list all programs of a language before it read
 * the first. A condition is checked as soon as the table with its id is read, before the program itself. */
#define NARROWED_BY(id) \
	"	AND p.retired_at IS NULL " \
	"	AND (? IS NULL OR p.name LIKE ? OR p.name LIKE ?) " \
	"	AND (? IS NULL OR 1 = ( " \
	"		SELECT 1 FROM program_need n " \
	"		WHERE n.program_id = " id " AND n.need = ?)) " \
	"	AND (? IS NULL OR 1 = ( " \
	"		SELECT 1 FROM program_language l " \
	"		WHERE l.program_id = " id " AND l.language = ?)) " \
	"	AND (? IS NULL OR 1 = ( " \
	"		SELECT 1 FROM program_hours h " \
	"		WHERE h.program_id = " id " " \
	"			AND ((h.weekday = ? AND h.opens <= ? AND h.closes > ?) " \
	"				OR (h.weekday = ? AND h.closes > ?)) " \
	"		LIMIT 1)) "

#define NARROWED NARROWED_BY("p.id")

#define NARROWING(f) \
	(f)->name, (f)->name, (f)->name_within, \
	(f)->need, (f)->need, \
	(f)->language, (f)->language, \
	(f)->weekday, (f)->weekday, (f)->minute, (f)->minute, (f)->weekday_before, (f)->minute_after

/* Haversine distance, in the unit of the diameter. Rounding may exceed 1. */
#define DISTANCE_FROM \
	"? * ASIN(LEAST(1, SQRT(POWER(SIN(RADIANS(k.latitude - ?) / 2), 2) " \
	"	+ COS(RADIANS(?)) * COS(RADIANS(k.latitude)) * POWER(SIN(RADIANS(k.longitude - ?) / 2), 2)))) "

#define DISTANCE_OF(a) (a)->diameter, (a)->latitude, (a)->latitude, (a)->longitude
#define BOX_OF(a) (a)->south, (a)->north, (a)->west, (a)->east

STATEMENT(keys_by_name, key_columns, struct key,
	"SELECT p.id, -1E0 AS distance "
	"FROM program p "
	"WHERE TRUE "
	NARROWED
	"ORDER BY p.name, p.id "
	"LIMIT ?");

/* InnoDB returns the best matches of its word index first, so the inner LIMIT keeps the best, and only
 * their programs are read: a fifth of a large directory may have the word. */
STATEMENT(keys_by_title, key_columns, struct key,
	"SELECT f.id, -1E0 AS distance "
	"FROM (SELECT p.id, p.name, MATCH (t.title) AGAINST (? IN BOOLEAN MODE) AS fit "
	"	FROM program_text t "
	"	STRAIGHT_JOIN program p ON p.id = t.program_id "
	"	WHERE MATCH (t.title) AGAINST (? IN BOOLEAN MODE) "
	NARROWED
	"	LIMIT ?) f "
	"ORDER BY f.fit DESC, f.name, f.id");

STATEMENT(keys_by_words, key_columns, struct key,
	"SELECT f.id, -1E0 AS distance "
	"FROM (SELECT p.id, p.name, MATCH (t.title, t.body) AGAINST (? IN BOOLEAN MODE) AS fit "
	"	FROM program_text t "
	"	STRAIGHT_JOIN program p ON p.id = t.program_id "
	"	WHERE MATCH (t.title, t.body) AGAINST (? IN BOOLEAN MODE) "
	NARROWED
	"	LIMIT ?) f "
	"ORDER BY f.fit DESC, f.name, f.id");

STATEMENT(keys_by_words_near, key_columns, struct key,
	"SELECT p.id, MIN(" DISTANCE_FROM ") AS distance "
	"FROM program_text t "
	"STRAIGHT_JOIN program_point k ON k.program_id = t.program_id "
	"STRAIGHT_JOIN program p ON p.id = k.program_id "
	"WHERE MATCH (t.title, t.body) AGAINST (? IN BOOLEAN MODE) "
	"	AND k.latitude BETWEEN ? AND ? "
	"	AND k.longitude BETWEEN ? AND ? "
	NARROWED
	"GROUP BY p.id "
	"HAVING distance <= ? "
	"ORDER BY distance, p.name, p.id "
	"LIMIT ?");

STATEMENT(keys_near, key_columns, struct key,
	"SELECT p.id, MIN(" DISTANCE_FROM ") AS distance "
	"FROM program_point k "
	"STRAIGHT_JOIN program p ON p.id = k.program_id "
	"WHERE k.latitude BETWEEN ? AND ? "
	"	AND k.longitude BETWEEN ? AND ? "
	NARROWED
	"GROUP BY p.id "
	"HAVING distance <= ? "
	"ORDER BY distance, p.name, p.id "
	"LIMIT ?");

/* For few points: reads their texts, instead of every text with the words. */
STATEMENT(keys_by_letters_near, key_columns, struct key,
	"SELECT p.id, MIN(" DISTANCE_FROM ") AS distance "
	"FROM program_point k "
	"STRAIGHT_JOIN program_text t ON t.program_id = k.program_id "
	"STRAIGHT_JOIN program p ON p.id = k.program_id "
	"WHERE k.latitude BETWEEN ? AND ? "
	"	AND k.longitude BETWEEN ? AND ? "
	"	AND CONCAT(t.title, ' ', t.body) REGEXP ? "
	NARROWED
	"GROUP BY p.id "
	"HAVING distance <= ? "
	"ORDER BY distance, p.name, p.id "
	"LIMIT ?");

struct points { int64_t count; };

static const struct column points_columns[] = { COLUMN(struct points, count) };

STATEMENT(points_in_box, points_columns, struct points,
	"SELECT COUNT(*) AS count "
	"FROM (SELECT k.program_id "
	"	FROM program_point k "
	"	WHERE k.latitude BETWEEN ? AND ? "
	"	AND k.longitude BETWEEN ? AND ? "
	"	LIMIT ?) few");

/* These lists are sorted by name, and reading stops once there are enough keys. */
STATEMENT(keys_by_need, key_columns, struct key,
	"SELECT p.id, -1E0 AS distance "
	"FROM program_need k FORCE INDEX (by_name) "
	"STRAIGHT_JOIN program p ON p.id = k.program_id "
	"WHERE k.need = ? "
	NARROWED_BY("k.program_id")
	"ORDER BY k.name, k.program_id "
	"LIMIT ?");

STATEMENT(keys_by_language, key_columns, struct key,
	"SELECT p.id, -1E0 AS distance "
	"FROM program_language k FORCE INDEX (by_name) "
	"STRAIGHT_JOIN program p ON p.id = k.program_id "
	"WHERE k.language = ? "
	NARROWED_BY("k.program_id")
	"ORDER BY k.name, k.program_id "
	"LIMIT ?");

struct keys { struct key *all; size_t count; };

static bool is_full(const struct filters *f, const struct keys *k) { return (int64_t)k->count >= f->most; }

static bool holds(const struct keys *k, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (k->all[i].id == id)
			return true;
	return false;
}

/* Puts first before k, without repeats. */
static void append(struct req *q, const struct keys *first, struct keys *k)
{
	struct keys both = { arena_array(q->arena, first->count + k->count, sizeof(*k->all)), first->count };

	if (first->count)
		memcpy(both.all, first->all, first->count * sizeof(*first->all));
	for (size_t i = 0; i < k->count; i++)
		if (!holds(first, first->count, k->all[i].id))
			both.all[both.count++] = k->all[i];
	*k = both;
}

static enum err find_by_name(struct req *q, const struct filters *f, struct keys *k)
{
	return db_rows(q, &keys_by_name, &k->all, &k->count, BIND(NARROWING(f), f->most));
}

static bool asked(const struct value *v)
{
	return v->type != VALUE_NULL;
}

/* Searches along the index of one condition, which need not be checked again. */
static enum err find_by_list(struct req *q, const struct filters *f, struct keys *k)
{
	bool by_need = asked(&f->need);
	struct value lead = by_need ? f->need : f->language;
	struct filters rest = *f;

	*(by_need ? &rest.need : &rest.language) = value_text(NULL);
	return db_rows(q, by_need ? &keys_by_need : &keys_by_language, &k->all, &k->count,
		BIND(lead, NARROWING(&rest), f->most));
}

/* Widens the circle until there are enough, so that in a dense town only near programs are read. */
static enum err find_near(struct req *q, const struct filters *f, const struct place *p, int within, struct keys *k)
{
	enum err e;

	for (size_t i = 0; ; i++) {
		bool last = !search_distances[i] || search_distances[i] >= within;
		struct around a = around(q, p, last ? within : search_distances[i]);

		e = db_rows(q, &keys_near, &k->all, &k->count,
			BIND(DISTANCE_OF(&a), BOX_OF(&a), NARROWING(f), a.radius, f->most));
		if (e || last || is_full(f, k))
			return e;
	}
}

/* Titles come first in any case. A word that is in enough titles is in so many
 * descriptions that searching those too would take long, for nothing. */
static enum err find_words_anywhere(struct req *q, const struct filters *f, const char *words, struct keys *k)
{
	struct keys titles;
	enum err e = db_rows(q, &keys_by_title, &titles.all, &titles.count, BIND(words, words, NARROWING(f), f->most));

	*k = titles;
	if (e || is_full(f, k))
		return e;
	e = db_rows(q, &keys_by_words, &k->all, &k->count, BIND(words, words, NARROWING(f), f->most));
	if (!e)
		append(q, &titles, k);
	return e;
}

/* Reads the programs near the place, unless there are many or the words are not plain letters;
 * then reads the programs with the words. */
#define POINTS_MOST 1000

static enum err find_words_near(struct req *q, const struct filters *f, const char *words, const char *letters,
	const struct around *a, struct keys *k)
{
	struct points near = { POINTS_MOST + 1 };
	enum err e = ERR_OK;

	if (letters)
		e = db_row(q, &points_in_box, &near, BIND(BOX_OF(a), POINTS_MOST + 1));
	if (e)
		return e;
	if (near.count > POINTS_MOST)
		return db_rows(q, &keys_by_words_near, &k->all, &k->count,
			BIND(DISTANCE_OF(a), words, BOX_OF(a), NARROWING(f), a->radius, f->most));
	return db_rows(q, &keys_by_letters_near, &k->all, &k->count,
		BIND(DISTANCE_OF(a), BOX_OF(a), letters, NARROWING(f), a->radius, f->most));
}

static enum err find_words(struct req *q, const struct filters *f, const struct query_words *w, bool all,
	const struct around *a, struct keys *k)
{
	const char *words = all ? w->all.text : w->some.text;
	const char *letters = w->other_script ? NULL : all ? w->all_letters.text : w->some_letters.text;

	return a ? find_words_near(q, f, words, letters, a, k) : find_words_anywhere(q, f, words, k);
}

static enum err find_without_words(struct req *q, const struct filters *f, const struct place *p, int within,
	struct keys *k)
{
	if (p)
		return find_near(q, f, p, within, k);
	if ((asked(&f->need) || asked(&f->language)) && !asked(&f->name))
		return find_by_list(q, f, k);
	return find_by_name(q, f, k);
}

/* For words that the index lacks: finds names in which a word begins with the typed text.
 * In scripts without blanks, finds it anywhere in the name. */
static enum err find_in_names(struct req *q, const struct filters *f, const char *typed, bool other_script,
	const struct place *p, int within, struct keys *k)
{
	struct filters by_name = *f;

	by_name.name = value_text(like(q, "", typed));
	by_name.name_within = value_text(like(q, other_script ? "%" : "% ", typed));
	return find_without_words(q, &by_name, p, within, k);
}

static enum err find_by_typed(struct req *q, const struct filters *f, const char *typed,
	const struct place *p, int within, struct search_result *r, struct keys *k)
{
	struct around a = p ? around(q, p, within) : (struct around){ .radius = 0 };
	struct query_words w;
	enum err e;

	words_read(q, &w, typed);
	if (!w.count)
		return find_in_names(q, f, typed, w.other_script, p, within, k);
	if ((e = find_words(q, f, &w, true, p ? &a : NULL, k)) || k->count)
		return e;
	if (w.count > 1 && ((e = find_words(q, f, &w, false, p ? &a : NULL, k)) || k->count)) {
		r->some_words = k->count > 0;
		return e;
	}
	if (w.other_script)
		return find_in_names(q, f, typed, true, p, within, k);
	return ERR_OK;
}

static void filter_open(const struct req *q, struct filters *f)
{
	struct open_moment m = opening_moment(q);

	f->weekday = value_int(m.weekday);
	f->minute = value_int(m.minute);
	f->weekday_before = value_int(m.weekday_before);
	f->minute_after = value_int(m.minute_after);
}

static struct filters filters_of(const struct req *q, const struct search *s)
{
	struct filters f = { .need = value_text(NULL) };

	f.name = f.name_within = f.weekday = f.minute = f.weekday_before = f.minute_after = value_text(NULL);
	if (s->need >= 0)
		f.need = value_int(s->need);
	f.language = value_text(text_is_empty(s->language) ? NULL : s->language);
	if (s->open)
		filter_open(q, &f);
	return f;
}

static enum err find_keys(struct req *q, const struct search *s, size_t most, struct search_result *r, struct keys *k)
{
	struct filters f = filters_of(q, s);
	const char *typed = typed_words(q, s->q);
	int within = s->within > 0 ? s->within : search_within();
	struct place place, *p = NULL;
	enum err e;

	f.most = (int64_t)most + 1;
	if (!text_is_empty(s->near)) {
		e = place_find(q, s->near, &place);
		if (e && e != ERR_MISSING)
			return e;
		r->near_unknown = e != ERR_OK;
		p = e ? NULL : &place;
		r->place = e ? NULL : place.name;
	}
	if (text_is_empty(typed))
		return find_without_words(q, &f, p, within, k);
	return find_by_typed(q, &f, typed, p, within, r, k);
}

/* Fetches keys beyond SEARCH_FEW, and keeps the first ones in the order shown before. */
static enum err find_further(struct req *q, const struct search *s, struct search_result *r, struct keys *k)
{
	struct keys first = *k;
	enum err e;

	if (first.count <= SEARCH_FEW)
		return ERR_OK;
	first.count = SEARCH_FEW;
	if ((e = find_keys(q, s, SEARCH_MOST, r, k)))
		return e;
	append(q, &first, k);
	return ERR_OK;
}

/* ---- details for the page ---- */

#define TWENTY_FIVE "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
_Static_assert(SEARCH_PAGE == 25 && PROGRAMS_MANY >= SEARCH_PAGE, "as many question marks as a page has rows");

struct hours_row { int64_t program_id; int weekday, opens, closes; };

static const struct column hours_columns[] = {
	COLUMN(struct hours_row, program_id),
	COLUMN(struct hours_row, weekday),
	COLUMN(struct hours_row, opens),
	COLUMN(struct hours_row, closes),
};

STATEMENT(hours_of_many, hours_columns, struct hours_row,
	"SELECT program_id, weekday, opens, closes "
	"FROM program_hours "
	"WHERE program_id IN (" TWENTY_FIVE ") "
	"ORDER BY program_id, weekday, opens");

struct language_row { int64_t program_id; const char *language; };

static const struct column language_columns[] = {
	COLUMN(struct language_row, program_id),
	COLUMN(struct language_row, language),
};

STATEMENT(languages_of_many, language_columns, struct language_row,
	"SELECT program_id, language "
	"FROM program_language "
	"WHERE program_id IN (" TWENTY_FIVE ") "
	"ORDER BY program_id, language");

static struct found *found_by_id(struct search_result *r, int64_t id)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->found[i].program.id == id)
			return &r->found[i];
	return NULL;
}

static enum err add_hours(struct req *q, struct search_result *r, struct binds ids)
{
	struct hours_row *rows;
	size_t count;
	enum err e = db_rows(q, &hours_of_many, &rows, &count, ids);

	for (size_t i = 0; !e && i < count; i++) {
		struct found *f = found_by_id(r, rows[i].program_id);

		if (!f)
			continue;
		if (!f->hours)
			f->hours = arena_array(q->arena, count - i, sizeof(*f->hours));
		f->hours[f->hour_count++] = (struct program_hours){ rows[i].weekday, rows[i].opens, rows[i].closes };
	}
	return e;
}

static enum err add_languages(struct req *q, struct search_result *r, struct binds ids)
{
	struct language_row *rows;
	size_t count;
	enum err e = db_rows(q, &languages_of_many, &rows, &count, ids);

	for (size_t i = 0; !e && i < count; i++) {
		struct found *f = found_by_id(r, rows[i].program_id);

		if (!f)
			continue;
		if (!f->languages)
			f->languages = arena_array(q->arena, count - i, sizeof(*f->languages));
		f->languages[f->language_count++] = rows[i].language;
	}
	return e;
}

static enum err add_programs(struct req *q, struct search_result *r, const struct key *keys, size_t count)
{
	int64_t ids[SEARCH_PAGE];
	struct program *programs;
	size_t got;
	enum err e;

	for (size_t i = 0; i < count; i++)
		ids[i] = keys[i].id;
	if ((e = program_many(q, ids, count, &programs, &got)))
		return e;
	r->found = arena_array(q->arena, count, sizeof(*r->found));
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < got; j++)
			if (programs[j].id == keys[i].id)
				r->found[r->count++] = (struct found){ .program = programs[j], .distance = keys[i].distance };
	return ERR_OK;
}

static enum err show_page(struct req *q, struct search_result *r, const struct key *keys, size_t count)
{
	struct value ids[SEARCH_PAGE];
	struct binds binds = { ids, SEARCH_PAGE };
	enum err e;

	if (!count)
		return ERR_OK;
	for (size_t i = 0; i < SEARCH_PAGE; i++)
		ids[i] = value_int(i < count ? keys[i].id : 0);
	if ((e = add_programs(q, r, keys, count)))
		return e;
	if ((e = add_hours(q, r, binds)))
		return e;
	return add_languages(q, r, binds);
}

enum err search_programs(struct req *q, const struct search *s, struct search_result *r)
{
	bool far = s->page > SEARCH_FEW / SEARCH_PAGE;
	size_t most = far ? SEARCH_MOST : SEARCH_FEW, first, count;
	struct keys k = { NULL, 0 };
	enum err e;

	*r = (struct search_result){ .found = NULL };
	if ((e = find_keys(q, s, SEARCH_FEW, r, &k)))
		return e;
	if (far && (e = find_further(q, s, r, &k)))
		return e;
	r->more = k.count > most;
	r->all = r->more ? most : k.count;
	r->pages = (int)((r->all + SEARCH_PAGE - 1) / SEARCH_PAGE);
	r->page = s->page < 1 ? 1 : s->page > r->pages ? r->pages : s->page;
	if (!r->page)
		return ERR_OK;
	r->next = r->page < r->pages || (r->more && !far);
	first = (size_t)(r->page - 1) * SEARCH_PAGE;
	count = r->all - first < SEARCH_PAGE ? r->all - first : SEARCH_PAGE;
	return show_page(q, r, k.all + first, count);
}

/* ---- languages to choose from ---- */

struct tag_row { const char *language; };

static const struct column tag_columns[] = {
	COLUMN(struct tag_row, language),
};

STATEMENT(tags, tag_columns, struct tag_row,
	"SELECT DISTINCT language "
	"FROM program_language "
	"ORDER BY language "
	"LIMIT 200");

enum err search_languages(struct req *q, const char ***languages, size_t *count)
{
	struct tag_row *rows;
	enum err e = db_rows(q, &tags, &rows, count, NOTHING);

	if (e)
		return e;
	*languages = arena_array(q->arena, *count, sizeof(**languages));
	for (size_t i = 0; i < *count; i++)
		(*languages)[i] = rows[i].language;
	return ERR_OK;
}
