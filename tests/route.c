/* route.c - which function answers which path. */
#include <criterion/criterion.h>

#include "edge/http.h"
#include "web/route.h"
#include "support.h"

static enum err nothing(struct req *q) { (void)q; return ERR_OK; }

static const struct route routes[] = {
	{ "GET", "/", nothing, OPEN, PUBLIC },
	{ "GET", "/people", nothing, SIGNED_IN, PERSONAL },
	{ "GET", "/people/{person}", nothing, SIGNED_IN, PERSONAL },
	{ "POST", "/people/{person}", nothing, SIGNED_IN, PERSONAL },
	{ "POST", "/people/{person}/notes", nothing, SIGNED_IN, PERSONAL },
	{ "GET", "/inbound/{program}", nothing, SIGNED_IN, PERSONAL },
	{ "GET", "/inbound/{program}.csv", nothing, SIGNED_IN, PERSONAL },
	{ "GET", "/a/{one}/b/{two}", nothing, OPEN, PUBLIC },
	{ "GET", "/sent/{receipt}", nothing, OPEN, PUBLIC },
};

static const struct app test_app = { .name = "test", .routes = routes, .route_count = COUNT(routes) };

static const struct { const char *method, *path; int row; bool known; } finds[] = {
	{ "GET", "/", 0, true },
	{ "HEAD", "/", 0, true },
	{ "POST", "/", -1, true },
	{ "GET", "/people", 1, true },
	{ "GET", "/people/", -1, false },
	{ "GET", "/people/abc-DEF_9", 2, true },
	{ "HEAD", "/people/x", 2, true },
	{ "POST", "/people/x", 3, true },
	{ "PUT", "/people/x", -1, true },
	{ "post", "/people/x", -1, true },
	{ "GET", "/people/x/notes", -1, true },
	{ "POST", "/people/x/notes", 4, true },
	{ "POST", "/people/x/notes/", -1, false },
	{ "POST", "/people//notes", -1, false },
	{ "GET", "/people/a b", -1, false },
	{ "GET", "/people/a.b", -1, false },
	{ "GET", "/people/ë", -1, false },
	{ "GET", "/people/0123456789012345678901234567890123456789012345678901234567890123", 2, true },
	{ "GET", "/people/01234567890123456789012345678901234567890123456789012345678901234", -1, false },
	{ "GET", "/inbound/x", 5, true },
	{ "GET", "/inbound/x.csv", 6, true },
	{ "GET", "/inbound/.csv", -1, false },
	{ "GET", "/inbound/x.csv.csv", -1, false },
	{ "GET", "/a/1/b/2", 7, true },
	{ "GET", "/a/1/b", -1, false },
	{ "GET", "/sent/01234567890123456789012345678901234567890123456789012345678901234567890123456789", 8, true },
	{ "GET", "", -1, false },
	{ "GET", "/nothing", -1, false },
};

Test(route, finds)
{
	for (size_t i = 0; i < COUNT(finds); i++) {
		const struct route *other, *r = route_find(&test_app, finds[i].method, finds[i].path, &other);

		cr_expect_eq(r, finds[i].row < 0 ? NULL : &routes[finds[i].row], "%s %s", finds[i].method, finds[i].path);
		cr_expect_eq(r || other, finds[i].known, "%s %s", finds[i].method, finds[i].path);
	}
}

static const char *id(const char *path, const char *name)
{
	struct req *q = test_req();
	const struct route *other;

	q->http = http_literal(q->arena, "GET", "localhost", path, NULL, NULL, NULL);
	q->route = route_find(&test_app, "GET", q->http->path, &other);
	return req_id(q, name);
}

Test(route, ids)
{
	cr_expect_str_eq(id("/people/abc", "person"), "abc");
	cr_expect_str_eq(id("/people/abc", "program"), "");
	cr_expect_str_eq(id("/people/abc", "pers"), "");
	cr_expect_str_eq(id("/inbound/abc.csv", "program"), "abc");
	cr_expect_str_eq(id("/a/1/b/2", "one"), "1");
	cr_expect_str_eq(id("/a/1/b/2", "two"), "2");
	cr_expect_str_eq(id("/nothing", "person"), "");
}
