/* revoke.c - the end of a right ends its sessions, links and messages, and nobody else's. */
#include <criterion/criterion.h>

#include "base/secret.h"
#include "base/str.h"
#include "directory/program_setting.h"
#include "counted.h"
#include "edge/db.h"
#include "message/outbox.h"
#include "message/revoke.h"
#include "referral/referral.h"
#include "rows.h"
#include "screener/draft.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"

#define PASSWORD "four plain words here"

static struct req *q;
static int64_t clara, other, program, site;
static const char *claras, *others;

static const char *address(void) { return arena_printf(q->arena, "%s@demo.test", test_name("r")); }

static void set_up(void)
{
	q = test_db();
	site = row_site(q);
	claras = address();
	others = address();
	clara = row_account(q, "Clara", "Claimer", claras);
	other = row_account(q, "Otto", "Other", others);
	program = row_program(q, "Pantry");
	MUST(program_add_claimer(q, program, clara));
	MUST(program_add_claimer(q, program, other));
	MUST(program_add_address(q, program, claras, true));
	MUST(program_add_address(q, program, others, true));
}

TestSuite(revoke, .init = set_up);

/* Somebody's referral to the program: a message, with a link, to each of its addresses. Returns its public id. */
static const char *sent(void)
{
	struct referral_draft d = {
		.at = { KIND_LIVE, ORIGIN_SELF, REACH_PHONE, CONSENT_STANDING }, .program_id = program, .answer_days = 2,
		.seeker = { .first_name = "Rosa", .last_name = "Delgado", .phone = "+15085550123" },
		.comment = "", .consent_words = "I agree.", .consent_language = "en",
	};
	struct referral *all;
	const char *receipt;
	size_t count;

	row_sign_in(q, row_account(q, "Rosa", "Delgado", NULL));
	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	row_sign_in(q, 0);
	return all[0].public_id;
}

STATEMENT(open_links, number_columns, struct number,
	"SELECT COUNT(*) AS n "
	"FROM outbox m "
	"JOIN status_link l ON l.id = m.status_link_id "
	"WHERE m.recipient = ? AND l.revoked_at IS NULL");

STATEMENT(waiting_messages, number_columns, struct number,
	"SELECT COUNT(*) AS n "
	"FROM outbox m "
	"WHERE m.recipient = ? AND m.state = ?");

STATEMENT(sessions_of, number_columns, struct number,
	"SELECT COUNT(*) AS n "
	"FROM session "
	"WHERE account_id = ? AND site_id = ?");

COMMAND(make_session,
	"INSERT INTO session (token_hash, site_id, account_id, made_at, seen_at) "
	"VALUES (?, ?, ?, ?, ?)");

static void begin_session(int64_t account, int64_t at)
{
	unsigned char hash[HASH_SIZE];

	secret_random(hash, sizeof(hash));
	MUST(db_exec(q, &make_session, NULL, BIND(value_bytes(hash, sizeof(hash)), at, account, q->now, q->now)));
}

/* ---- drafts ---- */

STATEMENT(drafts_of, number_columns, struct number,
	"SELECT COUNT(*) AS n "
	"FROM screener_draft d "
	"JOIN screener_draft_part p ON p.draft_id = d.id "
	"WHERE d.account_id = ? AND d.site_id = ?");

COMMAND(make_version,
	"INSERT INTO screener_version (program_id, number, document, published_at) "
	"VALUES (?, 1, '', ?)");

/* A Connect form of the account that waits at a site for answers to the program's questions. */
static void begin_draft(int64_t account, int64_t at)
{
	static int64_t version;
	struct draft_start s = { .form_path = "/connect/x", .form = "for=self", .program_ids = { program }, .count = 1 };
	struct done done;
	const char *id;

	if (!version) {
		MUST(db_exec(q, &make_version, &done, BIND(program, q->now)));
		version = done.id;
	}
	s.version_ids[0] = version;
	row_visit(q, at);
	row_sign_in(q, account);
	MUST(draft_begin(q, &s, &id));
	row_sign_in(q, 0);
	row_visit(q, site);
}

static enum err take(enum right right, int64_t account, int64_t of)
{
	return revoke(q, &(struct revoked){ .right = right, .account_id = account, .of = of, .address = claras });
}

static void expect_open(const char *to, int64_t n, const char *about)
{
	cr_expect_eq(counted(q, &open_links, BIND(to)), n, "%s: links to %s", about, to);
	cr_expect_eq(counted(q, &waiting_messages, BIND(to, OUTBOX_WAITING)), n, "%s: messages to %s", about, to);
}

Test(revoke, a_claimer_loses_the_program_its_links_and_every_session)
{
	const char *id = sent();

	begin_session(clara, site);
	begin_session(other, site);
	expect_open(claras, 1, "before");
	MUST(take(RIGHT_claimer, clara, program));
	row_sign_in(q, clara);
	cr_expect_null(row_referral(q, id));
	cr_expect_eq(counted(q, &sessions_of, BIND(clara, site)), 0);
	expect_open(claras, 0, "Clara");
	cr_expect_eq(counted(q, &sessions_of, BIND(other, site)), 1);
	expect_open(others, 1, "Otto");
	cr_expect_eq(take(RIGHT_claimer, clara, program), ERR_MISSING);
}

Test(revoke, of_a_right_that_is_none_changes_nothing)
{
	int64_t stan = row_account(q, "Stan", "Stranger", address());

	begin_session(stan, site);
	cr_expect_eq(take(RIGHT_claimer, stan, program), ERR_MISSING);
	cr_expect_eq(take(RIGHT_role, stan, site), ERR_MISSING);
	cr_expect_eq(take(RIGHT_group, stan, row_team(q, true)), ERR_MISSING);
	cr_expect_eq(counted(q, &sessions_of, BIND(stan, site)), 1);
}

Test(revoke, an_address_of_a_program_loses_what_went_there)
{
	sent();
	begin_session(clara, site);
	MUST(take(RIGHT_address, 0, program));
	expect_open(claras, 0, "removed");
	expect_open(others, 1, "the other");
	cr_expect_eq(counted(q, &sessions_of, BIND(clara, site)), 1, "she still works the program");
	sent();
	expect_open(claras, 0, "later");
}

Test(revoke, an_admin_or_a_member_loses_the_sessions_of_that_site)
{
	int64_t away, team = row_team(q, true);

	row_join(q, team, clara);
	MUST(account_add_role(q, clara, site, ROLE_site_admin));
	away = row_site(q);
	for (enum right r = RIGHT_role; r <= RIGHT_group; r++) {
		begin_session(clara, site);
		begin_session(clara, away);
		MUST(take(r, clara, r == RIGHT_group ? team : site));
		cr_expect_eq(counted(q, &sessions_of, BIND(clara, site)), 0, "%d", (int)r);
		cr_expect_gt(counted(q, &sessions_of, BIND(clara, away)), 0, "%d", (int)r);
	}
}

Test(revoke, a_disabled_account_is_signed_out_and_nobody_signs_in_until_it_is_enabled)
{
	int64_t found, mates = other;

	MUST(account_set_password(q, clara, PASSWORD));
	sent();
	begin_session(clara, site);
	begin_session(mates, site);
	MUST(account_try_password(q, claras, PASSWORD, &found));
	MUST(take(RIGHT_account, clara, 0));
	cr_expect_eq(take(RIGHT_account, clara, 0), ERR_MISSING);
	cr_expect_eq(counted(q, &sessions_of, BIND(clara, site)), 0);
	cr_expect_eq(counted(q, &sessions_of, BIND(mates, site)), 1);
	expect_open(claras, 0, "disabled");
	expect_open(others, 1, "the other");
	cr_expect_eq(account_try_password(q, claras, PASSWORD, &found), ERR_MISSING);
	MUST(account_enable(q, clara));
	cr_expect_eq(account_try_password(q, claras, PASSWORD, &found), ERR_OK);
}

Test(revoke, signing_out_ends_every_session_and_no_right)
{
	const char *id = sent();

	begin_session(clara, site);
	begin_session(clara, row_site(q));
	row_visit(q, site);
	MUST(take(RIGHT_sessions, clara, 0));
	cr_expect_eq(counted(q, &sessions_of, BIND(clara, site)), 0);
	row_sign_in(q, clara);
	cr_expect(row_referral(q, id));
	expect_open(claras, 1, "her links");
}

Test(revoke, ends_the_drafts_that_the_account_could_open)
{
	static const struct { enum right right; bool everywhere; } cases[] = {
		{ RIGHT_claimer, true }, { RIGHT_role, false }, { RIGHT_group, false }, { RIGHT_sessions, true }, { RIGHT_account, true },
	};
	int64_t team = row_team(q, true), away = row_site(q);

	row_join(q, team, clara);
	MUST(account_add_role(q, clara, site, ROLE_site_admin));
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t of = cases[i].right == RIGHT_claimer ? program : cases[i].right == RIGHT_group ? team : site;

		begin_draft(clara, site);
		begin_draft(clara, away);
		begin_draft(other, site);
		MUST(take(cases[i].right, clara, of));
		cr_expect_eq(counted(q, &drafts_of, BIND(clara, site)), 0, "%zu", i);
		cr_expect_eq(counted(q, &drafts_of, BIND(clara, away)) == 0, cases[i].everywhere, "%zu", i);
		cr_expect_gt(counted(q, &drafts_of, BIND(other, site)), 0, "%zu: somebody else's", i);
	}
}

Test(revoke, of_an_address_or_a_link_leaves_drafts)
{
	sent();
	begin_draft(clara, site);
	MUST(take(RIGHT_address, clara, program));
	cr_expect_eq(counted(q, &drafts_of, BIND(clara, site)), 1);
}
