/* revoke - ends a right together with everything that it opened, in one transaction.
 *
 *	right		of		ends
 *	claimer		a program	the account's sessions and drafts; the program's links and waiting messages to its addresses
 *	address		a program	the links that confirm it and set the room; the program's links and waiting messages to it
 *	role		a site		the account's sessions and drafts there
 *	group		a group		the account's sessions and drafts at the group's site
 *	account		-		its sessions, drafts, codes, digests; links and waiting messages of any program to it
 *	sessions	-		its sessions, drafts and codes
 *	site_sessions	a site		its sessions and drafts there
 *	link		a referral	the parties' links and waiting messages
 *
 * A draft is a form that waits for answers to a program's questions (screener/draft.h). revoke.c has this table. A seeker keeps
 * the links of their own referrals, because these are not rights of the account. Pages and commands must call this instead of
 * the functions that take a right away; tools/lint checks that. */
#ifndef HANDRAIL_REVOKE_H
#define HANDRAIL_REVOKE_H

#include <stdint.h>

#include "base/err.h"
#include "site/account.h"

struct req;

enum right {
	RIGHT_claimer, RIGHT_address, RIGHT_role, RIGHT_group, RIGHT_account, RIGHT_sessions, RIGHT_link, RIGHT_site_sessions,
	RIGHTS
};

struct revoked {
	enum right right;
	int64_t account_id;
	int64_t of;			/* id of the program, site, group or referral */
	const char *address;		/* of RIGHT_address, in normal form */
	unsigned parties;		/* of RIGHT_link: a set of 1 << party */
	enum role role;			/* of RIGHT_role */
};

/* ERR_MISSING, and nothing has changed, if there is no such right. It is no error to end sessions or links if there are none.
 * Logs the right that ended, without personal data. */
enum err revoke(struct req *q, const struct revoked *r);

#endif
