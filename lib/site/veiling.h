/* veiling - veils the referrals that a program has already when it becomes a victim-service program (law/veil.def).
 *
 * A later referral is veiled when it is made (referral_make.c). A veil is never removed: if somebody turns the setting off,
 * only new referrals have none. */
#ifndef HANDRAIL_VEILING_H
#define HANDRAIL_VEILING_H

#include <stdint.h>

#include "base/err.h"

struct req;

/* Within the transaction that turns the setting on: veils all live referrals of the program. The columns of the helper's side
 * get what the seeker or the helper set last, so that what the program has set until now is hidden, too. Referrals that are
 * proved by their code (law/veil.h) become discreet, and an account that has one by an address alone loses it. */
enum err veil_program(struct req *q, int64_t program_id);

/* For `handrail check`: counts the live referrals of victim-service programs that have no veil, and the veiled ones that show
 * the helper's side another status than seeker or helper set last, or that an address alone opens. */
enum err veil_check(struct req *q, int64_t *wrong);

#endif
