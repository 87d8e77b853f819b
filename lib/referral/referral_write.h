/* referral_write - shared by making, moving and changing a referral: the actor, and the line in its history. */
#ifndef HANDRAIL_REFERRAL_WRITE_H
#define HANDRAIL_REFERRAL_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "referral/referral.h"

struct req;

/* The actor as history shows them: first name, last initial, organization. */
struct actor {
	enum party party;
	int64_t account_id;		/* 0 for a link or a guest */
	int64_t team_id;
	const char *first_name;
	const char *last_name;
	const char *organization;
	bool by_link;
};

struct event {
	enum act act;
	enum status from_status, to_status;	/* STATUS_NONE if none */
	const char *note;
	bool note_shared;
	int64_t undoes;			/* id of the event; 0 for none */
	int version;			/* of the referral, after the event */
};

enum err event_add(struct req *q, int64_t referral_id, const struct actor *by, const struct event *event, int64_t *id);

/* The party that the viewer acts as. A viewer of several parties acts for their own need first, then as
 * helper, then for the program. */
struct actor actor_of(const struct req *q, const struct referral *r);

/* Takes the form's once-only key within the running transaction, to lead to result.
 * *done_before: the same form has been done already, and nothing is left to do. */
enum err referral_once(struct req *q, const char *result, bool *done_before);

/* ERR_CONFLICT if one of these acts (set of 1 << act) was done since the version that the viewer saw: only
 * acts of the same kind can overwrite each other unseen. A status update never blocks "don't reach out", and
 * the reverse. */
enum err referral_unseen(struct req *q, int64_t referral_id, unsigned acts, int seen);

/* The account that is the seeker by verified address and matching name; 0 if there is none. */
enum err referral_owner(struct req *q, const struct contact *seeker, int64_t *id);

#endif
