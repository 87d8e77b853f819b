/* day_cap - the day's limits on messages: per recipient, per source, and in all (site/limits.def).
 *
 * A day is a calendar day in the site's time zone. Every message counts once, when a worker is about to send it; a try that
 * failed for now does not count. Sign-in codes have counts of their own, so that messages about referrals cannot use up the
 * limit of codes, nor codes that of messages. */
#ifndef HANDRAIL_DAY_CAP_H
#define HANDRAIL_DAY_CAP_H

#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "message/message.h"

struct req;

/* Held messages go out at this hour of the next day, when people are awake. */
#define DAY_CAP_HOUR 9

struct capped {
	enum message message;
	enum channel channel;
	const char *recipient;
	const char *source;		/* outbox.source */
	int64_t site_id;
	const char *time_zone;		/* of the site */
};

/* Within a transaction that has read nothing: counts the message. ERR_LIMIT if the day has no room for it. */
enum err day_cap_take(struct req *q, const struct capped *c);

/* Takes the count back, because the message was not sent. */
enum err day_cap_give_back(struct req *q, const struct capped *c);

/* Returns the time at which a message goes out that today's limits hold back. */
instant day_cap_end(struct req *q, const struct capped *c);

#endif
