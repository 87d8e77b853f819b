/* referral_write - what making, moving and changing a referral share. */
#ifndef HANDRAIL_REFERRAL_WRITE_H
#define HANDRAIL_REFERRAL_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "referral/referral.h"

struct req;

/* Takes the form's once-only key within the running transaction; result is the path it leads to.
 * *done_before: the same form was done already, so nothing is left to do. */
enum err referral_once(struct req *q, const char *result, bool *done_before);

#endif
