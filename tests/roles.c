/* roles.c - each role may do as tests/data/roles.tsv has it: every route, with every method, for each kind of reader.
 *
 * The routes come from the programs' own tables: a route that is missing in the table, or a line without a route, fails. A path
 * names things of somebody else, except the program, whose team the members of a team belong to. */
#include <criterion/criterion.h>
#include <string.h>

#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "edge/http.h"
#include "listed.h"
#include "rows.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"
#include "tsv.h"
#include "two_sites.h"

/* A reader: roles at the site, roles at the other one, and a role in the team of the program, or of another program; -1: none. */
static const struct reading {
	const char *column;		/* of the table */
	unsigned here, there;
	int team, other_team;
} kinds[] = {
	{ "account", 0, 0, -1, -1 },
	{ "site_admin", FOR(site_admin), 0, -1, -1 },
	{ "group_manager", FOR(group_manager), 0, -1, -1 },
	{ "reports", FOR(reports), 0, -1, -1 },
	{ "program_admin", 0, 0, PROGRAM_ROLE_program_admin, -1 },
	{ "program_worker", 0, 0, PROGRAM_ROLE_program_worker, -1 },
	/* A role elsewhere opens nothing. */
	{ "account", 0, ANY_ROLE, -1, -1 },
	{ "account", 0, 0, -1, PROGRAM_ROLE_program_admin },
};

struct walk {
	struct two sites;
	struct tsv table;
	struct req *q;				/* with a connection of its own */
	int64_t program, other_program;
	const char *here, *there;		/* hosts */
};

/* A new account of that kind, signed in with a fresh proof; its cookie. */
static const char *reader(const struct walk *w, const struct reading *k)
{
	struct req *q = w->q;
	int64_t id;

	MUST(account_make(q, "Ada", "Reader", NULL, &id));
	MUST(site_load(q, w->there));
	for (enum role role = 0; role < ROLES; role++)
		if (k->there & 1u << role)
			MUST(account_add_role(q, id, q->site->id, role));
	MUST(site_load(q, w->here));
	for (enum role role = 0; role < ROLES; role++)
		if (k->here & 1u << role)
			MUST(account_add_role(q, id, q->site->id, role));
	if (k->team >= 0)
		MUST(program_add_claimer_as(q, w->program, id, (enum program_role)k->team));
	if (k->other_team >= 0)
		MUST(program_add_claimer_as(q, w->other_program, id, (enum program_role)k->other_team));
	q->http = http_literal(q->arena, "GET", w->here, "/", NULL, NULL, NULL);
	MUST(session_sign_in(q, id));
	MUST(session_prove(q));
	return arena_bytes(test_req()->arena, test_header(q, "Set-Cookie"), strcspn(test_header(q, "Set-Cookie"), ";"));
}

#define FIELDS "status=got_help&note=Told&share_note=yes&reach=email&seeker_first_name=Eve&seeker_last_name=Else&version=1&seen=1&mine=yes"

static bool serves(const struct app *a, const char *path)
{
	const struct route *other;

	return route_find(a, "GET", path, &other);
}

static void visit(struct visitor *v, const struct app *a, const struct route *r, const char *path)
{
	if (!strcmp(r->method, "GET")) {
		visitor_get(v, a, path);
		/* The path of a form leads to the page that has it. */
		if (v->status == 303 && !text_starts(v->location, "/sign-in") && *v->location == '/' && serves(a, v->location))
			visitor_get(v, a, v->location);
		return;
	}
	take_form(v, path);
	visitor_post(v, a, path, FIELDS);
}

/* "in": to sign in first; "no": there is no such page; "yes": the page answers, if only that a form is not filled in. */
static const char *outcome(const struct visitor *v)
{
	if (v->status == 404)
		return "no";
	if (v->status == 303 && v->location && (text_starts(v->location, "/sign-in?next=") || text_starts(v->location, "/account/prove")))
		return "in";
	return "yes";
}

static size_t line_of(const struct walk *w, const struct route *r)
{
	for (size_t i = 0; i < w->table.rows; i++)
		if (tsv_is(&w->table, i, "method", r->method) && tsv_is(&w->table, i, "path", r->pattern))
			return i;
	return w->table.rows;
}

/* A page that this reader may not see is, to the byte, the page of a path beside it that has none. */
static void expect_hidden(const struct walk *w, const struct visitor *v, const struct app *a, const struct route *r)
{
	struct visitor missing = { .host = w->here, .cookie = v->cookie };
	int section = (int)(1 + strcspn(r->pattern + 1, "/"));

	visitor_get(&missing, a, arena_printf(test_req()->arena, "%.*s/there/is/nothing/here", section, r->pattern));
	cr_expect_str_eq(v->page, missing.page, "%s %s: hidden pages look like missing ones", r->method, r->pattern);
}

static void try(const struct walk *w, const struct app *a, const struct route *r, size_t line, const char *column,
	const char *cookie)
{
	struct visitor v = { .host = w->here, .cookie = cookie };
	bool of_a_site;
	const char *path = path_of(&w->sites, r, false, &of_a_site), *is;

	visit(&v, a, r, path);
	is = outcome(&v);
	cr_expect(tsv_is(&w->table, line, column, is), "%s %s for %s: %s (%d), not %s", r->method, r->pattern, column, is, v.status,
		tsv_cell(&w->table, line, column));
	cr_expect_lt(v.status, 500, "%s %s for %s", r->method, r->pattern, column);
	if (text_equal(is, "no") && !(r->access & MACHINE))
		expect_hidden(w, &v, a, r);
}

static void set_id(struct walk *w, const char *name, const char *id)
{
	for (size_t i = 0; i < TWO_SITES_IDS; i++)
		if (text_equal(w->sites.ids[i].name, name))
			w->sites.ids[i].here = arena_text(test_req()->arena, id);
}

/* The team has a member, and the program an address. */
static void fill_team(struct req *q, struct walk *w, const struct program *p)
{
	struct account member = { 0 };
	struct program_address *addresses;
	int64_t id = row_account(q, "Mona", "Member", NULL);
	size_t count;

	cr_assert_not(program_add_claimer_as(q, p->id, row_account(q, "Olga", "Owner", NULL), PROGRAM_ROLE_program_admin));
	cr_assert_not(program_add_claimer_as(q, p->id, id, PROGRAM_ROLE_program_worker));
	cr_assert_not(account_by_id(q, id, 0, &member));
	set_id(w, "member", member.public_id);
	cr_assert_not(program_add_address(q, p->id, arena_printf(q->arena, "%s@site.test", test_name("post")), true));
	cr_assert_not(program_address_list(q, p->id, &addresses, &count));
	set_id(w, "address", addresses[count - 1].public_id);
}

static struct walk walk_begin(void)
{
	struct req *q = test_db();
	struct walk w = { .sites = two_sites(), .table = tsv_read("tests/data/roles.tsv") };
	struct program p;

	w.q = test_db_other();
	w.here = w.sites.here.host;
	w.there = w.sites.there.host;
	cr_assert_not(program_find(q, two_sites_id(&w.sites, "program"), &p));
	w.program = p.id;
	fill_team(q, &w, &p);
	w.other_program = row_program(q, test_name("Other"));
	return w;
}

Test(roles, each_may_do_what_the_table_has)
{
	struct walk w = walk_begin();
	size_t count, routes = 0;
	const struct app *const *apps = every_app(&count);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < apps[i]->route_count; j++, routes++) {
			const struct route *r = &apps[i]->routes[j];
			size_t line = line_of(&w, r);

			cr_assert_lt(line, w.table.rows, "tests/data/roles.tsv has no line for %s %s", r->method, r->pattern);
			try(&w, apps[i], r, line, "nobody", NULL);
			for (size_t k = 0; k < COUNT(kinds); k++)
				try(&w, apps[i], r, line, kinds[k].column, reader(&w, &kinds[k]));
		}
	cr_expect_eq(routes, w.table.rows, "each line has a route");
	tsv_release(&w.table);
}
