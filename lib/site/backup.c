/* backup.c - writes a backup; backup.h is the manual. */
#include "site/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/version.h"
#include "site/backup_in.h"

struct writing {
	const char *path, *part;
	FILE *f;
	struct hashing *digest;
	backup_progress *progress;
	struct backup_summary *s;
	struct migration *steps;
	size_t step_count;
	const struct db_table *table;
	int64_t rows;			/* of the table */
	int why;			/* errno of the first write that went wrong; 0 */
};

/* ---- lines ---- */

static void put(struct writing *w, const char *bytes, size_t length)
{
	hashing_add(w->digest, bytes, length);
	if (fwrite(bytes, 1, length, w->f) < length && !w->why)
		w->why = errno;
}

static void put_cell(struct writing *w, const char *text, size_t length)
{
	static const char from[] = "\\\t\n\r", to[] = "\\tnr";
	const char *end = text + length;

	while (text < end) {
		const char *plain = text, *at;

		while (text < end && *text && !strchr(from, *text))
			text++;
		put(w, plain, (size_t)(text - plain));
		if (text == end)
			return;
		at = *text ? strchr(from, *text) : NULL;
		put(w, (const char[]){ '\\', (char)(at ? to[at - from] : '0') }, 2);
		text++;
	}
}

static void put_line(struct writing *w, const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		put(w, "\t", i > 0);
		put_cell(w, cells[i], strlen(cells[i]));
	}
	put(w, "\n", 1);
}

#define PUT(w, ...) put_line(w, (const char *const []){ __VA_ARGS__ }, COUNT(((const char *const []){ __VA_ARGS__ })))

static char *number(struct req *q, int64_t n) { return arena_printf(q->arena, "%lld", (long long)n); }

/* ---- the parts of the file ---- */

static void put_head(struct req *q, struct writing *w)
{
	const char *setting;

	PUT(w, "handrail-backup", BACKUP_FORMAT);
	PUT(w, "version", version());
	PUT(w, "made", clock_iso(q->arena, q->now));
	for (size_t i = 0; (setting = conf_told(q->arena, q->conf, i)); i++)
		PUT(w, "setting", setting);
	for (size_t i = 0; i < w->step_count; i++)
		PUT(w, "step", number(q, w->steps[i].version), w->steps[i].name, text_hex(q->arena, w->steps[i].digest, HASH_SIZE));
}

static void put_columns(struct req *q, struct writing *w, const struct db_table *t)
{
	PUT(w, "table", t->name, number(q, t->next_id));
	for (size_t i = 0; i < t->count; i++)
		PUT(w, "column", t->columns[i], t->is_binary[i] ? "hex" : "text");
}

static enum err put_row(struct req *q, const struct db_cell *cells, void *data)
{
	struct writing *w = data;

	for (size_t i = 0; i < w->table->count; i++) {
		put(w, "\t", 1);
		if (cells[i].text)
			put_cell(w, cells[i].text, cells[i].length);
		else
			put(w, "\\N", 2);
	}
	put(w, "\n", 1);
	w->rows++;
	return w->why ? fail(q, ERR_SYSTEM, "%s: %s", w->part, strerror(w->why)) : ERR_OK;
}

static enum err put_table(struct req *q, struct writing *w, const char *name)
{
	struct db_table t;
	enum err e = db_table_find(q, name, &t);

	if (e)
		return e == ERR_MISSING ? fail(q, ERR_CONFIG, "the table %s is missing", name) : e;
	w->table = &t;
	w->rows = 0;
	put_columns(q, w, &t);
	if ((e = db_table_each(q, &t, put_row, w)))
		return e;
	PUT(w, "end", name, number(q, w->rows));
	return ERR_OK;
}

static enum err put_all(struct req *q, void *data)
{
	const char *schema = conf_find(q->arena, q->conf, "schema");
	struct writing *w = data;
	struct migrated m;
	unsigned char digest[HASH_SIZE];
	enum err e;

	if (!schema)
		return fail(q, ERR_CONFIG, "the folder schema is missing");
	if ((e = migrate_ran(q, &w->steps, &w->step_count)))
		return e;
	m = (struct migrated){ .all = w->steps, .count = w->step_count };
	if ((e = migrate_tables(q, schema, &m)))
		return e;
	put_head(q, w);
	for (size_t i = 0; i < m.table_count; i++) {
		w->progress(NULL, m.tables[i], i, m.table_count);
		if ((e = put_table(q, w, m.tables[i])))
			return e;
	}
	w->progress(NULL, "tables", m.table_count, m.table_count);
	hashing_end(w->digest, digest);
	fprintf(w->f, "digest\t%s\n", text_hex(q->arena, digest, HASH_SIZE));
	return ERR_OK;
}

/* ---- the file ---- */

/* A slip of the hand must not replace another file. */
static enum err check_path(struct req *q, const char *path)
{
	static const char mark[] = "handrail-backup\t";
	char start[sizeof(mark)] = "";
	struct stat st;
	FILE *f;

	if (lstat(path, &st))
		return errno == ENOENT ? ERR_OK : fail(q, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	if (S_ISREG(st.st_mode) && (f = fopen(path, "re"))) {
		size_t length = fread(start, 1, sizeof(mark) - 1, f);

		fclose(f);
		if (length == sizeof(mark) - 1 && !strcmp(start, mark))
			return ERR_OK;
	}
	return fail(q, ERR_SYSTEM, "%s exists and is no backup: nothing was written", path);
}

static enum err open_part(struct req *q, struct writing *w)
{
	int fd;

	unlink(w->part);
	fd = open(w->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return fail(q, ERR_SYSTEM, "%s: %s", w->part, strerror(errno));
	if (!(w->f = fdopen(fd, "w")))
		return fail(q, ERR_SYSTEM, "no memory for %s", w->part);
	return ERR_OK;
}

static enum err close_part(struct req *q, struct writing *w)
{
	if ((fflush(w->f) || fsync(fileno(w->f))) && !w->why)
		w->why = errno;
	if (fclose(w->f) && !w->why)
		w->why = errno;
	return w->why ? fail(q, ERR_SYSTEM, "%s: %s", w->part, strerror(w->why)) : ERR_OK;
}

/* Reads what was written, as a restore would. */
static enum err check_and_name(struct req *q, const struct writing *w)
{
	enum err e = backup_check(q, w->part, w->s);

	if (e)
		return e == ERR_BAD ? fail(q, ERR_SYSTEM, "the file did not come out right: %s", q->failed.detail) : e;
	return rename(w->part, w->path) ? fail(q, ERR_SYSTEM, "%s: %s", w->path, strerror(errno)) : ERR_OK;
}

enum err backup_write(struct req *q, const char *path, backup_progress *progress, struct backup_summary *s)
{
	struct writing w = { .path = path, .part = arena_printf(q->arena, "%s.part", path), .digest = hashing_begin(q->arena),
		.progress = progress, .s = s };
	enum err e, closed;

	db_patient(q->db);
	if ((e = check_path(q, path)) || (e = open_part(q, &w)))
		return e;
	e = db_snapshot(q, put_all, &w);
	closed = close_part(q, &w);
	if (!e)
		e = closed;
	if (!e)
		e = check_and_name(q, &w);
	if (e)
		unlink(w.part);
	return e;
}
