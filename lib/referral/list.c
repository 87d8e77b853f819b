/* list.c - the table of lists: a whole statement for each supported edge, filter and order. */
#include "referral/list.h"

#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "referral/inbound_word.h"
#include "referral/referral_sql.h"
#include "site/account.h"
#include "site/site.h"

#define FOR_EVER INT64_MAX
#define ROWS STRINGIFY(26)		/* LIST_PAGE + 1 */
_Static_assert(LIST_PAGE + 1 == 26, "as ROWS has it");

static const struct column referral_columns[] = { REFERRAL_COLUMNS };

/* ---- where a page begins ---- */

struct cursor { int64_t at, id; };

/* The member of struct referral that each order sorts by. */
static const size_t ordered_by[LIST_ORDERS] = {
	[LIST_NEWEST_FIRST] = offsetof(struct referral, made_at),
};

static struct cursor cursor_read(const char *text)
{
	struct cursor c;

	if (text && secret_unseal(FOR_CURSOR, text, &c, sizeof(c)))
		return c;
	return (struct cursor){ FOR_EVER, FOR_EVER };
}

/* Sealed, because row numbers reveal how many referrals there are. */
char *list_cursor(struct req *q, const struct list *l, const struct referral *r)
{
	struct cursor c = { .id = r->id };

	memcpy(&c.at, (const char *)r + ordered_by[l->order], sizeof(c.at));
	return secret_seal(q->arena, FOR_CURSOR, &c, sizeof(c));
}

/* ---- ranges of an index ----
 *
 * Each statement names its index: misled by the statistics of a fast-growing table,
 * MariaDB 10.11 would read a middle page from the first row. */

#define NEWEST_FIRST "ORDER BY k.made_at DESC, k.id DESC LIMIT " ROWS
#define BEFORE "made_at <= ? AND (made_at < ? OR id < ?) ORDER BY made_at DESC, id DESC LIMIT " ROWS

#define RANGE(index, party, condition) \
	REFERRAL_SELECT \
	"FROM ((SELECT id, made_at, " SQL_ALL_GRANTS " AS within, " party " AS parties " \
		"FROM referral FORCE INDEX (" index ") " \
		"WHERE " condition "AND " BEFORE ")) k " \
	REFERRAL_JOINS NEWEST_FIRST

STATEMENT(of_seeker, referral_columns, struct referral,
	RANGE("seeker_list", SQL_THE_SEEKER, "seeker_id = ? "));

STATEMENT(of_seeker_with_status, referral_columns, struct referral,
	RANGE("seeker_status", SQL_THE_SEEKER, "seeker_id = ? AND status = ? "));

STATEMENT(of_person, referral_columns, struct referral,
	RANGE("person_list", SQL_THE_HELPER, "person_id = ? AND site_id = ? "
		"AND (IFNULL(helper_id = ?, 0) OR IFNULL(shared_group_id = ?, 0)) "));

/* True if the viewer has claimed the program: only then can they read its Inbound. */
#define WORKS_IT "EXISTS (SELECT 1 FROM program_claimer c WHERE c.program_id = ? AND c.account_id = ?) "

STATEMENT(of_program, referral_columns, struct referral,
	RANGE("inbound_list", SQL_THE_PROGRAM, "inbound_program_id = ? AND " WORKS_IT));

STATEMENT(of_program_with_status, referral_columns, struct referral,
	RANGE("inbound_status", SQL_THE_PROGRAM, "inbound_program_id = ? AND " WORKS_IT "AND status = ? "));

static const struct account nobody;

/* Binds the values of an edge and returns their number. */
static size_t bind_edge(const struct req *q, const struct list *l, struct value *v)
{
	const struct account *a = q->account ? q->account : &nobody;

	switch (l->edge) {
	case LIST_SEEKER:
		v[0] = value_int(a->id);
		return 1;
	case LIST_PERSON:
		v[0] = value_int(l->of);
		v[1] = value_int(q->site ? q->site->id : 0);
		v[2] = value_int(a->id);
		v[3] = value_int(a->team_id);
		return 4;
	default:
		v[0] = v[1] = value_int(l->of);
		v[2] = value_int(a->id);
		return 3;
	}
}

static size_t bind_cursor(const struct cursor *c, struct value *v)
{
	v[0] = v[1] = value_int(c->at);
	v[2] = value_int(c->id);
	return 3;
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

static enum err read_range(struct req *q, const struct list *l, const struct stmt *s, struct referral **all, size_t *count)
{
	struct cursor c = cursor_read(l->before);
	struct value v[12];
	size_t n = bind_edge(q, l, v);

	if (l->statuses)
		v[n++] = value_int(the_status(l->statuses));
	n += bind_cursor(&c, v + n);
	return db_rows(q, s, all, count, (struct binds){ v, n });
}

/* ---- by a word ----
 *
 * Matches of a whole word come first, newest first. Words that only begin with the typed text come from a window
 * of 2,000 keys. Further words are looked up by their whole key, among the newest 2,000 that have the first word:
 * otherwise a word that nobody has would read them all. The text may be the beginning of an address; that finds
 * only referrals of which the program may see the contact information. */
#define WINDOW 2000
#define WORD_BEFORE "w.made_at <= ? AND (w.made_at < ? OR w.referral_id < ?) "
#define WORD_ALSO(n) \
	"AND (? = '' OR EXISTS (SELECT 1 FROM inbound_word w" n " WHERE w" n ".program_id = w.program_id " \
		"AND w" n ".word = ? AND w" n ".made_at = w.made_at AND w" n ".referral_id = w.referral_id)) "

STATEMENT(of_program_by_word, referral_columns, struct referral,
	REFERRAL_SELECT
	"FROM ((SELECT w.referral_id AS id, w.made_at, " SQL_ALL_GRANTS " AS within, " SQL_THE_PROGRAM " AS parties "
		"FROM (SELECT program_id, word, made_at, referral_id FROM inbound_word w FORCE INDEX (PRIMARY) "
			"WHERE program_id = ? AND word = ? AND " WORD_BEFORE
			"ORDER BY made_at DESC, referral_id DESC LIMIT ?) w "
		"WHERE TRUE "
		WORD_ALSO("2") WORD_ALSO("3")
		"ORDER BY w.made_at DESC, w.referral_id DESC LIMIT " ROWS ") "
		"UNION "
		"(SELECT w.referral_id AS id, w.made_at, " SQL_ALL_GRANTS " AS within, " SQL_THE_PROGRAM " AS parties "
		"FROM (SELECT program_id, word, made_at, referral_id FROM inbound_word "
			"WHERE program_id = ? AND word > ? AND word < ? "
			"ORDER BY program_id, word LIMIT 2000) w "
		"WHERE " WORD_BEFORE
		"AND (w.word NOT LIKE '%@%' OR EXISTS (SELECT 1 FROM referral r WHERE r.id = w.referral_id "
			"AND " LAW_SQL_PROGRAM " & " SQL_SHOW_CONTACT ")) "
		WORD_ALSO("2") WORD_ALSO("3")
		"ORDER BY w.made_at DESC, w.referral_id DESC LIMIT " ROWS ")) k "
	REFERRAL_JOINS
	"AND " WORKS_IT
	"AND (? OR r.status = ?) "
	"AND (NOT ? OR " GRANTED " & " SQL_SHOW_CONTACT ") "
	NEWEST_FIRST);

/* A search by e-mail or phone must not find a referral whose contact details are now withheld. */
static bool has_contact(char **words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strchr(words[i], '@') || !words[i][strspn(words[i], "0123456789")])
			return true;
	return false;
}

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

static enum err read_by_word(struct req *q, const struct list *l, const struct stmt *s, struct referral **all, size_t *count)
{
	struct cursor c = cursor_read(l->before);
	size_t n;
	char **words = inbound_words(q, l->word, &n);
	const char *first, *second, *third;

	*count = 0;
	if (!n)
		return ERR_OK;
	put_longest_first(words, n);
	first = words[0];
	second = n > 1 ? words[1] : "";
	third = n > 2 ? words[2] : "";
	return db_rows(q, s, all, count, BIND(
		l->of, first, c.at, c.at, c.id, n > 1 ? WINDOW : LIST_PAGE + 1, second, second, third, third,
		l->of, first, arena_printf(q->arena, "%s\xef\xbf\xbf", first), c.at, c.at, c.id, second, second, third, third,
		l->of, q->account ? q->account->id : 0, !l->statuses, the_status(l->statuses), has_contact(words, n)));
}

/* ---- the table ---- */

enum filter { EVERY, ONE_STATUS, SOME_STATUSES, WORD, WORD_AND_STATUS, WORD_AND_STATUSES, FILTERS };

struct way {
	const struct stmt *statement;
	enum err (*read)(struct req *q, const struct list *l, const struct stmt *s, struct referral **all, size_t *count);
};

static const struct way ways[LIST_EDGES][FILTERS][LIST_ORDERS] = {
	[LIST_SEEKER] = {
		[EVERY] = { [LIST_NEWEST_FIRST] = { &of_seeker, read_range } },
		[ONE_STATUS] = { [LIST_NEWEST_FIRST] = { &of_seeker_with_status, read_range } },
	},
	[LIST_PERSON] = {
		[EVERY] = { [LIST_NEWEST_FIRST] = { &of_person, read_range } },
	},
	[LIST_PROGRAM] = {
		[EVERY] = { [LIST_NEWEST_FIRST] = { &of_program, read_range } },
		[ONE_STATUS] = { [LIST_NEWEST_FIRST] = { &of_program_with_status, read_range } },
		[WORD] = { [LIST_NEWEST_FIRST] = { &of_program_by_word, read_by_word } },
		[WORD_AND_STATUS] = { [LIST_NEWEST_FIRST] = { &of_program_by_word, read_by_word } },
	},
};

static enum filter filter_of(const struct list *l)
{
	enum filter f = text_is_empty(l->word) ? EVERY : WORD;

	if (!l->statuses)
		return f;
	return l->statuses & (l->statuses - 1) ? f + SOME_STATUSES : f + ONE_STATUS;
}

enum err list_read(struct req *q, const struct list *l, struct referral **all, size_t *count)
{
	enum filter f = filter_of(l);
	const struct way *w = &ways[l->edge][f][l->order];

	*count = 0;
	if (!w->statement)
		return fail(q, ERR_INPUT, "no index for edge %d, filter %d, order %d", (int)l->edge, (int)f, (int)l->order);
	return w->read(q, l, w->statement, all, count);
}
