/* people_referrals.c - the referrals in the rows of People I'm Helping.
 *
 * First their ids, from an index alone: up to KEYS_MOST of an edge, person by person. Somebody with thousands fills the answer,
 * and those behind are read in a further round. Then the referrals, each once. */
#include "referral/people.h"

#include <stdlib.h>
#include <string.h>

#include "referral/person_in.h"
/* The ids bring the grants along: computed where they are used, they cost a quarter of the statement. */
#define GRANTED "k.granted"
#define WITHIN SQL_ALL_GRANTS
#include "referral/referral_sql.h"

#define PEOPLE_AT_ONCE 25

#define KEYS_MOST 150

enum edge { EDGE_own, EDGE_shared, EDGES };

struct key { int edge; int64_t person_id, place, id; };
static const struct column key_columns[] = {
	COLUMN(struct key, edge), COLUMN(struct key, person_id), COLUMN(struct key, place), COLUMN(struct key, id),
};

#define KEYS_ALONG(number, edge, index) \
	"(SELECT " number " AS edge, person_id, place_helper AS place, id FROM referral FORCE INDEX (" index ") " \
	"WHERE " edge " = ? AND person_id IN (" TWENTY_FIVE ") " \
	"ORDER BY person_id, place_helper, id LIMIT " STRINGIFY(KEYS_MOST) ") "

STATEMENT(first_keys, key_columns, struct key,
	KEYS_ALONG("0", "helper_id", "helper_place")
	"UNION ALL "
	KEYS_ALONG("1", "shared_group_id", "group_place"));

static int by_number(int64_t a, int64_t b) { return a < b ? -1 : a > b; }

/* In the order of a helper's work. */
static int by_person_and_place(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->person_id != y->person_id)
		return by_number(x->person_id, y->person_id);
	return x->place != y->place ? by_number(x->place, y->place) : by_number(x->id, y->id);
}

static int by_edge_and_place(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	return x->edge != y->edge ? by_number(x->edge, y->edge) : by_person_and_place(a, b);
}

static int by_id(const void *a, const void *b) { return by_number(*(const int64_t *)a, *(const int64_t *)b); }

/* Of at most PEOPLE_AT_ONCE people: the last one fills the places that are left. */
static enum err read_keys(struct req *q, const int64_t *people, size_t people_count, struct key **keys, size_t *count)
{
	int64_t viewers[EDGES] = { [EDGE_own] = viewer(q), [EDGE_shared] = viewer_team(q) };
	struct value values[EDGES * (1 + PEOPLE_AT_ONCE)];
	size_t n = 0;
	enum err e;

	for (enum edge edge = 0; edge < EDGES; edge++) {
		values[n++] = value_int(viewers[edge]);
		for (size_t i = 0; i < PEOPLE_AT_ONCE; i++)
			values[n++] = value_int(people[i < people_count ? i : people_count - 1]);
	}
	if ((e = db_rows(q, &first_keys, keys, count, (struct binds){ values, n })))
		return e;
	qsort(*keys, *count, sizeof(**keys), by_edge_and_place);
	return ERR_OK;
}

/* The last person, by id, whose first keys of this edge are certainly all here; INT64_MAX if all keys fitted. The last key's
 * person counts only if PEOPLE_REFERRALS keys of them are here. */
static int64_t whole_to(const struct key *keys, size_t count, enum edge edge)
{
	size_t of_edge = 0, of_last = 0;
	int64_t last = 0;

	for (size_t i = 0; i < count; i++)
		if (keys[i].edge == (int)edge) {
			of_last = keys[i].person_id == last ? of_last + 1 : 1;
			last = keys[i].person_id;
			of_edge++;
		}
	if (of_edge < KEYS_MOST)
		return INT64_MAX;
	return of_last < PEOPLE_REFERRALS ? last - 1 : last;
}

/* Adds the first PEOPLE_REFERRALS keys of each person and edge. */
static void take_first(const struct key *keys, size_t count, int64_t whole, struct key *first, size_t *first_count)
{
	size_t nth = 0;

	for (size_t i = 0; i < count; i++) {
		bool same = i && keys[i].edge == keys[i - 1].edge && keys[i].person_id == keys[i - 1].person_id;

		nth = same ? nth + 1 : 0;
		if (nth < PEOPLE_REFERRALS && keys[i].person_id <= whole)
			first[(*first_count)++] = keys[i];
	}
}

/* Each referral once: it may be the viewer's own and the group's. */
static size_t sort_first(struct key *first, size_t count)
{
	size_t n = 0;

	qsort(first, count, sizeof(*first), by_person_and_place);
	for (size_t i = 0; i < count; i++)
		if (!n || first[i].id != first[n - 1].id)
			first[n++] = first[i];
	return n;
}

#define FIRST_MOST (PEOPLE_AT_ONCE * EDGES * PEOPLE_REFERRALS)

/* people: in the order of their ids. */
static enum err read_first(struct req *q, const int64_t *people, size_t people_count, struct key first[FIRST_MOST], size_t *count)
{
	*count = 0;
	for (size_t done = 0; done < people_count; ) {
		struct key *keys;
		size_t n;
		int64_t own, shared, whole;
		enum err e = read_keys(q, people + done, people_count - done, &keys, &n);

		if (e)
			return e;
		own = whole_to(keys, n, EDGE_own);
		shared = whole_to(keys, n, EDGE_shared);
		whole = own < shared ? own : shared;
		take_first(keys, n, whole, first, count);
		while (done < people_count && people[done] <= whole)
			done++;
	}
	*count = sort_first(first, *count);
	return ERR_OK;
}

static const struct column listed_columns[] = { LISTED_COLUMNS };

#define IDS_AT_ONCE 100

STATEMENT(listed, listed_columns, struct referral,
	LISTED_SELECT
	"FROM (SELECT r.id, " LAW_SQL_HELPER " & " SQL_ALL_GRANTS " AS granted, " SQL_THE_HELPER " AS parties "
		"FROM referral r "
		"WHERE r.id IN (" TWENTY_FIVE ", " TWENTY_FIVE ", " TWENTY_FIVE ", " TWENTY_FIVE ") "
		"LIMIT " STRINGIFY(IDS_AT_ONCE) ") k "
	LISTED_JOINS
	"ORDER BY r.person_id, r.place_helper, r.id");

static enum err read_listed(struct req *q, const struct key *keys, size_t key_count, struct referral **all, size_t *count)
{
	struct value values[IDS_AT_ONCE];

	for (size_t i = 0; i < IDS_AT_ONCE; i++)
		values[i] = value_int(keys[i < key_count ? i : 0].id);
	return db_rows(q, &listed, all, count, (struct binds){ values, IDS_AT_ONCE });
}

/* Adds the referrals of at most PEOPLE_AT_ONCE people. */
static enum err read_referrals(struct req *q, const struct person *people, size_t people_count, struct referral *all,
	size_t *count)
{
	int64_t of[PEOPLE_AT_ONCE];
	struct key first[FIRST_MOST];
	size_t first_count;
	enum err e;

	for (size_t i = 0; i < people_count; i++)
		of[i] = people[i].id;
	qsort(of, people_count, sizeof(*of), by_id);
	e = read_first(q, of, people_count, first, &first_count);
	for (size_t i = 0; i < first_count && !e; i += IDS_AT_ONCE) {
		struct referral *some;
		size_t n;

		if ((e = read_listed(q, first + i, first_count - i < IDS_AT_ONCE ? first_count - i : IDS_AT_ONCE, &some, &n)))
			return e;
		memcpy(all + *count, some, n * sizeof(*all));
		*count += n;
	}
	return e;
}

enum err people_referrals(struct req *q, const struct person *people, size_t people_count, struct referral **all, size_t *count)
{
	enum err e = ERR_OK;

	*all = arena_array(q->arena, people_count * EDGES * PEOPLE_REFERRALS + 1, sizeof(**all));
	*count = 0;
	for (size_t i = 0; i < people_count && !e; i += PEOPLE_AT_ONCE)
		e = read_referrals(q, people + i, people_count - i < PEOPLE_AT_ONCE ? people_count - i : PEOPLE_AT_ONCE, *all, count);
	return e;
}
