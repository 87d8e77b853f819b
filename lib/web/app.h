/* app - one FastCGI program: answers a request. main.c serves it, tests call it.
 *
 * app_answer(): session_load (site, session, account) -> route_find -> role ->
 * signed in -> forgery -> handler -> error page if one of them failed. A route
 * for machines goes straight to its handler. */
#ifndef HANDRAIL_APP_H
#define HANDRAIL_APP_H

#include "web/route.h"

struct conf;
struct db;
struct http;
struct req;

/* Each program of cgi/ defines exactly one. */
extern const struct app app;

/* Answers q->http. Never fails: an error becomes an error page. */
void app_answer(const struct app *a, struct req *q);

#endif
