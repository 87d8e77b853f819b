/* veiling - puts the veil of a victim-service program (law/veil.def) over referrals that it has already.
 *
 * A referral that is made later is veiled as it is made (referral_make.c). No veil is ever taken away: if somebody turns the
 * setting off, only new referrals have none. */
#ifndef HANDRAIL_VEILING_H
#define HANDRAIL_VEILING_H

#include <stdint.h>

#include "base/err.h"

struct req;

/* Within the transaction that turns the setting on: veils all live referrals of the program. The columns of the helper's side
 * become what seeker and helper said last, so that what the program said until now is withheld, too. Those that are proved by
 * their code (law/veil.h) become discreet, and an account that has one by an address alone has it no longer. */
enum err veil_program(struct req *q, int64_t program_id);

/* For `handrail check`: counts the live referrals of victim-service programs that have no veil, and the veiled ones that show
 * the helper's side another status than seeker or helper set last, or that an address alone opens. */
enum err veil_check(struct req *q, int64_t *wrong);

#endif
