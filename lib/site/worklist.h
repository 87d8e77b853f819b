/* worklist - keeps the columns by which lists find what needs somebody (law/attention.h).
 *
 * Each runs within the transaction that changes the referral. event_add() sets the columns of its referral itself; these
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

/* The same for the person of a referral, if it has one. */
enum err worklist_renew_viewers_of(struct req *q, int64_t referral_id);

/* A message about the referral failed for good: its helper needs to know, until somebody acts. */
enum err worklist_undelivered(struct req *q, int64_t referral_id);

/* Another program was tried after this one. */
enum err worklist_followed(struct req *q, int64_t referral_id);

/* Renews the open referrals of the programs in search_stale that an import has retired or listed again. */
enum err worklist_renew_programs(struct req *q);

/* Computes the columns that are older than they are: `handrail migrate`. */
enum err worklist_fill(struct req *q);

#endif
