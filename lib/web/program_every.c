/* program_every.c - an executable with all programs: handrail.cgi. The Makefile sets APPS, with APP(name) for each. */
#include "web/program.h"

#include <stddef.h>
#include <string.h>

#include "base/conf.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "web/app.h"

#define APP(name) extern const struct app app_##name;
APPS
#undef APP

/* For messages at the start; no request is answered by this one. */
const struct app app = { .name = "handrail.cgi" };

const bool program_is_alone = true;

static const struct app *const all[] = {
#define APP(name) &app_##name,
APPS
#undef APP
};

static const struct app *having(const char *path)
{
	const struct route *other;

	for (size_t i = 0; i < COUNT(all); i++)
		if (route_find(all[i], "GET", path, &other) || other)
			return all[i];
	return NULL;
}

/* The site, and with it the base, is not known yet: mostly it is that of [web] base_url. A site below another path has its
 * pages behind one of the slashes. */
const struct app *program_for(struct req *q)
{
	const char *url = path_of_url(q->conf->web_base_url), *path;
	const struct app *found = NULL;

	path = path_below(arena_bytes(q->arena, url, strlen(url) - text_ends(url, "/")), q->http->path);
	if (path)
		found = having(path);
	else
		for (path = q->http->path; path && !found; path = strchr(path + 1, '/'))
			found = having(path);
	return found ? found : &app_programs;
}
