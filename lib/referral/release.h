/* release - lets the helper's side see what a victim-service program sets and notes about one person, for a time.
 *
 * A release is written: the words that the person agreed to are kept, with who recorded them and when. The seeker gives it,
 * signed in or by the link of a message; or the program's staff record a paper that the person signed. It ends at its time
 * without a job, because each statement compares that time with q->now. Seeker or program may end it before. */
#ifndef HANDRAIL_RELEASE_H
#define HANDRAIL_RELEASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"
#include "law/visibility.h"

struct referral;
struct req;

#define RELEASE_DAYS 14			/* offered first */
#define RELEASE_DAYS_MOST 365

struct release {
	instant until;			/* later than now, by RELEASE_DAYS_MOST days at most */
	const char *words;		/* that the person agreed to; not empty */
	const char *language;
	const char *result;		/* where the form redirects to; once_take() stores it */
};

/* True if this viewer may give a release, or end the one that counts now. */
bool release_may_give(const struct req *q, const struct referral *r);
bool release_may_end(const struct req *q, const struct referral *r);

/* True if a release of this referral counts now. */
bool release_counts(const struct req *q, const struct referral *r);

/* A later release replaces an earlier one. ERR_DENIED if the viewer may not, ERR_INPUT if the time or the words are not
 * valid. */
enum err release_give(struct req *q, const struct referral *r, const struct release *given);

/* Ends the release that counts now. Does nothing if there is none. */
enum err release_end(struct req *q, const struct referral *r, const char *result);

/* The releases of a referral, newest first, at most RELEASES_MOST: for seeker and program, who see the words. */
#define RELEASES_MOST 20
struct release_given {
	instant given_at, until_at, ended_at;	/* ended_at 0: not before its time */
	enum party given_by;
	const char *words, *language;
};
enum err release_list(struct req *q, const struct referral *r, struct release_given **all, size_t *count);

/* Days on the site's clock, as "2026-12-31": the one that is offered first, and the first and the last one that fit. */
const char *release_day_offered(struct req *q);
const char *release_day_least(struct req *q);
const char *release_day_most(struct req *q);

/* The end of such a day. */
instant release_until(struct req *q, const char *day);

#endif
