/* setup_public.c - the files of a shared host's web root. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
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

static enum err read_file(struct req *q, const char *path, struct str *s)
{
	char *bytes = arena_alloc(q->arena, FILE_MOST);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, bytes, FILE_MOST);

	if (fd >= 0)
		close(fd);
	if (n < 0 || n == FILE_MOST)
		return trouble(q, path);
	str_init(s, q->arena, FILE_MOST);
	str_add_bytes(s, bytes, (size_t)n);
	return ERR_OK;
}

static enum err write_bytes(struct req *q, const char *path, const char *bytes, size_t length, int mode)
{
	const char *part = arena_printf(q->arena, "%s.part", path);
	int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool ok = fd >= 0 && write(fd, bytes, length) == (ssize_t)length && !fchmod(fd, (mode_t)mode) && !fsync(fd);

	if (fd >= 0)
		close(fd);
	return ok && !rename(part, path) ? ERR_OK : trouble(q, path);
}

enum err setup_write(struct req *q, const char *path, const char *text, int mode)
{
	return write_bytes(q, path, text, strlen(text), mode);
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
	struct str s;

	if (!folder)
		return e ? e : trouble(q, from);
	while (!e && (file = readdir(folder))) {
		if (file->d_name[0] == '.')
			continue;
		if (!(e = read_file(q, arena_printf(q->arena, "%s/%s", from, file->d_name), &s)))
			e = write_bytes(q, arena_printf(q->arena, "%s/%s", to, file->d_name), s.text, s.length, 0644);
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

static enum err check_is_ours(struct req *q, const char *path)
{
	struct str s;

	if (access(path, F_OK))
		return ERR_OK;
	if (read_file(q, path, &s) || !text_starts(s.text, OURS))
		return fail(q, ERR_INPUT, "%s is somebody else's: choose a folder of its own, or move it away", path);
	return ERR_OK;
}

/* A file of apache/ becomes one of the web root. */
static enum err fill(struct req *q, const char *folder, const char *name, const char *to, const char *base_url, int mode)
{
	struct str s, headers;
	const char *text;
	enum err e;

	if ((e = read_file(q, arena_printf(q->arena, "%s/apache/%s", folder, name), &s))
			|| (e = read_file(q, arena_printf(q->arena, "%s/apache/handrail-headers.conf", folder), &headers)))
		return e;
	text = filled(q, s.text, "@HEADERS@", headers.text);
	text = filled(q, text, "@BASE@", path_of_url(base_url));
	return setup_write(q, to, filled(q, text, "@HANDRAIL@", folder), mode);
}

enum err setup_public(struct req *q, const char *folder, const char *public, const char *base_url)
{
	const char *htaccess = arena_printf(q->arena, "%s/.htaccess", public);
	enum err e;

	if (public[0] != '/')
		return fail(q, ERR_INPUT, "%s is no whole path: it begins with /", public);
	if ((e = check_is_ours(q, htaccess))
			|| (e = copy_files(q, arena_printf(q->arena, "%s/static", folder), arena_printf(q->arena, "%s/static", public)))
			|| (e = fill(q, folder, "index.cgi.in", arena_printf(q->arena, "%s/index.cgi", public), base_url, 0755))
			|| (e = fill(q, folder, "index.fcgi.in", arena_printf(q->arena, "%s/index.fcgi", public), base_url, 0755)))
		return e;
	return fill(q, folder, "htaccess", htaccess, base_url, 0644);
}
