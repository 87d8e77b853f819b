/* bundle.c - reads the files of a folder or zip as streams, with limits on their size; hides libzip. */
#include "directory/bundle.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <zip.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"

#define PIECE ((size_t)64 * 1024)

struct inside {
	uint64_t index;		/* index in the zip */
	uint64_t packed;
	const char *path;	/* on disk */
	bool counted;		/* its bytes have been added to unpacked */
	bool is_outside;
};

struct bundle {
	struct arena *arena;
	const char *path;
	zip_t *zip;		/* NULL for a folder or a single file */
	struct bundle_file *files;
	struct inside *inside;	/* parallel to files */
	size_t count, room;
	uint64_t unpacked;
};

static void close_zip(void *thing)
{
	zip_discard(thing);
}

/* ---- the list of files ---- */

static const char *base_of(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash ? slash + 1 : name;
}

static size_t depth_of(const char *name)
{
	size_t depth = 0;

	for (; *name; name++)
		depth += *name == '/';
	return depth;
}

static bool ends_like(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);

	return n > m && !strcasecmp(name + n - m, end);
}

static bool is_json(const char *name)
{
	return ends_like(name, ".json") || ends_like(name, ".jsonl") || ends_like(name, ".ndjson");
}

static bool is_wanted(const char *name)
{
	const char *base = base_of(name);

	if (base[0] == '.' || text_starts(name, "__MACOSX/") || !strcasecmp(base, "datapackage.json"))
		return false;
	return ends_like(base, ".csv") || is_json(base);
}

static void file_add(struct bundle *b, const char *name, struct inside inside)
{
	if (b->count == b->room) {
		size_t room = b->room ? b->room * 2 : 32;
		struct bundle_file *files = arena_array(b->arena, room, sizeof(*files));
		struct inside *insides = arena_array(b->arena, room, sizeof(*insides));

		if (b->count) {
			memcpy(files, b->files, b->count * sizeof(*files));
			memcpy(insides, b->inside, b->count * sizeof(*insides));
		}
		b->files = files;
		b->inside = insides;
		b->room = room;
	}
	name = arena_text(b->arena, name);
	b->files[b->count] = (struct bundle_file){ .name = name, .base = base_of(name),
		.is_json = is_json(name), .depth = depth_of(name), .is_outside = inside.is_outside };
	b->inside[b->count++] = inside;
}

/* ---- zip ---- */

static enum err zip_look(struct req *q, struct bundle *b)
{
	zip_int64_t entries = zip_get_num_entries(b->zip, 0);

	if (entries > BUNDLE_FILES_MOST)
		return fail(q, ERR_INPUT, "%s holds more than %d files", b->path, BUNDLE_FILES_MOST);
	for (zip_uint64_t i = 0; i < (zip_uint64_t)entries; i++) {
		zip_stat_t s;

		if (zip_stat_index(b->zip, i, 0, &s) || !(s.valid & ZIP_STAT_NAME) || !is_wanted(s.name))
			continue;
		if ((s.valid & ZIP_STAT_ENCRYPTION_METHOD) && s.encryption_method != ZIP_EM_NONE)
			return fail(q, ERR_INPUT, "%s in %s is encrypted", s.name, b->path);
		file_add(b, s.name, (struct inside){ .index = i,
			.packed = s.valid & ZIP_STAT_COMP_SIZE ? s.comp_size : 0 });
	}
	return ERR_OK;
}

static enum err open_zip(struct req *q, struct bundle *b)
{
	zip_error_t error;
	int code = 0;
	enum err e = ERR_OK;

	b->zip = zip_open(b->path, ZIP_RDONLY, &code);
	if (b->zip) {
		arena_defer(b->arena, close_zip, b->zip);
		return zip_look(q, b);
	}
	zip_error_init_with_code(&error, code);
	e = fail(q, ERR_INPUT, "%s cannot be read as a zip: %s", b->path, zip_error_strerror(&error));
	zip_error_fini(&error);
	return e;
}

/* ---- folder ---- */

static bool is_file(const char *path)
{
	struct stat s;

	return !stat(path, &s) && S_ISREG(s.st_mode);
}

/* True if the file, after following links, lies below the folder. */
static bool is_below(const char *path, const char *folder)
{
	char *file = realpath(path, NULL), *top = realpath(folder, NULL);
	bool below = file && top && text_starts(file, top) && file[strlen(top)] == '/';

	free(file);
	free(top);
	return below;
}

/* Adds the wanted files of one folder; inner is "" or "data/". */
static void folder_look(struct bundle *b, const char *inner)
{
	DIR *d = opendir(arena_printf(b->arena, "%s/%s", b->path, inner));
	struct dirent *entry;

	while (d && (entry = readdir(d)) && b->count < BUNDLE_FILES_MOST) {
		char *name = arena_printf(b->arena, "%s%s", inner, entry->d_name);
		char *path = arena_printf(b->arena, "%s/%s", b->path, name);

		if (is_wanted(name) && is_file(path))
			file_add(b, name, (struct inside){ .path = path, .is_outside = !is_below(path, b->path) });
	}
	if (d)
		closedir(d);
}

static void open_folder(struct bundle *b)
{
	folder_look(b, "");
	folder_look(b, "data/");
}

/* ---- opening ---- */

static bool begins_like_zip(const char *path)
{
	char start[4] = "";
	FILE *f = fopen(path, "rb");

	if (!f)
		return false;
	if (fread(start, 1, sizeof(start), f) != sizeof(start))
		start[0] = '\0';
	fclose(f);
	return !memcmp(start, "PK\3\4", 4) || !memcmp(start, "PK\5\6", 4);
}

struct both {
	struct bundle_file file;
	struct inside inside;
};

static int compare(const void *a, const void *b)
{
	const struct both *x = a, *y = b;

	if (x->file.depth != y->file.depth)
		return x->file.depth < y->file.depth ? -1 : 1;
	return strcmp(x->file.name, y->file.name);
}

/* Sorts both arrays together, so that every machine has the same order. */
static void sort(struct bundle *b)
{
	struct both *both = arena_array(b->arena, b->count + 1, sizeof(*both));

	for (size_t i = 0; i < b->count; i++) {
		both[i].file = b->files[i];
		both[i].inside = b->inside[i];
	}
	qsort(both, b->count, sizeof(*both), compare);
	for (size_t i = 0; i < b->count; i++) {
		b->files[i] = both[i].file;
		b->inside[i] = both[i].inside;
	}
}

enum err bundle_open(struct req *q, struct arena *a, const char *path, struct bundle **bundle)
{
	struct bundle *b = ARENA_NEW(a, struct bundle);
	struct stat s;
	enum err e = ERR_OK;

	*bundle = b;
	b->arena = a;
	b->path = arena_text(a, path);
	if (stat(path, &s))
		return fail(q, ERR_INPUT, "%s cannot be opened: %s", path, strerror(errno));
	if (S_ISDIR(s.st_mode))
		open_folder(b);
	else if (begins_like_zip(path))
		e = open_zip(q, b);
	else if (S_ISREG(s.st_mode) && is_wanted(path))
		file_add(b, base_of(path), (struct inside){ .path = b->path });
	else
		return fail(q, ERR_INPUT, "%s is not a folder, zip, .csv or .json", path);
	if (e)
		return e;
	if (!b->count)
		return fail(q, ERR_INPUT, "%s holds no .csv or .json file", path);
	sort(b);
	return ERR_OK;
}

size_t bundle_files(const struct bundle *b, const struct bundle_file **files)
{
	*files = b->files;
	return b->count;
}

/* ---- reading ---- */

/* ERR_INPUT if a file would exceed a limit: read bytes of it so far, more in this piece. */
static enum err may_grow(struct req *q, struct bundle *b, size_t file, uint64_t read, size_t more)
{
	const struct inside *i = &b->inside[file];

	if (!i->counted)
		b->unpacked += more;
	if (read > BUNDLE_FILE_MOST)
		return fail(q, ERR_INPUT, "%s is larger than %d MiB", b->files[file].name, (int)(BUNDLE_FILE_MOST >> 20));
	if (b->unpacked > BUNDLE_ALL_MOST)
		return fail(q, ERR_INPUT, "%s is larger than %d MiB", b->path, (int)(BUNDLE_ALL_MOST >> 20));
	if (b->zip && read > BUNDLE_RATIO_FROM && read / BUNDLE_RATIO_MOST > i->packed)
		return fail(q, ERR_INPUT, "%s grows to more than %d times its packed size", b->files[file].name,
			BUNDLE_RATIO_MOST);
	return ERR_OK;
}

struct reading {
	zip_file_t *zip;
	FILE *file;
};

/* The number of bytes read, or -1. */
static int64_t read_piece(struct reading *r, char *piece)
{
	size_t length;

	if (r->zip)
		return zip_fread(r->zip, piece, PIECE);
	length = fread(piece, 1, PIECE, r->file);
	return !length && ferror(r->file) ? -1 : (int64_t)length;
}

static enum err read_all(struct req *q, struct bundle *b, size_t file, struct reading *r,
	enum err (*take)(struct req *q, const char *bytes, size_t length, void *data), void *data)
{
	char *piece = arena_alloc(q->arena, PIECE);
	uint64_t read = 0;
	int64_t length;
	enum err e;

	while ((length = read_piece(r, piece)) > 0) {
		read += (uint64_t)length;
		if ((e = may_grow(q, b, file, read, (size_t)length)))
			return e;
		if ((e = take(q, piece, (size_t)length, data)))
			return e;
	}
	if (length < 0)
		return fail(q, ERR_INPUT, "%s in %s is broken", b->files[file].name, b->path);
	b->inside[file].counted = true;
	return ERR_OK;
}

enum err bundle_read(struct req *q, struct bundle *b, size_t file,
	enum err (*take)(struct req *q, const char *bytes, size_t length, void *data), void *data)
{
	struct reading r = { NULL, NULL };
	enum err e;

	if (b->zip)
		r.zip = zip_fopen_index(b->zip, b->inside[file].index, 0);
	else
		r.file = fopen(b->inside[file].path, "rb");
	if (!r.zip && !r.file)
		return fail(q, ERR_INPUT, "%s in %s cannot be opened", b->files[file].name, b->path);
	e = read_all(q, b, file, &r, take, data);
	if (r.zip)
		zip_fclose(r.zip);
	if (r.file)
		fclose(r.file);
	return e;
}
