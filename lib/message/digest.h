/* digest - one mail a day or a week that tells a helper about changes of their referrals.
 *
 * Each change waits as a row of digest_item, and one mail per helper and site waits in the outbox until the morning
 * when it is due. The mail is written at sending time, from what the law grants then, so it leaves out whatever was
 * withdrawn meanwhile. If nothing is left, the mail is dropped. */
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

/* How the messages of one site reach a helper. */
struct helper {
	int64_t id, site_id;
	const char *email;		/* the first proved address; NULL: none, so nothing is sent */
	const char *language;
	enum cadence cadence;		/* the less frequent of the site's and the helper's own */
	const char *time_zone;
};

enum err helper_find(struct req *q, int64_t account_id, int64_t site_id, struct helper *h);

/* Within the transaction of the change: adds the change, and a mail if none is waiting yet. */
enum err digest_add(struct req *q, const struct helper *h, int64_t referral_id, int64_t event_id);

/* The newest change of a referral. A discreet one has only its public id and the time. */
struct digest_row {
	struct situation at;
	bool discreet;
	const char *public_id;
	struct contact seeker;		/* the name */
	const char *program_name;
	enum status to_status;
	instant made_at;
	const char *note;		/* NULL unless it is shared */
};

/* Reads the changes that the helper may learn now. Once the mail is sent or dropped, pass *upto to digest_clear(). */
enum err digest_read(struct req *q, int64_t account_id, int64_t site_id, struct digest_row **rows, size_t *count,
	int64_t *upto);

enum err digest_clear(struct req *q, int64_t account_id, int64_t site_id, int64_t upto);

#endif
