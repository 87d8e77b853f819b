/* next - where a sign-in leads afterwards: a path of this site, and nothing else. */
#ifndef HANDRAIL_ACCOUNT_NEXT_H
#define HANDRAIL_ACCOUNT_NEXT_H

struct req;
struct tpl;

/* The path that the form or the query asks for; "" when it asks for none, or is_own_path() refuses it. */
const char *next_path(struct req *q);

/* A path that hands it on: /sign-up?next=... */
char *next_with(struct req *q, const char *path, const char *next);

/* page_new() with the marker next. */
struct tpl *next_page(struct req *q);

#endif
