/* next - the page that opens after signing in: always a path of this site. */
#ifndef HANDRAIL_ACCOUNT_NEXT_H
#define HANDRAIL_ACCOUNT_NEXT_H

struct req;
struct tpl;

/* The path in the form's or the query's `next`; "" if there is none or is_own_path() refuses it. */
const char *next_path(struct req *q);

/* Adds `next` to a path: /sign-up?next=... */
char *next_with(struct req *q, const char *path, const char *next);

/* page_new() with the marker next. */
struct tpl *next_page(struct req *q);

#endif
