/* worklist - updates the columns by which lists find the referrals that need somebody (law/attention.h).
 *
 * Call each within the transaction that changes the referral. event_add() sets the columns of its referral itself; these
 * functions are for changes that are no events. */
#ifndef HANDRAIL_WORKLIST_H
#define HANDRAIL_WORKLIST_H

#include <stdint.h>

#include "base/err.h"
#include "law/visibility.h"

struct req;

/* Follows SET in an UPDATE of referral r. */
#define WORKLIST_SET \
	"attention_program = " SQL_ATTENTION_PROGRAM ", " \
	"attention_helper = " SQL_ATTENTION_HELPER " "

/* Computes the columns of a person's viewers: after their referrals changed, or others became theirs. */
enum err worklist_renew_viewers(struct req *q, int64_t person_id);

/* The same for all people who were referred to a program. */
enum err worklist_renew_program(struct req *q, int64_t program_id);

/* After a referral was made or changed: the same for its person, if it has one, and the row of each claimer of its program. */
enum err worklist_renew(struct req *q, int64_t referral_id);

/* Adds the rows of a new claimer: one for each referral of the program. */
enum err worklist_add_claimer(struct req *q, int64_t program_id, int64_t account_id);

/* Adds the rows of the claimers for the referrals in inbound_stale up to this id. */
enum err worklist_renew_stale(struct req *q, int64_t last_id);

/* Call it if a message about the referral failed for good: the referral then needs its helper, until somebody acts. */
enum err worklist_undelivered(struct req *q, int64_t referral_id);

/* Call it if the person was referred to another program after this referral. */
enum err worklist_followed(struct req *q, int64_t referral_id);

/* Renews what follows from the programs in search_stale that an import has changed: their names in the lists of their claimers,
 * and the open referrals of those that it has retired or listed again. */
enum err worklist_renew_programs(struct req *q);

/* For `handrail migrate`: computes the columns of rows that are older than the columns. */
enum err worklist_fill(struct req *q);

/* For `handrail check`: counts the rows whose columns differ from what the rules yield now. */
enum err worklist_check(struct req *q, int64_t *wrong);

#endif
