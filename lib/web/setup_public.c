/* setup_public.c - the files of a shared host's web root. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/file.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "web/setup_in.h"

#define FILE_MOST (1 << 20)

/* ---- files ---- */

static enum err trouble(struct req *q, const char *path)
{
	return fail(q, ERR_SYSTEM, "%s: %s", path, strerror(errno));
}

/* Makes the folder and those above it. */
static enum err make_folder(struct req *q, const char *path)
{
	char *at, *part = arena_text(q->arena, path);

	for (at = strchr(part + 1, '/'); at; at = strchr(at + 1, '/')) {
		*at = '\0';
		if (mkdir(part, 0755) && errno != EEXIST)
			return trouble(q, part);
		*at = '/';
	}
	return !mkdir(part, 0755) || errno == EEXIST ? ERR_OK : trouble(q, part);
}

static enum err copy_files(struct req *q, const char *from, const char *to)
{
	enum err e = make_folder(q, to);
	DIR *folder = e ? NULL : opendir(from);
	struct dirent *file;
	size_t length;
	char *bytes;

	if (!folder)
		return e ? e : trouble(q, from);
	while (!e && (file = readdir(folder))) {
		if (file->d_name[0] == '.')
			continue;
		if (!(e = file_read(q, arena_printf(q->arena, "%s/%s", from, file->d_name), FILE_MOST, &bytes, &length)))
			e = file_write(q, arena_printf(q->arena, "%s/%s", to, file->d_name), bytes, length, 0644);
	}
	closedir(folder);
	return e;
}

/* ---- the web root ---- */

#define OURS "# Handrail"

/* Replaces each @NAME@. */
static const char *filled(struct req *q, const char *text, const char *name, const char *value)
{
	const char *at;
	struct str s;

	str_init(&s, q->arena, FILE_MOST);
	while ((at = strstr(text, name))) {
		str_add_bytes(&s, text, (size_t)(at - text));
		str_add(&s, value);
		text = at + strlen(name);
	}
	str_add(&s, text);
	return s.text;
}

/* The web root must not hold the programs and their settings. */
static bool is_within(struct req *q, const char *folder, const char *public)
{
	char inner[PATH_MAX], outer[PATH_MAX];

	return realpath(folder, inner) && realpath(public, outer)
		&& (!strcmp(inner, outer) || text_starts(inner, arena_printf(q->arena, "%s/", outer)));
}

enum err setup_public_check(struct req *q, const char *folder, const char *public)
{
	const char *path = arena_printf(q->arena, "%s/.htaccess", public);
	size_t length;
	char *text;

	if (public[0] != '/')
		return fail(q, ERR_INPUT, "%s is no whole path: it begins with /", public);
	if (is_within(q, folder, public))
		return fail(q, ERR_INPUT, "%s lies in it, and must not: move it out", folder);
	if (access(path, F_OK))
		return ERR_OK;
	if (file_read(q, path, FILE_MOST, &text, &length) || !text_starts(text, OURS))
		return fail(q, ERR_INPUT, "%s is somebody else's: choose a folder of its own, or move it away", path);
	return ERR_OK;
}

/* A file of apache/ becomes one of the web root. */
static enum err fill(struct req *q, const char *folder, const char *name, const char *to, const char *base_url, unsigned mode)
{
	char *raw, *headers;
	const char *text;
	size_t length;
	enum err e;

	if ((e = file_read(q, arena_printf(q->arena, "%s/apache/%s", folder, name), FILE_MOST, &raw, &length))
			|| (e = file_read(q, arena_printf(q->arena, "%s/apache/handrail-headers.conf", folder), FILE_MOST, &headers, &length)))
		return e;
	text = filled(q, raw, "@HEADERS@", headers);
	text = filled(q, text, "@BASE@", path_of_url(base_url));
	text = filled(q, text, "@HANDRAIL@", folder);
	return file_write(q, to, text, strlen(text), mode);
}

enum err setup_public(struct req *q, const char *folder, const char *public, const char *base_url)
{
	const char *htaccess = arena_printf(q->arena, "%s/.htaccess", public);
	enum err e;

	if ((e = copy_files(q, arena_printf(q->arena, "%s/static", folder), arena_printf(q->arena, "%s/static", public)))
			|| (e = fill(q, folder, "index.cgi.in", arena_printf(q->arena, "%s/index.cgi", public), base_url, 0755))
			|| (e = fill(q, folder, "index.fcgi.in", arena_printf(q->arena, "%s/index.fcgi", public), base_url, 0755)))
		return e;
	return fill(q, folder, "htaccess", htaccess, base_url, 0644);
}

enum err setup_renew(struct req *q, const char *folder, const char *public)
{
	enum err e = setup_public_check(q, folder, public);

	return e ? e : setup_public(q, folder, public, q->conf->web_base_url);
}
