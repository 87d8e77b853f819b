/* support - the basis of all tests: configuration, secret, database, templates, requests.
 *
 * tests/run-unit starts a private MariaDB and names it by $HANDRAIL_CONF; the
 * test program brings its tables up to date once, before the first test. Each
 * test runs in a process of its own and gets its own connection. All tests
 * share one database: make rows with unique names (test_name), and never
 * assume that a table is empty. Without $HANDRAIL_CONF the tests that want a
 * database are skipped, so `build/unit --filter 'str*'` works alone.
 *
 * The results of these functions live as long as the test's process. */
#ifndef HANDRAIL_TESTS_SUPPORT_H
#define HANDRAIL_TESTS_SUPPORT_H

#include <criterion/criterion.h>

#include "web/app.h"
#include "base/req.h"

/* Ends the test with the reason unless the call returns ERR_OK. The caller's q is the call's unit of work. */
#define MUST(call) MUST_ABOUT("", call)

/* The same, with `about` before the reason. */
#define MUST_ABOUT(about, call) do { \
	enum err must_ = (call); \
	cr_assert_eq(must_, ERR_OK, "%s %s: %s", about, #call, q->failed.detail ? q->failed.detail : err_word(must_)); \
} while (0)

/* The settings of $HANDRAIL_CONF, or the defaults with a secret; the secret is loaded. */
const struct conf *test_conf(void);

/* A unit of work without a database: always the same one. */
struct req *test_req(void);

/* A unit of work with the migrated test database: always the same one. */
struct req *test_db(void);

/* Another unit of work with its own connection, for tests of two at the same moment. */
struct req *test_db_other(void);

/* Reads the templates that were built beside the test program, once; their folder. */
void test_templates(void);
const char *test_templates_folder(void);

/* "beginning-" and a unique suffix, for names, hosts and addresses. */
const char *test_name(const char *beginning);

/* A new empty folder, removed with its contents when the test's process ends. */
const char *test_folder(void);

/* Writes a file into a folder and returns its path. */
const char *test_file(const char *folder, const char *name, const char *text);

/* The content of a file; NULL if there is none. */
char *test_read(const char *path);

/* Announces that this test prints lines that hold part, such as an error in the log that it
 * provokes. A line that no test announced fails the run (tests/output.c). part is not copied. */
void test_may_print(const char *part);

/* Runs work in a child process; *said becomes what it wrote on standard output
 * and error. Returns its exit status, or -1 if a signal ended it. */
int test_child(void (*work)(void *data), void *data, char **said);

/* Lets an app of cgi/ answer a request of literals (query, form and cookie may be
 * NULL) as it would over FastCGI, in a unit of work of its own; templates are
 * loaded. The answer is in ->http.
 *	extern const struct app app_connect;	(cgi/connect.c; every - is a _ here) */
struct req *test_answer(const struct app *of, const char *method, const char *host,
	const char *path, const char *query, const char *form, const char *cookie);

/* The value of the answer's header; NULL if it has none. */
const char *test_header(const struct req *q, const char *name);

#endif
