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
#define SEARCH_MOST 7000	/* windows of 800 words or rows, and the rows looked up for each */
#define AT_ONCE 5000		/* other tests wait while so many rows get their numbers */

static struct req *q;
static struct { int64_t everybody, team, program, person; } who;

COMMAND(one_person,
	"INSERT INTO person (public_id, site_id, seeker_first_name, seeker_name_key, made_at, updated_at) "
	"VALUES (?, ?, 'Maria', 'maria', 1, 1)");

/* One in eleven is got_help: all statuses are equally frequent. So are the outcomes of answers, and none. */
COMMAND(many_referrals,
	"INSERT INTO referral (public_id, code, site_id, program_id, kind, origin, reach, consent, seeker_id, helper_id, "
	"  shared_group_id, inbound_program_id, person_id, seeker_first_name, seeker_last_name, seeker_name_key, comment, "
	"  status, status_helper, made_at, updated_at, due_at, attention_program, outcome) "
	"SELECT CONCAT(?, '-', n.seq), CONCAT(LEFT(?, 12), n.seq), ?, ?, 0, 1, 1, 1, ?, ?, ?, ?, ?, "
	"  'Maria', IF(n.seq % 2, 'Lopez', 'Silva'), 'maria', '', n.seq % 11, n.seq % 11, n.seq, n.seq, n.seq + 10, IF(n.seq % 11, " SQL_ATTENTION_NEVER ", n.seq + 10), "
	"  NULLIF(n.seq % 4, 3) "
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

COMMAND(many_claimer_rows,
	"INSERT INTO inbound_claimer (account_id, program_id, referral_id, made_at, stage, due_order, attention_program) "
	"SELECT c.account_id, c.program_id, r.id, r.made_at, r.stage, r.due_order, r.attention_program "
	"FROM referral r "
	"JOIN program_claimer c ON c.program_id = r.inbound_program_id "
	"WHERE r.inbound_program_id = ? "
	"AND r.made_at BETWEEN ? AND ?");

static void add(int from, int to)
{
	const char *unique = secret_public_id(q->arena);

	MUST(db_exec(q, &many_referrals, NULL, BIND(unique, unique, q->site->id, who.program, who.everybody,
		who.everybody, who.team, who.program, who.person, from, to)));
	MUST(db_exec(q, &many_words, NULL, BIND(who.program, from, to)));
	MUST(db_exec(q, &many_claimer_rows, NULL, BIND(who.program, from, to)));
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

#define FAR 1000000		/* later than all of them */

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
	{ .what = "inbound done", .list = { .edge = LIST_PROGRAM, .tab = TAB_done } },
	{ .what = "inbound done, in the middle", .list = { .edge = LIST_PROGRAM, .tab = TAB_done }, .deep = true },
	{ .what = "inbound needs you", .list = { .edge = LIST_PROGRAM, .tab = TAB_needs_you, .order = LIST_DUE } },
	{ .what = "inbound due first", .list = { .edge = LIST_PROGRAM, .tab = TAB_not_updated, .order = LIST_DUE } },
	{ .what = "inbound oldest first, in the middle", .list = { .edge = LIST_PROGRAM, .order = LIST_OLDEST }, .deep = true },
	{ .what = "inbound with forms", .list = { .edge = LIST_PROGRAM, .forms = LIST_WITH_FORMS }, .search = true },
	{ .what = "inbound without forms, in the middle", .list = { .edge = LIST_PROGRAM, .forms = LIST_WITHOUT_FORMS }, .deep = true,
		.search = true },
	{ .what = "inbound by outcome", .list = { .edge = LIST_PROGRAM, .forms = LIST_WITH_OUTCOME(OUTCOME_needs_review) },
		.search = true },
	{ .what = "all inbound with forms", .list = { .edge = LIST_CLAIMER, .forms = LIST_WITH_FORMS }, .search = true },
	{ .what = "inbound by name", .list = { .edge = LIST_PROGRAM, .word = "maria" }, .search = true },
	{ .what = "inbound by name, in the middle", .list = { .edge = LIST_PROGRAM, .word = "maria" }, .deep = true, .search = true },
	{ .what = "inbound by the beginning of a name", .list = { .edge = LIST_PROGRAM, .word = "mar" }, .search = true },
	{ .what = "inbound by two names", .list = { .edge = LIST_PROGRAM, .word = "maria lopez" }, .search = true },
	{ .what = "inbound by two names that nobody has", .list = { .edge = LIST_PROGRAM, .word = "maria zebra" },
		.search = true, .nobody = true },
	{ .what = "all inbound", .list = { .edge = LIST_CLAIMER } },
	{ .what = "all inbound, in the middle", .list = { .edge = LIST_CLAIMER }, .deep = true },
	{ .what = "all inbound needs you", .list = { .edge = LIST_CLAIMER, .tab = TAB_needs_you, .order = LIST_DUE } },
	{ .what = "all inbound due first", .list = { .edge = LIST_CLAIMER, .tab = TAB_not_updated, .order = LIST_DUE } },
	{ .what = "all inbound done, in the middle", .list = { .edge = LIST_CLAIMER, .tab = TAB_done }, .deep = true },
	{ .what = "all inbound oldest first, in the middle", .list = { .edge = LIST_CLAIMER, .order = LIST_OLDEST }, .deep = true },
	{ .what = "all inbound by name", .list = { .edge = LIST_CLAIMER, .word = "maria" }, .search = true },
	{ .what = "all inbound by name, in the middle", .list = { .edge = LIST_CLAIMER, .word = "maria" }, .deep = true, .search = true },
	{ .what = "all inbound by the beginning of a name", .list = { .edge = LIST_CLAIMER, .word = "mar" }, .search = true },
	{ .what = "all inbound by two names", .list = { .edge = LIST_CLAIMER, .word = "maria lopez" }, .search = true },
};

static int64_t of_edge(enum list_edge edge)
{
	return edge == LIST_PERSON ? who.person : edge == LIST_PROGRAM ? who.program : 0;
}

/* The cursor of the page behind the middle of the list. */
static const char *middle(struct list l, int size)
{
	struct list_page page;

	if (l.order == LIST_OLDEST)
		l.made = (struct list_span){ size / 2, 0 };
	else
		l.made = (struct list_span){ 0, size / 2 };
	MUST(list_read(q, &l, &page));
	cr_assert_not_null(page.next, "edge %d, tab %s, order %d: %zu", (int)l.edge, list_tab_slug(l.tab), (int)l.order, page.count);
	return page.next;
}

static int64_t cost(size_t i, int size)
{
	struct list l = lists[i].list;
	struct list_page page;
	int64_t reads;

	l.of = of_edge(l.edge);
	if (lists[i].deep)
		l.before = middle(l, size);
	reads = row_reads(q);
	MUST(list_read(q, &l, &page));
	reads = row_reads(q) - reads;
	cr_expect_leq(page.count, LIST_PAGE);
	cr_expect_eq(page.count < LIST_PAGE, lists[i].nobody || (size < 10000 && lists[i].deep && lists[i].list.statuses), "%s: %zu",
		lists[i].what, page.count);
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

/* Every combination reads a range of its index and is checked in a window of it, or is refused, so no request is slow. */
static const unsigned some_statuses[] = { 0, BY(got_help), BY(got_help) | BY(pending) };
static const char *const some_words[] = { NULL, "maria", "maria lopez" };
static const struct { struct list_span made, due; unsigned forms; } some_spans[] = {
	{ .made = { 0, 0 } }, { .made = { 500, 600 } }, { .due = { 500, 600 } }, { { FAR, FAR + 1 }, { 1, FAR }, 0 },
	{ .forms = LIST_WITH_OUTCOME(OUTCOME_needs_review) }, { .made = { 500, 600 }, .forms = LIST_WITHOUT_FORMS },
};

static size_t walked, refused;

static const char *told(const struct list *l)
{
	return arena_printf(q->arena, "edge %d, tab %s, order %d, statuses %x, forms %x, %s, made %ld to %ld, due %ld to %ld", (int)l->edge,
		list_tab_slug(l->tab), (int)l->order, l->statuses, l->forms, l->word ? l->word : "", (long)l->made.from, (long)l->made.to,
		(long)l->due.from, (long)l->due.to);
}

static void walk(struct list l)
{
	struct list_page page;
	int64_t reads = row_reads(q);
	enum err e;

	l.of = of_edge(l.edge);
	walked++;
	e = list_read(q, &l, &page);
	reads = row_reads(q) - reads;
	if (e == ERR_INPUT) {
		refused++;
		cr_expect_eq(page.count, 0);
		return;
	}
	MUST(e);
	cr_expect_leq(reads, SEARCH_MOST, "%s reads %ld", told(&l), (long)reads);
	cr_expect_not(page.next && page.further, "%s", told(&l));
	for (size_t i = 0; i < page.count; i++) {
		const struct referral *r = &page.all[i];

		cr_expect(!l.statuses || l.statuses & 1u << r->status, "%s has %s", told(&l), status_slug(r->status));
		cr_expect(!l.made.to || (r->made_at >= l.made.from && r->made_at < l.made.to), "%s has %ld", told(&l), (long)r->made_at);
		cr_expect(!l.due.to || (r->due_at >= l.due.from && r->due_at < l.due.to), "%s has %ld", told(&l), (long)r->due_at);
		cr_expect(!l.forms || l.forms & (r->has_forms ? LIST_WITH_OUTCOME(r->outcome) : LIST_WITHOUT_FORMS), "%s has %d", told(&l),
			r->has_forms ? r->outcome : -1);
		cr_expect(l.tab != TAB_done || status_closed(r->status), "%s has %s", told(&l), status_slug(r->status));
		cr_expect(l.tab != TAB_needs_you || r->attention < list_end_of_today(q), "%s", told(&l));
	}
}

static void walk_spans(struct list l)
{
	for (size_t i = 0; i < COUNT(some_spans); i++) {
		l.made = some_spans[i].made;
		l.due = some_spans[i].due;
		l.forms = some_spans[i].forms;
		walk(l);
	}
}

static void walk_all_combinations(void)
{
	static const enum list_tab tabs[] = { TAB_all, TAB_needs_you, TAB_not_updated, TAB_waiting, TAB_done };

	for (enum list_edge edge = 0; edge < LIST_EDGES; edge++)
		for (size_t tab = 0; tab < COUNT(tabs); tab++)
			for (enum list_order order = 0; order < LIST_ORDERS; order++)
				for (size_t s = 0; s < COUNT(some_statuses); s++)
					for (size_t w = 0; w < COUNT(some_words); w++)
						walk_spans((struct list){ .edge = edge, .tab = tabs[tab], .order = order,
							.statuses = some_statuses[s], .word = some_words[w] });
	cr_log_info("%zu combinations, %zu of them refused", walked, refused);
	cr_expect_gt(walked - refused, 600);
}

Test(lists, cost_the_same_for_any_number)
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
		/* At 1,000 a search may have read all words, nor is a page in the middle of a status. */
		if (!lists[i].search && !(lists[i].deep && lists[i].list.statuses))
			cr_expect_leq(many, few[i] + few[i] / 10, "%s: %ld of 1000, %ld of 100000", lists[i].what,
				(long)few[i], (long)many);
		cr_expect_leq(many - idle_reads(), most, "%s reads %ld", lists[i].what, (long)many);
	}
	walk_all_combinations();
	cr_expect_leq(cost_of_counts() - idle_reads(), PAGE_MOST, "the counts read %ld", (long)cost_of_counts());
}
