/* data_request - somebody asks a site to erase what it holds about them; its admin decides, and the erasure follows.
 *
 * An account asks every site that has a referral for it, and the one where it asks. By the link of a message somebody asks for
 * the person of that referral, at its site. When every site that an account asked has erased, the account closes (closing.h). */
#ifndef HANDRAIL_DATA_REQUEST_H
#define HANDRAIL_DATA_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct hold;
struct referral;
struct req;

struct data_request {
	int64_t id, site_id, account_id, referral_id;
	const char *public_id;
	const char *first_name, *last_name, *address;	/* of the account; "" for a link */
	const char *program_name;	/* to which the link's referral went; "" for an account */
	int referrals;			/* for the account at the site; 1 for a link */
	bool waits, approved;
	const char *reason;	/* of a refusal, for the person to read; may be empty */
	instant asked_at, decided_at, withdrawn_at, erased_at;
};

/* The account that is signed in asks. Asking twice is once. ERR_LIMIT: it asked too often. */
enum err data_request_ask(struct req *q);

/* The holder of the seeker's link asks. */
enum err data_request_ask_by_link(struct req *q, const struct referral *r);

/* Takes the request back, an account's at all sites that have not decided. A request that was decided meanwhile stays as it
 * is. */
enum err data_request_withdraw(struct req *q);
enum err data_request_withdraw_by_link(struct req *q, const struct referral *r);

/* True if an admin refused the request. One that was taken back, or that nobody made, is not refused. */
bool data_request_is_refused(const struct data_request *r);

/* The account's newest request at this site, or the link's. ERR_MISSING: there is none. */
enum err data_request_of_account(struct req *q, struct data_request *r);
enum err data_request_of_link(struct req *q, int64_t referral_id, struct data_request *r);

/* The requests of a site that wait for a decision, oldest first, at most 100. */
enum err data_requests(struct req *q, int64_t site_id, struct data_request **all, size_t *count);

/* ERR_MISSING, with fail(), if the site has no such request. */
enum err data_request_find(struct req *q, int64_t site_id, const char *public_id, struct data_request *r);

/* Finds a legal hold that forbids erasing something that the request is about. ERR_MISSING: there is none. */
enum err data_request_hold(struct req *q, const struct data_request *r, struct hold *h);

/* Decides the request and writes the audit row. If it is approved, the person is then erased, a batch in each transaction.
 * reason: of a refusal, for the person to read; "" for none. ERR_CONFLICT: it was decided before, or a hold forbids the erasure
 * and the request goes on waiting. */
#define REFUSAL_REASON_MOST 1000
enum err data_request_decide(struct req *q, const struct data_request *r, bool approve, const char *reason);

/* Goes on with approved requests whose erasure is not finished. The worker calls this. */
enum err data_request_finish(struct req *q);

#endif
