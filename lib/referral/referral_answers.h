/* referral_answers - the answers that came with a referral, with the questions as they were worded then. */
#ifndef HANDRAIL_REFERRAL_ANSWERS_H
#define HANDRAIL_REFERRAL_ANSWERS_H

#include "referral/referral.h"
#include "screener/screener.h"

struct referral_answers {
	struct screener_version version;
	struct answers answers;		/* those that the viewer may read, in the order of the questions */
	bool shows_contact;		/* answers to questions about contact information are included */
	bool asked_contact;		/* the person was asked such questions */
	instant made_at;
};

/* ERR_MISSING if there are none, or the law does not grant them to the viewer: SHOW_FORMS. Answers to questions that ask
 * for contact information need SHOW_CONTACT, too. */
enum err referral_answers_find(struct req *q, const struct referral *r, struct referral_answers *found);

/* The same for the rows of a list, at most LIST_MOST, in one statement and one more for each version of the questions.
 * found[i] is NULL where referral_answers_find() would find nothing. */
enum err referral_answers_of_rows(struct req *q, const struct referral *rows, size_t count, struct referral_answers **found);

/* True if the person was asked the question, and the viewer may know. */
bool referral_answers_asked(const struct referral_answers *a, size_t question);

/* The answer to a question, as a person reads it: the options as they were worded then, one below the other. yes and no: these
 * words in the reader's language. "" if there is none. */
struct answer_words { const char *yes, *no, *between; };
const char *referral_answer_text(struct req *q, const struct referral_answers *a, size_t question, const struct answer_words *w);

/* The outcome of the answer to one question, by itself. */
enum outcome referral_answer_outcome(struct req *q, const struct question *of, const struct answers *answers,
	struct outcome_reasons *why);

/* The ids of all questions that people answered who were referred to the program: those of the newest version first, in their
 * order, then those that only earlier versions had. At most ANSWERED_MOST. */
#define ANSWERED_MOST 1000
enum err referral_answered_questions(struct req *q, int64_t program_id, const char *const **ids, size_t *count);

/* A FHIR R4 QuestionnaireResponse: each linkId is that of the Questionnaire. */
const char *referral_answers_fhir(struct req *q, const struct referral *r, const struct referral_answers *a);

#endif
