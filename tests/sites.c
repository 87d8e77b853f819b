/* sites.c - no route and no id of one site reaches another site's people, referrals and links.
 *
 * The routes come from the programs' own tables, so new ones are tested, too. An id with a new
 * name fails the test until this file knows its owner. */
#include <criterion/criterion.h>
#include <string.h>

#include "site/account.h"
#include "edge/db.h"
#include "web/form.h"
#include "edge/http.h"
#include "listed.h"
#include "web/route.h"
#include "rows.h"
#include "site/forgery.h"
#include "site/session.h"
#include "site/site.h"
#include "message/program_claim.h"
#include "referral/data_request.h"
#include "message/status_link.h"
#include "support.h"
#include "visitor.h"

/* APPS: all of cgi/, from the Makefile. */
#define APP(name) extern const struct app app_##name;
APPS
#undef APP

static const struct app *const apps[] = {
#define APP(name) &app_##name,
	APPS
#undef APP
};

/* The site's value for a route's {name}; NULL if all sites share it. */
struct id { const char *name, *here, *nowhere; };

static const char *keep(const char *text)
{
	return arena_text(test_req()->arena, text);
}

static const struct id *id_named(const struct id *ids, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(ids[i].name) == length && !strncmp(ids[i].name, name, length))
			return &ids[i];
	return NULL;
}

/* A route's path with the site's ids, or with unknown ones; NULL if it has no id of a site. */
static const char *path_of(const struct route *r, const struct id *ids, size_t count, bool nowhere)
{
	bool of_a_site = false;
	struct str s;

	str_init(&s, test_req()->arena, 1000);
	for (const char *at = r->pattern; *at; at++) {
		const struct id *id;
		size_t n;

		if (*at != '{') {
			str_add_char(&s, *at);
			continue;
		}
		n = strcspn(++at, "}");
		id = id_named(ids, count, at, n);
		cr_assert_not_null(id, "%s: tests/sites.c does not know whose this id is", r->pattern);
		of_a_site = of_a_site || id->nowhere;
		str_add(&s, nowhere && id->nowhere ? id->nowhere : id->here);
		at += n;
	}
	return of_a_site ? s.text : NULL;
}

/* ---- one account at two sites ---- */

#define PASSWORD "four plain words here"
#define FIELDS "status=got_help&note=Told&share_note=yes&reach=email&seeker_first_name=Eve&seeker_last_name=Else&version=1&seen=1&mine=yes"

static void sign_in(struct visitor *v, const char *address)
{
	visitor_get(v, &app_account, "/sign-in");
	visitor_post(v, &app_account, "/sign-in", arena_printf(test_req()->arena, "address=%s&password=four+plain+words+here", address));
	cr_assert_eq(v->status, 303, "%s", v->page);
}

/* A valid form for the path, although no page of this site has one. */
static void take_form(struct visitor *v, const char *path)
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

static void visit(struct visitor *v, const struct app *a, const struct route *r, const char *path)
{
	if (!strcmp(r->method, "GET")) {
		visitor_get(v, a, path);
		/* If another page contains the form, checks that page. */
		if (v->status == 303)
			visitor_get(v, a, v->location);
		return;
	}
	take_form(v, path);
	visitor_post(v, a, path, FIELDS);
}

struct state { int64_t referral_version, person_version, events, notes; };
static const struct column state_columns[] = {
	COLUMN(struct state, referral_version), COLUMN(struct state, person_version),
	COLUMN(struct state, events), COLUMN(struct state, notes),
};

STATEMENT(state_of, state_columns, struct state,
	"SELECT r.version AS referral_version, p.version AS person_version, "
	"  (SELECT COUNT(*) FROM referral_event e WHERE e.referral_id = r.id) AS events, "
	"  (SELECT COUNT(*) FROM person_note n WHERE n.person_id = p.id) AS notes "
	"FROM referral r "
	"JOIN person p ON p.id = r.person_id "
	"WHERE r.public_id = ?");

static struct state state(const char *referral)
{
	struct state s;

	cr_assert_not(db_row(test_db(), &state_of, &s, BIND(referral)));
	return s;
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

/* ---- at one of them a referral with answers, another that waits for answers, a group and a claim ---- */

struct two {
	struct visitor here, there;
	struct id ids[15];
};

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

static const char *user_of(struct req *q)
{
	struct account a = { 0 };
	int64_t id = row_account(q, "Rita", "Reports", NULL);

	cr_assert_not(account_add_role(q, id, q->site->id, ROLE_reports));
	cr_assert_not(account_by_id(q, id, 0, &a));
	return keep(a.public_id);
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

/* Its owner runs both sites. */
static struct two two_sites(void)
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
	t.ids[13] = (struct id){ "account", user_of(q), "abcdefghjkmnpqrstuvw" };
	t.ids[12] = (struct id){ "claim", ask_to_run(q, owner), "abcdefghjkmnpqrstuvw" };
	return t;
}

static size_t walk(struct two *t, void (*look)(struct two *t, const struct app *a, const struct route *r))
{
	size_t walked = 0;

	for (size_t i = 0; i < COUNT(apps); i++)
		for (size_t j = 0; j < apps[i]->route_count; j++)
			if (path_of(&apps[i]->routes[j], t->ids, COUNT(t->ids), false)) {
				look(t, apps[i], &apps[i]->routes[j]);
				walked++;
			}
	return walked;
}

static void is_out_of_reach(struct two *t, const struct app *a, const struct route *r)
{
	const char *page;

	visit(&t->there, a, r, path_of(r, t->ids, COUNT(t->ids), true));
	cr_expect_eq(t->there.status, 404, "%s %s of nobody: %d", r->method, r->pattern, t->there.status);
	page = t->there.page;
	visit(&t->there, a, r, path_of(r, t->ids, COUNT(t->ids), false));
	cr_expect_eq(t->there.status, 404, "%s %s of another site: %d", r->method, r->pattern, t->there.status);
	cr_expect_str_eq(t->there.page, page, "%s %s: to the byte", r->method, r->pattern);
}

static void is_in_reach(struct two *t, const struct app *a, const struct route *r)
{
	visit(&t->here, a, r, path_of(r, t->ids, COUNT(t->ids), false));
	cr_expect_neq(t->here.status, 404, "%s %s at home", r->method, r->pattern);
}

Test(sites, are_out_of_reach_from_each_other)
{
	struct two t = two_sites();
	struct state before = state(t.ids[2].here), after;
	size_t walked = walk(&t, is_out_of_reach);

	after = state(t.ids[2].here);
	cr_expect_arr_eq(&before, &after, sizeof(before), "nothing changed");
	cr_expect_geq(walked, 10);
	cr_expect_eq(walk(&t, is_in_reach), walked, "where they belong");
}

/* Lists show only this site's people, and no search finds people of another site. */
Test(sites, list_their_own_people)
{
	static const char *const searches[] = { "/people", "/people?q=sam", "/people?q=seeker", "/people?q=sam%40site.test" };
	struct two t = two_sites();

	for (size_t i = 0; i < COUNT(searches); i++) {
		visitor_get(&t.here, &app_dashboards, searches[i]);
		cr_expect_not_null(strstr(t.here.page, t.ids[1].here), "%s", searches[i]);
		visitor_get(&t.there, &app_dashboards, searches[i]);
		cr_expect_eq(t.there.status, 200);
		cr_expect_null(strstr(t.there.page, t.ids[1].here), "%s", searches[i]);
		cr_expect_null(strstr(t.there.page, "Seeker"), "%s", searches[i]);
	}
}

/* Another site's ids in a query or field have no effect: the form is not filled, and sending it makes nothing. */
Test(sites, fill_no_form_with_anothers_people)
{
	struct two t = two_sites();
	const char *form = arena_printf(test_req()->arena, "/connect/%s", t.ids[0].here), *page;
	const struct id *with[] = { &t.ids[1], &t.ids[2] };
	static const char *const fields[] = { "person", "from" };

	visitor_get(&t.here, &app_connect, arena_printf(test_req()->arena, "%s?person=%s", form, t.ids[1].here));
	cr_expect_not_null(strstr(t.here.page, "sam@site.test"), "at home it is filled");
	visitor_get(&t.there, &app_connect, arena_printf(test_req()->arena, "%s?person=%s", form, t.ids[1].nowhere));
	page = t.there.page;
	visitor_get(&t.there, &app_connect, arena_printf(test_req()->arena, "%s?person=%s", form, t.ids[1].here));
	cr_expect_eq(t.there.status, 404);
	cr_expect_str_eq(t.there.page, page);
	for (size_t i = 0; i < COUNT(with); i++) {
		visitor_get(&t.there, &app_connect, form);
		visitor_post(&t.there, &app_connect, form, arena_printf(test_req()->arena, "for=other&seeker_first_name=Sam"
			"&seeker_last_name=Seeker&seeker_email=sam@site.test&reach=email&helper_first_name=Hana&helper_last_name=Helper"
			"&consent=yes&%s=%s", fields[i], with[i]->here));
		cr_expect_eq(t.there.status, 404, "%s: %d", fields[i], t.there.status);
	}
	visitor_get(&t.there, &app_dashboards, "/people");
	cr_expect_null(strstr(t.there.page, "data-person"), "nothing was made");
}

/* A session is valid only at the site where it began. */
Test(sites, have_sessions_of_their_own)
{
	struct two t = two_sites();
	struct visitor carried = { .host = t.there.host, .cookie = t.here.cookie };

	visitor_get(&carried, &app_dashboards, "/people");
	cr_expect_eq(carried.status, 303);
	cr_expect(text_starts(carried.location, "/sign-in"));
}
