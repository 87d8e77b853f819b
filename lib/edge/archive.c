/* archive.c - collects the files of a zip on disk and packs them; libzip writes through callbacks to a file without a name. */
#include "edge/archive.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"

struct archive_file {
	const char *name;
	FILE *spool;		/* NULL once it belongs to libzip */
};

struct archive {
	struct archive_file files[ARCHIVE_FILES_MOST];
	size_t count;
	FILE *out;
	off_t at, length;	/* where libzip writes; the end of what it wrote */
	off_t read_at;
	zip_error_t error;
};

static void close_all(void *thing)
{
	struct archive *a = thing;

	for (size_t i = 0; i < a->count; i++)
		if (a->files[i].spool)
			fclose(a->files[i].spool);
	if (a->out)
		fclose(a->out);
	zip_error_fini(&a->error);
}

/* A file without a name, as tmpfile() makes one, in $TMPDIR or /tmp. */
static FILE *open_spool(struct req *q)
{
	const char *folder = getenv("TMPDIR");
	char *path = arena_printf(q->arena, "%s/handrail-XXXXXX", text_is_empty(folder) ? "/tmp" : folder);
	int fd = mkstemp(path);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w+b");

	if (fd >= 0)
		unlink(path);
	if (fd >= 0 && !f)
		close(fd);
	return f;
}

enum err archive_begin(struct req *q, struct archive **archive)
{
	struct archive *a = ARENA_NEW(q->arena, struct archive);

	*archive = a;
	zip_error_init(&a->error);
	arena_defer(q->arena, close_all, a);
	a->out = open_spool(q);
	return a->out ? ERR_OK : fail(q, ERR_SYSTEM, "a temporary file: %s", strerror(errno));
}

enum err archive_open(struct req *q, struct archive *a, const char *name, struct archive_file **file)
{
	struct archive_file *f = &a->files[a->count];

	if (a->count == ARCHIVE_FILES_MOST)
		return fail(q, ERR_SYSTEM, "an archive of more than %d files", ARCHIVE_FILES_MOST);
	if (!(f->spool = open_spool(q)))
		return fail(q, ERR_SYSTEM, "a temporary file: %s", strerror(errno));
	f->name = name;
	a->count++;
	*file = f;
	return ERR_OK;
}

void archive_add(struct archive_file *f, const char *bytes, size_t length)
{
	(void)!fwrite(bytes, 1, length, f->spool);
}

/* ---- packing ---- */

static zip_int64_t refuse(struct archive *a, int code)
{
	zip_error_set(&a->error, code, errno);
	return -1;
}

static zip_int64_t write_at(struct archive *a, const void *bytes, zip_uint64_t length)
{
	ssize_t n = pwrite(fileno(a->out), bytes, length, a->at);

	if (n < 0)
		return refuse(a, ZIP_ER_WRITE);
	a->at += n;
	a->length = a->at > a->length ? a->at : a->length;
	return n;
}

static zip_int64_t seek(struct archive *a, void *how, zip_uint64_t length)
{
	zip_int64_t to = zip_source_seek_compute_offset((zip_uint64_t)a->at, (zip_uint64_t)a->length, how, length, &a->error);

	if (to < 0)
		return -1;
	a->at = to;
	return 0;
}

static zip_int64_t describe(zip_stat_t *s)
{
	zip_stat_init(s);
	s->valid = ZIP_STAT_SIZE;
	s->size = 0;
	return sizeof(*s);
}

static zip_int64_t supported(void)
{
	return zip_source_make_command_bitmap(ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_OPEN, ZIP_SOURCE_READ,
		ZIP_SOURCE_CLOSE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
		ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
}

/* Where libzip writes to. The file is new, so there is nothing that libzip could read from it. */
static zip_int64_t out(void *user, void *bytes, zip_uint64_t length, zip_source_cmd_t command)
{
	struct archive *a = user;

	switch (command) {
	case ZIP_SOURCE_SUPPORTS:
		return supported();
	case ZIP_SOURCE_STAT:
		return describe(bytes);
	case ZIP_SOURCE_WRITE:
		return write_at(a, bytes, length);
	case ZIP_SOURCE_SEEK_WRITE:
		return seek(a, bytes, length);
	case ZIP_SOURCE_TELL_WRITE:
		return a->at;
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&a->error, bytes, length);
	default:
		return 0;
	}
}

static bool add_file(zip_t *zip, struct archive_file *f, zip_error_t *error)
{
	bool whole = !fflush(f->spool) && !ferror(f->spool) && !fseek(f->spool, 0, SEEK_SET);
	zip_source_t *s = whole ? zip_source_filep_create(f->spool, 0, -1, error) : NULL;

	if (!s)
		return false;
	f->spool = NULL;
	if (zip_file_add(zip, f->name, s, ZIP_FL_ENC_UTF_8) >= 0)
		return true;
	zip_source_free(s);
	return false;
}

static bool pack(struct archive *a, zip_error_t *error)
{
	zip_source_t *s = zip_source_function_create(out, a, error);
	zip_t *zip = s ? zip_open_from_source(s, ZIP_CREATE | ZIP_TRUNCATE, error) : NULL;
	bool added = zip;

	if (!zip) {
		zip_source_free(s);
		return false;
	}
	for (size_t i = 0; added && i < a->count; i++)
		added = add_file(zip, &a->files[i], error);
	if (added && !zip_close(zip))
		return true;
	zip_discard(zip);
	return false;
}

enum err archive_end(struct req *q, struct archive *a)
{
	zip_error_t error;
	enum err e = ERR_OK;

	zip_error_init(&error);
	if (!pack(a, &error))
		e = fail(q, ERR_SYSTEM, "a zip could not be written: %s", strerror(errno));
	zip_error_fini(&error);
	return e;
}

size_t archive_read(struct archive *a, char *piece, size_t most)
{
	ssize_t n = pread(fileno(a->out), piece, most, a->read_at);

	if (n <= 0)
		return 0;
	a->read_at += n;
	return (size_t)n;
}
