/* lists.c - a list costs the same for a viewer of 1,000 referrals as for one of 100,000.
 *
 * EXPLAIN alone proves nothing: these tests count the rows that the server reads
 * for a page. One account is every party of all the referrals: the seeker, the
 * helper, a member of the sharing group, and a claimer of the program. */
#include <criterion/criterion.h>
#include <string.h>

#include "site/account.h"
#include "edge/db.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "rows.h"
#include "base/secret.h"
#include "site/site.h"
#include "law/status.h"
#include "support.h"

#define PAGE_MOST 300		/* rows read for a page of 25 */
#define SEARCH_MOST 7000	/* windows of 2,000 words, and the rows looked up for each */
#define AT_ONCE 5000		/* other tests wait while so many rows get their numbers */

static struct req *q;
static struct { int64_t everybody, team, program, person; } who;

COMMAND(one_person,
	"INSERT INTO person (public_id, site_id, seeker_first_name, seeker_name_key, made_at, updated_at) "
	"VALUES (?, ?, 'Maria', 'maria', 1, 1)");

/* One in eleven is got_help: all statuses are equally frequent. */
COMMAND(many_referrals,
	"INSERT INTO referral (public_id, code, site_id, program_id, kind, origin, reach, consent, seeker_id, helper_id, "
	"  shared_group_id, inbound_program_id, person_id, seeker_first_name, seeker_last_name, seeker_name_key, comment, "
	"  status, status_helper, made_at, updated_at) "
	"SELECT CONCAT(?, '-', n.seq), CONCAT(LEFT(?, 12), n.seq), ?, ?, 0, 1, 1, 1, ?, ?, ?, ?, ?, "
	"  'Maria', IF(n.seq % 2, 'Lopez', 'Silva'), 'maria', '', n.seq % 11, n.seq % 11, n.seq, n.seq "
	"FROM seq_1_to_100000 n "
	"WHERE n.seq BETWEEN ? AND ?");

COMMAND(many_words,
	"INSERT INTO inbound_word (program_id, word, made_at, referral_id) "
	"SELECT r.inbound_program_id, w.word, r.made_at, r.id "
	"FROM referral r "
	"JOIN (SELECT 'Lopez' AS of, 'maria' AS word UNION ALL SELECT 'Lopez', 'lopez' "
	"  UNION ALL SELECT 'Silva', 'maria' UNION ALL SELECT 'Silva', 'silva') w ON w.of = r.seeker_last_name "
	"WHERE r.inbound_program_id = ? "
	"AND r.made_at BETWEEN ? AND ?");

static void add(int from, int to)
{
	const char *unique = secret_public_id(q->arena);

	MUST(db_exec(q, &many_referrals, NULL, BIND(unique, unique, q->site->id, who.program, who.everybody,
		who.everybody, who.team, who.program, who.person, from, to)));
	MUST(db_exec(q, &many_words, NULL, BIND(who.program, from, to)));
}

static void grow(int from, int to)
{
	for (; from <= to; from += AT_ONCE)
		add(from, from + AT_ONCE - 1 < to ? from + AT_ONCE - 1 : to);
	row_analyze(q, ROW_REFERRALS);
}

static void begin(void)
{
	struct done person;

	q = test_db();
	row_site(q);
	who.everybody = row_account(q, "Every", "Body", NULL);
	who.team = row_team(q, true);
	row_join(q, who.team, who.everybody);
	who.program = row_program(q, "Busy");
	MUST(program_add_claimer(q, who.program, who.everybody));
	MUST(db_exec(q, &one_person, &person, BIND(secret_public_id(q->arena), q->site->id)));
	who.person = person.id;
	row_sign_in(q, who.everybody);
}

/* ---- the lists ---- */

#define BY(status) (1u << STATUS_##status)

static const struct { const char *what; struct list list; bool deep, search, nobody; } lists[] = {
	{ .what = "for me", .list = { .edge = LIST_SEEKER } },
	{ .what = "for me, in the middle", .list = { .edge = LIST_SEEKER }, .deep = true },
	{ .what = "for me by status", .list = { .edge = LIST_SEEKER, .statuses = BY(got_help) } },
	{ .what = "of a person", .list = { .edge = LIST_PERSON } },
	{ .what = "of a person, in the middle", .list = { .edge = LIST_PERSON }, .deep = true },
	{ .what = "inbound", .list = { .edge = LIST_PROGRAM } },
	{ .what = "inbound, in the middle", .list = { .edge = LIST_PROGRAM }, .deep = true },
	{ .what = "inbound by status", .list = { .edge = LIST_PROGRAM, .statuses = BY(got_help) } },
	{ .what = "inbound not updated, in the middle", .list = { .edge = LIST_PROGRAM, .statuses = BY(not_updated) }, .deep = true },
	{ .what = "inbound by name", .list = { .edge = LIST_PROGRAM, .word = "maria" }, .search = true },
	{ .what = "inbound by name, in the middle", .list = { .edge = LIST_PROGRAM, .word = "maria" }, .deep = true, .search = true },
	{ .what = "inbound by the beginning of a name", .list = { .edge = LIST_PROGRAM, .word = "mar" }, .search = true },
	{ .what = "inbound by two names", .list = { .edge = LIST_PROGRAM, .word = "maria lopez" }, .search = true },
	{ .what = "inbound by two names that nobody has", .list = { .edge = LIST_PROGRAM, .word = "maria zebra" },
		.search = true, .nobody = true },
};

static int64_t of_edge(enum list_edge edge)
{
	return edge == LIST_PERSON ? who.person : edge == LIST_PROGRAM ? who.program : 0;
}

static int64_t cost(size_t i, int size)
{
	struct list l = lists[i].list;
	struct referral *all;
	size_t count;
	int64_t reads;

	l.of = of_edge(l.edge);
	if (lists[i].deep)
		l.before = list_cursor(q, &l, &(struct referral){ .made_at = size / 2, .id = 1 });
	reads = row_reads(q);
	MUST(list_read(q, &l, &all, &count));
	reads = row_reads(q) - reads;
	cr_expect_eq(count, lists[i].nobody ? 0 : LIST_PAGE + 1, "%s: %zu", lists[i].what, count);
	return reads;
}

static int64_t cost_of_counts(void)
{
	struct inbound_program *programs;
	int64_t reads = row_reads(q);
	size_t count;

	MUST(referral_inbound_programs(q, NULL, &programs, &count));
	cr_expect_eq(programs[0].not_updated > 99 ? 100 : programs[0].not_updated, programs[0].not_updated);
	return row_reads(q) - reads;
}

/* The rows read by counting itself. */
static int64_t idle_reads(void)
{
	int64_t reads = row_reads(q);

	return row_reads(q) - reads;
}

/* Every combination either reads a range of its index or is refused, so no request is slow. */
static const unsigned some_statuses[] = { 0, BY(got_help), BY(got_help) | BY(pending) };
static const char *const some_words[] = { NULL, "maria" };

/* True if the list was refused. */
static bool is_refused(const struct list *l)
{
	struct referral *all;
	int64_t reads = row_reads(q);
	size_t count;
	enum err e = list_read(q, l, &all, &count);

	reads = row_reads(q) - reads;
	if (e == ERR_INPUT) {
		cr_expect_eq(count, 0);
		return true;
	}
	MUST(e);
	cr_expect(count > 0, "edge %d, statuses %x, %s", (int)l->edge, l->statuses, l->word ? l->word : "");
	cr_expect_leq(reads, l->word ? SEARCH_MOST : PAGE_MOST, "edge %d, statuses %x, %s reads %ld", (int)l->edge,
		l->statuses, l->word ? l->word : "", (long)reads);
	return false;
}

static void walk_all_combinations(void)
{
	size_t refused = 0, all = 0;

	for (enum list_edge edge = 0; edge < LIST_EDGES; edge++)
		for (enum list_order order = 0; order < LIST_ORDERS; order++)
			for (size_t s = 0; s < COUNT(some_statuses); s++)
				for (size_t w = 0; w < COUNT(some_words); w++, all++)
					refused += is_refused(&(struct list){ .edge = edge, .of = of_edge(edge), .order = order,
						.statuses = some_statuses[s], .word = some_words[w] });
	cr_expect_eq(all - refused, 7, "%zu of %zu are refused", refused, all);
}

Test(lists, cost_the_same_for_any_number, .timeout = 120)
{
	int64_t few[COUNT(lists)];

	begin();
	grow(1, 1000);
	for (size_t i = 0; i < COUNT(lists); i++)
		few[i] = cost(i, 1000);
	grow(1001, 100000);
	for (size_t i = 0; i < COUNT(lists); i++) {
		int64_t many = cost(i, 100000), most = lists[i].search ? SEARCH_MOST : PAGE_MOST;

		cr_log_info("%s: %ld of 1000, %ld of 100000", lists[i].what, (long)few[i], (long)many);
		/* A search's window is not full yet at 1,000. */
		if (!lists[i].search)
			cr_expect_leq(many, few[i] + few[i] / 10, "%s: %ld of 1000, %ld of 100000", lists[i].what,
				(long)few[i], (long)many);
		cr_expect_leq(many - idle_reads(), most, "%s reads %ld", lists[i].what, (long)many);
	}
	walk_all_combinations();
	cr_expect_leq(cost_of_counts() - idle_reads(), PAGE_MOST, "the counts read %ld", (long)cost_of_counts());
}
