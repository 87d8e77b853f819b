/* walk_in - somebody who came or called, recorded by the staff of the program.
 *
 * It becomes a live referral that the person made for themselves. The program gets no message, since it knows already; the
 * person gets the messages that the law allows. Consent was given orally: the row keeps who heard it. The staff get the
 * referral's code, to hand it over. */
#ifndef HANDRAIL_WALK_IN_H
#define HANDRAIL_WALK_IN_H

#include "base/contact.h"
#include "base/err.h"
#include "directory/program.h"
#include "site/consent_text.h"

struct referral;
struct req;

struct walk_in {
	struct contact seeker;
	unsigned reach;			/* set of enum reach */
	const char *comment;
	bool discreet, consent;
	struct consent_text agreed;	/* the words that were read out */
};

/* Records it for the signed-in account. *id becomes the referral's public id, of the first one if the form was sent before.
 * ERR_MISSING unless the account has claimed the program. Errors besides: those of referral_make(). */
enum err walk_in_record(struct req *q, const struct program *p, const struct walk_in *w, const char **id);

/* The code of a walk-in, for the account that recorded it, as long as nobody has used the code; else NULL. */
enum err walk_in_code(struct req *q, const struct referral *r, const char **code);

#endif
