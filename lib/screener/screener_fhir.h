/* screener_fhir - a screener as a FHIR R4 Questionnaire: written, and read again without a loss.
 *
 *	question		item
 *	id			linkId
 *	wording, required	text, required
 *	kind			type (question_kinds.def); many_of has repeats
 *	help			an item of type display in it, with the item control "help"
 *	options			answerOption.valueCoding: code 1, 2 ... and display
 *	shown_if		enableWhen: answerBoolean, or answerCoding with the code
 *	min, max		the extensions minValue and maxValue of the standard
 *	the rest		extensions below SCREENER_FHIR_URL, named as the form's fields
 *
 * Source: https://hl7.org/fhir/R4/questionnaire.html. Extensions that are not known are ignored, as the standard allows;
 * members that a question cannot have are refused. */
#ifndef HANDRAIL_SCREENER_FHIR_H
#define HANDRAIL_SCREENER_FHIR_H

#include "screener/screener.h"

#define SCREENER_FHIR_URL "urn:handrail:screener:"

enum fhir_problem {
	FHIR_PROBLEM_none,
#define FHIR_PROBLEM(name) FHIR_PROBLEM_##name,
#include "screener/fhir_problems.def"
#undef FHIR_PROBLEM
	FHIR_PROBLEMS
};

struct fhir_refusal {
	enum fhir_problem is;
	const char *item;		/* its linkId; "" if it is about the whole */
	const char *about;
};

/* A published version, with the program's name as its title. */
const char *screener_fhir_write(struct req *q, const struct screener_version *v, const char *title);

/* A linkId that cannot be an id gets a new one. The caller checks the result: screener_check(). ERR_INPUT, and *why is filled,
 * if a screener cannot hold it. */
enum err screener_fhir_read(struct req *q, const char *text, struct screener *s, struct fhir_refusal *why);

#endif
