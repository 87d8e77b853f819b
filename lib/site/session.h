/* session - one reader's visit to one site, a row of the database. carrier.h transports its token.
 *
 * Only a hash of the token is stored. A GET before sign-in makes no session. A
 * signed-in session ends after 2 hours without a request or 12 hours after sign-in.
 * A visitor's lasts longer, because receipts, sign-in codes and the joining of a
 * guest helper (guest.h, 24 hours) depend on its row. The time of the last request is stored only
 * every five minutes, so the idle limit may come five minutes early, never late. Requests that an open page sends by itself
 * (q->unattended) do not count: a library's computer that somebody left signs out, whatever happens on its page. */
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
	const char *door;	/* the way in by which it began (door.h); "": the account's own password or code */
	instant made_at;
	instant seen_at;
	instant proved_at;	/* 0: not in this session */
	const char *token;	/* as the client has it */
};

/* Sets q->site and q->base by the host name, as site_load() does, and q->session, q->account and q->roles by the request's token,
 * all in one statement. The session stays empty if there is none; account and roles also if it is a visitor's. Sets q->ended if
 * an account's session has run out. */
enum err session_load(struct req *q, const char *host);

/* Sets q->session to a visitor's session of this site, for this request only, if it has not ended. A ticket needs this
 * (ticket.h). The page's forms have the tokens of a visitor without a session. */
enum err session_load_visitor(struct req *q, int64_t id);

/* Makes q->session if there is none yet, and sends its token to the client, but not in a frame. */
enum err session_begin(struct req *q);

/* The same, for a form that may be shown again in this answer. If the browser keeps no cookies, that form comes back without
 * the session, so its token belongs to none. A visitor may send it either way (forgery.h). */
enum err session_begin_for_form(struct req *q);

/* Gives q->session a new token: somebody who planted the old one in this browser (session fixation) can then no longer use
 * it. */
enum err session_renew(struct req *q);

/* Signs the account in, in a new session. Ends the one that the browser had: nothing of it is inherited. */
enum err session_sign_in(struct req *q, int64_t account_id);

/* The same for somebody who came by a portal: the session ends when this way in is closed. */
enum err session_sign_in_by(struct req *q, int64_t account_id, const char *door);

/* ---- a fresh proof ----
 *
 * Pages that change how somebody signs in, or that give away or delete all of their data, need a password or a code that was
 * typed lately (ASVS 5.0, 7.5.1; NIST SP 800-63B, "Reauthentication"): access PROVED in route.h. The page opens within
 * SESSION_PROOF; its form may be sent for as long again, so that nobody loses what they typed on a page that was open. */
#define SESSION_PROOF MINUTES(10)

/* Records that the person has just typed a password or code of the session's account. A session that was there before gets a
 * new token, so one that was stolen is worth nothing from then on (ASVS 5.0, 7.2.4). */
enum err session_prove(struct req *q);

/* True if the last proof is recent enough: for opening a page, or for sending its form (is_sent). */
bool session_is_proved(const struct req *q, bool is_sent);

/* Ends this session, or every session of the account if everywhere. Removes the client's token. */
enum err session_end(struct req *q, bool everywhere);

/* Ends every session of an account, at this site or, if site_id is 0, at all. message/revoke.h calls it. */
enum err session_end_all(struct req *q, int64_t account_id, int64_t site_id);

/* Ends every other session of the account that is signed in. */
enum err session_end_others(struct req *q);

/* Ends those of the account's other sessions that began by a portal. */
enum err session_end_by_portals(struct req *q);

/* Within a transaction: ends every session of the request's site that began by this way in. */
enum err session_end_by(struct req *q, const char *door);

/* The account's sessions that have not ended, at all sites: this one first, then the newest. At most 50. */
struct session_place {
	int64_t id;
	const char *name;		/* opaque, for forms */
	const char *site_name;
	const char *browser, *machine;	/* "Firefox", "Windows"; "" if unknown */
	instant made_at, seen_at;
	bool is_this;
};
enum err session_list(struct req *q, struct session_place **all, size_t *count);

/* Deletes every session and sign-in code, with what belongs to a session alone: waiting sign-ins and visitors' drafts. */
enum err session_forget_all(struct req *q);

/* Ends one session of the signed-in account, by its name. ERR_MISSING if the account has no such session. */
enum err session_end_named(struct req *q, const char *name);

/* Deletes ended sessions, one batch at a time. The worker calls this. */
enum err session_clean(struct req *q);

#endif
