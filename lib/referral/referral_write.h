/* referral_write - what making, moving and changing a referral share: who did it, and the line in its history. */
#ifndef HANDRAIL_REFERRAL_WRITE_H
#define HANDRAIL_REFERRAL_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "referral/referral.h"

struct req;

/* Who acted, as history shows them: first name, last initial, organization. */
struct actor {
	enum party party;
	int64_t account_id;		/* 0: by link, or a guest */
	int64_t team_id;
	const char *first_name;
	const char *last_name;
	const char *organization;
	bool by_link;
};

struct event {
	enum act act;
	enum status from_status, to_status;	/* STATUS_NONE: none */
	const char *note;
	bool note_shared;
	int64_t undoes;			/* 0: none */
	int version;			/* the referral's, after it */
};

enum err event_add(struct req *q, int64_t referral_id, const struct actor *by, const struct event *event, int64_t *id);

/* As whom the viewer acts. A viewer of several parties acts for their own need first, then for who
 * they help, then for who they work for. */
struct actor actor_of(const struct req *q, const struct referral *r);

/* Takes the form's once-only key within the running transaction, to lead to result.
 * *done_before: the same form did it already, and there is nothing left to do. */
enum err referral_once(struct req *q, const char *result, bool *done_before);

/* ERR_CONFLICT when one of these acts (set of 1 << act) was done since the version that the viewer was
 * shown: only the same can be overwritten unseen. Whoever does not want to be reached any more is not
 * held up by a status that was set meanwhile, nor the other way round. */
enum err referral_unseen(struct req *q, int64_t referral_id, unsigned acts, int seen);

/* The account whose proved address and agreeing name make it the seeker; 0: nobody's. */
enum err referral_owner(struct req *q, const struct contact *seeker, int64_t *id);

#endif
