/* filters.c - a value that a list does not accept gets a page with status 400 and a sentence: on each list, for each field of
 * its query. */
#include <criterion/criterion.h>
#include <string.h>

#include "directory/program_setting.h"
#include "listed.h"
#include "rows.h"
#include "site/account.h"
#include "site/site.h"
#include "support.h"
#include "visitor.h"

extern const struct app app_account, app_connect, app_dashboards;

#define PASSWORD "four plain words here"
#define TYPED_PASSWORD "four+plain+words+here"
#define SENT "for=other&seeker_first_name=Sam&seeker_email=sam@demo.test&reach=email" \
	"&helper_first_name=Hana&helper_email=hana@demo.test&consent=yes"

enum list_page { FOR_ME, PROFILE, INBOUND, PROGRAM, FILE_OF_PROGRAM, LIST_PAGES };

static struct visitor v;
static const char *paths[LIST_PAGES];

static const char *join(const char *before, const char *id, const char *after)
{
	return arena_printf(test_req()->arena, "%s%s%s", before, id, after);
}

/* Somebody who has made a referral, and works the program. */
static void begin(void)
{
	const char *address = join("", test_name("filters"), "@demo.test"), *program;
	struct req *q = test_db();
	int64_t program_id, account_id;

	row_site(q);
	v = (struct visitor){ .host = arena_text(test_req()->arena, q->site->host) };
	program_id = row_program(q, test_name("Pantry"));
	program = arena_text(test_req()->arena, listed_id(q, program_id));
	account_id = row_account(q, "Hana", "Helper", address);
	MUST(account_set_password(q, account_id, PASSWORD));
	MUST(program_add_claimer(q, program_id, account_id));
	visitor_get(&v, &app_account, "/sign-in");
	visitor_post(&v, &app_account, "/sign-in", join("address=", address, "&password=" TYPED_PASSWORD));
	visitor_get(&v, &app_connect, join("/connect/", program, ""));
	visitor_post(&v, &app_connect, join("/connect/", program, ""), SENT);
	cr_assert_eq(v.status, 303, "%s", v.page);
	visitor_get(&v, &app_dashboards, "/people");
	paths[FOR_ME] = "/referrals";
	paths[PROFILE] = join("/people/", between(v.page, "href=\"/people/", "\""), "");
	paths[INBOUND] = "/inbound";
	paths[PROGRAM] = join("/inbound/", program, "");
	paths[FILE_OF_PROGRAM] = join("/inbound/", program, ".csv");
}

TestSuite(filters, .init = begin);

#define ON(page) (1u << (page))
#define INBOUNDS (ON(INBOUND) | ON(PROGRAM) | ON(FILE_OF_PROGRAM))
#define ALL (ON(LIST_PAGES) - 1)

/* The lists that know the value; the others answer 400. */
static const struct { const char *query; unsigned known_to; } queries[] = {
	{ "", ALL },
	{ "tab=", ALL }, { "tab=needs_you", INBOUNDS }, { "tab=not_updated", INBOUNDS }, { "tab=waiting", INBOUNDS },
	{ "tab=done", INBOUNDS }, { "tab=all", INBOUNDS }, { "tab=open", 0 }, { "tab=yesterday", 0 }, { "tab=Done", 0 }, { "tab=x", 0 },
	{ "q=sam", INBOUNDS }, { "q=0123", INBOUNDS }, { "q=sam%40demo.test", INBOUNDS },
	{ "status=got_help", ALL }, { "status=not_updated", ALL }, { "status=GOT_HELP", 0 }, { "status=5", 0 }, { "status=x", 0 },
	{ "class=in_progress", ALL }, { "class=got_help", ALL }, { "class=closed", 0 }, { "class=x", 0 },
	{ "from=2026-01-31", ALL }, { "from=2026-02-31", 0 }, { "from=31.1.2026", 0 }, { "from=yesterday", 0 }, { "from=2026-13-01", 0 },
	{ "to=2026-01-31", ALL }, { "to=x", 0 },
	{ "due=overdue", INBOUNDS }, { "due=today", INBOUNDS }, { "due=tomorrow", INBOUNDS }, { "due=2026-01-31", INBOUNDS },
	{ "due=x", 0 },
	{ "forms=yes", INBOUNDS }, { "forms=no", INBOUNDS }, { "forms=may_be_eligible", INBOUNDS },
	{ "forms=needs_review", INBOUNDS }, { "forms=may_not_be_eligible", INBOUNDS }, { "forms=x", 0 }, { "forms=Yes", 0 },
	{ "forms=1", 0 },
	{ "sort=newest", ALL }, { "sort=oldest", INBOUNDS | ON(PROFILE) }, { "sort=due", INBOUNDS }, { "sort=x", 0 },
	{ "rows=25", ALL }, { "rows=50", ALL }, { "rows=100", ALL }, { "rows=10", 0 }, { "rows=101", 0 }, { "rows=x", 0 },
	{ "before=x", 0 },
	{ "program=x", 0 }, { "member=x", 0 }, { "archived=yes", 0 },
	{ "tab=done&status=got_help&q=sam&sort=oldest&rows=50", INBOUNDS },
};

Test(filters, each_list_knows_its_values_and_refuses_the_others)
{
	for (size_t i = 0; i < COUNT(queries); i++)
		for (enum list_page p = 0; p < LIST_PAGES; p++) {
			int expected = queries[i].known_to & ON(p) ? 200 : 400;

			visitor_get(&v, &app_dashboards, arena_printf(test_req()->arena, "%s?%s", paths[p], queries[i].query));
			cr_expect_eq(v.status, expected, "%s?%s: %d", paths[p], queries[i].query, v.status);
			if (expected == 400)
				cr_expect(strstr(v.page, "which this list does not know") && strstr(v.page, "</html>"), "%s?%s: %s", paths[p],
					queries[i].query, v.page);
		}
}

Test(filters, the_programs_of_another_are_not_known)
{
	struct req *q = test_db();
	const char *theirs = listed_id(q, row_program(q, test_name("Theirs")));

	visitor_get(&v, &app_dashboards, join("/inbound?program=", theirs, ""));
	cr_expect_eq(v.status, 400);
	visitor_get(&v, &app_dashboards, join("/inbound?program=", paths[PROGRAM] + strlen("/inbound/"), ""));
	cr_expect_eq(v.status, 200);
}
