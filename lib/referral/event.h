/* event - the visible events of a referral, its history.
 *
 * Every visible change of a referral calls event_add() in its transaction: making, status, undo, note, reach, stop
 * sharing, the program's first look, claiming. Only event_add() raises the referral's version. It adds a line to the
 * history, and messages that report the event to the outbox (message/notify.h). */
#ifndef HANDRAIL_EVENT_H
#define HANDRAIL_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "edge/db.h"
#include "law/act.h"
#include "law/status.h"
#include "law/visibility.h"

struct notified;
struct referral;
struct req;

/* The actor as the history shows them: first name, last initial, organization. */
struct actor {
	enum party party;
	int64_t account_id;		/* 0 for a link or a guest */
	int64_t team_id;
	const char *first_name;
	const char *last_name;
	const char *organization;
	bool by_link, by_text;		/* by a link; it came in a text */
};

struct event {
	enum act act;
	enum status from_status, to_status;	/* STATUS_NONE if none */
	const char *note;
	bool note_shared;
	int64_t undoes;			/* 0 for none */
	const struct notified *about;	/* as in struct happening */
};

enum err event_add(struct req *q, int64_t referral_id, const struct actor *by, const struct event *event);

/* A status as a bound value of a statement: NULL for STATUS_NONE. */
struct value event_status(enum status status);

/* A party likewise: NULL for PARTY_NONE. */
struct value event_party(enum party party);

/* The actor that the viewer is. A viewer who belongs to several parties acts as the seeker first, then as the helper,
 * then as the program. */
struct actor event_actor(const struct req *q, const struct referral *r);

/* ERR_CONFLICT if one of these acts (a set of 1 << act) was done after the version that the viewer saw, or if the referral
 * never had that version. An act that a veil hides from the viewer is never a conflict, because the answer would reveal it.
 * Pass only acts that would overwrite each other: a status update never blocks "don't reach out", nor the other way round. */
enum err event_unseen(struct req *q, const struct referral *r, unsigned acts, int seen);

#endif
