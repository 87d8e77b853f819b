/* support.c - the basis of all tests, and the test program's main(). */
#define _GNU_SOURCE

#include "support.h"

#include <criterion/criterion.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/db.h"
#include "edge/http.h"
#include "base/log.h"
#include "site/migrate.h"
#include "base/secret.h"
#include "edge/tpl.h"
#include "output.h"

#define FOLDERS_MAX 32
#define OTHERS_MAX 16

static struct arena *lifelong;		/* reachable to the end, so no leak */

static struct arena *memory(void)
{
	if (!lifelong)
		lifelong = arena_new();
	return lifelong;
}

/* ---- configuration ---- */

const struct conf *test_conf(void)
{
	static const struct conf *conf;
	const char *path = getenv("HANDRAIL_CONF"), *why = NULL;

	if (conf)
		return conf;
	if (!path)
		setenv("HANDRAIL_SECRETS_KEY", "nothing-but-tests-is-kept-by-this-key", 0);
	cr_assert_not(conf_read(memory(), path ? path : "/dev/null", &conf, &why), "%s", why);
	log_setup(conf, "unit");
	cr_assert_not(secret_load(conf, &why), "%s", why);
	return conf;
}

struct req *test_req(void)
{
	static struct req *q;

	if (!q)
		q = req_new(test_conf(), NULL);
	return q;
}

/* ---- database ---- */

static struct req *connected(void)
{
	const char *why = NULL;
	struct db *db;

	if (!getenv("HANDRAIL_CONF"))
		cr_skip_test("needs a database: tests/run-unit starts one");
	cr_assert_not(db_open(test_conf(), &db, &why), "%s", why);
	return req_new(test_conf(), db);
}

struct req *test_db(void)
{
	static struct req *q;

	if (!q)
		q = connected();
	return q;
}

struct req *test_db_other(void)
{
	static struct req *others[OTHERS_MAX];
	static size_t count;

	cr_assert_lt(count, OTHERS_MAX);
	return others[count++] = connected();
}

/* ---- templates and requests ---- */

const char *test_templates_folder(void) { return conf_find(memory(), test_conf(), "templates"); }

void test_templates(void)
{
	static bool loaded;
	const char *folder = test_templates_folder();

	if (loaded)
		return;
	cr_assert_not_null(folder, "no templates beside the test program");
	cr_assert_eq(tpl_load(folder), 0, "bad templates in %s", folder);
	loaded = true;
}

struct req *test_answer(const struct app *of, const char *method, const char *host,
	const char *path, const char *query, const char *form, const char *cookie)
{
	struct req *q = test_db_other();

	test_templates();
	q->http = http_literal(q->arena, method, host, path, query, form, cookie);
	app_answer(of, q);
	return q;
}

const char *test_header(const struct req *q, const char *name)
{
	size_t length = strlen(name);

	for (const char *line = q->http->headers.text; line && *line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (!strncasecmp(line, name, length) && line[length] == ':')
			return arena_bytes(q->arena, line + length + 2, strcspn(line + length + 2, "\r"));
	}
	return NULL;
}

/* ---- names and files ---- */

const char *test_name(const char *beginning)
{
	return arena_printf(memory(), "%s-%s", beginning, secret_public_id(memory()));
}

static const char *folders[FOLDERS_MAX];
static size_t folder_count;
static pid_t folder_owner;

static int remove_one(const char *path, const struct stat *s, int type, struct FTW *ftw)
{
	(void)s, (void)type, (void)ftw;
	return remove(path);
}

static void remove_folders(void)
{
	if (getpid() != folder_owner)
		return;
	while (folder_count)
		nftw(folders[--folder_count], remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

const char *test_folder(void)
{
	char *folder = arena_printf(memory(), "%s/handrail-test-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");

	cr_assert_lt(folder_count, FOLDERS_MAX);
	cr_assert_not_null(mkdtemp(folder));
	if (!folder_count)
		atexit(remove_folders);
	folder_owner = getpid();
	return folders[folder_count++] = folder;
}

const char *test_file(const char *folder, const char *name, const char *text)
{
	const char *path = arena_printf(memory(), "%s/%s", folder, name);
	FILE *f = fopen(path, "we");

	cr_assert_not_null(f, "%s cannot be written", path);
	cr_assert_eq(fputs(text, f) == EOF || fclose(f), 0, "%s cannot be written", path);
	return path;
}

char *test_read(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text;
	long length = 0;

	if (!f)
		return NULL;
	cr_assert(!fseek(f, 0, SEEK_END) && (length = ftell(f)) >= 0, "%s", path);
	rewind(f);
	text = arena_alloc(memory(), (size_t)length + 1);
	cr_assert_eq(fread(text, 1, (size_t)length, f), (size_t)length);
	fclose(f);
	return text;
}

/* ---- children ---- */

static char *read_all(int fd)
{
	struct str s;
	char part[4096];
	ssize_t n;

	str_init(&s, memory(), (size_t)1 << 24);
	while ((n = read(fd, part, sizeof(part))) > 0)
		str_add_bytes(&s, part, (size_t)n);
	close(fd);
	return s.text;
}

int test_child(void (*work)(void *data), void *data, char **said)
{
	int ends[2], status;
	pid_t child;

	cr_assert_not(pipe(ends));
	fflush(NULL);
	child = fork();
	cr_assert_geq(child, 0);
	if (!child) {
		close(ends[0]);
		dup2(ends[1], STDOUT_FILENO);
		dup2(ends[1], STDERR_FILENO);
		work(data);
		fflush(NULL);
		_exit(0);
	}
	close(ends[1]);
	*said = read_all(ends[0]);
	cr_assert_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* ---- the program ---- */

/* Runs once for all tests: their processes do not run main(). */
static int bring_up_to_date(void)
{
	struct arena *a = arena_new();
	const struct conf *c;
	const char *why = NULL, *schema;
	struct db *db;
	struct req *q;
	size_t ran;
	enum err e;

	if (conf_read(a, getenv("HANDRAIL_CONF"), &c, &why) || db_open(c, &db, &why)) {
		fprintf(stderr, "unit: %s\n", why);
		return 1;
	}
	q = req_new(c, db);
	schema = conf_find(a, c, "schema");
	e = migrate(q, schema ? schema : "schema", &ran);
	if (e)
		fprintf(stderr, "unit: %s\n", err_detail(q, e));
	req_release(q);
	db_close(db);
	arena_release(a);
	return e != ERR_OK;
}

int main(int argc, char **argv)
{
	struct criterion_test_set *tests;
	int result = 0;

	if (getenv("HANDRAIL_CONF") && bring_up_to_date())
		return 1;
	tests = criterion_initialize();
	output_keep(tests);
	if (criterion_handle_args(argc, argv, true))
		result = !criterion_run_all_tests(tests);
	criterion_finalize(tests);
	return result;
}
