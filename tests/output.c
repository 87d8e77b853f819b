/* output.c - keeps what each test prints, so that a line that nobody expected fails the run.
 *
 * Criterion runs each test in a process of its own. When tests/run-unit names a folder in
 * $HANDRAIL_TEST_OUTPUT, that process writes its standard output and error into a file there,
 * SUITE::TEST.PID. At its end, the lines that test_may_print() did not announce go to
 * SUITE::TEST.PID.unexpected. Criterion reports assertions over a socket, not here. */
#define _GNU_SOURCE

#include "output.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <criterion/criterion.h>

#include "support.h"

#define PARTS_MAX 32
#define PATH_LENGTH 512
#define LINE_LENGTH 4096

static const char *parts[PARTS_MAX];
static size_t part_count;
static char path[PATH_LENGTH];
static pid_t owner;

static bool is_announced(const char *line)
{
	for (size_t i = 0; i < part_count; i++)
		if (strstr(line, parts[i]))
			return true;
	return line[strspn(line, "\n")] == '\0';
}

void test_may_print(const char *part)
{
	if (is_announced(part))
		return;
	cr_assert_lt(part_count, PARTS_MAX);
	parts[part_count++] = part;
}

/* Copies unannounced lines. The first one creates the file. */
static void copy_unexpected(FILE *from, const char *to)
{
	char line[LINE_LENGTH];
	FILE *f = NULL;

	while (fgets(line, sizeof(line), from)) {
		if (is_announced(line))
			continue;
		if (!f && !(f = fopen(to, "we")))
			return;
		fputs(line, f);
	}
	if (f)
		fclose(f);
}

static void sort_output(void)
{
	char unexpected[PATH_LENGTH + sizeof(".unexpected")];
	FILE *f;

	if (getpid() != owner)
		return;
	fflush(NULL);
	f = fopen(path, "re");
	if (!f)
		return;
	snprintf(unexpected, sizeof(unexpected), "%s.unexpected", path);
	copy_unexpected(f, unexpected);
	fclose(f);
}

/* A test's set-up, in its own process. */
static void begin(void)
{
	int fd;

	owner = getpid();
	snprintf(path, sizeof(path), "%s/%s::%s.%d", getenv("HANDRAIL_TEST_OUTPUT"), criterion_current_test->category,
		criterion_current_test->name, (int)owner);
	fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	cr_assert(fd >= 0 && dup2(fd, STDOUT_FILENO) >= 0 && dup2(fd, STDERR_FILENO) >= 0, "%s", path);
	close(fd);
	atexit(sort_output);
}

void output_keep(const struct criterion_test_set *tests)
{
	if (!getenv("HANDRAIL_TEST_OUTPUT"))
		return;
	FOREACH_SET(struct criterion_suite_set *suite, tests->suites)
		FOREACH_SET(struct criterion_test *test, suite->tests)
			test->data->init = begin;
}
