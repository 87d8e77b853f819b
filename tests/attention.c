/* attention.c - when a referral needs its program and its helper: attentions.def against a table written by hand, for each
 * status and each condition. */
#include <criterion/criterion.h>
#include <string.h>

#include "edge/db.h"
#include "law/attention.h"
#include "law/status.h"
#include "law/visibility.h"
#include "law_sql.h"
#include "referral/list.h"
#include "rows.h"
#include "scene.h"
#include "support.h"

#define DUE 1700000000000

/* A letter for each row of attentions.def, in its order. */
static const char letters[] = "DWUGARNT";
_Static_assert(sizeof(letters) - 1 == ATTENTIONS, "each row of attentions.def has a letter, and a condition below");

/* veiled: helper and seeker said none of it, but for the messages, the notes and the program's end. */
struct facts {
	bool veiled, disputed, waits, undelivered, gone, followed, erased;
	unsigned noted;
	enum party last;
	int64_t due_at;
};

static const struct situation live = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING };
static const struct situation withdrawn = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_WITHDRAWN };
static const struct situation logged = { KIND_LOGGED, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE };

#define EVERYTHING .waits = true, .undelivered = true, .gone = true, .noted = EVERYBODY, .last = PARTY_PROGRAM, .due_at = DUE

/* The statuses in the order of statuses.def: not_updated, needs_client_action, pending, referred_elsewhere, eligible, got_help,
 * couldnt_get_help, couldnt_contact, not_eligible, no_capacity, no_longer_interested. A point: it needs nothing. */
static const struct { const char *what; const struct situation *at; struct facts facts; const char *program, *helper; } rows[] = {
	{ "nothing", &live, { .last = PARTY_HELPER }, "...........", "..........." },
	{ "due", &live, { .last = PARTY_HELPER, .due_at = DUE }, "T..........", "T.........." },
	{ "disputed", &live, { .last = PARTY_HELPER, .disputed = true }, "DDDDDDDDDDD", "DDDDDDDDDDD" },
	{ "still waiting", &live, { .last = PARTY_HELPER, .waits = true }, "WWWWWWWWWWW", "WWWWWWWWWWW" },
	{ "a message failed", &live, { .last = PARTY_HELPER, .undelivered = true }, "...........", "UUUUU..U..." },
	{ "the program is gone", &live, { .last = PARTY_HELPER, .gone = true }, "...........", "GGGGG..G..." },
	{ "the program acted last", &live, { .last = PARTY_PROGRAM }, "...........", ".A.R..RRRR." },
	{ "the seeker acted last", &live, { .last = PARTY_SEEKER }, "...........", ".A.R..RRRR." },
	{ "another program was tried", &live, { .last = PARTY_PROGRAM, .followed = true }, "...........", ".A........." },
	{ "a note for both", &live, { .last = PARTY_HELPER, .noted = EVERYBODY }, "NNNNN..N...", "NNNNN..N..." },
	{ "a note for the program", &live, { .last = PARTY_HELPER, .noted = THE_PROGRAM }, "NNNNN..N...", "..........." },
	{ "a note for the helper", &live, { .last = PARTY_HELPER, .noted = THE_HELPER }, "...........", "NNNNN..N..." },

	{ "all at once", &live, { EVERYTHING, .disputed = true }, "DDDDDDDDDDD", "DDDDDDDDDDD" },
	{ "all but the dispute", &live, { EVERYTHING }, "WWWWWWWWWWW", "WWWWWWWWWWW" },
	{ "nobody says that they wait", &live, { .undelivered = true, .gone = true, .noted = EVERYBODY, .last = PARTY_PROGRAM,
		.due_at = DUE }, "NNNNN..N...", "UUUUU.RURR." },
	{ "nor did a message fail", &live, { .gone = true, .noted = EVERYBODY, .last = PARTY_PROGRAM, .due_at = DUE },
		"NNNNN..N...", "GGGGG.RGRR." },
	{ "nor is the program gone", &live, { .noted = EVERYBODY, .last = PARTY_PROGRAM, .due_at = DUE }, "NNNNN..N...", "NANRN.RRRR." },
	{ "nor was a note written", &live, { .last = PARTY_PROGRAM, .due_at = DUE }, "T..........", "TA.R..RRRR." },

	{ "a veil, and the program disputes, is waited for and acted last", &live, { .veiled = true, .disputed = true, .waits = true,
		.last = PARTY_PROGRAM, .due_at = DUE }, "DDDDDDDDDDD", "..........." },
	{ "a veil, and what nobody withholds", &live, { .veiled = true, .undelivered = true, .noted = THE_HELPER, .last = PARTY_PROGRAM,
		.due_at = DUE }, "T..........", "UUUUU..U..." },

	{ "sharing has stopped", &withdrawn, { EVERYTHING }, "T..........", "WWWWWWWWWWW" },
	{ "the person is erased", &live, { EVERYTHING, .disputed = true, .erased = true }, "...........", "..........." },
	{ "the program was not told", &logged, { EVERYTHING, .disputed = true }, "...........", "DDDDDDDDDDD" },
};

struct need { int64_t program, helper; };
static const struct column need_columns[] = { COLUMN(struct need, program), COLUMN(struct need, helper) };

/* The rules for a referral that is made of values. */
STATEMENT(needs_of, need_columns, struct need,
	"SELECT " SQL_ATTENTION_PROGRAM " AS program, " SQL_ATTENTION_HELPER " AS helper "
	"FROM (SELECT CAST(? AS UNSIGNED) AS status, CAST(? AS UNSIGNED) AS status_helper, CAST(? AS UNSIGNED) AS situation, "
		"CAST(? AS UNSIGNED) AS disputed, CAST(? AS SIGNED) AS still_waiting_at, CAST(? AS SIGNED) AS undelivered_at, "
		"CAST(? AS UNSIGNED) AS program_gone, CAST(? AS SIGNED) AS followed_at, CAST(? AS UNSIGNED) AS noted, "
		"CAST(? AS UNSIGNED) AS last_event_party, CAST(? AS SIGNED) AS due_at, CAST(? AS UNSIGNED) AS veiled, "
		"CAST(? AS SIGNED) AS erased_at, "
		"FALSE AS disputed_helper, NULL AS waiting_helper_at, " SQL_PARTY_HELPER " AS last_helper_party) r");

static char letter_of(int64_t number)
{
	enum attention a = attention_of(number);

	if (a == ATTENTIONS)
		return '.';
	cr_expect(a != ATTENTION_due || number == DUE, "%ld", (long)number);
	return letters[a];
}

static struct need needs(const struct situation *at, const struct facts *f, enum status program, enum status helper)
{
	struct req *q = test_db();
	struct need n = { 0 };

	MUST(db_row(q, &needs_of, &n, BIND(program, helper, situation_index(at), f->disputed, value_id(f->waits),
		value_id(f->undelivered), f->gone, value_id(f->followed), f->noted, f->last, value_id(f->due_at),
		f->veiled, value_id(f->erased))));
	return n;
}

Test(attention, each_rule_for_each_party_and_status)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		for (enum status s = 0; s < STATUSES; s++) {
			struct need n = needs(rows[i].at, &rows[i].facts, s, s);

			cr_assert_eq(strlen(rows[i].program), STATUSES);
			cr_assert_eq(strlen(rows[i].helper), STATUSES);
			cr_expect_eq(letter_of(n.program), rows[i].program[s], "%s, %s: the program has %c", rows[i].what, status_slug(s),
				letter_of(n.program));
			cr_expect_eq(letter_of(n.helper), rows[i].helper[s], "%s, %s: the helper has %c", rows[i].what, status_slug(s),
				letter_of(n.helper));
		}
}

Test(attention, each_rule_has_a_condition_of_its_own)
{
	for (const char *letter = letters; *letter; letter++) {
		bool found = false;

		for (size_t i = 0; i < COUNT(rows); i++)
			found = found || strchr(rows[i].program, *letter) || strchr(rows[i].helper, *letter);
		cr_expect(found, "%c", *letter);
	}
}

/* A victim-service program alone sees its own status, so each party has one of its own. */
Test(attention, each_party_by_the_status_that_it_sees)
{
	struct facts f = { .last = PARTY_HELPER, .due_at = DUE };
	struct need n = needs(&live, &f, STATUS_pending, STATUS_not_updated);

	cr_expect_eq(letter_of(n.program), '.');
	cr_expect_eq(letter_of(n.helper), 'T');
}

static size_t in_tab(enum list_tab tab, enum list_edge edge)
{
	struct list l = { .edge = edge, .of = edge == LIST_PROGRAM ? scene_program : 0, .tab = tab, .order = LIST_DUE };
	struct req *q = scene;
	struct list_page page;

	MUST(list_read(q, &l, &page));
	return page.count;
}

/* Due within two business days: not yet on the day of the referral, later without anybody's act. */
Test(attention, an_answer_needs_the_program_from_the_day_on_which_it_is_due)
{
	instant sent;
	const char *id;

	scene_begin();
	sent = scene->now;
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL), .answer_days = 2 });
	(void)scene_referral(SCENE_CLAIMER, id);
	for (enum list_edge edge = LIST_PROGRAM; edge <= LIST_CLAIMER; edge++) {
		scene->now = sent;
		cr_expect_eq(in_tab(TAB_needs_you, edge), 0, "due later");
		cr_expect_eq(in_tab(TAB_not_updated, edge), 1);
		scene->now = sent + DAYS(7);
		cr_expect_eq(in_tab(TAB_needs_you, edge), 1, "overdue");
	}
	scene->now = sent;
	scene_move(SCENE_CLAIMER, id, STATUS_pending, NULL);
	scene->now = sent + DAYS(7);
	for (enum list_edge edge = LIST_PROGRAM; edge <= LIST_CLAIMER; edge++) {
		cr_expect_eq(in_tab(TAB_needs_you, edge), 0, "answered");
		cr_expect_eq(in_tab(TAB_waiting, edge), 1);
	}
}
