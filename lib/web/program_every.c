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
#include "web/frame.h"

#define APP(name) extern const struct app app_##name;
APPS
#undef APP

/* Only its name is used, in messages at the start; it answers no request. */
const struct app app = { .name = "handrail.cgi" };

const bool program_is_alone = true;

/* From cgi/parts/setup.c: it is not a program of its own, because no web server has a path for it. */
extern const struct app app_setup;
const struct app *const program_before_setup = &app_setup;

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

/* A page for frames is the same page, below a path of its own. */
static const struct app *having_framed(const char *path)
{
	const char *framed = path_below(FRAME_PATH, path);

	return having(framed && *framed ? framed : path);
}

/* The site, and with it the base, is not known yet: mostly it is that of [web] base_url. A site below another path has its
 * pages behind one of the slashes. */
const struct app *program_for(struct req *q)
{
	const char *url = path_of_url(q->conf->web_base_url), *path;
	const struct app *found = NULL;

	path = path_below(arena_bytes(q->arena, url, strlen(url) - text_ends(url, "/")), q->http->path);
	if (path)
		found = having_framed(path);
	else
		for (path = q->http->path; path && !found; path = strchr(path + 1, '/'))
			found = having_framed(path);
	return found ? found : &app_programs;
}
