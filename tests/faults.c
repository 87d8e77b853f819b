/* faults.c - if memory runs out, a request gets a whole answer, or none.
 *
 * A program runs as plain CGI with tests/faults/malloc.c preloaded, which lets
 * one allocation fail, or all from there on. The program may answer normally or with
 * an error, or end with a line in the log. It must never send half a page as if
 * it were whole. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/conf.h"
#include "site/site.h"
#include "support.h"

#define POINTS 120

struct run { const char *program, *library, *host, *count_file; long fail_at; bool fail_on; };

static void run_program(void *data)
{
	const struct run *r = data;
	struct arena *a = arena_new();

	setenv("LD_PRELOAD", r->library, 1);
	setenv("FAIL_AT", arena_printf(a, "%ld", r->fail_at), 1);
	setenv("FAIL_COUNT_FILE", r->count_file, 1);
	if (r->fail_on)
		setenv("FAIL_ON", "yes", 1);
	setenv("REQUEST_METHOD", "GET", 1);
	setenv("REQUEST_URI", "/programs?q=food", 1);
	setenv("HTTP_HOST", r->host, 1);
	execl(r->program, r->program, (char *)NULL);
	_exit(127);
}

static bool is_whole_answer(const char *said)
{
	const char *status = strstr(said, "Status: ");

	return status && strstr(status, "\r\n\r\n") && (strstr(status, "</html>") || !text_starts(status, "Status: 200"));
}

/* How often the C library itself crashed: its name service does not check every allocation. */
static int silent;

static void try_at(struct run *r, long at)
{
	char *said;
	int status;

	r->fail_at = at;
	status = test_child(run_program, r, &said);
	silent += status < 0 && !*said;
	if (status == 0)
		cr_expect(is_whole_answer(said), "at %ld: %s", at, said);
	else
		cr_expect(!strstr(said, "Status: 200") && (*said || status < 0), "at %ld it ended with %d: %s", at, status, said);
}

static void try_all(struct run *r, long count)
{
	for (long at = 1; at <= count; at += count / POINTS + 1)
		try_at(r, at);
	cr_expect_leq(silent, 2);
}

static void prepare(struct run *r)
{
	struct req *q = test_db();
	const char *directory = test_conf()->directory;
	struct site s = { .host = test_name("faults"), .base_url = "http://localhost", .name = "Faults", .operator = "",
		.reply_to = "", .country = "US", .time_zone = "UTC", .language = "en", .crisis_banner = "" };

	r->program = arena_printf(q->arena, "%s/programs", directory);
	r->library = arena_printf(q->arena, "%s/tests/faults/malloc.so", directory);
	r->count_file = arena_printf(q->arena, "%s/count", test_folder());
	r->host = s.host;
#ifdef __SANITIZE_ADDRESS__
	cr_skip_test("the sanitizer brings its own malloc");
#endif
	if (access(r->program, X_OK) || access(r->library, R_OK))
		cr_skip_test("the programs are not built");
	cr_assert_eq(site_save(q, &s), ERR_OK, "%s", q->failed.detail);
}

static long count_allocations(struct run *r)
{
	char *said;
	long count;

	r->fail_at = 0;
	cr_assert_eq(test_child(run_program, r, &said), 0, "%s", said);
	cr_assert(is_whole_answer(said), "%s", said);
	cr_assert_not_null(test_read(r->count_file));
	count = atol(test_read(r->count_file));
	cr_assert_gt(count, 100);
	return count;
}

Test(faults, one_allocation_fails)
{
	struct run r = { 0 };

	prepare(&r);
	try_all(&r, count_allocations(&r));
}

Test(faults, memory_is_gone_for_good)
{
	struct run r = { 0 };
	long count;

	prepare(&r);
	count = count_allocations(&r);
	r.fail_on = true;
	try_all(&r, count);
}
