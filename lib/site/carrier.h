/* carrier - transports a session's token between client and server, in a cookie.
 *
 * The cookie is named __Host-handrail on https, __Secure-handrail below a base
 * (the prefix __Host- demands Path=/; RFC 6265bis, "Cookie Name Prefixes"), and
 * handrail on http. It is sent back to the site's base only. In a frame no cookie is set. */
#ifndef HANDRAIL_CARRIER_H
#define HANDRAIL_CARRIER_H

#include <stdbool.h>
#include <stdint.h>

struct req;

/* The token that came with the request; NULL when none did. */
const char *carrier_token(struct req *q);

/* The same while the site, on which the cookie's name depends, is not known yet: a token under any of the names. */
const char *carrier_any_token(struct req *q);

/* Sends this token with the answer. */
void carrier_give(struct req *q, const char *token);

/* Removes the client's token with the answer. */
void carrier_take_back(struct req *q);

/* ---- browsers that keep no cookies ----
 *
 * A page with a form that begins a session sets a cookie of its own, with "-keeps" behind the name, until the browser is
 * closed. So the request with the form shows whether the browser keeps cookies; if not, ticket.h has another way. */

/* Sets that cookie, unless the browser has sent a cookie of ours. */
void carrier_try(struct req *q);

/* True if the browser has sent any cookie of ours. */
bool carrier_keeps(struct req *q);

/* ---- Leave now ----
 *
 * A cookie of its own marks a browser that has left, until it comes back on purpose or begins a session. */

void carrier_leave(struct req *q);
void carrier_return(struct req *q);
bool carrier_has_left(struct req *q);

/* ---- browsers that have signed in before ----
 *
 * A second cookie, with "-known" behind the name, lasts 180 days and outlives the session. It holds which account
 * signed in last, sealed, and a random name of the browser. It opens nothing: only limit.h reads it, so that a
 * stranger's wrong passwords do not lock a person out of their own browser. */

/* Remembers that the account signs in here. */
void carrier_remember(struct req *q, int64_t account_id);

/* The browser's name, if the account was the last to sign in here; otherwise NULL. */
const char *carrier_browser(struct req *q, int64_t account_id);

/* Removes the cookie. */
void carrier_forget(struct req *q);

/* ---- the chosen language ----
 *
 * A cookie with "-language" behind the name holds the tag of the language that somebody chose in this browser, until the
 * browser is closed: the next reader of a shared computer starts anew. */

/* As the browser sent it, which may be any text; NULL if none was chosen. */
const char *carrier_language(struct req *q);
void carrier_choose_language(struct req *q, const char *tag);
void carrier_drop_language(struct req *q);

#endif
