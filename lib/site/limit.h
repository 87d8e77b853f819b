/* limit - counts how often something is done, and refuses it when the limit is reached. limits.def has the rows.
 *
 * 	struct limit_by by = limit_by_reader(q, address);
 *
 * 	if ((e = limit_take(q, LIMITED_code_asked, &by)))
 * 		return e;	ERR_LIMIT: nothing was counted, and q->over has the row and the time of its end
 *
 * Call limit_take() first in the transaction of what it guards, before anything is read: it then waits for another transaction
 * that has just changed the count, instead of causing a conflict (1020). A refusal rolls back with the transaction, so refused
 * tries do not prolong the window. Counts are exact, except by SITE and of forms: those are spread over several rows, so that
 * the forms of a busy site or office do not wait for each other; such a count may exceed the limit by a few.
 *
 * A stranger cannot lock a person out. Counts by address and by source are for strangers only. A browser in which
 * the person has signed in before (carrier.h) and a signed-in account have counts of their own. In a new browser, a
 * stranger's tries from another network count against the limit of all networks only, which is higher; and passwords
 * and codes are counted apart, so the other way in stays open.
 * Sources: NIST SP 800-63B, "Rate Limiting (Throttling)"; OWASP, "Slow Down Online Guessing Attacks with Device
 * Cookies". */
#ifndef HANDRAIL_LIMIT_H
#define HANDRAIL_LIMIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

enum limited {
#define LIMITED(what) LIMITED_##what,
#define LIMIT(what, by, most, window)
#include "site/limits.def"
#undef LIMIT
#undef LIMITED
	LIMITEDS
};

/* The keys of the counts. A member that is 0 or NULL has no count. */
struct limit_by {
	int64_t account_id, site_id;
	const char *address;		/* in normal form, or another name of what is tried */
	const char *browser;		/* of a browser that the address's account knows: carrier_browser() */
	const char *source;		/* limit_source() */
	const char *time_zone;		/* the days of this zone count */
};

/* The keys for the reader of a request, who types or causes something for this address; NULL: for no address. */
struct limit_by limit_by_reader(struct req *q, const char *address);

/* A keyed hash of the network that the request comes from (REMOTE_ADDR; no header is trusted). NULL outside the web. */
const char *limit_source(struct req *q);

/* Counts one for each row of `what`. ERR_LIMIT if one of them is used up. */
enum err limit_take(struct req *q, enum limited what, const struct limit_by *by);

/* The same for several at once, a set of 1 << enum limited: all of them are counted, or none. */
enum err limit_take_each(struct req *q, unsigned whats, const struct limit_by *by);
enum err limit_give_back_each(struct req *q, unsigned whats, const struct limit_by *by);

/* Takes back the last limit_take() with the same arguments, because the try was right, or the act was not done. */
enum err limit_give_back(struct req *q, enum limited what, const struct limit_by *by);

/* *most becomes the highest of the counts, without what was given back. */
enum err limit_read(struct req *q, enum limited what, const struct limit_by *by, int64_t *most);

#define LIMIT_WHO_SIZE 16

/* A refusal for a moment, which raises no alarm (site/turn.h). */
#define LIMIT_NO_ROW SIZE_MAX

/* The refusal that ends a unit of work. */
struct limit_over {
	size_t row;
	unsigned char who[LIMIT_WHO_SIZE];
	instant until;			/* the window ends */
};

/* If limit_take() has refused something, logs that once per window. Call it outside of any transaction. */
enum err limit_report(struct req *q);

/* Deletes counts whose window ended long ago, one batch at a time. */
enum err limit_clean(struct req *q);

#endif
