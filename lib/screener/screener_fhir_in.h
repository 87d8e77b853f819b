/* screener_fhir_in - the names of a FHIR Questionnaire, for the two files behind screener_fhir.h. */
#ifndef HANDRAIL_SCREENER_FHIR_IN_H
#define HANDRAIL_SCREENER_FHIR_IN_H

#include <stdbool.h>

#include "screener/screener.h"

#define FHIR_MIN "http://hl7.org/fhir/StructureDefinition/minValue"
#define FHIR_MAX "http://hl7.org/fhir/StructureDefinition/maxValue"
#define FHIR_CONTROL "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"

extern const char *const fhir_types[QUESTION_KINDS];

/* True for the texts of a question that only an extension of ours can hold. */
bool fhir_is_own(const char *name);

#endif
