/* burst.c - changes referrals at an even pace, as the programs write a change: each in a transaction of its own, with its row of
 * live_change, and with a wake-up for the publisher after the commit.
 *
 *	burst RATE SECONDS FROM STEP
 *
 * The referrals have the ids FROM, FROM + STEP, and so on. HANDRAIL_CONF and HANDRAIL_WEB_LIVE are as for the programs:
 * with `off` the same referrals change, and no page learns of it. Prints JSON: the changes made, and their rate. */
#include <errno.h>

#include "measure.h"

#include "base/req.h"
#include "edge/db.h"
#include "law/visibility.h"
#include "site/live_change.h"
#include "web/start.h"

COMMAND(raise_version,
	"UPDATE referral "
	"SET version = version + 1 "
	"WHERE id = ?");

static enum err change(struct req *q, void *data)
{
	int64_t id = *(int64_t *)data;
	enum err e = db_exec(q, &raise_version, NULL, BIND(id));

	return e ? e : live_change_add(q, id, EVERYBODY, false);
}

static void wait_until(double time)
{
	double left = time - now();

	if (left > 0)
		usleep((useconds_t)(left * 1e6));
}

int main(int argc, char **argv)
{
	const char *why = "wrong use";
	struct req *q = argc == 5 ? start(argv[0], START_WORK, &why) : NULL;
	double rate, seconds, began = now();
	int64_t id;
	int count = 0;

	if (!q)
		refuse("burst RATE SECONDS FROM STEP", why);
	rate = strtod(argv[1], NULL);
	seconds = strtod(argv[2], NULL);
	id = strtoll(argv[3], NULL, 10);
	for (; count < rate * seconds && now() < began + seconds; count++, id += whole(argv[4])) {
		wait_until(began + count / rate);
		req_reset(q);
		if (db_transaction(q, change, &id))
			refuse("burst", "a change failed");
	}
	printf("{\"done\":%d,\"rate\":%.1f}\n", count, count / (now() - began));
	start_end(q);
	return 0;
}
