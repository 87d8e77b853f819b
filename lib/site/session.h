/* session - one reader's visit to one site: a row, whatever carries its token (carrier.h).
 *
 * The token is kept only as a hash. A GET before sign-in makes no session. A
 * signed-in one ends after 2 hours without a request or 12 hours after sign-in.
 * A visitor's lasts longer, because receipts, sign-in codes and a guest helper's
 * claim (24 hours) hang on its row. The last request is noted only every five
 * minutes, so the idle limit may come that much early, never late. */
#ifndef HANDRAIL_SESSION_H
#define HANDRAIL_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define SESSION_IDLE HOURS(2)
#define SESSION_ABSOLUTE HOURS(12)
#define SESSION_VISITOR_IDLE HOURS(24)
#define SESSION_VISITOR_ABSOLUTE HOURS(48)
#define SESSION_SEEN_EVERY MINUTES(5)

struct session {
	int64_t id;
	int64_t account_id;	/* 0: a visitor */
	int64_t site_id;
	instant made_at;
	instant seen_at;
	const char *token;	/* as its carrier holds it */
};

/* Finds the session whose token the request carries, its account and the account's roles at this site;
 * q->session and q->account stay NULL if there is none. */
enum err session_load(struct req *q);

/* Makes q->session when there is none yet, and gives the reader its token. */
enum err session_begin(struct req *q);

/* Signs the account in: a new token for the same session (made when there is
 * none; another account's is ended), and its limits start anew. */
enum err session_sign_in(struct req *q, int64_t account_id);

/* Ends this session; every session of the account when everywhere. The token is taken back. */
enum err session_end(struct req *q, bool everywhere);

/* Every other session of the account that is signed in. */
enum err session_end_others(struct req *q);

/* The account's sessions that have not ended, at all sites, newest first. */
struct session_place {
	const char *site_name;
	instant seen_at;
	bool is_this;
};
enum err session_list(struct req *q, struct session_place **all, size_t *count);

/* Deletes what has ended: a batch at a time, for the worker. */
enum err session_clean(struct req *q);

#endif
