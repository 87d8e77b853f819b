/* veil - what victim-service programs keep from the helper's side; the rules are veil.def. */
#ifndef HANDRAIL_VEIL_H
#define HANDRAIL_VEIL_H

#include <stdbool.h>

#include "base/clock.h"
#include "law/act.h"
#include "law/visibility.h"

/* True while the helper's side must not learn what the program set or noted. */
bool veil_hangs(bool veiled, instant released_until, instant now);

/* True for a veiled referral that somebody else made for the person. They may have typed an address of their own, so only the
 * referral's code proves who is the person, and no address opens the referral: it is discreet, an account becomes its seeker by
 * the code alone, and the page behind a link has a form for the code. */
bool veil_by_code(bool veiled, enum origin origin);

/* The law's grants of a party as the veil changes them. */
unsigned veil_grants(unsigned granted, enum party p, bool veiled, bool hangs);

/* True if a veil that hangs hides this act of this party. */
bool veil_hides(enum act act, enum party by);

/* ---- for SQL, from tools/lawgen.c ----
 *
 * VEIL_SQL_HANGS is true while the veil of the referral r hangs; it holds SQL_NOW. VEIL_SQL_HIDES is true for an event e that a
 * hanging veil hides. VEIL_SQL_BY_CODE(veiled, origin) is veil_by_code() of two columns. VEIL_SQL_status and so on
 * are what a member is instead. SQL_SEES_THROUGH is the set of parties that no veil concerns. */

#endif
