/* notify - sends messages about an event to the parties that the table of messages and the law decide. */
#ifndef HANDRAIL_NOTIFY_H
#define HANDRAIL_NOTIFY_H

#include <stdint.h>

#include "base/err.h"
#include "law/act.h"
#include "law/visibility.h"
#include "message/message.h"

struct req;

/* An event of a referral. */
struct happening {
	int64_t referral_id;
	int64_t event_id;		/* its line in the history */
	enum act act;
	enum party by;
	int64_t account_id;		/* of the actor; 0 for a link or a guest */
};

/* Within the transaction in which it happens: adds each message that reports this act, for everyone to whom the law
 * grants it. Nobody gets a message about a change of their own; the sender gets a copy of what was sent. */
enum err notify_event(struct req *q, const struct happening *h);

/* Within the transaction of the change: sends a message about an account to each of its proved addresses; not to
 * `but`, which may be NULL. */
enum err notify_account(struct req *q, int64_t account_id, enum message m, const char *but);

/* An e-mail was refused for good: a seeker who chose e-mail and text gets the text instead. */
enum err notify_by_text(struct req *q, int64_t referral_id, int64_t event_id, enum message m);

#endif
