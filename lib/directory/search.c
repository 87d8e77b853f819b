/* search.c - the course of a search: which keys, which page of them, and what stands apart. */
#include "directory/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/need.h"
#include "base/req.h"
#include "base/sorted.h"
#include "base/str.h"
#include "directory/entry.h"
#include "directory/opening.h"
#include "directory/posting.h"
#include "directory/search_in.h"
#include "edge/db.h"

#define TYPED_MOST 500

/* ---- what is looked for ---- */

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

/* minute: of the wall clock, counted from midnight of the day. */
static struct open_days open_days(int day, int minute)
{
	return (struct open_days){ value_int(day_weekday(day)), value_int(minute), value_int(day),
		value_int(day_month_bits(day)) };
}

/* Hours of the day before may run past midnight. */
static void filter_open(const struct req *q, struct filters *f)
{
	struct open_moment m = opening_moment(q);

	f->today = open_days(m.day, m.minute);
	f->yesterday = open_days(m.day - 1, m.minute + 1440);
}

static struct filters filters_of(const struct req *q, const struct search *s)
{
	struct value any = value_text(NULL);
	struct open_days no_day = { any, any, any, any };
	struct filters f = { .need = any, .today = no_day, .yesterday = no_day };

	if (s->need >= 0)
		f.need = value_int(s->need);
	f.language = value_text(text_is_empty(s->language) ? NULL : s->language);
	if (s->open)
		filter_open(q, &f);
	return f;
}

/* A search while it runs. */
struct searching {
	const struct search *asked;
	struct search_result *result;
	const char *typed;		/* on one line; "" for none */
	struct filters filters;
	struct query query;
	struct places places;
	bool near;			/* the place is known */
	int within;
};

static enum err searching_begin(struct req *q, struct searching *s)
{
	enum err e;

	s->filters = filters_of(q, s->asked);
	s->typed = typed_words(q, text_or_empty(s->asked->q));
	s->within = s->asked->within > 0 ? s->asked->within : search_within();
	if ((e = query_read(q, s->typed, &s->query)))
		return e;
	s->result->danger = s->query.danger;
	s->result->corrected = s->query.corrected;
	if (text_is_empty(s->asked->near))
		return ERR_OK;
	e = place_find(q, typed_words(q, s->asked->near), &s->places);
	s->near = !e;
	s->result->near_unknown = e == ERR_MISSING;
	s->result->place = e ? NULL : s->places.place.name;
	s->result->other_place_count = s->places.other_count;
	for (size_t i = 0; i < s->places.other_count; i++)
		s->result->other_places[i] = s->places.others[i].name;
	return e == ERR_MISSING ? ERR_OK : e;
}

/* ---- keys ---- */

/* Ranks the programs with the words for which the facts hold. apart: only those that help from anywhere. */
static enum err rank(struct req *q, struct searching *s, bool apart, struct ranking *r)
{
	const struct search *asked = s->asked;
	const char *facts[] = {
		asked->need < 0 ? NULL : arena_printf(q->arena, "need=%d", asked->need),
		text_is_empty(asked->language) ? NULL : arena_printf(q->arena, "language=%s", asked->language),
		apart ? POSTING_ANYWHERE : NULL,
	};

	return query_rank(q, &s->query, facts, COUNT(facts), r);
}

static enum err find_keys(struct req *q, struct searching *s, size_t most, struct keys *k)
{
	const struct place *p = s->near ? &s->places.place : NULL;
	struct ranking r;
	enum err e;

	*k = (struct keys){ NULL, 0 };
	s->filters.most = (int64_t)most + 1;
	if (text_is_empty(s->typed))
		return keys_without_words(q, &s->filters, p, s->within, k);
	if (!s->query.unit_count)
		return ERR_OK;
	if ((e = rank(q, s, false, &r)))
		return e;
	e = p ? keys_by_words_near(q, &s->filters, &r, p, s->within, k) : keys_by_words(q, &s->filters, &r, k);
	s->result->some_words = r.some_words && k->count;
	return e;
}

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

/* Fetches keys beyond SEARCH_FEW, and keeps the first ones in the order shown before. */
static enum err find_further(struct req *q, struct searching *s, struct keys *k)
{
	struct keys first = *k;
	enum err e;

	if (first.count <= SEARCH_FEW)
		return ERR_OK;
	first.count = SEARCH_FEW;
	if ((e = find_keys(q, s, SEARCH_MOST, k)))
		return e;
	append(q, &first, k);
	return ERR_OK;
}

/* ---- what is open, and how many each further choice would leave ---- */

/* Moves those that are open to the front, in their order. */
static void move_open(struct req *q, const struct keys *open, struct keys *k, size_t count)
{
	struct key *moved = arena_array(q->arena, count, sizeof(*moved));
	size_t n = 0;

	for (int closed = 0; closed < 2; closed++)
		for (size_t i = 0; i < count; i++)
			if ((sorted_find(open->all, open->count, sizeof(*open->all), k->all[i].id) == NULL) == closed)
				moved[n++] = k->all[i];
	memcpy(k->all, moved, count * sizeof(*moved));
}

static void count_within(const struct searching *s, const struct keys *k)
{
	for (size_t i = 0; s->near && i < SEARCH_DISTANCES; i++) {
		int *n = &s->result->within_count[i];

		if (search_distances[i] > s->within)
			continue;
		*n = 0;
		for (size_t j = 0; j < k->count; j++)
			*n += k->all[j].distance <= search_distances[i];
	}
}

/* Counts only where the keys are all that there are. */
static enum err count_further(struct req *q, const struct searching *s, const struct keys *k)
{
	struct search_result *r = s->result;

	if (!k->count || k->count > SEARCH_FEW)
		return ERR_OK;
	count_within(s, k);
	if (!text_is_empty(s->asked->language))
		return ERR_OK;
	return keys_tongues(q, k->all, k->count, &r->tongues, &r->tongue_count);
}

static enum err find_open(struct req *q, struct searching *s, struct keys *k)
{
	size_t count = k->count < SEARCH_FEW ? k->count : SEARCH_FEW;
	struct filters now = { .need = value_text(NULL), .language = value_text(NULL) };
	struct keys open;
	enum err e;

	if (s->asked->open || !count)
		return ERR_OK;
	filter_open(q, &now);
	if ((e = keys_open(q, &now, k->all, count, &open)))
		return e;
	if (k->count <= SEARCH_FEW)
		s->result->open_count = (int)open.count;
	s->result->open_first = open.count && open.count < count && (s->near || text_is_empty(s->typed));
	if (s->result->open_first)
		move_open(q, &open, k, count);
	return ERR_OK;
}

/* ---- programs at no place, and helplines ---- */

/* Reads some of the programs that help from anywhere and are not among the keys. */
static enum err find_apart(struct req *q, struct searching *s, const struct keys *near)
{
	struct search_result *result = s->result;
	struct ranking r;
	struct keys k;
	size_t kept = 0;
	enum err e;

	if (!s->near || (!text_is_empty(s->typed) && !s->query.unit_count))
		return ERR_OK;
	s->filters.most = SEARCH_APART + (int64_t)near->count;
	if ((e = rank(q, s, true, &r)) || (e = keys_by_words(q, &s->filters, &r, &k)))
		return e;
	for (size_t i = 0; i < k.count; i++)
		if (!holds(near, near->count, k.all[i].id))
			k.all[kept++] = k.all[i];
	kept = kept < SEARCH_APART ? kept : SEARCH_APART;
	return cards_read(q, NULL, s->asked->open, k.all, kept, &result->apart, &result->apart_count);
}

/* ---- the page ---- */

static enum err show_page(struct req *q, struct searching *s, const struct keys *k)
{
	bool far = s->asked->page > SEARCH_FEW / SEARCH_PAGE;
	size_t most = far ? SEARCH_MOST : SEARCH_FEW, first, count;
	struct search_result *r = s->result;

	r->more = k->count > most;
	r->all = r->more ? most : k->count;
	r->pages = (int)((r->all + SEARCH_PAGE - 1) / SEARCH_PAGE);
	r->page = s->asked->page < 1 ? 1 : s->asked->page > r->pages ? r->pages : s->asked->page;
	if (!r->page)
		return ERR_OK;
	r->next = r->page < r->pages || (r->more && !far);
	first = (size_t)(r->page - 1) * SEARCH_PAGE;
	count = r->all - first < SEARCH_PAGE ? r->all - first : SEARCH_PAGE;
	return cards_read(q, s->near ? &s->places.place : NULL, s->asked->open, k->all + first, count, &r->found, &r->count);
}

enum err search_programs(struct req *q, const struct search *asked, struct search_result *r)
{
	struct searching *s = ARENA_NEW(q->arena, struct searching);
	struct keys k;
	enum err e;

	*r = (struct search_result){ .open_count = -1 };
	for (size_t i = 0; i < SEARCH_DISTANCES; i++)
		r->within_count[i] = -1;
	*s = (struct searching){ .asked = asked, .result = r };
	if ((e = searching_begin(q, s)) || r->near_unknown)
		return e;
	if ((e = find_keys(q, s, SEARCH_FEW, &k)) || (e = count_further(q, s, &k)) || (e = find_open(q, s, &k)))
		return e;
	if (asked->page > SEARCH_FEW / SEARCH_PAGE && (e = find_further(q, s, &k)))
		return e;
	if ((e = show_page(q, s, &k)) || r->page > 1)
		return e;
	return find_apart(q, s, &k);
}

enum err search_open_now(struct req *q, size_t most, struct found **found, size_t *count)
{
	const struct search open = { .need = -1, .open = true };
	struct filters f = filters_of(q, &open);
	struct keys k;
	enum err e;

	f.most = (int64_t)most;
	if ((e = keys_open_most(q, &f, &k)))
		return e;
	return cards_read(q, NULL, true, k.all, k.count, found, count);
}

/* ---- the needs that are nearest ---- */

/* The needs that a search is about, as bits. */
static unsigned needs_of(struct req *q, const struct search *asked)
{
	unsigned named = entry_needs(q->arena, text_or_empty(asked->q));

	return asked->need < 0 ? named : named | 1u << asked->need;
}

static unsigned neighbors_of(unsigned needs)
{
	unsigned neighbors = 0;

	for (int n = 0; n < NEEDS; n++)
		if (needs & 1u << n)
			neighbors |= need_neighbors((enum need)n);
	return neighbors;
}

static int by_nearness(const void *one, const void *other)
{
	const struct near_need *a = one, *b = other;

	if (a->nearness != b->nearness)
		return b->nearness - a->nearness;
	if (a->more != b->more)
		return b->more - a->more;
	if (a->open != b->open)
		return b->open - a->open;
	return a->all != b->all ? (a->all < b->all) - (a->all > b->all) : a->need - b->need;
}

static enum err count_need(struct req *q, struct searching *s, struct near_need *n)
{
	struct keys k;
	enum err e;

	s->filters.need = value_int(n->need);
	s->result->open_count = -1;
	if ((e = find_keys(q, s, SEARCH_FEW, &k)) || (e = find_open(q, s, &k)))
		return e;
	n->more = k.count > SEARCH_FEW;
	n->all = n->more ? SEARCH_FEW : k.count;
	n->open = s->result->open_count;
	return ERR_OK;
}

/* Adds the needs of one nearness that some program serves. */
static enum err count_needs(struct req *q, struct searching *s, const int nearness_of[NEEDS], int nearness, struct near_need *all,
	size_t *found)
{
	for (int n = 0; n < NEEDS; n++) {
		struct near_need need = { .need = n, .nearness = nearness };
		enum err e = nearness_of[n] == nearness ? count_need(q, s, &need) : ERR_OK;

		if (e)
			return e;
		if (need.all)
			all[(*found)++] = need;
	}
	return ERR_OK;
}

/* The farther needs are counted only if the nearer ones are too few. */
enum err search_nearest(struct req *q, const struct search *asked, struct near_need nearest[SEARCH_NEAREST], size_t *count)
{
	struct search wide = { .q = "", .need = -1, .near = asked->near, .language = "" };
	struct searching *s = ARENA_NEW(q->arena, struct searching);
	unsigned about = needs_of(q, asked), neighbors = neighbors_of(about);
	struct near_need all[NEEDS];
	int nearness_of[NEEDS];
	size_t found = 0;
	enum err e;

	*s = (struct searching){ .asked = &wide, .result = ARENA_NEW(q->arena, struct search_result) };
	if ((e = searching_begin(q, s)))
		return e;
	for (int n = 0; n < NEEDS; n++)
		nearness_of[n] = about & 1u << n ? 2 : neighbors & 1u << n ? 1 : 0;
	for (int nearness = 2; nearness >= 0 && found < SEARCH_NEAREST; nearness--)
		if ((e = count_needs(q, s, nearness_of, nearness, all, &found)))
			return e;
	qsort(all, found, sizeof(*all), by_nearness);
	*count = found < SEARCH_NEAREST ? found : SEARCH_NEAREST;
	memcpy(nearest, all, *count * sizeof(*all));
	return ERR_OK;
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
