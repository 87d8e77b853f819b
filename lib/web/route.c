/* route.c - finds the function for a path. */
#include "web/route.h"

#include <string.h>

#include "edge/http.h"
#include "base/req.h"

static size_t segment_length(const char *path)
{
	return strcspn(path, "/");
}

/* The segments that may hold a ticket instead of an id (site/ticket.h), which is longer. */
static bool is_segment(const char *pattern, const char *text, size_t length)
{
	static const char *const tickets[] = { "{receipt}", "{draft}", "{ticket}" };

	for (size_t i = 0; i < COUNT(tickets); i++)
		if (text_starts(pattern, tickets[i]))
			return text_is_segment(text, length);
	return text_is_id(text, length);
}

/* Compares path and pattern. If name is not NULL, *found becomes the segment of {name}.
 * In a pattern, a suffix may follow the name: {program}.csv */
static bool matches(const char *pattern, const char *path, const char *name, const char **found, size_t *length)
{
	while (*pattern) {
		const char *close;
		size_t n, suffix;

		if (*pattern != '{') {
			if (*pattern++ != *path++)
				return false;
			continue;
		}
		close = strchr(pattern, '}');
		suffix = segment_length(close + 1);
		n = segment_length(path);
		if (n <= suffix || strncmp(path + n - suffix, close + 1, suffix) || !is_segment(pattern, path, n - suffix))
			return false;
		if (name && !strncmp(pattern + 1, name, strlen(name)) && pattern[1 + strlen(name)] == '}') {
			*found = path;
			*length = n - suffix;
		}
		pattern = close + 1 + suffix;
		path += n;
	}
	return !*path;
}

static bool method_fits(const struct route *r, const char *method)
{
	return !strcmp(r->method, method) || (!strcmp(r->method, "GET") && !strcmp(method, "HEAD"));
}

const struct route *route_find(const struct app *app, const char *method, const char *path, const struct route **other)
{
	*other = NULL;
	for (size_t i = 0; i < app->route_count; i++) {
		if (!matches(app->routes[i].pattern, path, NULL, NULL, NULL))
			continue;
		if (method_fits(&app->routes[i], method))
			return &app->routes[i];
		*other = &app->routes[i];
	}
	return NULL;
}

const char *req_id(struct req *q, const char *name)
{
	const char *found = "";
	size_t length = 0;

	if (q->route)
		matches(q->route->pattern, q->http->path, name, &found, &length);
	return arena_bytes(q->arena, found, length);
}
