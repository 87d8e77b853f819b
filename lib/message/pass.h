/* pass - a link or code in a mail, which lets its reader do one thing for one program.
 *
 *	purpose		the reader may				until			how
 *	confirm		get its referrals at this address	7 days			a link
 *	invite		join its team				14 days			a link
 *	claim		prove that the listing is theirs	30 minutes, 5 tries	a code of 8 digits
 *	room		set whether it has room			14 days			a link, in a mail each week
 *
 * Each can be used once; that for the room can be used any number of times. A newer pass of the same purpose, program and
 * address ends the older one. The token is a keyed hash of the row's nonce, so that a retry can render the mail again; only a
 * hash of the token is stored. */
#ifndef HANDRAIL_PASS_H
#define HANDRAIL_PASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

/* The database stores these numbers. */
enum pass_purpose { PASS_confirm, PASS_invite, PASS_claim, PASS_room, PASSES };

#define PASS_TRIES 5

struct pass {
	int64_t id, program_id;
	int64_t account_id;		/* of the sender; 0: nobody asked for it */
	const char *public_id;
	unsigned purpose;		/* enum pass_purpose */
	const char *address;		/* the mail went there */
	unsigned role;			/* of an invitation: enum program_role */
	instant made_at, expires_at;
	bool used;
};

struct pass_request {
	enum pass_purpose purpose;
	int64_t program_id;
	const char *address;		/* an e-mail address in normal form */
	unsigned role;
};

/* Makes a pass for the signed-in account, and its mail, in one transaction. ERR_LIMIT: too many such mails; nothing is sent. */
enum err pass_send(struct req *q, const struct pass_request *r);

/* Within a transaction: the same without an account that sends it, as a mail of this site. */
struct site;
enum err pass_send_from(struct req *q, const struct pass_request *r, const struct site *s);

/* The pass of a link. ERR_MISSING: no pass has this token. ERR_GONE, with *p filled: it was used, or is too old. */
enum err pass_find(struct req *q, enum pass_purpose purpose, const char *token, struct pass *p);
enum err pass_by_id(struct req *q, int64_t id, struct pass *p);

/* The passes of a program that can still be used, sorted by address. */
enum err pass_all(struct req *q, enum pass_purpose purpose, int64_t program_id, struct pass **all, size_t *count);

/* The newest pass that the signed-in account sent and that can still be used. ERR_MISSING: there is none. */
enum err pass_newest(struct req *q, enum pass_purpose purpose, int64_t program_id, struct pass *p);

/* Compares the typed digits with a claim's, and counts the try. ERR_MISSING: wrong. ERR_GONE: no try is left. ERR_LIMIT: too
 * many codes were tried. */
enum err pass_try(struct req *q, const struct pass *p, const char *typed);

/* Marks the pass as used, within the transaction of the act that it allows. ERR_GONE: it was used meanwhile, or is too old. */
enum err pass_use(struct req *q, const struct pass *p);

/* Ends the passes of this purpose, program and address. ERR_MISSING: there was none. */
enum err pass_end(struct req *q, enum pass_purpose purpose, int64_t program_id, const char *address);

/* For the mail: the token of its link, and the digits of a code. */
enum err pass_token(struct req *q, int64_t id, const char **token);
enum err pass_digits(struct req *q, int64_t id, const char **digits);

/* Deletes passes that ended long ago, one batch at a time. */
enum err pass_clean(struct req *q);

#endif
