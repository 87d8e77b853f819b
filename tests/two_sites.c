/* two_sites.c - makes two sites, and something of every kind that a route may name. */
#include <criterion/criterion.h>
#include <string.h>

#include "site/account.h"
#include "base/secret.h"
#include "edge/db.h"
#include "web/form.h"
#include "edge/http.h"
#include "listed.h"
#include "rows.h"
#include "site/forgery.h"
#include "site/session.h"
#include "site/site.h"
#include "message/program_claim.h"
#include "referral/data_request.h"
#include "referral/hold.h"
#include "message/status_link.h"
#include "support.h"
#include "two_sites.h"

/* APPS: all of cgi/, from the Makefile. */
#define APP(name) extern const struct app app_##name;
APPS
#undef APP

static const struct app *const apps[] = {
#define APP(name) &app_##name,
	APPS
#undef APP
};

static const char *keep(const char *text)
{
	return arena_text(test_req()->arena, text);
}

const struct app *const *every_app(size_t *count)
{
	*count = COUNT(apps);
	return apps;
}

static const struct id *id_named(const struct two *t, const char *name, size_t length)
{
	for (size_t i = 0; i < TWO_SITES_IDS; i++)
		if (strlen(t->ids[i].name) == length && !strncmp(t->ids[i].name, name, length))
			return &t->ids[i];
	return NULL;
}

const char *two_sites_id(const struct two *t, const char *name)
{
	return id_named(t, name, strlen(name))->here;
}

const char *path_of(const struct two *t, const struct route *r, bool nowhere, bool *of_a_site)
{
	struct str s;

	*of_a_site = false;
	str_init(&s, test_req()->arena, 1000);
	for (const char *at = r->pattern; *at; at++) {
		const struct id *id;
		size_t n;

		if (*at != '{') {
			str_add_char(&s, *at);
			continue;
		}
		n = strcspn(++at, "}");
		id = id_named(t, at, n);
		cr_assert_not_null(id, "%s: tests/two_sites.c does not know whose this id is", r->pattern);
		*of_a_site = *of_a_site || id->nowhere;
		str_add(&s, nowhere && id->nowhere ? id->nowhere : id->here);
		at += n;
	}
	return s.text;
}

void take_form(struct visitor *v, const char *path)
{
	struct req *q = visitor_unit();
	struct forgery f;

	cr_assert_not(site_load(q, v->host));
	q->http = http_literal(q->arena, "GET", v->host, path, NULL, NULL, v->cookie);
	cr_assert_not(session_load(q, q->site->host));
	f = forgery_token(q, path, NULL);
	v->token = keep(f.token);
	v->once = keep(f.once);
	v->time = keep(f.time);
}

/* ---- what the routes name ---- */

#define PASSWORD "four plain words here"
static void sign_in(struct visitor *v, const char *address)
{
	visitor_get(v, &app_account, "/sign-in");
	visitor_post(v, &app_account, "/sign-in", arena_printf(test_req()->arena, "address=%s&password=four+plain+words+here", address));
	cr_assert_eq(v->status, 303, "%s", v->page);
}

struct key { int64_t id; };
static const struct column key_columns[] = { COLUMN(struct key, id) };

STATEMENT(link_of, key_columns, struct key,
	"SELECT l.id "
	"FROM status_link l "
	"JOIN referral r ON r.id = l.referral_id "
	"WHERE r.public_id = ? "
	"LIMIT 1");

static const char *token_of(const char *referral)
{
	struct req *q = test_db();
	struct key link;
	const char *token;

	cr_assert_not(db_row(q, &link_of, &link, BIND(referral)));
	cr_assert_not(status_link_arm(q, link.id));
	cr_assert_not(status_link_token(q, link.id, &token));
	return keep(token);
}

/* Fills in the Connect form; the draft that waits for the answers. */
static const char *begin_referral(struct two *t, const char *program)
{
	const char *path = arena_printf(test_req()->arena, "/connect/%s", program);

	visitor_get(&t->here, &app_connect, path);
	visitor_post(&t->here, &app_connect, path, "for=other&seeker_first_name=Sam&seeker_last_name=Seeker"
		"&seeker_email=sam@site.test&reach=email&helper_first_name=Hana&helper_last_name=Helper&consent=yes");
	cr_assert_eq(t->here.status, 303, "%s", t->here.page);
	return keep(t->here.location + strlen("/screener/"));
}

/* The receipt. */
static const char *refer(struct two *t, const char *program)
{
	const char *path = arena_printf(test_req()->arena, "/screener/%s", begin_referral(t, program));

	visitor_get(&t->here, &app_screener, path);
	visitor_post(&t->here, &app_screener, path, arena_printf(test_req()->arena, "program=%s&asked_" QUESTION_OF_ROWS
		"=yes&q_" QUESTION_OF_ROWS "=yes&go=send", program));
	cr_assert_eq(t->here.status, 303, "%s", t->here.page);
	return keep(t->here.location + strlen("/sent/"));
}

/* A program that asks a question. */
static const char *new_program(struct req *q)
{
	int64_t program = row_program(q, test_name("Pantry"));

	row_screener(q, program);
	return keep(listed_id(q, program));
}

/* The account asks to run a program that has no team. */
static const char *ask_to_run(struct req *q, int64_t account)
{
	struct claim_request r;
	int64_t program = row_program(q, test_name("Kitchen"));

	row_sign_in(q, account);
	cr_assert_not(claim_ask(q, program, "I run it."));
	cr_assert_not(claim_of_viewer(q, program, &r));
	row_sign_in(q, 0);
	return keep(r.public_id);
}

static const char *group_of(struct req *q)
{
	struct team g;

	cr_assert_not(team_by_id(q, row_team(q, false), &g));
	return keep(g.public_id);
}

COMMAND(add_erased,
	"INSERT INTO data_request (public_id, site_id, asked_at, waits, approved, decided_at, erased_at) "
	"VALUES (?, ?, 1, NULL, TRUE, 1, 1)");

static const char *erase_by_link(struct req *q)
{
	const char *id = keep(secret_public_id(q->arena));

	cr_assert_not(db_exec(q, &add_erased, NULL, BIND(id, q->site->id)));
	return id;
}

static const char *ask_to_be_erased(struct req *q, int64_t account)
{
	struct data_request r;

	row_sign_in(q, account);
	cr_assert_not(data_request_ask(q));
	cr_assert_not(data_request_of_account(q, &r));
	row_sign_in(q, 0);
	return keep(r.public_id);
}

/* Of a referral that nobody sees here. */
static const char *keep_by_hold(struct req *q, const char *referral)
{
	struct hold *all;
	size_t count;

	cr_assert_not(hold_set(q, q->site->id, referral, "A lawsuit"));
	cr_assert_not(holds(q, q->site->id, &all, &count));
	return keep(all[0].public_id);
}

static const char *user_of(struct req *q)
{
	struct account a = { 0 };
	int64_t id = row_account(q, "Rita", "Reports", NULL);

	cr_assert_not(account_add_role(q, id, q->site->id, ROLE_reports));
	cr_assert_not(account_by_id(q, id, 0, &a));
	return keep(a.public_id);
}

struct two two_sites(void)
{
	struct req *q = test_db();
	const char *address = arena_printf(test_req()->arena, "%s@site.test", test_name("owner")), *program, *receipt, *person, *referral;
	struct two t = { .there = { .host = NULL } };
	int64_t owner = row_account(q, "Hana", "Helper", address);

	row_site(q);
	cr_assert_not(account_add_role(q, owner, q->site->id, ROLE_site_admin));
	t.there.host = keep(q->site->host);
	row_site(q);
	cr_assert_not(account_add_role(q, owner, q->site->id, ROLE_site_admin));
	t.here.host = keep(q->site->host);
	program = new_program(q);
	cr_assert_not(account_set_password(q, owner, PASSWORD));
	sign_in(&t.here, address);
	sign_in(&t.there, address);
	receipt = refer(&t, program);
	visitor_get(&t.here, &app_dashboards, "/people");
	person = between(t.here.page, "data-person=\"", "\"");
	cr_assert_not_null(person);
	visitor_get(&t.here, &app_dashboards, arena_printf(test_req()->arena, "/people/%s", person));
	referral = between(t.here.page, "data-referral=\"", "\"");
	cr_assert_not_null(referral);
	t.ids[0] = (struct id){ "program", program, NULL };
	t.ids[1] = (struct id){ "person", person, "abcdefghjkmnpqrstuvw" };
	t.ids[2] = (struct id){ "referral", referral, "abcdefghjkmnpqrstuvw" };
	t.ids[3] = (struct id){ "receipt", receipt, "abcdefghjkmnpqrstuvw" };
	t.ids[4] = (struct id){ "token", token_of(referral), "abcdefghjkmnpqrstuvwabcdefghjkmnpqrstuvwabc" };
	t.ids[5] = (struct id){ "unsubscribe", "abcdefghjkmnpqrstuvw", NULL };	/* an account belongs to no site */
	t.ids[6] = (struct id){ "draft", begin_referral(&t, program), "abcdefghjkmnpqrstuvw" };
	t.ids[7] = (struct id){ "question", QUESTION_OF_ROWS, NULL };	/* nor does a program */
	t.ids[8] = (struct id){ "address", "abcdefghjkmnpqrstuvw", NULL };
	t.ids[9] = (struct id){ "member", "abcdefghjkmnpqrstuvw", NULL };
	t.ids[10] = (struct id){ "pass", "abcdefghjkmnpqrstuvw", NULL };
	t.ids[11] = (struct id){ "group", group_of(q), "abcdefghjkmnpqrstuvw" };
	t.ids[14] = (struct id){ "request", ask_to_be_erased(q, owner), "abcdefghjkmnpqrstuvw" };
	t.ids[16] = (struct id){ "erased", erase_by_link(q), "abcdefghjkmnpqrstuvw" };
	t.ids[15] = (struct id){ "hold", keep_by_hold(q, referral), "abcdefghjkmnpqrstuvw" };
	t.ids[13] = (struct id){ "account", user_of(q), "abcdefghjkmnpqrstuvw" };
	t.ids[12] = (struct id){ "claim", ask_to_run(q, owner), "abcdefghjkmnpqrstuvw" };
	return t;
}
