/* list.c - the table of lists: a whole statement for each edge, leading filter and order. */
#include "referral/list.h"

#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "law/attention.h"
#include "referral/inbound_word.h"
#include "referral/referral_sql.h"
#include "site/account.h"
#include "site/site.h"

#define FOR_EVER INT64_MAX
#define WALK_WINDOW 400		/* rows whose words are looked up for a page */
#define ALL_STATUSES ((1u << STATUSES) - 1)

static const struct column listed_columns[] = { LISTED_COLUMNS };

/* ---- words of the query ---- */

static const char *const tabs[TABS] = {
#define TAB(name) [TAB_##name] = #name,
#include "referral/tabs.def"
#undef TAB
};

static const char *const orders[LIST_ORDERS] = { [LIST_NEWEST] = "newest", [LIST_OLDEST] = "oldest", [LIST_DUE] = "due" };

static int found_in(const char *const *all, int count, const char *slug)
{
	for (int i = 0; i < count; i++)
		if (text_equal(all[i], slug))
			return i;
	return -1;
}

const char *list_tab_slug(enum list_tab tab) { return tabs[tab]; }
int list_tab_from_slug(const char *slug) { return found_in(tabs, TABS, slug); }
int list_order_from_slug(const char *slug) { return found_in(orders, LIST_ORDERS, slug); }

instant list_end_of_today(const struct req *q)
{
	return clock_next_day(q->now, 0, q->site->time_zone);
}

/* ---- where a page begins ---- */

/* The order of an index: by made_at either way, by due_order, by attention_program. */
enum course { COURSE_newest, COURSE_oldest, COURSE_due, COURSE_urgent, COURSES };

/* The values of a page's last row. A cursor of another course means nothing here. */
struct cursor { int64_t at, id, course; };

static enum err cursor_read(struct req *q, const struct list *l, enum course course, struct cursor *c)
{
	int64_t start = course == COURSE_newest ? FOR_EVER : -1;

	*c = (struct cursor){ start, start, course };
	if (!l->before)
		return ERR_OK;
	if (!secret_unseal(FOR_CURSOR, l->before, c, sizeof(*c)) || c->course != (int64_t)course)
		return fail(q, ERR_INPUT, "no cursor of this list");
	return ERR_OK;
}

/* Sealed, because row numbers reveal how many referrals there are. */
static char *cursor_seal(struct req *q, const struct cursor *c)
{
	return secret_seal(q->arena, FOR_CURSOR, c, sizeof(*c));
}

static struct cursor cursor_after(const struct referral *r, enum course course)
{
	struct cursor c = { r->made_at, r->id, course };

	if (course == COURSE_urgent)
		c.at = r->attention;
	if (course == COURSE_due)
		c.at = r->due_at ? r->due_at : FOR_EVER;
	return c;
}

/* ---- ranges of an index ----
 *
 * Each statement names its index: misled by the statistics of a fast-growing table,
 * MariaDB 10.11 would read a middle page from the first row. WINDOW is the range. ROWS reads a page of it; FITTING checks
 * it against the filters that the index has not led to; END is its last row, from which the next page goes on. */

#define FALLING(at, id) at " >= ? AND " at " <= ? AND (" at " < ? OR " id " < ?) ORDER BY " at " DESC, " id " DESC LIMIT ? "
#define RISING(at, id) at " >= ? AND " at " <= ? AND (" at " > ? OR " id " > ?) ORDER BY " at ", " id " LIMIT ? "
#define SORT_FALLING "ORDER BY k.at DESC, k.id DESC "
#define SORT_RISING "ORDER BY k.at, k.id "

#define WINDOW_OF(table, id, index, party, condition, course, at) \
	"(SELECT " id " AS id, " at " AS at, " SQL_ALL_GRANTS " AS within, " party " AS parties " \
		"FROM " table " FORCE INDEX (" index ") " \
		"WHERE " condition "AND " course(at, id) ") k "
#define WINDOW(...) WINDOW_OF("referral", "id", __VA_ARGS__)
/* The rows of a claimer, of all programs: worklist.h keeps them. */
#define WINDOW_OF_ALL(...) WINDOW_OF("inbound_claimer", "referral_id", __VA_ARGS__)

/* A word of the referral is in a range; with '' for the first value, any. */
#define WORD_FITS \
	"AND (? = '' OR (SELECT 1 FROM inbound_word w WHERE w.referral_id = r.id AND w.program_id = r.program_id " \
		"AND w.word BETWEEN ? AND ? AND (w.word NOT LIKE '%@%' OR " GRANTED " & " SQL_SHOW_CONTACT ") LIMIT 1)) "
#define WORDS_MOST 3

#define FITS \
	"AND 1 << IF(k.parties = " SQL_THE_HELPER ", r.status_helper, r.status) & ? " \
	"AND IF(r.outcome IS NOT NULL AND " GRANTED " & " SQL_SHOW_FORMS ", 2 << r.outcome, 1) & ? " \
	"AND r.made_at BETWEEN ? AND ? AND r.due_order BETWEEN ? AND ? " \
	"AND IF(k.parties = " SQL_THE_HELPER ", r.attention_helper, r.attention_program) <= ? " \
	WORD_FITS WORD_FITS WORD_FITS

#define ROWS(window, course) \
	LISTED_SELECT \
	"FROM " window \
	LISTED_JOINS \
	SORT_##course

#define FITTING(window, course) \
	LISTED_SELECT \
	"FROM (SELECT k.id, k.at, k.within, k.parties " \
		"FROM " window \
		"JOIN referral r ON r.id = k.id " \
		"WHERE " GRANTED " & " SQL_MAY_SEE " " \
		FITS SORT_##course "LIMIT ?) k " \
	LISTED_JOINS \
	SORT_##course

#define END(window, course) \
	"SELECT k.at, k.id " \
	"FROM " window \
	SORT_##course "LIMIT 1 OFFSET ?"

static const struct column cursor_columns[] = { COLUMN(struct cursor, at), COLUMN(struct cursor, id) };

#define READING(name, ...) \
	STATEMENT(name, listed_columns, struct referral, ROWS(__VA_ARGS__)); \
	STATEMENT(name##_fitting, listed_columns, struct referral, FITTING(__VA_ARGS__)); \
	STATEMENT(name##_end, cursor_columns, struct cursor, END(__VA_ARGS__))
#define RANGE(name, index, party, condition, course, at) \
	READING(name, WINDOW(index, party, condition, course, at), course)
#define RANGE_OF_ALL(name, index, condition, course, at) \
	READING(name, WINDOW_OF_ALL(index, SQL_THE_PROGRAM, condition, course, at), course)

#define OF_SEEKER "seeker_id = ? "
#define OF_PERSON "person_id = ? AND site_id = ? AND (IFNULL(helper_id = ?, 0) OR IFNULL(shared_group_id = ?, 0)) "
/* True if the viewer has claimed the program: only then can they read its Inbound. */
#define WORKS_IT "EXISTS (SELECT 1 FROM program_claimer c WHERE c.program_id = ? AND c.account_id = ?) "
#define OF_PROGRAM "inbound_program_id = ? AND " WORKS_IT
#define OF_CLAIMER "account_id = ? "

RANGE(of_seeker, "seeker_list", SQL_THE_SEEKER, OF_SEEKER, FALLING, "made_at");
RANGE(of_seeker_with_status, "seeker_status", SQL_THE_SEEKER, OF_SEEKER "AND status = ? ", FALLING, "made_at");
RANGE(of_person, "person_list", SQL_THE_HELPER, OF_PERSON, FALLING, "made_at");
RANGE(of_person_oldest, "person_list", SQL_THE_HELPER, OF_PERSON, RISING, "made_at");
RANGE(of_program, "inbound_list", SQL_THE_PROGRAM, OF_PROGRAM, FALLING, "made_at");
RANGE(of_program_oldest, "inbound_list", SQL_THE_PROGRAM, OF_PROGRAM, RISING, "made_at");
RANGE(of_program_due, "inbound_due", SQL_THE_PROGRAM, OF_PROGRAM, RISING, "due_order");
RANGE(of_program_urgent, "inbound_attention", SQL_THE_PROGRAM, OF_PROGRAM, RISING, "attention_program");
RANGE(of_program_at_stage, "inbound_stage", SQL_THE_PROGRAM, OF_PROGRAM "AND stage = ? ", FALLING, "made_at");
RANGE(of_program_at_stage_oldest, "inbound_stage", SQL_THE_PROGRAM, OF_PROGRAM "AND stage = ? ", RISING, "made_at");
RANGE(of_program_at_stage_due, "inbound_stage_due", SQL_THE_PROGRAM, OF_PROGRAM "AND stage = ? ", RISING, "due_order");
RANGE(of_program_with_status, "inbound_status", SQL_THE_PROGRAM, OF_PROGRAM "AND status = ? ", FALLING, "made_at");
RANGE(of_program_with_status_oldest, "inbound_status", SQL_THE_PROGRAM, OF_PROGRAM "AND status = ? ", RISING, "made_at");

RANGE_OF_ALL(of_claimer, "PRIMARY", OF_CLAIMER, FALLING, "made_at");
RANGE_OF_ALL(of_claimer_oldest, "PRIMARY", OF_CLAIMER, RISING, "made_at");
RANGE_OF_ALL(of_claimer_due, "by_due", OF_CLAIMER, RISING, "due_order");
RANGE_OF_ALL(of_claimer_urgent, "by_attention", OF_CLAIMER, RISING, "attention_program");
RANGE_OF_ALL(of_claimer_at_stage, "by_stage", OF_CLAIMER "AND stage = ? ", FALLING, "made_at");
RANGE_OF_ALL(of_claimer_at_stage_oldest, "by_stage", OF_CLAIMER "AND stage = ? ", RISING, "made_at");
RANGE_OF_ALL(of_claimer_at_stage_due, "by_stage_due", OF_CLAIMER "AND stage = ? ", RISING, "due_order");

/* ---- what a list reads ---- */

enum lead { LEAD_none, LEAD_stage, LEAD_status, LEADS };

struct way { const struct stmt *rows, *fitting, *end; };
#define WAY(name) { &(name), &name##_fitting, &name##_end }

static const struct way ways[LIST_EDGES][LEADS][COURSES] = {
	[LIST_SEEKER] = {
		[LEAD_none] = { [COURSE_newest] = WAY(of_seeker) },
		[LEAD_status] = { [COURSE_newest] = WAY(of_seeker_with_status) },
	},
	[LIST_PERSON] = {
		[LEAD_none] = { [COURSE_newest] = WAY(of_person), [COURSE_oldest] = WAY(of_person_oldest) },
	},
	[LIST_PROGRAM] = {
		[LEAD_none] = {
			[COURSE_newest] = WAY(of_program), [COURSE_oldest] = WAY(of_program_oldest),
			[COURSE_due] = WAY(of_program_due), [COURSE_urgent] = WAY(of_program_urgent),
		},
		[LEAD_stage] = {
			[COURSE_newest] = WAY(of_program_at_stage), [COURSE_oldest] = WAY(of_program_at_stage_oldest),
			[COURSE_due] = WAY(of_program_at_stage_due),
		},
		[LEAD_status] = {
			[COURSE_newest] = WAY(of_program_with_status), [COURSE_oldest] = WAY(of_program_with_status_oldest),
		},
	},
	[LIST_CLAIMER] = {
		[LEAD_none] = {
			[COURSE_newest] = WAY(of_claimer), [COURSE_oldest] = WAY(of_claimer_oldest),
			[COURSE_due] = WAY(of_claimer_due), [COURSE_urgent] = WAY(of_claimer_urgent),
		},
		[LEAD_stage] = {
			[COURSE_newest] = WAY(of_claimer_at_stage), [COURSE_oldest] = WAY(of_claimer_at_stage_oldest),
			[COURSE_due] = WAY(of_claimer_at_stage_due),
		},
	},
};

/* A list as its statement reads it. */
struct reading {
	const struct list *list;
	enum course course;
	enum lead lead;
	int64_t lead_value;
	unsigned statuses;		/* the tab's and the filter's; 0: none can fit */
	int64_t attention_most;
	struct list_span made, due, range;	/* `to` belongs to each of them; range is that of the index */
	struct { const char *from, *to; } words[WORDS_MOST];	/* NULL: any */
	unsigned rows, window;
	bool has_others;		/* the range holds rows that the list does not */
	struct cursor cursor;
};

/* The statuses of a stage. */
static unsigned stage_statuses(enum stage stage)
{
	unsigned set = 0;

	for (enum status s = 0; s < STATUSES; s++)
		if (status_stage(s) == stage)
			set |= 1u << s;
	return set;
}

static unsigned tab_statuses(enum list_tab tab)
{
	if (tab == TAB_not_updated)
		return stage_statuses(STAGE_not_updated);
	if (tab == TAB_waiting)
		return stage_statuses(STAGE_waiting);
	return tab == TAB_done ? stage_statuses(STAGE_done) : ALL_STATUSES;
}

/* The status in a set of one. */
static enum status the_status(unsigned statuses)
{
	enum status s = STATUS_NONE;

	while (statuses) {
		statuses >>= 1;
		s++;
	}
	return s;
}

static bool is_one(unsigned set) { return set && !(set & (set - 1)); }

/* Leads along the index that has the fewest rows beside those of the list. Returns the statuses of its range. */
static unsigned choose_lead(struct reading *r)
{
	const struct way *by_status = &ways[r->list->edge][LEAD_status][r->course];
	const struct way *by_stage = &ways[r->list->edge][LEAD_stage][r->course];

	if (is_one(r->statuses) && by_status->rows) {
		r->lead = LEAD_status;
		r->lead_value = the_status(r->statuses);
		return r->statuses;
	}
	for (enum stage s = 0; s < STAGES && by_stage->rows; s++)
		if (!(r->statuses & ~stage_statuses(s))) {
			r->lead = LEAD_stage;
			r->lead_value = s;
			return stage_statuses(s);
		}
	r->lead = LEAD_none;
	return ALL_STATUSES;
}

static struct list_span span_closed(const struct list_span *s)
{
	return (struct list_span){ s->from, s->to ? s->to - 1 : FOR_EVER };
}

static bool is_any(const struct list_span *s) { return s->from <= 0 && s->to == FOR_EVER; }

/* True if the range of the index holds rows that the list does not. */
static bool has_others(const struct reading *r, unsigned led)
{
	const struct list *l = r->list;

	return led != r->statuses || l->forms || (l->tab == TAB_needs_you && r->course != COURSE_urgent)
		|| (r->course > COURSE_oldest && !is_any(&r->made)) || (r->course != COURSE_due && !is_any(&r->due));
}

static struct list_span range_of(const struct reading *r)
{
	if (r->course == COURSE_urgent)
		return (struct list_span){ 1, r->attention_most };
	return r->course == COURSE_due ? r->due : r->made;
}

/* The range begins where the page before ended. */
static void move_range(struct reading *r)
{
	int64_t at = r->cursor.at;

	if (r->course == COURSE_newest)
		r->range.to = at < r->range.to ? at : r->range.to;
	else
		r->range.from = at > r->range.from ? at : r->range.from;
}

static enum err reading_begin(struct req *q, const struct list *l, struct reading *r)
{
	enum err e;

	*r = (struct reading){ .list = l, .course = (enum course)l->order };
	if (l->order == LIST_DUE && l->tab == TAB_needs_you && text_is_empty(l->word))
		r->course = COURSE_urgent;
	if (text_is_empty(l->word) ? !ways[l->edge][LEAD_none][r->course].rows : l->edge < LIST_PROGRAM)
		return fail(q, ERR_INPUT, "no index for edge %d, order %d", (int)l->edge, (int)l->order);
	r->statuses = (l->statuses ? l->statuses : ALL_STATUSES) & tab_statuses(l->tab);
	r->attention_most = l->tab == TAB_needs_you ? list_end_of_today(q) - 1 : FOR_EVER;
	r->made = span_closed(&l->made);
	r->due = span_closed(&l->due);
	r->rows = l->rows ? l->rows : LIST_PAGE;
	r->window = LIST_WINDOW;
	r->has_others = has_others(r, text_is_empty(l->word) ? choose_lead(r) : ALL_STATUSES);
	r->range = range_of(r);
	if ((e = cursor_read(q, l, r->course, &r->cursor)))
		return e;
	move_range(r);
	return ERR_OK;
}

/* ---- binding ---- */

struct binding { struct value values[80]; size_t count; };

static void bind(struct binding *b, struct binds more)
{
	memcpy(b->values + b->count, more.values, more.count * sizeof(*b->values));
	b->count += more.count;
}

static struct binds bound(const struct binding *b) { return (struct binds){ b->values, b->count }; }

static const struct account nobody;

static void bind_edge(struct binding *b, const struct req *q, const struct list *l)
{
	const struct account *a = q->account ? q->account : &nobody;

	if (l->edge == LIST_SEEKER || l->edge == LIST_CLAIMER)
		bind(b, BIND(a->id));
	else if (l->edge == LIST_PERSON)
		bind(b, BIND(l->of, q->site ? q->site->id : 0, a->id, a->team_id));
	else
		bind(b, BIND(l->of, l->of, a->id));
}

static void bind_window(struct binding *b, const struct req *q, const struct reading *r)
{
	bind_edge(b, q, r->list);
	if (r->lead != LEAD_none)
		bind(b, BIND(r->lead_value));
	bind(b, BIND(r->range.from, r->range.to, r->cursor.at, r->cursor.id, r->has_others ? r->window : r->rows + 1));
}

static void bind_fits(struct binding *b, const struct reading *r)
{
	unsigned forms = r->list->forms ? r->list->forms : LIST_WITHOUT_FORMS | LIST_WITH_FORMS;

	bind(b, BIND(r->statuses, forms, r->made.from, r->made.to, r->due.from, r->due.to, r->attention_most));
	for (size_t i = 0; i < WORDS_MOST; i++) {
		const char *from = text_or_empty(r->words[i].from);

		bind(b, BIND(from, from, text_or_empty(r->words[i].to)));
	}
}

/* ---- a page ---- */

static void end_page(struct req *q, const struct reading *r, struct list_page *page)
{
	struct cursor last;

	if (page->count <= r->rows)
		return;
	page->count = r->rows;
	last = cursor_after(&page->all[page->count - 1], r->course);
	page->next = cursor_seal(q, &last);
}

/* The page is not full, but the window may have been. */
static enum err look_further(struct req *q, const struct reading *r, const struct stmt *end, struct list_page *page)
{
	struct cursor last = { .course = r->course };
	struct binding b = { .count = 0 };
	enum err e;

	bind_window(&b, q, r);
	bind(&b, BIND(r->window - 1));
	e = db_row(q, end, &last, bound(&b));
	if (!e)
		page->further = cursor_seal(q, &last);
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err read_fitting(struct req *q, const struct reading *r, const struct way *w, struct list_page *page)
{
	struct binding b = { .count = 0 };
	enum err e;

	bind_window(&b, q, r);
	bind_fits(&b, r);
	bind(&b, BIND(r->rows + 1));
	e = db_rows(q, w->fitting, &page->all, &page->count, bound(&b));
	return e || page->count > r->rows ? e : look_further(q, r, w->end, page);
}

static enum err read_range(struct req *q, const struct reading *r, struct list_page *page)
{
	const struct way *w = &ways[r->list->edge][r->lead][r->course];
	struct binding b = { .count = 0 };
	enum err e;

	if (r->has_others) {
		e = read_fitting(q, r, w, page);
	} else {
		bind_window(&b, q, r);
		e = db_rows(q, w->rows, &page->all, &page->count, bound(&b));
	}
	end_page(q, r, page);
	return e;
}

/* ---- by words of a program ----
 *
 * Words that are the typed one come from a window of their own, newest first; words that only begin with it from another.
 * Further words are looked up by their whole key: otherwise a word that nobody has would read them all. (Not by EXISTS, for
 * which MariaDB reads all that have the word. DISTINCT keeps MariaDB 10.11 from merging the keys into the statement, where it
 * then loses a column.) Both windows are sorted together, as the list is. The text may be the
 * beginning of an address; that finds only referrals of which the program may see the contact information. */
#define WORD_ALSO(n) \
	"AND (? = '' OR (SELECT 1 FROM inbound_word w" n " WHERE w" n ".program_id = w.program_id " \
		"AND w" n ".word = ? AND w" n ".made_at = w.made_at AND w" n ".referral_id = w.referral_id LIMIT 1)) "
#define WORD_KEYS \
	"SELECT DISTINCT w.referral_id AS id, w.made_at, w.program_id, " SQL_ALL_GRANTS " AS within, " SQL_THE_PROGRAM " AS parties "
#define WORD_ROWS "SELECT w.program_id, w.word, w.made_at, w.referral_id "
#define WORDS_OF_PROGRAM "FROM inbound_word w FORCE INDEX (PRIMARY) WHERE w.program_id = ? AND " WORKS_IT
#define WORDS_OF_CLAIMER \
	"FROM program_claimer c STRAIGHT_JOIN inbound_word w FORCE INDEX (PRIMARY) ON w.program_id = c.program_id " \
	"WHERE c.account_id = ? "

/* The order of the list, as numbers that grow. Values: is it newest first, is it oldest first; is it newest first. */
#define WORD_ORDER "IF(?, -r.made_at, IF(?, r.made_at, r.due_order))"
#define WORD_TIE "IF(?, -r.id, r.id)"

#define BY_WORD(keys) \
	LISTED_SELECT \
	"FROM (SELECT k.id, k.within, k.parties, " WORD_ORDER " AS place, " WORD_TIE " AS tie " \
		"FROM (" keys ") k " \
		"JOIN referral r ON r.id = k.id " \
		"WHERE " GRANTED " & " SQL_MAY_SEE " " \
		"AND (NOT ? OR " GRANTED " & " SQL_SHOW_CONTACT ") " \
		FITS \
		"HAVING place > ? OR (place = ? AND tie > ?) " \
		"ORDER BY place, tie " \
		"LIMIT ?) k " \
	LISTED_JOINS \
	"ORDER BY k.place, k.tie"

STATEMENT(of_program_by_word, listed_columns, struct referral,
	BY_WORD(
		"(" WORD_KEYS "FROM (" WORD_ROWS WORDS_OF_PROGRAM "AND w.word = ? AND w.made_at <= ? "
				"ORDER BY w.made_at DESC, w.referral_id DESC LIMIT ?) w "
			"WHERE TRUE " WORD_ALSO("2") WORD_ALSO("3") ") "
		"UNION "
		"(" WORD_KEYS "FROM (" WORD_ROWS WORDS_OF_PROGRAM "AND w.word > ? AND w.word < ? ORDER BY w.program_id, w.word LIMIT ?) w "
			"WHERE (w.word NOT LIKE '%@%' OR (SELECT 1 FROM referral r WHERE r.id = w.referral_id "
				"AND " LAW_SQL_PROGRAM " & " SQL_SHOW_CONTACT ")) "
			WORD_ALSO("2") WORD_ALSO("3") ")"));

/* A typed search. */
struct typed { char *words[WORDS_MOST]; bool is_contact, is_whole; };

/* The longest word is the rarest, so it is looked up first; a telephone number or address is one word. */
static void put_longest_first(char **words, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (strlen(words[i]) > strlen(words[0])) {
			char *longer = words[i];

			words[i] = words[0];
			words[0] = longer;
		}
}

/* False if no word was typed. */
static bool typed_read(struct req *q, const char *text, struct typed *t)
{
	size_t count;
	char **words = inbound_words(q, text, &count);

	if (!count)
		return false;
	put_longest_first(words, count);
	for (size_t i = 0; i < WORDS_MOST; i++)
		t->words[i] = i < count ? words[i] : arena_text(q->arena, "");
	/* A search by e-mail or phone must not find a referral whose contact details are now withheld. */
	t->is_contact = strchr(words[0], '@') || !words[0][strspn(words[0], "0123456789")];
	t->is_whole = inbound_is_last_digits(words[0]);
	return true;
}

/* One word that is no word of a name alone may be the part of an address before the @: "fatima.z". */
static bool typed_as_address(struct req *q, const char *text, struct typed *t)
{
	char *word = text_lower(q->arena, text_trim(q->arena, text));

	if (strchr(word, ' ') || strchr(word, '@') || !strpbrk(word, "._-+0123456789") || !word[strspn(word, "0123456789")])
		return false;
	*t = (struct typed){ { word, arena_text(q->arena, ""), arena_text(q->arena, "") }, true, false };
	return true;
}

/* The end of the range of words that begin with this one. */
static const char *behind(struct req *q, const char *word)
{
	return arena_printf(q->arena, "%s\xef\xbf\xbf", word);
}

/* A page of one word without further conditions ends early; otherwise the whole window may have to be checked. */
static int64_t exact_window(const struct reading *r, const struct typed *t)
{
	return r->course == COURSE_newest && !r->has_others && !*t->words[1] ? r->rows + 1 : LIST_WINDOW;
}

static void bind_order(struct binding *b, const struct reading *r)
{
	bool newest = r->course == COURSE_newest;

	bind(b, BIND(newest, r->course == COURSE_oldest, newest));
}

static void bind_more_words(struct binding *b, const struct typed *t)
{
	bind(b, BIND(t->words[1], t->words[1], t->words[2], t->words[2]));
}

/* Binds the conditions of the found rows, and where the page begins. */
static void bind_rest(struct binding *b, const struct reading *r, const struct typed *t)
{
	int64_t sign = r->course == COURSE_newest ? -1 : 1, at = r->cursor.at * sign;

	bind(b, BIND(t->is_contact));
	bind_fits(b, r);
	bind(b, BIND(at, at, r->cursor.id * sign, r->rows + 1));
}

static enum err read_of_program(struct req *q, const struct reading *r, const struct typed *t, struct list_page *page)
{
	int64_t newest_most = r->course == COURSE_newest ? r->range.to : r->made.to;
	const char *word = t->words[0];
	struct binding b = { .count = 0 };
	enum err e;

	bind_order(&b, r);
	bind_edge(&b, q, r->list);
	bind(&b, BIND(word, newest_most, exact_window(r, t)));
	bind_more_words(&b, t);
	bind_edge(&b, q, r->list);
	bind(&b, BIND(word, behind(q, word), t->is_whole ? 0 : LIST_WINDOW));
	bind_more_words(&b, t);
	bind_rest(&b, r, t);
	e = db_rows(q, &of_program_by_word, &page->all, &page->count, bound(&b));
	end_page(q, r, page);
	return e;
}

static enum err read_words_of_program(struct req *q, const struct reading *r, struct list_page *page)
{
	struct typed t;
	enum err e = ERR_OK;

	if (typed_read(q, r->list->word, &t))
		e = read_of_program(q, r, &t, page);
	if (e || page->count || !typed_as_address(q, r->list->word, &t))
		return e;
	return read_of_program(q, r, &t, page);
}

/* ---- by words of all programs ----
 *
 * A word that few referrals have is looked up once, and the claim of each of their programs then; a word of more than a window,
 * in each program. If many of the claimer's have it, or only its beginning was typed, the list is walked instead, a window at a
 * time: FITS checks the words of its rows. */

struct found { int64_t id; };
static const struct column found_columns[] = { COLUMN(struct found, id) };

STATEMENT(nth_of_claimer, found_columns, struct found,
	"SELECT w.referral_id AS id "
	WORDS_OF_CLAIMER "AND w.word = ? "
	"LIMIT 1 OFFSET ?");

STATEMENT(nth_of_all, found_columns, struct found,
	"SELECT w.referral_id AS id "
	"FROM inbound_word w FORCE INDEX (by_word) "
	"WHERE w.word = ? "
	"LIMIT 1 OFFSET ?");

#define CLAIMER_WORDS(words, claim) \
	BY_WORD(WORD_KEYS "FROM (" WORD_ROWS words "w.word = ? LIMIT ?) w " claim "WHERE TRUE " WORD_ALSO("2") WORD_ALSO("3"))

STATEMENT(of_claimer_by_word, listed_columns, struct referral, CLAIMER_WORDS(WORDS_OF_CLAIMER "AND ", ""));
/* STRAIGHT_JOIN, so that the claims are looked up, and not all read. */
STATEMENT(of_claimer_by_rare_word, listed_columns, struct referral,
	CLAIMER_WORDS("FROM inbound_word w FORCE INDEX (by_word) WHERE ",
		"STRAIGHT_JOIN program_claimer c FORCE INDEX (PRIMARY) ON c.program_id = w.program_id AND c.account_id = ? "));

/* How many have a word: a window at most anywhere, or of the claimer's, or more. */
enum spread { SPREAD_rare, SPREAD_wide, SPREAD_common };

static enum err has_more(struct req *q, const struct stmt *nth, struct binds b, bool *more)
{
	struct found found;
	enum err e = db_row(q, nth, &found, b);

	*more = !e;
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err spread_of(struct req *q, const struct typed *t, enum spread *spread)
{
	bool wide, common = false;
	enum err e = has_more(q, &nth_of_all, BIND(t->words[0], LIST_WINDOW), &wide);

	if (!e && wide)
		e = has_more(q, &nth_of_claimer, BIND(q->account->id, t->words[0], LIST_WINDOW), &common);
	*spread = common ? SPREAD_common : wide ? SPREAD_wide : SPREAD_rare;
	return e;
}

static enum err read_few(struct req *q, const struct reading *r, const struct typed *t, bool rare, struct list_page *page)
{
	struct binding b = { .count = 0 };
	enum err e;

	bind_order(&b, r);
	if (rare)
		bind(&b, BIND(t->words[0], LIST_WINDOW, q->account->id));
	else
		bind(&b, BIND(q->account->id, t->words[0], LIST_WINDOW));
	bind_more_words(&b, t);
	bind_rest(&b, r, t);
	e = db_rows(q, rare ? &of_claimer_by_rare_word : &of_claimer_by_word, &page->all, &page->count, bound(&b));
	end_page(q, r, page);
	return e;
}

static enum err walk(struct req *q, struct reading *r, const struct typed *t, struct list_page *page)
{
	for (size_t i = 0; i < WORDS_MOST; i++) {
		r->words[i].from = t->words[i];
		r->words[i].to = t->is_whole ? t->words[i] : behind(q, t->words[i]);
	}
	r->window = WALK_WINDOW;
	r->has_others = true;
	(void)choose_lead(r);
	return read_range(q, r, page);
}

static enum err read_words_of_claimer(struct req *q, struct reading *r, struct list_page *page)
{
	enum spread spread;
	struct typed t;
	enum err e;

	if (!typed_read(q, r->list->word, &t))
		return ERR_OK;
	if ((e = spread_of(q, &t, &spread)))
		return e;
	if (spread < SPREAD_common && ((e = read_few(q, r, &t, spread == SPREAD_rare, page)) || page->count || t.is_whole))
		return e;
	(void)typed_as_address(q, r->list->word, &t);
	return walk(q, r, &t, page);
}

/* ---- names of sites ---- */

static const struct referral *earlier_of_site(const struct referral *all, const struct referral *r)
{
	while (all < r && all->site_id != r->site_id)
		all++;
	return all < r ? all : NULL;
}

static enum err name_site(struct req *q, const struct referral *all, struct referral *r)
{
	const struct referral *earlier = earlier_of_site(all, r);
	struct site *s = ARENA_NEW(q->arena, struct site);
	enum err e = ERR_OK;

	if (earlier)
		r->site_name = earlier->site_name;
	else if (q->site && q->site->id == r->site_id)
		r->site_name = q->site->name;
	else if (!(e = site_by_id(q, r->site_id, s)))
		r->site_name = s->name;
	return e;
}

/* Most rows are of the viewer's site; each other one is read once. */
static enum err name_sites(struct req *q, struct list_page *page)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < page->count && !e; i++)
		e = name_site(q, page->all, &page->all[i]);
	return e;
}

/* ---- any list ---- */

static enum err read_page(struct req *q, struct reading *r, struct list_page *page)
{
	if (text_is_empty(r->list->word))
		return read_range(q, r, page);
	return r->list->edge == LIST_CLAIMER ? read_words_of_claimer(q, r, page) : read_words_of_program(q, r, page);
}

enum err list_read(struct req *q, const struct list *l, struct list_page *page)
{
	struct reading r;
	enum err e;

	*page = (struct list_page){ .count = 0 };
	if ((e = reading_begin(q, l, &r)) || !r.statuses || (e = read_page(q, &r, page)))
		return e;
	return name_sites(q, page);
}
