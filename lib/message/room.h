/* room - the weekly mail by which a program's staff report, with one click, whether it still has room.
 *
 * It goes on Monday at DIGEST_HOUR, by the clock of the site where the program's newest referral was made, or of the first site
 * if it has none. Each confirmed address that wants reminders has its own link (PASS_room in message/pass.h). A program gets no
 * such mail while people cannot send it referrals here, on a tracking-only site, or if its room was set within ROOM_FRESH. */
#ifndef HANDRAIL_ROOM_H
#define HANDRAIL_ROOM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"

struct pass;
struct program;
struct req;

#define ROOM_FRESH DAYS(6)

/* Writes the mails that are due, at most ROOM_ROUND; *count is the number of addresses that were due. A mail that fails is
 * logged and put off for an hour. */
#define ROOM_ROUND 64
enum err room_run(struct req *q, size_t *count);

/* False if the mail of this pass is out of date, because the program's room was set after it was written. */
bool room_asks(const struct pass *p, const struct program *program);

#endif
