/* csv.c - a directory as CSV files: a line "== name" begins each. */
#include <stdio.h>
#include <string.h>

#include "import.h"
#include "support.h"

#define FILES_MOST 12
#define NAME_MOST 40

/* True for a name that cannot lead out of the folder. */
static const char *file_name(struct arena *a, const char *line)
{
	size_t n = strspn(line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

	return arena_bytes(a, line, n < NAME_MOST ? n : NAME_MOST);
}

static void write_file(const char *path, const char *bytes, size_t length)
{
	FILE *f = fopen(path, "we");

	EXPECT(f && fwrite(bytes, 1, length, f) == length && !fclose(f), path);
}

/* The position of the next "\n== ", or the end. A file may contain NUL bytes. */
static const char *file_end(const char *at, const char *end)
{
	for (; at < end; at++)
		if (end - at >= 4 && !memcmp(at, "\n== ", 4))
			return at;
	return end;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *folder = fuzz_folder(), *at, *end;

	/* a little longer than the input: a broken first line has no end */
	at = memcpy(arena_alloc(q->arena, size + 8), data, size);
	end = at + size;
	for (int i = 0; i < FILES_MOST && at < end; i++) {
		const char *last = file_end(at + (i > 0), end), *name = file_name(q->arena, at + (i ? 4 : 3));
		const char *begin = memchr(at + (i > 0), '\n', (size_t)(last - at) - (i > 0));

		if (begin && name[0])
			write_file(arena_printf(q->arena, "%s/%s.csv", folder, name), begin + 1, (size_t)(last - begin) - 1);
		at = last;
	}
	fuzz_import(q, folder);
	return 0;
}
