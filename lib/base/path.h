/* path - the paths of a site, with and without its base.
 *
 * A site's base_url may end in a path: https://county.example.org/help. That
 * path is the base, q->base; it is "" for a site that uses its whole host.
 * Inside the programs no path has the base: app.c removes it from the request's
 * path, and routes, next=, back, redirect() and forgery tokens all omit it. It is
 * added when a path goes to the client: by {{base}} in a template, by path_to()
 * for a marker that is a whole link, and by redirect(). */
#ifndef HANDRAIL_PATH_H
#define HANDRAIL_PATH_H

#include <stdbool.h>

struct req;

/* True if it is safe to redirect to a path (with its query) that came from outside: it begins with one slash, cannot
 * leave the site or its base (no //, \ or dot segments), and has no control character. False for NULL. */
bool is_own_path(const char *path);

#define NEXT_MOST 2000		/* bytes of a path (with its query) to go to later, such as after signing in */

/* The path of an http(s) URL, without its query: "/help" for "https://county.example.org/help"; "" if it has none.
 * Points into url. */
const char *path_of_url(const char *url);

/* The part of a request's path below the base: "/programs" for "/help/programs", "" for the base itself.
 * NULL if the path is not below the base. Points into path. */
const char *path_below(const char *base, const char *path);

/* Adds the base to a path, printf-like, for a marker that is a whole link. */
char *path_to(struct req *q, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#endif
