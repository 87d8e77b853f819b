/* program_claim - makes somebody the first admin of a program's team, who proves or explains that they work there.
 *
 *	by code		a code goes to an address on the listing; typing it proves that the claimer reads mail there
 *	by request	the claimer writes why, and a site admin decides
 *
 * Only a program that nobody runs can be claimed: its team has no admin who can sign in. Otherwise its admins invite others
 * (message/program_team.h). */
#ifndef HANDRAIL_PROGRAM_CLAIM_H
#define HANDRAIL_PROGRAM_CLAIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct pass;
struct program;
struct req;

/* *is becomes true if somebody runs the program. */
enum err program_is_run(struct req *q, int64_t program_id, bool *is);

/* An address that a code can go to: on the listing of the program or its organization, or a confirmed referral address. masked
 * shows enough for somebody who knows it: "p•••@demo.test". */
struct claim_address { const char *address, *masked; };
enum err claim_addresses(struct req *q, const struct program *p, struct claim_address **all, size_t *count);

/* Sends a code to one of them, for the signed-in account. ERR_LIMIT: too many were asked for. */
enum err claim_send_code(struct req *q, const struct program *p, const char *address);

/* The signed-in account typed the digits of a claim (message/pass.h) and becomes an admin of the team. ERR_MISSING: wrong digits.
 * ERR_GONE: no try is left, or it is too late. ERR_LIMIT: too many codes were tried. ERR_CONFLICT: somebody runs it by now. */
enum err claim_with_code(struct req *q, const struct pass *p, const char *typed);

/* ---- by request ---- */

struct claim_request {
	int64_t id, site_id, program_id, account_id;
	const char *public_id;
	const char *program_public_id, *program_name, *organization_name;
	const char *account_public_id, *first_name, *last_name, *account_organization;
	const char *address;		/* of the account, proved; "" if it has none */
	const char *words;		/* as they wrote it */
	instant made_at;
	bool decided, approved;
	bool is_run;			/* somebody runs the program by now */
};

/* The signed-in account asks this site's admins. Asking again replaces the words. ERR_LIMIT: it asked too often. */
enum err claim_ask(struct req *q, int64_t program_id, const char *words);

/* The signed-in account's own request for a program. ERR_MISSING: none. */
enum err claim_of_viewer(struct req *q, int64_t program_id, struct claim_request *r);

/* The requests of a site that wait for a decision, oldest first, at most 100. */
enum err claim_requests(struct req *q, int64_t site_id, struct claim_request **all, size_t *count);

/* ERR_MISSING, with fail(), if the site has no such request. */
enum err claim_request_find(struct req *q, int64_t site_id, const char *public_id, struct claim_request *r);
enum err claim_request_by_id(struct req *q, int64_t id, struct claim_request *r);

/* Decides, writes the audit row, and mails the claimer, in one transaction. An approved claimer becomes an admin of the team.
 * ERR_CONFLICT: it is decided already. */
enum err claim_decide(struct req *q, const struct claim_request *r, bool approve);

#endif
