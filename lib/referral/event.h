/* event - the visible events of a referral, its history.
 *
 * Each change of a referral that somebody may see calls event_add() in its transaction, and nothing else moves the
 * version: making, status, undo, note, reach, stop sharing, the program's first look, claiming.
 * It writes the line of the history and hands the event on to the messages that report it (message/notify.h). */
#ifndef HANDRAIL_EVENT_H
#define HANDRAIL_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "edge/db.h"
#include "law/act.h"
#include "law/status.h"
#include "law/visibility.h"

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
	bool by_link;
};

struct event {
	enum act act;
	enum status from_status, to_status;	/* STATUS_NONE if none */
	const char *note;
	bool note_shared;
	int64_t undoes;			/* 0 for none */
};

enum err event_add(struct req *q, int64_t referral_id, const struct actor *by, const struct event *event);

/* A status bound to a statement: NULL for STATUS_NONE. */
struct value event_status(enum status status);

/* The party that the viewer acts as. A viewer of several parties acts for their own need first, then for the person whom they
 * help, then for the program that they work for. */
struct actor event_actor(const struct req *q, const struct referral *r);

/* ERR_CONFLICT if one of these acts (set of 1 << act) was done since the version that the viewer saw: only acts of the
 * same kind can overwrite each other unseen. A status update never blocks "don't reach out", nor the other way round. */
enum err event_unseen(struct req *q, int64_t referral_id, unsigned acts, int seen);

#endif
