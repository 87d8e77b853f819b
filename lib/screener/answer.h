/* answer - the answers that go with a referral, and the outcome that they led to. */
#ifndef HANDRAIL_ANSWER_H
#define HANDRAIL_ANSWER_H

#include <stdint.h>

#include "base/err.h"
#include "screener/screener.h"

struct req;

/* A person's answers at the moment of sending. */
struct given_answers {
	int64_t version_id;		/* of the questions */
	enum outcome outcome;
	const char *document;		/* answers_write() of those that were asked */
	const char *reason;		/* the first reason of the outcome; NULL or "": none */
};

/* Stores them, in the transaction that makes the referral. */
enum err given_keep(struct req *q, int64_t referral_id, const struct given_answers *given);

/* The outcome of a referral's answers, and the program's text for it ("" if it has none). ERR_MISSING if no answers
 * went with the referral. The caller has checked that the reader may see the referral. */
enum err given_outcome(struct req *q, int64_t referral_id, enum outcome *outcome, const char **text);

#endif
