/* asked - a program that asks questions, one of each kind, and the answers of a person, for tests of who reads them. */
#ifndef HANDRAIL_TESTS_ASKED_H
#define HANDRAIL_TESTS_ASKED_H

#include "base/req.h"
#include "screener/answer.h"

#define ASKED_STORY "The landlord wrote on Monday."		/* to the question "story" */
#define ASKED_CALL "After four, the number of the bakery"	/* to "call", which asks for contact information */
#define ASKED_REASON "Two of you: somebody calls first."	/* the reason for the outcome, needs review */

/* town yes_no, size one_of, pets yes_no (hidden), needs many_of, age number, born date, call short_text, story long_text,
 * extra short_text. */
struct screener asked_screener(struct req *q);

/* Publishes it as the program's next version, whose id it returns. */
int64_t asked_publish(struct req *q, int64_t program_id, const struct screener *s);

/* An answer to each question but pets, which stays hidden, and extra. */
struct answers asked_answers(struct req *q);

/* The answers with their outcome, as they are stored with a referral. */
struct given_answers asked_given(struct req *q, int64_t version_id, const struct answers *answers);

/* Publishes the questions and answers them. */
struct given_answers asked(struct req *q, int64_t program_id);

#endif
