/* people.c - People I'm Helping: a statement for each index, the tabs' counts, and the choices of filters. */
#include "referral/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/secret.h"
#include "base/str.h"
#include "law/status.h"
#include "referral/person_in.h"
#include "referral/referral_sql.h"
#include "site/site.h"

#define FOR_EVER INT64_MAX
#define ALL_STATUSES ((1u << STATUSES) - 1)
#define ALL_STANDINGS (1u << STANDING_OPEN | 1u << STANDING_CLOSED | 1u << STANDING_EMPTY)
#define PEOPLE_WINDOW 400
/* Somebody seen both as a helper and through the group may have two places, of which the later one is passed over. */
#define PASSED_OVER 10

/* ---- statements ----
 *
 * k is a window of an index, over the viewer's own rows and their group's; h is the viewer's own row of a person, g the group's.
 * Each statement names its index, because the statistics of a fast-growing table are misleading. */

#define FALLING(at) at " >= ? AND " at " <= ? AND (" at " < ? OR v.person_id < ?) ORDER BY " at " DESC, v.person_id DESC "
#define RISING(at) at " >= ? AND " at " <= ? AND (" at " > ? OR v.person_id > ?) ORDER BY " at ", v.person_id "
#define SORT_FALLING "ORDER BY k.at DESC, k.person_id DESC "
#define SORT_RISING "ORDER BY k.at, k.person_id "
#define ENDS_FALLING "ORDER BY at DESC, person_id DESC "
#define ENDS_RISING "ORDER BY at, person_id "

#define KEYS(kind, index, lead, course, at) \
	"(SELECT " at " AS at, v.person_id " \
	"FROM person_viewer v FORCE INDEX (" index ") " \
	"WHERE v.viewer_kind = " kind " AND v.viewer_id = ? AND v.site_id = ? " lead \
	"AND " course(at) \
	"LIMIT ?) "

#define KEYS_OF_BOTH(index, lead, course, at) \
	"(" KEYS(SQL_VIEWER_ACCOUNT, index, lead, course, at) \
	"UNION " \
	KEYS(SQL_VIEWER_TEAM, index, lead, course, at) \
	ENDS_##course \
	"LIMIT ?) k "

/* Of two rows of one person the more urgent counts. */
#define THE_PLACE "LEAST(IFNULL(h.place, " STRINGIFY(PLACE_NONE) "), IFNULL(g.place, " STRINGIFY(PLACE_NONE) "))"
#define THE_STANDING "LEAST(IFNULL(h.standing, " SQL_STANDING_EMPTY "), IFNULL(g.standing, " SQL_STANDING_EMPTY "))"
#define PLACE_NONE 9000000000000000

#define VIEWERS \
	"LEFT JOIN person_viewer h FORCE INDEX (PRIMARY) ON h.viewer_kind = " SQL_VIEWER_ACCOUNT " AND h.viewer_id = ? AND h.person_id = p.id " \
	"LEFT JOIN person_viewer g FORCE INDEX (PRIMARY) ON g.viewer_kind = " SQL_VIEWER_TEAM " AND g.viewer_id = ? AND g.person_id = p.id "

#define FITS \
	"AND " THE_PLACE " BETWEEN ? AND ? " \
	"AND 1 << " THE_STANDING " & ? "

/* A referral that one of the viewer's edges leads to, by the index of what is asked: a person may have thousands. (Not by EXISTS,
 * for which MariaDB may read all referrals first.) */
#define A_REFERRAL(from, lead) \
	"AND (SELECT 1 FROM " from \
		"WHERE r.person_id = p.id " lead "AND r.made_at BETWEEN ? AND ? " \
		"AND (IFNULL(r.helper_id = ?, 0) OR IFNULL(r.shared_group_id = ?, 0)) " \
		"AND 1 << r.status_helper & ? " \
		"AND r.due_order BETWEEN ? AND ? " \
		"AND ? IN (0, r.program_id) " \
		"AND ? IN (0, r.helper_id) LIMIT 1) "

#define ANY_REFERRAL ""
#define SOME_REFERRAL A_REFERRAL("referral r FORCE INDEX (person_list) ", "")
#define AT_PROGRAM A_REFERRAL("referral r FORCE INDEX (person_program) ", "AND r.program_id = ? ")
#define BY_MEMBER A_REFERRAL("referral r FORCE INDEX (helper_person) ", "AND r.helper_id = ? ")
#define WITH_STATUS A_REFERRAL("referral r FORCE INDEX (person_status) ", "AND r.status_helper = ? ")
#define WITH_STATUSES A_REFERRAL("status t STRAIGHT_JOIN referral r FORCE INDEX (person_status) ON r.status_helper = t.id ", "AND 1 << t.id & ? ")

#define PAGE_OF(asked, index, lead, course, at, counts) \
	PERSON_SELECT ", k.at " \
	"FROM " KEYS_OF_BOTH(index, lead, course, at) \
	"STRAIGHT_JOIN person p ON p.id = k.person_id " \
	VIEWERS \
	"WHERE " counts \
	FITS asked \
	SORT_##course \
	"LIMIT ?"

#define END_OF(index, lead, course, at, counts) \
	"SELECT k.at, k.person_id AS id " \
	"FROM " KEYS_OF_BOTH(index, lead, course, at) \
	SORT_##course \
	"LIMIT 1 OFFSET ?"

struct row { struct person person; int64_t at; };

#define ROW(member) COLUMN_WITHIN(struct row, person, struct person, member)
#define ROW_FIELD(member, column) ROW(member),

static const struct column row_columns[] = { PERSON_COLUMNS_BY(ROW, ROW_FIELD), COLUMN(struct row, at) };

/* Where a page ends. A cursor of another list has another course. */
struct cursor { int64_t at, id, course; };
static const struct column cursor_columns[] = { COLUMN(struct cursor, at), COLUMN(struct cursor, id) };

#define RANGE(name, ...) \
	STATEMENT(name##_any, row_columns, struct row, PAGE_OF(ANY_REFERRAL, __VA_ARGS__)); \
	STATEMENT(name##_some, row_columns, struct row, PAGE_OF(SOME_REFERRAL, __VA_ARGS__)); \
	STATEMENT(name##_at_program, row_columns, struct row, PAGE_OF(AT_PROGRAM, __VA_ARGS__)); \
	STATEMENT(name##_by_member, row_columns, struct row, PAGE_OF(BY_MEMBER, __VA_ARGS__)); \
	STATEMENT(name##_with_status, row_columns, struct row, PAGE_OF(WITH_STATUS, __VA_ARGS__)); \
	STATEMENT(name##_with_statuses, row_columns, struct row, PAGE_OF(WITH_STATUSES, __VA_ARGS__)); \
	STATEMENT(name##_end, cursor_columns, struct cursor, END_OF(__VA_ARGS__))

#define OPEN "AND v.standing = " SQL_STANDING_OPEN " "
#define CLOSED "AND v.standing = " SQL_STANDING_CLOSED " "

RANGE(by_place, "by_place", "", RISING, "v.place", "k.at = " THE_PLACE " ");
RANGE(newest, "list", "", FALLING, "v.active_at", "TRUE ");
RANGE(oldest, "list", "", RISING, "v.active_at", "TRUE ");
RANGE(open_newest, "by_standing", OPEN, FALLING, "v.active_at", "TRUE ");
RANGE(open_oldest, "by_standing", OPEN, RISING, "v.active_at", "TRUE ");
RANGE(closed_newest, "by_standing", CLOSED, FALLING, "v.active_at", "TRUE ");
RANGE(closed_oldest, "by_standing", CLOSED, RISING, "v.active_at", "TRUE ");

/* The filters about a person's referrals, by the index that finds one. */
enum asked { ASKED_any, ASKED_some, ASKED_program, ASKED_member, ASKED_status, ASKED_statuses, ASKED };

#define BY_ASKED(name) { [ASKED_any] = &name##_any, [ASKED_some] = &name##_some, [ASKED_program] = &name##_at_program, \
	[ASKED_member] = &name##_by_member, [ASKED_status] = &name##_with_status, [ASKED_statuses] = &name##_with_statuses }

struct way { const struct stmt *page[ASKED], *end; };
#define WAY(name) { BY_ASKED(name), &name##_end }

enum lead { LEAD_none, LEAD_open, LEAD_closed, LEADS };

static const struct way ways[LEADS][LIST_ORDERS] = {
	[LEAD_none] = { [LIST_DUE] = WAY(by_place), [LIST_NEWEST] = WAY(newest), [LIST_OLDEST] = WAY(oldest) },
	[LEAD_open] = { [LIST_DUE] = WAY(by_place), [LIST_NEWEST] = WAY(open_newest), [LIST_OLDEST] = WAY(open_oldest) },
	[LEAD_closed] = { [LIST_DUE] = WAY(by_place), [LIST_NEWEST] = WAY(closed_newest), [LIST_OLDEST] = WAY(closed_oldest) },
};

/* ---- what a list reads ---- */

struct reading {
	const struct people *of;
	enum list_order order;
	enum lead lead;
	int64_t place_least, place_most;
	unsigned standings;
	struct list_span made, due;	/* `to` belongs to them */
	enum asked asked;
	int64_t asked_value;		/* of the index; none for ASKED_any and ASKED_some */
	struct list_span range;		/* of the index */
	unsigned rows;
	bool has_others;		/* the range holds people that the list does not */
	struct cursor cursor;
};

static struct list_span span_closed(const struct list_span *s)
{
	return (struct list_span){ s->from, s->to ? s->to - 1 : FOR_EVER };
}

static struct list_span yesterday(const struct req *q)
{
	instant today = clock_day_start(q->now, q->site->time_zone);

	return (struct list_span){ clock_day_start(today - 1, q->site->time_zone), today - 1 };
}

static struct list_span both(struct list_span a, struct list_span b)
{
	return (struct list_span){ a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to };
}

static void read_tab(struct req *q, struct reading *r)
{
	enum list_tab tab = r->of->list.tab;
	bool searches = !text_is_empty(r->of->list.word);

	r->place_least = r->of->archived ? PLACE_ARCHIVED : PLACE_FIRST;
	r->place_most = r->of->archived || searches ? PLACE_ARCHIVED : PLACE_ARCHIVED - 1;
	r->standings = ALL_STANDINGS;
	if (tab == TAB_needs_you)
		r->place_most = PLACE_DUE + list_end_of_today(q) - 1;
	if (tab == TAB_yesterday)
		r->made = both(r->made, yesterday(q));
	if (tab == TAB_open || tab == TAB_done)
		r->standings = 1u << (tab == TAB_open ? STANDING_OPEN : STANDING_CLOSED);
	r->lead = tab == TAB_open ? LEAD_open : tab == TAB_done ? LEAD_closed : LEAD_none;
}

static bool is_any(const struct list_span *s) { return s->from <= 0 && s->to == FOR_EVER; }

/* The status in a set of one. */
static int64_t the_status(unsigned statuses)
{
	int64_t s = 0;

	while (statuses >>= 1)
		s++;
	return s;
}

/* Chooses the index that has the fewest of a person's referrals. */
static void choose_asked(struct reading *r)
{
	const struct people *of = r->of;
	unsigned statuses = of->list.statuses;
	bool is_one = !(statuses & (statuses - 1));

	r->asked = is_any(&r->made) && is_any(&r->due) ? ASKED_any : ASKED_some;
	if (of->member_id)
		r->asked = ASKED_member;
	if (statuses)
		r->asked = is_one ? ASKED_status : ASKED_statuses;
	if (of->program_id)
		r->asked = ASKED_program;
	r->asked_value = of->program_id ? of->program_id : !statuses ? of->member_id : is_one ? the_status(statuses) : statuses;
}

/* Somebody was active when their newest referral was made, or later. */
static struct list_span range_of(const struct reading *r)
{
	int64_t most = r->lead == LEAD_open && r->place_most > PLACE_CLOSED ? PLACE_CLOSED - 1 : r->place_most;

	if (r->order == LIST_DUE)
		return (struct list_span){ r->place_least, most };
	if (r->of->archived)
		return (struct list_span){ 0, 0 };
	return (struct list_span){ r->made.from > 1 ? r->made.from : 1, FOR_EVER };
}

static bool has_others(const struct reading *r)
{
	if (r->order == LIST_DUE)
		return r->lead != LEAD_none || r->asked != ASKED_any;
	return r->of->list.tab == TAB_needs_you || r->asked != ASKED_any;
}

#define COURSE_OF(order) ((int64_t)(order) + 100)

static void move_range(struct reading *r)
{
	int64_t at = r->cursor.at;

	if (r->order == LIST_NEWEST)
		r->range.to = at < r->range.to ? at : r->range.to;
	else
		r->range.from = at > r->range.from ? at : r->range.from;
}

static enum err cursor_read(struct req *q, struct reading *r)
{
	int64_t start = r->order == LIST_NEWEST ? FOR_EVER : -1;
	const char *before = r->of->list.before;

	r->cursor = (struct cursor){ start, start, COURSE_OF(r->order) };
	if (before && (!secret_unseal(FOR_CURSOR, before, &r->cursor, sizeof(r->cursor)) || r->cursor.course != COURSE_OF(r->order)))
		return fail(q, ERR_INPUT, "no cursor of this list");
	move_range(r);
	return ERR_OK;
}

static void reading_begin(struct req *q, const struct people *of, struct reading *r)
{
	*r = (struct reading){ .of = of, .order = of->list.order, .rows = of->list.rows ? of->list.rows : LIST_PAGE };
	r->made = span_closed(&of->list.made);
	r->due = span_closed(&of->list.due);
	read_tab(q, r);
	choose_asked(r);
	r->range = range_of(r);
	r->has_others = has_others(r);
}

/* ---- binding ---- */

struct binding { struct value values[64]; size_t count; };

static void bind(struct binding *b, struct binds more)
{
	memcpy(b->values + b->count, more.values, more.count * sizeof(*b->values));
	b->count += more.count;
}

static struct binds bound(const struct binding *b) { return (struct binds){ b->values, b->count }; }

static int64_t window(const struct reading *r)
{
	return r->has_others ? PEOPLE_WINDOW : r->rows + 1 + PASSED_OVER;
}

static void bind_keys(struct binding *b, const struct req *q, const struct reading *r)
{
	int64_t viewers[] = { viewer(q), viewer_team(q) };

	for (size_t i = 0; i < COUNT(viewers); i++)
		bind(b, BIND(viewers[i], q->site->id, r->range.from, r->range.to, r->cursor.at, r->cursor.id, window(r)));
	bind(b, BIND(window(r)));
}

static void bind_fits(struct binding *b, const struct req *q, const struct reading *r)
{
	unsigned statuses = r->of->list.statuses ? r->of->list.statuses : ALL_STATUSES;

	bind(b, BIND(r->place_least, r->place_most, r->standings));
	if (r->asked == ASKED_any)
		return;
	if (r->asked != ASKED_some)
		bind(b, BIND(r->asked_value));
	bind(b, BIND(r->made.from, r->made.to, viewer(q), viewer_team(q), statuses, r->due.from, r->due.to, r->of->program_id,
		r->of->member_id));
}

/* ---- a page ---- */

static char *seal(struct req *q, const struct reading *r, int64_t at, int64_t id)
{
	struct cursor c = { at, id, COURSE_OF(r->order) };

	return secret_seal(q->arena, FOR_CURSOR, &c, sizeof(c));
}

/* The page is not full, but the window may have been. */
static enum err look_further(struct req *q, const struct reading *r, const struct way *w, struct people_page *page)
{
	struct binding b = { .count = 0 };
	struct cursor last;
	enum err e;

	bind_keys(&b, q, r);
	bind(&b, BIND(window(r) - 1));
	e = db_row(q, w->end, &last, bound(&b));
	if (!e)
		page->further = seal(q, r, last.at, last.id);
	return e == ERR_MISSING ? ERR_OK : e;
}

static void take(struct req *q, const struct row *rows, size_t count, struct people_page *page)
{
	page->all = arena_array(q->arena, count + 1, sizeof(*page->all));
	page->count = count;
	for (size_t i = 0; i < count; i++)
		page->all[i] = rows[i].person;
}

static enum err read_range(struct req *q, struct reading *r, struct people_page *page)
{
	const struct way *w = &ways[r->lead][r->order];
	struct binding b = { .count = 0 };
	struct row *rows;
	size_t count;
	enum err e = cursor_read(q, r);

	if (e)
		return e;
	bind_keys(&b, q, r);
	bind(&b, BIND(viewer(q), viewer_team(q)));
	bind_fits(&b, q, r);
	bind(&b, BIND(r->rows + 1));
	if ((e = db_rows(q, w->page[r->asked], &rows, &count, bound(&b))))
		return e;
	take(q, rows, count > r->rows ? r->rows : count, page);
	if (count <= r->rows)
		return look_further(q, r, w, page);
	page->next = seal(q, r, rows[r->rows - 1].at, rows[r->rows - 1].person.id);
	return ERR_OK;
}

/* ---- by words ----
 *
 * person_list() finds people in the order in which they match. Those who fit the filters are taken, at most WORD_MOST looked
 * at for a page; another order sorts these. */

#define WORD_MOST 200
#define WORD_STEP 25

struct fit { int64_t id, place; };
static const struct column fit_columns[] = { COLUMN(struct fit, id), COLUMN(struct fit, place) };

#define FITTING(asked) \
	"SELECT p.id, " THE_PLACE " AS place " \
	"FROM person p " \
	VIEWERS \
	"WHERE p.id IN (" TWENTY_FIVE ") " \
	FITS asked

STATEMENT(fitting_any, fit_columns, struct fit, FITTING(ANY_REFERRAL));
STATEMENT(fitting_some, fit_columns, struct fit, FITTING(SOME_REFERRAL));
STATEMENT(fitting_at_program, fit_columns, struct fit, FITTING(AT_PROGRAM));
STATEMENT(fitting_by_member, fit_columns, struct fit, FITTING(BY_MEMBER));
STATEMENT(fitting_with_status, fit_columns, struct fit, FITTING(WITH_STATUS));
STATEMENT(fitting_with_statuses, fit_columns, struct fit, FITTING(WITH_STATUSES));

static const struct stmt *const fittings[ASKED] = BY_ASKED(fitting);

/* Where a search continues: at the cursor `behind` of person_list(), then after `shown`, the last person shown of a sorted
 * batch; 0 for none. */
struct word_cursor { int64_t shown, course; char behind[112]; };

struct found { struct person person; int64_t place; };

struct gathering {
	struct found *all;
	size_t count, most;
	const char *behind;		/* the cursor at which person_list() continues; NULL: at its end */
};

static enum err gather_some(struct req *q, const struct reading *r, struct gathering *g)
{
	struct binding b = { .count = 0 };
	struct person *people;
	struct fit *fits;
	size_t count, shown, n;
	enum err e = person_list(q, r->of->list.word, g->behind, &people, &count);

	if (e || !count) {
		g->behind = NULL;
		return e;
	}
	shown = count < WORD_STEP ? count : WORD_STEP;
	bind(&b, BIND(viewer(q), viewer_team(q)));
	for (size_t i = 0; i < WORD_STEP; i++)
		bind(&b, BIND(people[i < shown ? i : 0].id));
	bind_fits(&b, q, r);
	if ((e = db_rows(q, fittings[r->asked], &fits, &n, bound(&b))))
		return e;
	for (size_t i = 0; i < shown && g->count < g->most; i++) {
		g->behind = person_cursor(q, &people[i]);
		for (size_t k = 0; k < n; k++)
			if (fits[k].id == people[i].id)
				g->all[g->count++] = (struct found){ people[i], fits[k].place };
	}
	if (count <= WORD_STEP && g->count < g->most)
		g->behind = NULL;
	return ERR_OK;
}

static enum err gather(struct req *q, const struct reading *r, struct gathering *g)
{
	enum err e = ERR_OK;

	g->all = arena_array(q->arena, g->most, sizeof(*g->all));
	for (size_t looked = 0; looked < WORD_MOST && g->count < g->most && !e; looked += WORD_STEP) {
		e = gather_some(q, r, g);
		if (!g->behind)
			break;
	}
	return e;
}

static int by_number(int64_t a, int64_t b) { return a < b ? -1 : a > b; }

static int by_due(const void *a, const void *b)
{
	return by_number(((const struct found *)a)->place, ((const struct found *)b)->place);
}

static int by_age(const void *a, const void *b)
{
	return by_number(((const struct found *)a)->person.active_at, ((const struct found *)b)->person.active_at);
}

static int by_youth(const void *a, const void *b) { return by_age(b, a); }

static int (*const sorts[LIST_ORDERS])(const void *, const void *) = {
	[LIST_NEWEST] = by_youth, [LIST_OLDEST] = by_age, [LIST_DUE] = by_due,
};

static char *seal_words(struct req *q, int64_t shown, const char *behind)
{
	struct word_cursor c = { .shown = shown, .course = COURSE_OF(LIST_ORDERS) };

	if (behind)
		memcpy(c.behind, behind, strnlen(behind, sizeof(c.behind) - 1));
	return secret_seal(q->arena, FOR_CURSOR, &c, sizeof(c));
}

static enum err word_cursor_read(struct req *q, const struct reading *r, struct word_cursor *c)
{
	const char *before = r->of->list.before;

	*c = (struct word_cursor){ .shown = 0 };
	if (before && (!secret_unseal(FOR_CURSOR, before, c, sizeof(*c)) || c->course != COURSE_OF(LIST_ORDERS)))
		return fail(q, ERR_INPUT, "no cursor of this search");
	return ERR_OK;
}

/* Takes a page of those who were gathered, from the first one to show on. */
static void take_found(struct req *q, const struct reading *r, const struct gathering *g, const char *began, size_t first,
	struct people_page *page)
{
	bool more = g->count - first > r->rows;

	page->count = more ? r->rows : g->count - first;
	page->all = arena_array(q->arena, page->count + 1, sizeof(*page->all));
	for (size_t i = 0; i < page->count; i++)
		page->all[i] = g->all[first + i].person;
	if (more && r->of->best_first)
		page->next = seal_words(q, 0, person_cursor(q, &page->all[page->count - 1]));
	else if (more)
		page->next = seal_words(q, page->all[page->count - 1].id, began);
	else if (g->behind)
		page->further = seal_words(q, 0, g->behind);
}

static enum err read_words(struct req *q, const struct reading *r, struct people_page *page)
{
	struct word_cursor c;
	struct gathering g = { .most = r->of->best_first ? r->rows + 1 : WORD_MOST };
	size_t first = 0;
	enum err e = word_cursor_read(q, r, &c);

	if (e)
		return e;
	g.behind = *c.behind ? c.behind : NULL;
	if ((e = gather(q, r, &g)))
		return e;
	if (!r->of->best_first)
		qsort(g.all, g.count, sizeof(*g.all), sorts[r->order]);
	for (size_t i = 0; i < g.count && c.shown; i++)
		if (g.all[i].person.id == c.shown)
			first = i + 1;
	take_found(q, r, &g, *c.behind ? c.behind : NULL, first, page);
	return ERR_OK;
}

enum err people_read(struct req *q, const struct people *of, struct people_page *page)
{
	struct reading r;

	*page = (struct people_page){ .count = 0 };
	reading_begin(q, of, &r);
	return text_is_empty(of->list.word) ? read_range(q, &r, page) : read_words(q, &r, page);
}

/* ---- counts ---- */

static const struct column count_columns[] = {
	COLUMN(struct people_counts, needs_you), COLUMN(struct people_counts, open), COLUMN(struct people_counts, yesterday),
	COLUMN(struct people_counts, done), COLUMN(struct people_counts, all),
};

#define SOME_OF(kind, index, condition, limit) \
	"(SELECT v.person_id FROM person_viewer v FORCE INDEX (" index ") " \
	"WHERE v.viewer_kind = " kind " AND v.viewer_id = ? AND v.site_id = ? AND " condition "LIMIT " limit ") "
/* If the viewer has a hundred people of their own, the group's are not read. */
#define MANY_OF(index, condition) SOME_OF(SQL_VIEWER_ACCOUNT, index, condition, "1 OFFSET 99")
#define COUNT_OF(index, condition) \
	"IF(" MANY_OF(index, condition) ", 100, (SELECT COUNT(*) FROM (" SOME_OF(SQL_VIEWER_ACCOUNT, index, condition, "100") \
		"UNION " SOME_OF(SQL_VIEWER_TEAM, index, condition, "100") "LIMIT 100) c)) "

/* Somebody whose own referrals are closed may have an open one of the group's, and the other way round. */
#define DONE_OF(kind, other) \
	"(SELECT v.person_id FROM (SELECT person_id FROM person_viewer FORCE INDEX (by_standing) " \
		"WHERE viewer_kind = " kind " AND viewer_id = ? AND site_id = ? AND standing = " SQL_STANDING_CLOSED " AND active_at > 0 LIMIT 100) v " \
	"LEFT JOIN person_viewer o FORCE INDEX (PRIMARY) ON o.viewer_kind = " other " AND o.viewer_id = ? AND o.person_id = v.person_id " \
	"WHERE IFNULL(o.standing, " SQL_STANDING_EMPTY ") <> " SQL_STANDING_OPEN ") "

#define MADE_OF(edge, index) \
	"(SELECT person_id FROM referral FORCE INDEX (" index ") WHERE " edge " = ? AND made_at BETWEEN ? AND ? AND site_id = ? LIMIT 400) "

STATEMENT(count_people, count_columns, struct people_counts,
	"SELECT "
	COUNT_OF("by_place", "v.place BETWEEN 1 AND ? ") "AS needs_you, "
	COUNT_OF("by_standing", "v.standing = " SQL_STANDING_OPEN " AND v.active_at > 0 ") "AS open, "
	"(SELECT COUNT(DISTINCT p.id) FROM (" MADE_OF("helper_id", "helper_list") "UNION ALL " MADE_OF("shared_group_id", "group_list") ") m "
		"JOIN person p ON p.id = m.person_id WHERE p.archived_at IS NULL) AS yesterday, "
	"(SELECT COUNT(*) FROM (" DONE_OF(SQL_VIEWER_ACCOUNT, SQL_VIEWER_TEAM) "UNION " DONE_OF(SQL_VIEWER_TEAM, SQL_VIEWER_ACCOUNT) "LIMIT 100) c) AS done, "
	COUNT_OF("list", "v.active_at > 0 ") "AS `all`");

enum err people_count(struct req *q, struct people_counts *counts)
{
	int64_t me = viewer(q), team = viewer_team(q), site = q->site->id, today = PLACE_DUE + list_end_of_today(q) - 1;
	struct list_span made = yesterday(q);

	return db_row(q, &count_people, counts, BIND(
		me, site, today, me, site, today, team, site, today,
		me, site, me, site, team, site,
		me, made.from, made.to, site, team, made.from, made.to, site,
		me, site, team, team, site, me,
		me, site, me, site, team, site));
}

/* ---- the choices of filters ---- */

static const struct column choice_columns[] = {
	COLUMN(struct people_choice, is_member), COLUMN(struct people_choice, id), COLUMN(struct people_choice, public_id),
	COLUMN(struct people_choice, name),
};

#define PROGRAMS \
	"(SELECT DISTINCT FALSE AS is_member, p.id, p.public_id, p.name " \
	"FROM (" \
	"(SELECT r.program_id FROM referral r FORCE INDEX (helper_list) WHERE r.helper_id = ? AND r.site_id = ? " \
		"AND " LAW_SQL_HELPER " & " SQL_MAY_SEE " ORDER BY r.made_at DESC LIMIT 100) " \
	"UNION " \
	"(SELECT r.program_id FROM referral r FORCE INDEX (group_list) WHERE r.shared_group_id = ? " \
		"AND " LAW_SQL_HELPER " & " SQL_MAY_SEE " ORDER BY r.made_at DESC LIMIT 100)) k " \
	"JOIN program p ON p.id = k.program_id " \
	"ORDER BY p.name, p.id " \
	"LIMIT 50) "

#define MEMBERS \
	"(SELECT TRUE AS is_member, a.id, a.public_id, TRIM(CONCAT(a.first_name, ' ', a.last_name)) AS name " \
	"FROM team_member m " \
	"JOIN account a ON a.id = m.account_id " \
	"WHERE m.team_id = ? " \
	"ORDER BY name, a.id " \
	"LIMIT 100) "

STATEMENT(choices, choice_columns, struct people_choice,
	PROGRAMS "UNION ALL " MEMBERS "ORDER BY is_member, name, id");

STATEMENT(members, choice_columns, struct people_choice, MEMBERS);

enum err people_choices(struct req *q, struct people_choice **all, size_t *count)
{
	return db_rows(q, &choices, all, count, BIND(viewer(q), q->site->id, viewer_team(q), viewer_team(q)));
}

enum err people_members(struct req *q, struct people_choice **all, size_t *count)
{
	return db_rows(q, &members, all, count, BIND(viewer_team(q)));
}
