/* path - paths of a site, and the base that they stand on.
 *
 * A site's base_url may end in a path: https://county.example.org/help. That
 * path is the base, q->base; it is "" for a site that has its host to itself.
 * Inside the programs no path holds the base: app.c takes it off the request's,
 * and routes, next=, back, redirect() and forgery tokens all go without it. It
 * is put on where a path leaves for the reader: by {{base}} in a template, by
 * path_to() for a marker that holds a whole link, by redirect() itself. */
#ifndef HANDRAIL_PATH_H
#define HANDRAIL_PATH_H

#include <stdbool.h>

struct req;

/* A path below the base, with its query, that somebody else chose and that a reader may be sent to:
 * it begins with one slash, has no other way to leave the site or its base (//, \, dot segments), and no
 * control character. NULL is none. */
bool is_own_path(const char *path);

/* The path of an http(s) URL, without a query: "/help" of "https://county.example.org/help", else "".
 * Points into url. */
const char *path_of_url(const char *url);

/* The part of a request's path below the base: "/programs" of "/help/programs", and "" of the base itself.
 * NULL when the path is not below it. Points into path. */
const char *path_below(const char *base, const char *path);

/* The path with the base, printf-like: for a marker that holds a whole link. */
char *path_to(struct req *q, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#endif
