/* digest - changes that a helper hears of once a day or once a week, in one mail.
 *
 * Each change waits as a row of digest_item, and one mail per helper and site waits in the outbox until the morning
 * when it is due. The mail is read through the law at sending time, so nothing that was withdrawn
 * meanwhile is in it; with nothing left the mail is dropped. */
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
#include "site/site.h"

struct req;

#define DIGEST_HOUR 8		/* of the site's day; of Monday when weekly */

/* A helper as the messages of one site reach them. */
struct helper {
	int64_t id, site_id;
	const char *email;		/* the first proved address; NULL: none, so nothing is sent */
	const char *language;
	enum cadence cadence;		/* the lesser of what the site sets and what the helper wants */
	const char *time_zone;
};

enum err helper_find(struct req *q, int64_t account_id, int64_t site_id, struct helper *h);

/* Within the transaction of the change: adds it to what waits, and the mail when none waits yet. */
enum err digest_add(struct req *q, const struct helper *h, int64_t referral_id, int64_t event_id);

/* The newest change of a referral. A discreet one holds nothing but its public id. */
struct digest_row {
	struct situation at;
	bool discreet;
	const char *public_id;
	struct contact seeker;		/* the name */
	const char *program_name;
	enum status to_status;
	instant made_at;
	const char *note;		/* when it is shared */
};

/* The news that the helper may hear of now; *upto goes to digest_clear() once the mail is settled. */
enum err digest_read(struct req *q, int64_t account_id, int64_t site_id, struct digest_row **rows, size_t *count,
	int64_t *upto);

enum err digest_clear(struct req *q, int64_t account_id, int64_t site_id, int64_t upto);

#endif
