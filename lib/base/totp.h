/* totp - the six digits that an app shows, new every thirty seconds (RFC 6238, with HMAC-SHA1). */
#ifndef HANDRAIL_TOTP_H
#define HANDRAIL_TOTP_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"

struct arena;

#define TOTP_PERIOD SECONDS(30)
#define TOTP_DIGITS 6
#define TOTP_SECRET 20		/* bytes of a secret: as many as HMAC-SHA1 yields (RFC 4226, section 4) */

/* The number of the thirty-second period at this instant, counted from 1970 (RFC 6238, 4.2). */
int64_t totp_step(instant when);

char *totp_digits(struct arena *a, const unsigned char *secret, int64_t step);

/* The secret as people type it into an app: base32 (RFC 4648) without padding. */
char *totp_text(struct arena *a, const unsigned char *secret);

#endif
