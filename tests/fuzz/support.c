/* support.c - shared by the fuzzers. */
#define _GNU_SOURCE

#include "support.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/conf.h"
#include "directory/repair.h"
#include "base/secret.h"
#include "site/site.h"

#define THEN 1795358325000	/* 22 November 2026 */

void fuzz_wrong(const char *file, int line, const char *what, const char *shown)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
	if (shown)
		fprintf(stderr, "%s:%d: with <<<%s>>>\n", file, line, shown);
	abort();
}

/* ---- the unit of work ---- */

static const struct conf *conf(void)
{
	static struct arena *lifelong;
	static const struct conf *read;
	const char *why = NULL;

	if (read)
		return read;
	lifelong = arena_new();
	setenv("HANDRAIL_SECRETS_KEY", "nothing-but-tests-is-kept-by-this-key", 1);
	EXPECT(!conf_read(lifelong, "/dev/null", &read, &why), why);
	EXPECT(!secret_load(read, &why), why);
	return read;
}

struct req *fuzz_req(void)
{
	static const struct site site = { .id = 1, .public_id = "site", .host = "help.test", .base_url = "https://help.test",
		.name = "Help", .operator = "", .reply_to = "", .country = "US", .time_zone = "America/New_York",
		.language = "en", .crisis_banner = "" };
	static struct req *q;

	if (!q)
		q = req_new(conf(), NULL);
	req_reset(q);
	q->now = THEN;
	q->site = &site;
	return q;
}

/* ---- texts ---- */

char *fuzz_text(struct arena *a, const uint8_t *data, size_t size)
{
	char *text = arena_alloc(a, size + 1);
	size_t length = 0;

	for (size_t i = 0; i < size; i++)
		if (data[i])
			text[length++] = (char)data[i];
	/* of the right size, so that a step over its end is seen */
	return arena_text(a, text);
}

char *fuzz_utf8(struct arena *a, const uint8_t *data, size_t size)
{
	const char *text = fuzz_text(a, data, size);
	bool repaired;

	return repair_utf8(a, text, strlen(text), &repaired);
}

static char *cut_at(char **rest, const char *separator)
{
	char *part = *rest, *end = strstr(part, separator);

	*rest = end ? end + strlen(separator) : part + strlen(part);
	if (end)
		*end = '\0';
	return part;
}

char *fuzz_line(char **rest) { return cut_at(rest, "\n"); }
char *fuzz_part(char **rest) { return cut_at(rest, "\n--\n"); }

bool fuzz_is_utf8(const char *text) { return text_is_utf8(text, strlen(text)); }

/* ---- files ---- */

const char *fuzz_file(const void *bytes, size_t length)
{
	static char path[40];
	static int fd = -1;

	if (fd < 0)
		fd = memfd_create("input", MFD_CLOEXEC);
	EXPECT(fd >= 0 && !ftruncate(fd, 0) && pwrite(fd, bytes, length, 0) == (ssize_t)length, NULL);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	return path;
}

static char folder[4096];

static void empty_folder(void)
{
	DIR *d = opendir(folder);
	struct dirent *entry;

	while (d && (entry = readdir(d)))
		if (entry->d_name[0] != '.')
			unlinkat(dirfd(d), entry->d_name, 0);
	if (d)
		closedir(d);
}

static void remove_folder(void)
{
	empty_folder();
	rmdir(folder);
}

const char *fuzz_folder(void)
{
	if (folder[0]) {
		empty_folder();
		return folder;
	}
	snprintf(folder, sizeof(folder), "%s/handrail-fuzz-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	EXPECT(mkdtemp(folder), folder);
	atexit(remove_folder);
	return folder;
}
