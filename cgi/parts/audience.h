/* audience - shows who can see a referral, which parts of it, and who got messages, straight from the law.
 *
 * Every viewer of a referral sees all parties that have it, so nobody has to guess who reads
 * what they write. */
#ifndef HANDRAIL_AUDIENCE_H
#define HANDRAIL_AUDIENCE_H

#include "base/err.h"
#include "referral/referral.h"

struct req;
struct tpl;

/* Fills a section `sees` for each party that may see the referral by the law: `party` (seeker,
 * helper, program), viewer_name, you, is_group, and for each grant sees_... or no_sees_...,
 * can_... or no_can_... */
enum err audience_show_seers(struct req *q, struct tpl *t, const struct referral *r);

/* Fills a section `messages` for each message that the viewer may know about, or shows no_messages. */
enum err audience_show_told(struct req *q, struct tpl *t, const struct referral *r);

#endif
