/* file.c - reads small files, and replaces them by renaming a new one. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/req.h"

enum err file_read(struct req *q, const char *path, size_t most, char **bytes, size_t *length)
{
	FILE *f = fopen(path, "re");
	bool whole;

	if (!f)
		return fail(q, ERR_INPUT, "%s: %s", path, strerror(errno));
	*bytes = arena_alloc(q->arena, most + 2);
	*length = fread(*bytes, 1, most + 1, f);
	(*bytes)[*length] = '\0';
	whole = !ferror(f);
	fclose(f);
	return whole ? ERR_OK : fail(q, ERR_INPUT, "%s cannot be read", path);
}

static bool write_new(const char *path, const char *bytes, size_t length, unsigned mode)
{
	int fd;
	bool whole;

	unlink(path);
	if ((fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) < 0)
		return false;
	whole = write(fd, bytes, length) == (ssize_t)length && !fchmod(fd, mode) && !fsync(fd);
	return !close(fd) && whole;
}

enum err file_write(struct req *q, const char *path, const char *bytes, size_t length, unsigned mode)
{
	const char *fresh = arena_printf(q->arena, "%s.new", path);

	enum err e;

	if (write_new(fresh, bytes, length, mode) && !rename(fresh, path))
		return ERR_OK;
	e = fail(q, ERR_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
	unlink(fresh);
	return e;
}
