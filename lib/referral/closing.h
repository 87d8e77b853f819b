/* closing - the end of an account, by its owner: at once, and for good.
 *
 *	goes	name, addresses, password, second factor, portals; sessions, codes, drafts; roles, groups, claims; private notes
 *	goes	the name and contact of its helper in referrals and histories, and the addresses in the delivery log
 *	stays	referrals, with the person for whom they are: a program has them, and goes on helping. A site erases them when that
 *		person asks
 *	stays	profiles and notes that a group shares
 *
 * The row of the account stays, empty and disabled, because referrals refer to it by number. */
#ifndef HANDRAIL_CLOSING_H
#define HANDRAIL_CLOSING_H

#include <stdint.h>

#include "base/err.h"

struct req;

/* The site and the program that nobody could run any more without the account: their names, NULL for none. */
struct closing_bar { const char *site_name, *program_name; };
enum err closing_check(struct req *q, struct closing_bar *bar);

/* Closes the account that is signed in. ERR_CONFLICT if closing_check() has something against it. The caller ends the session. */
enum err closing_close(struct req *q);

/* The same for an account that asked to be erased. */
enum err closing_close_of(struct req *q, int64_t account_id);

#endif
