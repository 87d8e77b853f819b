/* sites.c - no route and no id of one site reaches another site's people, referrals and links. */
#include <criterion/criterion.h>
#include <string.h>

#include "edge/db.h"
#include "edge/http.h"
#include "rows.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"
#include "two_sites.h"

extern const struct app app_connect, app_dashboards;

#define FIELDS "status=got_help&note=Told&share_note=yes&reach=email&seeker_first_name=Eve&seeker_last_name=Else&version=1&seen=1&mine=yes"

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

static size_t walk(struct two *t, void (*look)(struct two *t, const struct app *a, const struct route *r))
{
	size_t walked = 0, count;
	const struct app *const *apps = every_app(&count);
	bool of_a_site;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < apps[i]->route_count; j++) {
			path_of(t, &apps[i]->routes[j], false, &of_a_site);
			if (!of_a_site)
				continue;
			look(t, apps[i], &apps[i]->routes[j]);
			walked++;
		}
	return walked;
}

static void is_out_of_reach(struct two *t, const struct app *a, const struct route *r)
{
	const char *page;
	bool of_a_site;

	visit(&t->there, a, r, path_of(t, r, true, &of_a_site));
	cr_expect_eq(t->there.status, 404, "%s %s of nobody: %d", r->method, r->pattern, t->there.status);
	page = t->there.page;
	visit(&t->there, a, r, path_of(t, r, false, &of_a_site));
	cr_expect_eq(t->there.status, 404, "%s %s of another site: %d", r->method, r->pattern, t->there.status);
	cr_expect_str_eq(t->there.page, page, "%s %s: to the byte", r->method, r->pattern);
}

/* The owner is a helper: these are for the person whom a referral is about (tests/access.c, tests/veil.c). */
static bool is_for_the_person(const struct route *r)
{
	return text_equal(r->pattern, "/referrals/{referral}/access") || text_ends(r->pattern, "/release");
}

static void is_in_reach(struct two *t, const struct app *a, const struct route *r)
{
	bool of_a_site;

	if (is_for_the_person(r))
		return;
	visit(&t->here, a, r, path_of(t, r, false, &of_a_site));
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
