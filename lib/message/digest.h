/* digest - one mail a day or a week that tells a helper what is new with their referrals.
 *
 * One mail per helper and site waits in the outbox until the morning when it is due, and each piece of news waits as a row of
 * digest_entry, which belongs to that mail. The mail is written at sending time, from what the law grants then, so it leaves
 * out news that has been withdrawn or is no longer true. If nothing is left, the mail is dropped. */
#ifndef HANDRAIL_DIGEST_H
#define HANDRAIL_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/contact.h"
#include "base/err.h"
#include "law/status.h"
#include "law/visibility.h"
#include "message/message.h"
#include "site/site.h"

struct req;

#define DIGEST_HOUR CLOCK_MONDAY_HOUR	/* of the site's day; of Monday when weekly */

/* How the messages of one site reach a helper. */
struct helper {
	int64_t id, site_id;
	const char *email;		/* the first proved address; NULL: none, so nothing is sent */
	const char *language;
	int wanted;			/* enum cadence: the helper's own choice; -1 if there is none */
	enum cadence of_site;
	enum cadence cadence;		/* the less frequent of both */
	const char *time_zone;
};

enum err helper_find(struct req *q, int64_t account_id, int64_t site_id, struct helper *h);

/* Sets how often the helper gets digests. wanted: an enum cadence, or -1 to follow each site's setting. */
enum err helper_set_cadence(struct req *q, int64_t account_id, int wanted);

/* One piece of news: a message that would have gone at once. */
struct digest_item {
	int64_t referral_id;
	int64_t event_id;		/* the change that it reports; 0 for none */
	enum message message;
};

/* Within the transaction of its cause: adds the item to the mail that waits, or to a new one. An item of the same referral
 * and message replaces an older one. */
enum err digest_add(struct req *q, const struct helper *h, const struct digest_item *item);

/* The newest news of a referral. A discreet one has only its public id and the time. */
struct digest_row {
	struct situation at;
	enum message message;
	enum status status;		/* of the referral, now */
	bool discreet;
	const char *public_id, *person_id;
	struct contact seeker;		/* the name */
	const char *program_name;
	enum status to_status;
	instant made_at;
	const char *note;		/* NULL unless it is shared */
};

/* Reads the newest news of a mail (its row of the outbox) that the helper may learn now, at most DIGEST_MOST. *more: how
 * many items the mail has besides, counted to DIGEST_COUNTED. */
#define DIGEST_MOST 50
#define DIGEST_COUNTED 1000
enum err digest_read(struct req *q, int64_t account_id, int64_t outbox_id, struct digest_row **rows, size_t *count, size_t *more);

/* Deletes items that are older than any waiting mail can be, a bounded number at a time. */
enum err digest_clean(struct req *q);

#endif
