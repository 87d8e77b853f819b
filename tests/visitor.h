/* visitor - a browser for tests: keeps the cookie and the page, sends its forms back.
 *
 *	struct visitor v = { .host = host };
 *
 *	visitor_get(&v, &app_account, "/sign-in?next=/people");
 *	visitor_post(&v, &app_account, "/sign-in", "address=...");
 *	cr_expect_eq(v.status, 303);
 *
 * Answers live as long as the test's process. */
#ifndef HANDRAIL_TESTS_VISITOR_H
#define HANDRAIL_TESTS_VISITOR_H

#include "web/app.h"
#include "base/clock.h"

struct visitor {
	const char *host;
	instant later;			/* added to the current time */
	const char *origin;		/* headers; NULL if not sent */
	const char *fetch_site;
	const char *cookie;		/* name=value; NULL for none */
	const char *known;		/* the cookie of a browser that has signed in before; NULL for none */
	const char *remote;		/* the client's address; NULL: 127.0.0.1 */

	/* of the last answer */
	int status;
	const char *page;
	const char *location;		/* NULL: none */
	const char *set_cookie;		/* NULL: none */
	const char *retry_after;	/* NULL: none */
	const char *token, *once, *time, *consent;	/* hidden fields of the page's first form; NULL: none */
};

/* target: path, perhaps with ?query. */
void visitor_get(struct visitor *v, const struct app *of, const char *target);

void visitor_head(struct visitor *v, const struct app *of, const char *target);

/* Sends the fields (url-encoded) with the hidden fields of the last page. */
void visitor_post(struct visitor *v, const struct app *of, const char *path, const char *fields);

/* Makes visitor_post() send the hidden fields of the form after this text, instead of the page's first form. */
void visitor_choose_form(struct visitor *v, const char *text);

/* The unit of work, with its connection, in which all visitors are answered. */
struct req *visitor_unit(void);

/* The 8 digits of the newest code for an address; NULL if there is none. */
const char *newest_code(const char *address);

/* Makes a new site, http or https, and returns its host. */
const char *new_site(const char *scheme);

/* The text between two others, after the start of the page; NULL if it is missing. */
const char *between(const char *text, const char *before, const char *after);

#endif
