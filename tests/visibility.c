/* visibility.c - the law in C and in SQL is the same as in tests/data/visibility.tsv. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "edge/db.h"
#include "lawbook.h"
#include "rows.h"
#include "base/secret.h"
#include "site/site.h"
#include "support.h"

Test(visibility, grants_what_each_line_of_the_law_says)
{
	struct tsv book = lawbook_open();

	cr_expect_eq(book.rows, SITUATIONS * PARTIES);
	for (size_t i = 0; i < book.rows; i++) {
		struct clause c = lawbook_clause(&book, i);

		cr_expect_eq(law_grants(&c.at, c.party), c.granted, "%s", c.words);
	}
	tsv_release(&book);
}

Test(visibility, gives_an_edge_where_the_law_names_a_dashboard)
{
	struct tsv book = lawbook_open();

	for (size_t i = 0; i < book.rows; i++) {
		struct clause c = lawbook_clause(&book, i);
		struct edges e = law_edges(&c.at);
		bool has[PARTIES] = { e.seeker, e.helper, e.program };

		cr_expect_eq(has[c.party], !tsv_is(&book, i, "dashboard", "-"), "%s", c.words);
	}
	tsv_release(&book);
}

Test(visibility, the_laws_copy_is_the_law)
{
	struct tsv copy, original;

	if (access("../shared/spec/visibility.tsv", R_OK))
		cr_skip_test("the law's original is not beside the project");
	copy = lawbook_open();
	original = tsv_read("../shared/spec/visibility.tsv");
	cr_expect(tsv_same(&copy, &original));
	tsv_release(&copy);
	tsv_release(&original);
}

static const struct { const char *kind, *origin, *preference, *consent; } rows[] = {
#define LAW(kind, origin, preference, consent, seeker, helper, program) { #kind, #origin, #preference, #consent },
#include "law/visibility.def"
#undef LAW
};

Test(visibility, rows_stand_in_the_order_of_their_index)
{
	for (int i = 0; i < SITUATIONS; i++) {
		struct situation s = situation_at(i);

		cr_expect_eq(situation_index(&s), i);
		cr_expect_str_eq(rows[i].kind, kind_slug(s.kind), "row %d", i);
		cr_expect_str_eq(rows[i].origin, origin_slug(s.origin), "row %d", i);
		cr_expect_str_eq(rows[i].preference, preference_slug(preference_of(s.reach)), "row %d", i);
		cr_expect_str_eq(rows[i].consent, consent_slug(s.consent), "row %d", i);
	}
}

Test(visibility, phone_beside_another_way_changes_nothing)
{
	for (unsigned reach = 1; reach < REACH_PHONE; reach++)
		cr_expect_eq(preference_of(reach | REACH_PHONE), preference_of(reach), "reach %u", reach);
	cr_expect_eq(preference_of(REACH_PHONE), PREFERENCE_PHONE);
	cr_expect_eq(preference_of(REACH_EMAIL | REACH_TEXT | REACH_PHONE), PREFERENCE_EMAIL_TEXT);
}

Test(visibility, dont_reach_out_wins_over_every_way)
{
	for (unsigned reach = 0; reach < REACH_DONT; reach++)
		cr_expect_eq(preference_of(reach | REACH_DONT), PREFERENCE_DONT_REACH_OUT, "reach %u", reach);
}

Test(visibility, words_of_the_form_are_the_bits_of_reach)
{
	cr_expect_eq(1u << reach_from_slug("email"), REACH_EMAIL);
	cr_expect_eq(1u << reach_from_slug("text"), REACH_TEXT);
	cr_expect_eq(1u << reach_from_slug("phone"), REACH_PHONE);
	cr_expect_eq(1u << reach_from_slug("dont_reach_out"), REACH_DONT);
	cr_expect_eq(reach_from_slug("carrier pigeon"), -1);
	cr_expect_eq(reach_from_slug(""), -1);
	cr_expect_eq(reach_from_slug(NULL), -1);
}

Test(visibility, sends_no_message_to_a_program_without_a_dashboard)
{
	for (int i = 0; i < SITUATIONS; i++)
		for (int p = 0; p < PARTIES; p++) {
			struct situation s = situation_at(i);
			unsigned granted = law_grants(&s, (enum party)p);

			cr_expect(!granted || (granted & MAY_SEE), "row %d party %d", i, p);
		}
}

/* ---- docs/law.md ---- */

#define FROM "<!-- made by lawgen: make docs/law.md -->\n"
#define TO "<!-- end of what lawgen made -->\n"

/* The output of the generator, which is beside the test program. */
static char *generated(void)
{
	char path[512] = "", *text = NULL;
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 32);
	size_t room = 0;
	FILE *f;

	cr_assert_gt(length, 0);
	strcpy(strrchr(path, '/'), "/gen/lawgen markdown");
	f = popen(path, "r");
	cr_assert(f);
	cr_assert_gt(getdelim(&text, &room, '\0', f), 0, "%s writes something", path);
	cr_assert_eq(pclose(f), 0);
	return text;
}

Test(visibility, the_table_in_docs_is_not_stale)
{
	char *page = test_read("docs/law.md"), *table = generated(), *begin, *end;

	cr_assert(page, "docs/law.md is there");
	begin = strstr(page, FROM);
	end = strstr(page, TO);
	cr_assert(begin && end && begin < end, "docs/law.md holds the two marks");
	*end = '\0';
	cr_expect_str_eq(begin + strlen(FROM), table, "make docs/law.md writes it anew");
	free(table);
}

/* ---- SQL ---- */

struct sql_grants { int situation; unsigned seeker, helper, program; };

static const struct column sql_columns[] = {
	COLUMN(struct sql_grants, situation),
	COLUMN(struct sql_grants, seeker),
	COLUMN(struct sql_grants, helper),
	COLUMN(struct sql_grants, program),
};

STATEMENT(grants_in_sql, sql_columns, struct sql_grants,
	"SELECT r.situation, "
	LAW_SQL_SEEKER " AS seeker, "
	LAW_SQL_HELPER " AS helper, "
	LAW_SQL_PROGRAM " AS program "
	"FROM (SELECT seq AS situation FROM seq_0_to_39) r "
	"ORDER BY r.situation");

Test(visibility_sql, grants_the_same)
{
	struct req *q = test_db();
	struct sql_grants *all;
	size_t count;

	cr_assert_eq(db_rows(q, &grants_in_sql, &all, &count, NOTHING), ERR_OK);
	cr_assert_eq(count, SITUATIONS);
	for (size_t i = 0; i < count; i++) {
		struct situation s = situation_at(all[i].situation);

		cr_expect_eq(all[i].seeker, law_grants(&s, PARTY_SEEKER), "row %zu", i);
		cr_expect_eq(all[i].helper, law_grants(&s, PARTY_HELPER), "row %zu", i);
		cr_expect_eq(all[i].program, law_grants(&s, PARTY_PROGRAM), "row %zu", i);
	}
}

/* Inserts every possible referral at once, with code and public_id made from the numbers. */
COMMAND(every_situation,
	"INSERT INTO referral (public_id, code, site_id, program_id, kind, origin, reach, consent, "
	"  seeker_first_name, seeker_name_key, comment, made_at, updated_at) "
	"SELECT CONCAT('every-', ?, '-', k.seq, o.seq, r.seq, c.seq), CONCAT(LEFT(?, 12), k.seq, o.seq, r.seq, c.seq), "
	"  ?, ?, k.seq, o.seq, r.seq, c.seq, 'Every', 'every', '', 0, 0 "
	"FROM seq_0_to_2 k, seq_0_to_1 o, seq_1_to_8 r, seq_0_to_2 c "
	"WHERE (k.seq = 0) = (c.seq <> 0)");

struct placed { unsigned kind, origin, reach, consent; int situation; };

static const struct column placed_columns[] = {
	COLUMN(struct placed, kind),
	COLUMN(struct placed, origin),
	COLUMN(struct placed, reach),
	COLUMN(struct placed, consent),
	COLUMN(struct placed, situation),
};

STATEMENT(placed_at_site, placed_columns, struct placed,
	"SELECT kind, origin, reach, consent, situation "
	"FROM referral "
	"WHERE site_id = ?");

static enum err place_all(struct req *q, void *data)
{
	int64_t *program = data;
	const char *name = secret_public_id(q->arena);
	struct placed *all;
	size_t count;

	cr_assert_eq(db_exec(q, &every_situation, NULL, BIND(name, name, q->site->id, *program)), ERR_OK,
		"%s", q->failed.detail);
	cr_assert_eq(db_rows(q, &placed_at_site, &all, &count, BIND(q->site->id)), ERR_OK);
	cr_expect_eq(count, 2 * 2 * 8 + 2 * 2 * 8);
	for (size_t i = 0; i < count; i++) {
		struct situation s = { (enum kind)all[i].kind, (enum origin)all[i].origin, all[i].reach,
			(enum consent)all[i].consent };

		cr_expect_eq(all[i].situation, situation_index(&s), "kind %u origin %u reach %u consent %u",
			all[i].kind, all[i].origin, all[i].reach, all[i].consent);
	}
	return ERR_CONFLICT;	/* rolls everything back */
}

Test(visibility_sql, puts_each_referral_into_its_row_of_the_law)
{
	struct req *q = test_db();
	int64_t program;

	row_site(q);
	program = row_program(q, "Every situation");
	cr_expect_eq(db_transaction(q, place_all, &program), ERR_CONFLICT);
}
