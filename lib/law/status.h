/* status - the statuses of a referral; the list is statuses.def. */
#ifndef HANDRAIL_STATUS_H
#define HANDRAIL_STATUS_H

#include <stdbool.h>

enum status {
	STATUS_NONE = -1,
#define STATUS(slug, label, class, closed, elsewhere, contradicts, fhir_business, fhir_task, seeker_label) STATUS_##slug,
#include "law/statuses.def"
#undef STATUS
	STATUSES
};

enum status_class { CLASS_in_progress, CLASS_got_help, CLASS_needs_further_action, STATUS_CLASSES };

/* The column referral.stage: the tab of a list. */
enum stage { STAGE_not_updated, STAGE_waiting, STAGE_done, STAGES };

const char *status_slug(enum status s);
const char *status_label(enum status s);		/* plain English; templates translate */
const char *status_seeker_label(enum status s);		/* in the seeker's own words; likewise */
enum status_class status_class_of(enum status s);
const char *status_class_slug(enum status_class c);
const char *status_mark(enum status s);			/* the symbol beside the word, for readers who see no color */
bool status_closed(enum status s);			/* the loop is closed: nobody needs to act */
enum stage status_stage(enum status s);			/* done: closed; waiting: answered but open */
bool status_offers_elsewhere(enum status s);		/* the page offers to try another program */
bool status_texted(enum status s);			/* a change to it is also sent as a text, if the seeker chose texts */
bool status_contradicts(enum status a, enum status b);	/* one party set a, the other b: a dispute */

/* FHIR R4 Task: a code for Task.businessStatus, and Task.status. */
const char *status_fhir_business(enum status s);
const char *status_fhir_task(enum status s);

int status_from_slug(const char *slug);			/* -1 if unknown */

/* Like status_from_slug(), but also -1 for not_updated, which nobody can choose. */
int status_choice(const char *slug);

#endif
