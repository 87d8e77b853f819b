/* broken.c - if the database fails, people see a whole error page, and nothing is half done.
 *
 * For one connection, a temporary table hides a real one: every statement that reads or writes it
 * fails. The tests do this table by table, page by page; without the temporary table it works again. */
#include <criterion/criterion.h>
#include <string.h>

#include "site/account.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "listed.h"
#include "rows.h"
#include "site/site.h"
#include "support.h"
#include "visitor.h"

extern const struct app app_account, app_connect, app_dashboards, app_manage, app_programs, app_screener, app_status;

#define PASSWORD "four plain words here"
#define PEOPLE_FIELDS "for=other&seeker_first_name=Sam&seeker_last_name=Seeker&seeker_email=sam@demo.test&reach=email" \
	"&helper_first_name=Hana&helper_last_name=Helper&helper_email=hana@demo.test&consent=yes"

static const char *const tables[] = {
	"site", "account", "account_address", "account_role", "team", "team_member", "session", "sign_in_code", "once",
	"organization", "program", "location", "program_location", "program_phone", "program_hours", "program_closure",
	"program_hours_note", "program_language",
	"taxonomy_term", "program_term", "program_need", "program_point", "program_text", "search_word", "program_setting",
	"referral_address", "program_claimer", "inbound_claimer", "inbound_word", "person", "person_history", "person_viewer", "person_word", "person_note",
	"referral", "referral_event", "consent_text", "consent", "site_consent", "receipt", "receipt_referral",
	"status_link", "outbox", "digest_item", "limit_count",
	"screener", "screener_version", "screener_draft", "screener_draft_part", "referral_answers",
};

struct step { const struct app *app; bool posts; const char *target, *fields; };

static void take(struct visitor *v, const struct step *s)
{
	if (s->posts)
		visitor_post(v, s->app, s->target, s->fields);
	else
		visitor_get(v, s->app, s->target);
}

/* The column's name is a detail for the log. */
static void says_so(const struct visitor *v, const struct step *s, const char *table, int whole)
{
	cr_expect(v->status == 500 || v->status == whole, "%s without %s: %d", s->target, table, v->status);
	if (v->status == 303)
		return;
	cr_expect_not_null(strstr(v->page, "</html>"), "%s without %s", s->target, table);
	cr_expect_null(strstr(v->page, "planted"), "%s without %s", s->target, table);
}

static void hide(const char *table)
{
	struct req *q = visitor_unit();

	test_may_print("1054 Unknown column");
	test_may_print("1176 Key");
	cr_assert_not(db_script(q, arena_printf(q->arena, "CREATE TEMPORARY TABLE %s (planted INT)", table)),
		"%s: %s", table, q->failed.detail);
}

static void show(const char *table)
{
	struct req *q = visitor_unit();

	cr_assert_not(db_script(q, arena_printf(q->arena, "DROP TEMPORARY TABLE %s", table)),
		"%s: %s", table, q->failed.detail);
}

/* The number of tables that the page needs. */
static size_t try_without_each(const struct visitor *v, const struct step *s)
{
	struct visitor whole = *v, after;
	size_t needed = 0;

	take(&whole, s);
	cr_expect_eq(whole.status, 200, "%s: %d", s->target, whole.status);
	for (size_t i = 0; i < COUNT(tables); i++) {
		after = *v;
		hide(tables[i]);
		take(&after, s);
		show(tables[i]);
		says_so(&after, s, tables[i], whole.status);
		needed += after.status == 500;
	}
	return needed;
}

struct place {
	struct visitor v;
	int64_t account;
	const char *program, *other, *person, *referral;
};

static const char *print(const char *fmt, const char *id)
{
	const char *at = strchr(fmt, '#');

	return arena_printf(test_req()->arena, "%.*s%s%s", (int)(at - fmt), fmt, id, at + 1);
}

/* A signed-in helper who has referred Sam to the program. */
static struct place new_place(void)
{
	struct req *q = test_db();
	const char *address = arena_printf(q->arena, "%s@demo.test", test_name("broken"));
	struct place p = { 0 };

	row_site(q);
	p.v.host = arena_text(test_req()->arena, q->site->host);
	p.program = arena_text(test_req()->arena, listed_id(q, row_program(q, test_name("Pantry"))));
	p.other = arena_text(test_req()->arena, listed_id(q, row_program(q, test_name("Diapers"))));
	p.account = row_account(q, "Hana", "Helper", address);
	cr_assert_not(account_set_password(q, p.account, PASSWORD));
	visitor_get(&p.v, &app_account, "/sign-in");
	visitor_post(&p.v, &app_account, "/sign-in",
		arena_printf(q->arena, "address=%s&password=four+plain+words+here", address));
	cr_assert_eq(p.v.status, 303);
	visitor_get(&p.v, &app_connect, print("/connect/#", p.program));
	visitor_post(&p.v, &app_connect, print("/connect/#", p.program), PEOPLE_FIELDS);
	cr_assert_eq(p.v.status, 303, "%s", p.v.page);
	visitor_get(&p.v, &app_dashboards, "/people");
	p.person = between(p.v.page, "href=\"/people/", "\"");
	cr_assert_not_null(p.person, "%s", p.v.page);
	visitor_get(&p.v, &app_dashboards, print("/people/#", p.person));
	p.referral = between(p.v.page, "data-referral=\"", "\"");
	cr_assert_not_null(p.referral, "%s", p.v.page);
	return p;
}

/* The form of both programs, for the person. */
static const char *both_programs(const struct place *p)
{
	return arena_printf(test_req()->arena, "/connect?program=%s&program=%s&person=%s", p->program, p->other, p->person);
}

Test(broken, pages_show_a_whole_error_page)
{
	struct place p = new_place();
	const struct step steps[] = {
		{ &app_programs, false, "/", NULL },
		{ &app_programs, false, "/programs?q=pantry&open=yes&need=food", NULL },
		{ &app_programs, false, print("/programs/#", p.program), NULL },
		{ &app_programs, false, print("/programs/#/next-steps", p.program), NULL },
		{ &app_programs, false, print("/programs?person=#", p.person), NULL },
		{ &app_programs, false, print("/programs?from=#", p.referral), NULL },
		{ &app_connect, false, print("/connect/#", p.program), NULL },
		{ &app_connect, false, both_programs(&p), NULL },
		{ &app_dashboards, false, "/referrals", NULL },
		{ &app_dashboards, false, "/people?q=sam", NULL },
		{ &app_dashboards, false, print("/people/#", p.person), NULL },
		{ &app_dashboards, false, "/inbound", NULL },
		{ &app_dashboards, false, print("/referrals/#", p.referral), NULL },
		{ &app_status, false, print("/status/#", p.referral), NULL },
		{ &app_account, false, "/account", NULL },
	};

	for (size_t i = 0; i < COUNT(steps); i++)
		cr_expect_geq(try_without_each(&p.v, &steps[i]), 2, "%s needs site and session at least", steps[i].target);
}

/* ---- a program that asks a question ---- */

/* The helper works it. */
static const char *asking_program(const struct place *p)
{
	struct req *q = test_db();
	int64_t program = row_program(q, test_name("Rent Help"));

	row_screener(q, program);
	MUST(program_add_claimer(q, program, p->account));
	return arena_text(test_req()->arena, listed_id(q, program));
}

/* The path of the form that waits for answers. */
static const char *begin_draft(struct place *p, const char *program)
{
	const char *path = print("/connect/#", program);

	visitor_get(&p->v, &app_connect, path);
	visitor_post(&p->v, &app_connect, path, PEOPLE_FIELDS);
	cr_assert(p->v.status == 303 && text_starts(p->v.location, "/screener/"), "%s", p->v.page);
	return p->v.location;
}

static const char *answer_fields(const char *program, const char *go)
{
	return arena_printf(test_req()->arena, "program=%s&asked_" QUESTION_OF_ROWS "=yes&q_" QUESTION_OF_ROWS "=yes&go=%s", program, go);
}

/* The referral. */
static const char *send_draft(struct place *p, const char *program)
{
	const char *path = begin_draft(p, program), *id;

	visitor_get(&p->v, &app_screener, path);
	visitor_post(&p->v, &app_screener, path, answer_fields(program, "send"));
	cr_assert_eq(p->v.status, 303, "%s", p->v.page);
	visitor_get(&p->v, &app_connect, p->v.location);
	id = between(p->v.page, "data-referral=\"", "\"");
	cr_assert_not_null(id, "%s", p->v.page);
	return id;
}

Test(broken, pages_of_questions_show_a_whole_error_page)
{
	struct place p = new_place();
	const char *program = asking_program(&p), *referral = send_draft(&p, program), *draft = begin_draft(&p, program);
	const struct step steps[] = {
		{ &app_connect, false, print("/connect/#", program), NULL },
		{ &app_screener, false, draft, NULL },
		{ &app_dashboards, false, print("/referrals/#", referral), NULL },
		{ &app_dashboards, false, print("/referrals/#/answers", referral), NULL },
		{ &app_dashboards, false, "/inbound?forms=yes", NULL },
		{ &app_manage, false, "/manage", NULL },
		{ &app_manage, false, print("/manage/#", program), NULL },
		{ &app_manage, false, print("/manage/#/contact", program), NULL },
		{ &app_manage, false, print("/manage/#/addresses", program), NULL },
		{ &app_manage, false, print("/manage/#/team", program), NULL },
		{ &app_manage, false, print("/manage/#/leave", program), NULL },
		{ &app_manage, false, print("/manage/#/numbers", program), NULL },
		{ &app_programs, false, print("/programs/#/claim", program), NULL },
		{ &app_manage, false, print("/manage/#/screener", program), NULL },
		{ &app_manage, false, print("/manage/#/screener/preview", program), NULL },
		{ &app_manage, false, print("/manage/#/screener/import", program), NULL },
		{ &app_manage, false, print("/manage/#/screener/questions", program), NULL },
		{ &app_manage, false, print("/manage/#/screener/questions/" QUESTION_OF_ROWS, program), NULL },
		{ &app_manage, false, print("/manage/#/screener/questions/" QUESTION_OF_ROWS "/delete", program), NULL },
	};

	asking_program(&p);	/* with one alone, /manage leads to its tools */
	for (size_t i = 0; i < COUNT(steps); i++)
		cr_expect_geq(try_without_each(&p.v, &steps[i]), 2, "%s needs site and session at least", steps[i].target);
}

struct count { int64_t n; };
static const struct column count_columns[] = { COLUMN(struct count, n) };

STATEMENT(referrals_at, count_columns, struct count,
	"SELECT COUNT(*) AS n "
	"FROM referral r "
	"JOIN program p ON p.id = r.program_id "
	"WHERE p.public_id = ?");

STATEMENT(events_of, count_columns, struct count,
	"SELECT COUNT(*) AS n "
	"FROM referral_event e "
	"JOIN referral r ON r.id = e.referral_id "
	"WHERE r.public_id = ?");

STATEMENT(versions_of, count_columns, struct count,
	"SELECT COUNT(*) AS n "
	"FROM person_history h "
	"JOIN person p ON p.id = h.person_id "
	"WHERE p.public_id = ?");

STATEMENT(notes_of, count_columns, struct count,
	"SELECT COUNT(*) AS n "
	"FROM person_note n "
	"JOIN person p ON p.id = n.person_id "
	"WHERE p.public_id = ?");

STATEMENT(drafts_for, count_columns, struct count,
	"SELECT COUNT(*) AS n "
	"FROM screener_draft d "
	"JOIN screener_draft_part a ON a.draft_id = d.id "
	"JOIN program p ON p.id = a.program_id "
	"WHERE p.public_id = ?");

STATEMENT(answers_to, count_columns, struct count,
	"SELECT COUNT(*) AS n "
	"FROM referral_answers a "
	"JOIN referral r ON r.id = a.referral_id "
	"JOIN program p ON p.id = r.program_id "
	"WHERE p.public_id = ?");

STATEMENT(edits_of, count_columns, struct count,
	"SELECT s.version AS n "
	"FROM screener s "
	"JOIN program p ON p.id = s.program_id "
	"WHERE p.public_id = ?");

STATEMENT(codes_of, count_columns, struct count,
	"SELECT COUNT(*) AS n "
	"FROM sign_in_code "
	"WHERE address = ?");

static int64_t counted(const struct stmt *s, const char *id)
{
	struct count c;

	cr_assert_not(db_row(test_db(), s, &c, BIND(id)));
	return c.n;
}

/* Fetches a new form for each try, and sends it to a database with one table less. */
static void tries_whole_or_not_at_all(struct place *p, const struct step *form, const struct step *send,
	const struct stmt *count, const char *id)
{
	for (size_t i = 0; i < COUNT(tables); i++) {
		int64_t before = counted(count, id);

		take(&p->v, form);
		hide(tables[i]);
		take(&p->v, send);
		show(tables[i]);
		says_so(&p->v, send, tables[i], 303);
		cr_expect_eq(counted(count, id), before + (p->v.status == 303), "%s without %s", send->target, tables[i]);
	}
	take(&p->v, form);
	take(&p->v, send);
	cr_expect_eq(p->v.status, 303, "the tables are back");
}

Test(broken, a_referral_is_made_whole_or_not_at_all)
{
	struct place p = new_place();
	const char *path = print("/connect/#", p.program);

	tries_whole_or_not_at_all(&p, &(struct step){ &app_connect, false, path, NULL },
		&(struct step){ &app_connect, true, path, PEOPLE_FIELDS }, &referrals_at, p.program);
}

/* Referrals to the two programs together: both are made, or none. */
Test(broken, several_referrals_are_made_whole_or_not_at_all)
{
	struct place p = new_place();
	const char *fields = arena_printf(test_req()->arena, PEOPLE_FIELDS "&program=%s&program=%s&consent_%s=yes&consent_%s=yes&person=%s",
		p.program, p.other, p.program, p.other, p.person);
	int64_t first, second;

	tries_whole_or_not_at_all(&p, &(struct step){ &app_connect, false, both_programs(&p), NULL },
		&(struct step){ &app_connect, true, "/connect", fields }, &referrals_at, p.other);
	first = counted(&referrals_at, p.program);
	second = counted(&referrals_at, p.other);
	cr_expect_eq(first, second + 1, "new_place() made one, then each had the other beside it: %d, %d", (int)first, (int)second);
}

Test(broken, a_form_waits_for_answers_whole_or_not_at_all)
{
	struct place p = new_place();
	const char *program = asking_program(&p), *path = print("/connect/#", program);

	tries_whole_or_not_at_all(&p, &(struct step){ &app_connect, false, path, NULL },
		&(struct step){ &app_connect, true, path, PEOPLE_FIELDS }, &drafts_for, program);
}

Test(broken, a_referral_with_answers_is_made_whole_or_not_at_all)
{
	struct place p = new_place();
	const char *program = asking_program(&p), *path = begin_draft(&p, program);
	size_t failed = 0;

	for (size_t i = 0; i < COUNT(tables); i++) {
		int64_t before = counted(&referrals_at, program);

		visitor_get(&p.v, &app_screener, path);
		hide(tables[i]);
		visitor_post(&p.v, &app_screener, path, answer_fields(program, "send"));
		show(tables[i]);
		cr_expect(p.v.status == 500 || p.v.status == 303, "without %s: %d", tables[i], p.v.status);
		cr_expect_eq(counted(&referrals_at, program), before + (p.v.status == 303), "without %s", tables[i]);
		cr_expect_eq(counted(&answers_to, program), counted(&referrals_at, program), "without %s", tables[i]);
		failed += p.v.status == 500;
		if (p.v.status == 303)
			path = begin_draft(&p, program);
	}
	cr_expect(failed > 2 && failed < COUNT(tables), "%zu failed", failed);
}

Test(broken, a_question_is_added_whole_or_not_at_all)
{
	struct place p = new_place();
	const char *program = asking_program(&p), *path = print("/manage/#/screener/questions", program);
	size_t failed = 0;

	for (size_t i = 0; i < COUNT(tables); i++) {
		int64_t before = counted(&edits_of, program);

		visitor_get(&p.v, &app_manage, path);
		hide(tables[i]);
		visitor_post(&p.v, &app_manage, path, arena_printf(test_req()->arena, "kind=short_text&wording=Try+%zu&seen=%d", i, (int)before));
		show(tables[i]);
		cr_expect(p.v.status == 500 || p.v.status == 303, "without %s: %d", tables[i], p.v.status);
		cr_expect_eq(counted(&edits_of, program), before + (p.v.status == 303), "without %s", tables[i]);
		failed += p.v.status == 500;
	}
	cr_expect(failed && failed < COUNT(tables), "%zu failed", failed);
}

Test(broken, a_status_is_set_whole_or_not_at_all)
{
	struct place p = new_place();
	const char *path = print("/status/#", p.referral);

	for (size_t i = 0; i < COUNT(tables); i++) {
		int64_t before = counted(&events_of, p.referral);
		const char *seen;

		visitor_get(&p.v, &app_status, path);
		seen = between(p.v.page, "name=\"seen\" value=\"", "\"");
		hide(tables[i]);
		visitor_post(&p.v, &app_status, path, arena_printf(test_req()->arena, "status=%s&note=Hello&share_note=yes&seen=%s",
			i % 2 ? "pending" : "got_help", seen ? seen : ""));
		show(tables[i]);
		cr_expect(p.v.status == 500 || p.v.status == 303, "without %s: %d", tables[i], p.v.status);
		cr_expect_eq(counted(&events_of, p.referral) > before, p.v.status == 303, "without %s", tables[i]);
	}
}

/* Fetches the page anew each time; # in fields is the number of the try. */
static void each_is_whole_or_not_at_all(struct place *p, const struct step *page, const struct step *send,
	const struct stmt *count, const char *id)
{
	size_t failed = 0, done = 0;

	for (size_t i = 0; i < COUNT(tables); i++) {
		int64_t before = counted(count, id);

		take(&p->v, page);
		cr_assert_eq(p->v.status, 200, "%s: %d", page->target, p->v.status);
		visitor_choose_form(&p->v, arena_printf(test_req()->arena, "action=\"%s\"", send->target));
		hide(tables[i]);
		visitor_post(&p->v, send->app, send->target, print(send->fields, arena_printf(test_req()->arena, "%zu", i)));
		show(tables[i]);
		cr_expect(p->v.status == 500 || p->v.status == 303, "%s without %s: %d", send->target, tables[i], p->v.status);
		cr_expect_eq(counted(count, id), before + (p->v.status == 303), "%s without %s", send->target, tables[i]);
		failed += p->v.status == 500;
		done += p->v.status == 303;
	}
	cr_expect(failed > 2 && done > 2, "%s: %zu failed, %zu done", send->target, failed, done);
}

Test(broken, a_note_on_a_referral_is_kept_whole_or_not_at_all)
{
	struct place p = new_place();
	const char *path = print("/referrals/#", p.referral);

	each_is_whole_or_not_at_all(&p, &(struct step){ &app_dashboards, false, path, NULL },
		&(struct step){ &app_dashboards, true, print("/referrals/#/notes", p.referral), "note=Note+#" },
		&events_of, p.referral);
}

Test(broken, a_note_on_a_person_is_kept_whole_or_not_at_all)
{
	struct place p = new_place();
	const char *path = print("/people/#", p.person);

	each_is_whole_or_not_at_all(&p, &(struct step){ &app_dashboards, false, path, NULL },
		&(struct step){ &app_dashboards, true, print("/people/#/notes", p.person), "note=Note+#" },
		&notes_of, p.person);
}

Test(broken, a_person_is_changed_whole_or_not_at_all)
{
	struct place p = new_place();
	const char *path = print("/people/#", p.person);

	for (size_t i = 0; i < COUNT(tables); i++) {
		int64_t before = counted(&versions_of, p.person);
		const char *version;

		visitor_get(&p.v, &app_dashboards, path);
		visitor_choose_form(&p.v, arena_printf(test_req()->arena, "action=\"%s\"", path));
		version = between(p.v.page, "name=\"version\" value=\"", "\"");
		hide(tables[i]);
		visitor_post(&p.v, &app_dashboards, path, arena_printf(test_req()->arena,
			"seeker_first_name=Sam&seeker_last_name=Number%zu&seeker_email=sam%zu@demo.test&version=%s", i, i, version ? version : ""));
		show(tables[i]);
		cr_expect(p.v.status == 500 || p.v.status == 303, "without %s: %d", tables[i], p.v.status);
		cr_expect_eq(counted(&versions_of, p.person), before + (p.v.status == 303), "without %s", tables[i]);
	}
}

Test(broken, an_undo_happens_whole_or_not_at_all)
{
	struct place p = new_place();
	const char *path = print("/status/#", p.referral);

	for (size_t i = 0; i < COUNT(tables); i++) {
		int64_t before;

		visitor_get(&p.v, &app_status, path);
		visitor_post(&p.v, &app_status, path, arena_printf(test_req()->arena, "status=%s&note=Try+%zu&seen=%s",
			i % 2 ? "pending" : "got_help", i, between(p.v.page, "name=\"seen\" value=\"", "\"")));
		cr_assert_eq(p.v.status, 303, "%s", p.v.page);
		before = counted(&events_of, p.referral);
		visitor_get(&p.v, &app_status, path);
		hide(tables[i]);
		visitor_post(&p.v, &app_status, path, "undo=yes");
		show(tables[i]);
		cr_expect(p.v.status == 500 || p.v.status == 303, "without %s: %d", tables[i], p.v.status);
		cr_expect_eq(counted(&events_of, p.referral), before + (p.v.status == 303), "without %s", tables[i]);
	}
}

/* A person who cannot sign in stays signed out; a code is made, or the page shows an error. */
Test(broken, nobody_is_half_signed_in)
{
	struct place p = new_place();
	size_t in = 0, out = 0;

	for (size_t i = 0; i < COUNT(tables); i++) {
		const char *address = arena_printf(test_req()->arena, "%s@demo.test", test_name("codes"));
		struct visitor v = { .host = p.v.host }, after;

		row_account(test_db(), "Carla", "Codes", address);
		visitor_get(&v, &app_account, "/sign-in");
		hide(tables[i]);
		visitor_post(&v, &app_account, "/sign-in", arena_printf(test_req()->arena, "address=%s&password=", address));
		show(tables[i]);
		cr_expect(v.status == 500 || v.status == 303, "without %s: %d", tables[i], v.status);
		cr_expect_eq(counted(&codes_of, address), v.status == 303, "without %s", tables[i]);
		after = v;
		visitor_get(&after, &app_account, "/account");
		cr_expect_eq(after.status, 303, "without %s: a code was asked for, no more", tables[i]);
		in += v.status == 303;
		out += v.status == 500;
	}
	cr_expect(in > 2 && out > 2, "%zu and %zu", in, out);
}
