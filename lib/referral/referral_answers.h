/* referral_answers - the answers that came with a referral, with the questions as they were worded then. */
#ifndef HANDRAIL_REFERRAL_ANSWERS_H
#define HANDRAIL_REFERRAL_ANSWERS_H

#include "referral/referral.h"
#include "screener/screener.h"

struct referral_answers {
	struct screener_version version;
	struct answers answers;
	instant made_at;
};

/* ERR_MISSING if there are none, or the law does not grant them to the viewer: SHOW_FORMS. */
enum err referral_answers_find(struct req *q, const struct referral *r, struct referral_answers *found);

/* The outcome of the answer to one question, by itself. */
enum outcome referral_answer_outcome(struct req *q, const struct question *of, const struct answers *answers,
	struct outcome_reasons *why);

/* A FHIR R4 QuestionnaireResponse: each linkId is that of the Questionnaire. */
const char *referral_answers_fhir(struct req *q, const struct referral_answers *a);

#endif
