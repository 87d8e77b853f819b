/* malloc - preloaded into a program, lets one allocation fail: the one whose number is
 * in $FAIL_AT, and all after it when $FAIL_ON is set. At the end it writes how many
 * there were into $FAIL_COUNT_FILE. */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static long allocations, fail_at = -1, fail_on;

/* Read before main(), so that the environment may change later. */
__attribute__((constructor)) static void begin(void)
{
	const char *at = getenv("FAIL_AT");

	fail_on = getenv("FAIL_ON") != NULL;
	allocations = 0;
	fail_at = at ? atol(at) : 0;
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAIL_COUNT_FILE");
	FILE *f = path ? fopen(path, "w") : NULL;

	fail_at = 0;
	if (!f)
		return;
	fprintf(f, "%ld\n", allocations);
	fclose(f);
}

static int fails(void)
{
	if (fail_at < 0)
		return 0;
	allocations++;
	if (!fail_at || allocations < fail_at || (allocations > fail_at && !fail_on))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *p, size_t size);

void *malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
void *realloc(void *p, size_t size) { return fails() ? NULL : __libc_realloc(p, size); }
