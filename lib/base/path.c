/* path.c - the paths of a site, with and without its base. */
#include "base/path.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"

/* True for "." and "..", also percent-encoded: browsers resolve them (URL standard, "double-dot path segment"). */
static bool is_dot_segment(const char *segment, size_t length)
{
	size_t dots = 0;

	for (size_t i = 0; i < length; dots++)
		if (segment[i] == '.')
			i++;
		else if (length - i >= 3 && !strncasecmp(segment + i, "%2e", 3))
			i += 3;
		else
			return false;
	return dots == 1 || dots == 2;
}

static bool has_dot_segment(const char *path)
{
	const char *end = path + strcspn(path, "?#");

	for (const char *at = path + 1; at <= end; ) {
		size_t length = strcspn(at, "/?#");

		if (is_dot_segment(at, length))
			return true;
		at += length + 1;
	}
	return false;
}

bool is_own_path(const char *path)
{
	if (!path || path[0] != '/' || path[1] == '/')
		return false;
	for (const char *c = path; *c; c++)
		if (*c == '\\' || (unsigned char)*c < ' ' || *c == 0x7f)
			return false;
	return !has_dot_segment(path);
}

const char *path_of_url(const char *url)
{
	const char *host = strstr(url, "://");

	host = host ? host + 3 : url;
	return host + strcspn(host, "/");
}

const char *path_below(const char *base, const char *path)
{
	size_t length = strlen(base);

	if (strncmp(path, base, length))
		return NULL;
	return path[length] == '/' || !path[length] ? path + length : NULL;
}

char *path_to(struct req *q, const char *fmt, ...)
{
	va_list ap;
	char *path;

	va_start(ap, fmt);
	path = arena_vprintf(q->arena, fmt, ap);
	va_end(ap);
	return arena_printf(q->arena, "%s%s", q->base, path);
}
