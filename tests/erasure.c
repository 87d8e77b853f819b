/* erasure.c - a person who is erased is in no column of the database any more; what they were part of still counts. */
#include <criterion/criterion.h>
#include <string.h>

#include "directory/program_setting.h"
#include "edge/db.h"
#include "own_database.h"
#include "referral/data_request.h"
#include "referral/erasure.h"
#include "referral/inbound_word.h"
#include "referral/owner.h"
#include "referral/person.h"
#include "referral/personal.h"
#include "referral/referral.h"
#include "referral/report_count.h"
#include "rows.h"
#include "site/account.h"
#include "site/site.h"
#include "site/site_user.h"
#include "site/worklist.h"
#include "support.h"

static struct req *q;
static int64_t site, program, hana, clara;

static void set_up(void)
{
	q = own_database();
	site = row_site(q);
	hana = row_account(q, "Hana", "Helper", "hana@helper.test");
	clara = row_account(q, "Clara", "Claimer", "clara@claimer.test");
	program = row_program(q, "Pantry");
	MUST(program_add_claimer(q, program, clara));
}

static void tear_down(void) { own_database_drop(q); }

TestSuite(erasure, .init = set_up, .fini = tear_down);

/* ---- words that nobody else uses ---- */

#define FIRST "Zephyrine"
#define LAST "Quixwood"
#define MAIL "zephyrine.quixwood@planted.test"
#define PHONE "+14155550188"
#define WORDS "mangosteen"		/* in everything that is written */

static const char *const planted[] = { FIRST, "zephyrine", LAST, "quixwood", "planted.test", "4155550188", WORDS };

struct table { const char *name; };
static const struct column table_columns[] = { COLUMN(struct table, name) };

STATEMENT(tables, table_columns, struct table,
	"SELECT table_name AS name "
	"FROM information_schema.tables "
	"WHERE table_schema = DATABASE()");

struct looking { const struct db_table *table; const char *found, *column; };

static enum err look(struct req *unit, const struct db_cell *cells, void *data)
{
	struct looking *l = data;

	(void)unit;
	for (size_t i = 0; i < l->table->count; i++)
		for (size_t k = 0; k < COUNT(planted) && cells[i].text; k++)
			if (strstr(arena_bytes(test_req()->arena, cells[i].text, cells[i].length), planted[k])) {
				l->found = planted[k];
				l->column = arena_printf(test_req()->arena, "%s.%s", l->table->name, l->table->columns[i]);
			}
	return ERR_OK;
}

/* "table.column" that holds one of them; NULL: none does. */
static const char *held(size_t *count)
{
	const char *where = NULL;
	struct table *all;
	size_t n;

	*count = 0;
	MUST(db_rows(q, &tables, &all, &n, NOTHING));
	for (size_t i = 0; i < n; i++) {
		struct db_table t;
		struct looking l = { &t, NULL, NULL };

		MUST(db_table_find(q, all[i].name, &t));
		MUST(db_table_each(q, &t, look, &l));
		where = l.found ? arena_printf(test_req()->arena, "%s in %s", l.found, l.column) : where;
		*count += l.found != NULL;
	}
	return where;
}

static void expect_nothing(void)
{
	size_t count;
	const char *where = held(&count);

	cr_expect_null(where, "%s", where);
}

static void expect_lawful(void)
{
	bool more = true;
	int64_t wrong;

	MUST(referral_check(q, &wrong));
	cr_expect_eq(wrong, 0, "dashboards: %lld", (long long)wrong);
	MUST(inbound_words_check(q, &wrong));
	cr_expect_eq(wrong, 0, "words: %lld", (long long)wrong);
	MUST(worklist_check(q, &wrong));
	cr_expect_eq(wrong, 0, "worklists: %lld", (long long)wrong);
	while (more)
		MUST(report_count_changes(q, &more));
	MUST(report_check(q, &wrong));
	cr_expect_eq(wrong, 0, "reports: %lld", (long long)wrong);
}

/* ---- what is known of them ---- */

static const struct contact person = { .first_name = FIRST, .last_name = LAST, .email = MAIL, .phone = PHONE, .language = "en" };

static const char *comment = "Needs " WORDS " for two";

static const char *refer(const struct situation *at, const struct contact *seeker, bool discreet)
{
	struct referral_draft d = { .at = *at, .program_id = program, .answer_days = 2, .discreet = discreet, .seeker = *seeker,
		.helper = { .first_name = "Hana", .last_name = "Helper", .email = "hana@helper.test", .phone = "", .language = "" },
		.helper_organization = "", .comment = comment, .consent_words = "I agree to this.", .consent_language = "en" };
	struct referral *all;
	const char *receipt;
	size_t count;

	q->now += MINUTES(1);
	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	return all[0].public_id;
}

static const struct situation live = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING };
static const struct situation texted = { KIND_LIVE, ORIGIN_OTHER, REACH_TEXT, CONSENT_STANDING };
static const struct situation logged = { KIND_LOGGED, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE };

static const char *refer_all(void)
{
	const char *first;

	row_sign_in(q, hana);
	first = refer(&live, &person, false);
	(void)refer(&texted, &person, true);
	(void)refer(&logged, &person, false);
	return first;
}

static void write_about(const char *id)
{
	struct referral *r = row_referral(q, id);
	struct person p;

	MUST(referral_note(q, r, "They like " WORDS, false, "/"));
	MUST(person_find(q, r->person_public_id, &p));
	MUST(person_add_note(q, &p, "Met " FIRST " about " WORDS, false));
	p.safe_contact = "Ask for " WORDS;
	MUST(person_change(q, &p, &p));
	row_sign_in(q, clara);
	r = row_referral(q, id);
	MUST(referral_move(q, r, &(struct move){ .status = STATUS_pending, .note = "Call " FIRST, .share_note = true, .seen = r->version,
		.result = "/" }));
	row_sign_in(q, hana);
}

struct number { int64_t n; };
static const struct column number_columns[] = { COLUMN(struct number, n) };
STATEMENT(referrals_of, number_columns, struct number,
	"SELECT COUNT(*) AS n FROM referral WHERE site_id = ? AND program_id = ?");
STATEMENT(open_links, number_columns, struct number,
	"SELECT COUNT(*) AS n FROM status_link WHERE revoked_at IS NULL AND referral_id <> ?");
STATEMENT(waiting, number_columns, struct number,
	"SELECT COUNT(*) AS n FROM outbox WHERE state = ? AND subject = ?");
STATEMENT(id_of, number_columns, struct number,
	"SELECT id AS n FROM referral WHERE public_id = ?");

static int64_t number(const struct stmt *s, struct binds b)
{
	struct number n = { 0 };

	MUST(db_row(q, s, &n, b));
	return n.n;
}

static void erase(const struct erased *who)
{
	bool more = true;

	while (more)
		MUST(erasure_batch(q, who, &more));
}

/* ---- the rules ---- */

Test(erasure, of_somebody_by_their_link_leaves_no_word_anywhere)
{
	const char *id = refer_all();
	struct erased who = { .site_id = site };
	size_t tables_before;

	write_about(id);
	(void)held(&tables_before);
	cr_expect_geq(tables_before, 8, "planted in %zu tables", tables_before);
	who.referral_id = number(&id_of, BIND(id));
	erase(&who);
	expect_nothing();
	expect_lawful();
	cr_expect_eq(number(&referrals_of, BIND(site, program)), 3, "they still count");
	cr_expect_eq(number(&open_links, BIND((int64_t)0)), 0);
	cr_expect_eq(number(&waiting, BIND(OUTBOX_WAITING, SUBJECT_referral)), 0);
	erase(&who);
}

Test(erasure, keeps_the_status_and_the_history_without_names)
{
	const char *id = refer_all();
	struct referral_event *events;
	struct referral *r;
	size_t count;

	write_about(id);
	erase(&(struct erased){ .site_id = site, .referral_id = number(&id_of, BIND(id)) });
	row_sign_in(q, clara);
	r = row_referral(q, id);
	cr_assert(r, "the program still has it");
	cr_expect_eq(r->status, STATUS_pending);
	cr_expect_str_eq(r->seeker.first_name, ERASED_NAME);
	cr_expect_eq(r->at.consent, CONSENT_WITHDRAWN);
	cr_expect_null(r->seeker.email);
	MUST(referral_history(q, r, &events, &count));
	cr_expect_geq(count, 3);
	for (size_t i = 0; i < count; i++)
		cr_expect(!events[i].note || !*events[i].note);
}

Test(erasure, leaves_others_alone)
{
	const struct contact sister = { .first_name = "Ottilie", .last_name = "Other", .email = "zq@shared.test", .phone = "", .language = "en" };
	struct contact same = person;
	const char *id, *hers;
	struct referral *r;

	row_sign_in(q, hana);
	same.email = sister.email;
	id = refer(&live, &same, false);
	comment = "Bread";
	hers = refer(&live, &sister, false);
	erase(&(struct erased){ .site_id = site, .referral_id = number(&id_of, BIND(id)) });
	expect_nothing();
	r = row_referral(q, hers);
	cr_assert(r);
	cr_expect_str_eq(r->seeker.first_name, "Ottilie");
	cr_expect_str_eq(r->seeker.email, "zq@shared.test");
	expect_lawful();
}

Test(erasure, of_another_site_keeps_this_one)
{
	const char *id = refer_all();

	erase(&(struct erased){ .site_id = row_site(q), .referral_id = number(&id_of, BIND(id)) + 1000 });
	row_visit(q, site);
	cr_expect_str_eq(row_referral(q, id)->seeker.first_name, FIRST);
}

/* ---- an account ---- */

static int64_t seeker(void)
{
	int64_t id;

	MUST(owner_make(q, FIRST, LAST, MAIL, &id));
	MUST(owner_make(q, "Somebody", "Else", "else@else.test", &(int64_t){ 0 }));
	MUST(site_user_add(q, site, id));
	return id;
}

static struct data_request asked(int64_t at)
{
	struct data_request *all;
	size_t count;

	MUST(data_requests(q, at, &all, &count));
	cr_assert_eq(count, 1, "%zu", count);
	return all[0];
}

Test(erasure, of_an_account_closes_it_when_every_site_has_erased)
{
	int64_t id = seeker(), away;
	struct data_request r, other;
	size_t count;

	row_sign_in(q, id);
	(void)refer(&(struct situation){ KIND_LIVE, ORIGIN_SELF, REACH_EMAIL, CONSENT_STANDING }, &person, false);
	(void)refer_all();
	away = row_site(q);
	row_sign_in(q, id);
	(void)refer(&(struct situation){ KIND_LIVE, ORIGIN_SELF, REACH_EMAIL, CONSENT_STANDING }, &person, false);
	MUST(data_request_ask(q));
	MUST(data_request_ask(q));
	r = asked(away);
	other = asked(site);
	row_sign_in(q, 0);
	MUST(data_request_decide(q, &r, true));
	cr_expect_eq(data_request_decide(q, &r, false), ERR_CONFLICT);
	cr_expect_not_null(held(&count), "the other site has yet to decide");
	MUST(data_request_decide(q, &other, true));
	expect_nothing();
	row_visit(q, site);
	expect_lawful();
}

Test(erasure, that_a_site_refuses_changes_nothing)
{
	int64_t id = seeker();
	struct data_request r;
	size_t before, after;

	row_sign_in(q, id);
	(void)refer(&(struct situation){ KIND_LIVE, ORIGIN_SELF, REACH_EMAIL, CONSENT_STANDING }, &person, false);
	MUST(data_request_ask(q));
	r = asked(site);
	(void)held(&before);
	MUST(data_request_decide(q, &r, false));
	(void)held(&after);
	cr_expect_eq(before, after);
	MUST(data_request_of_account(q, &r));
	cr_expect(!r.waits && !r.approved);
}

COMMAND(approve_only,
	"UPDATE data_request "
	"SET waits = NULL, approved = TRUE, decided_at = 1 "
	"WHERE id = ?");

Test(erasure, that_was_interrupted_is_finished_by_the_worker)
{
	int64_t id = seeker();
	struct data_request r;

	row_sign_in(q, id);
	(void)refer(&(struct situation){ KIND_LIVE, ORIGIN_SELF, REACH_EMAIL, CONSENT_STANDING }, &person, false);
	MUST(data_request_ask(q));
	r = asked(site);
	MUST(db_exec(q, &approve_only, NULL, BIND(r.id)));
	row_sign_in(q, 0);
	MUST(data_request_finish(q));
	expect_nothing();
	MUST(data_request_finish(q));
}

/* ---- the table of columns ---- */

Test(erasure, knows_every_column_of_text)
{
	const char *column;

	MUST(personal_check(q, &column));
	cr_expect_null(column, "lib/referral/personal.def has no row for %s", column);
}

Test(erasure, reports_a_column_that_is_new)
{
	const char *column;

	MUST(db_script(q, "ALTER TABLE referral ADD COLUMN nickname VARCHAR(20) NOT NULL DEFAULT ''"));
	MUST(personal_check(q, &column));
	cr_expect_str_eq(column, "referral.nickname");
}
