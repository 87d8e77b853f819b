/* live_change - what changed lately, for open pages: a row for each change of a referral, and for each right that ended.
 *
 * event_add() writes a row in the transaction of the change, with the edges that the referral has then. From the rows the
 * publisher (live/publisher.h) finds the channels to publish on; without one the pages read them (referral/changes.h). A row
 * holds no text: a page that learns of a change fetches itself again, and the law decides what it then shows. Rows live for
 * LIVE_CHANGE_LIFE. With `[web] live = off` nothing is written. */
#ifndef HANDRAIL_LIVE_CHANGE_H
#define HANDRAIL_LIVE_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "law/visibility.h"

struct conf;
struct req;

#define LIVE_CHANGE_LIFE HOURS(2)

bool live_is_on(const struct conf *c);
bool live_is_pushed(const struct conf *c);	/* by nchan; else pages poll */

/* Within the transaction that changed the referral and raised its version. parties: those who may notice it, a set of
 * 1 << party. veiled: a veil hides it, if the referral has one that hangs now. */
enum err live_change_add(struct req *q, int64_t referral_id, unsigned parties, bool veiled);

/* Within a transaction, before it raises the version and may take an edge away: lets those who lose the referral learn of
 * it. */
enum err live_change_leave(struct req *q, int64_t referral_id);

/* Within a transaction that ends sessions of the account, or links of these parties to the referral: the publisher disconnects
 * all listeners of the channel, and those that still may listen reconnect. */
enum err live_change_end_sessions(struct req *q, int64_t account_id);
enum err live_change_end_links(struct req *q, int64_t referral_id, unsigned parties);

/* Deletes old rows, one batch at a time. The worker calls this. */
enum err live_change_clean(struct req *q);

/* The channel at which an account's pages listen, and that of the pages behind one party's links to a referral. */
const char *live_channel_of_account(struct req *q, int64_t account_id);
const char *live_channel_of_links(struct req *q, int64_t referral_id, enum party p);

#endif
