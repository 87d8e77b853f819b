/* status - answers questions about a status from the table statuses.def. */
#include "law/status.h"

#include <string.h>

#include "base/str.h"

#define CONTRA(slug) (1u << STATUS_##slug)

static const struct {
	const char *slug, *label;
	enum status_class class;
	bool closed, offers_elsewhere;
	unsigned contradicts;		/* set of 1 << enum status */
	const char *fhir_business, *fhir_task, *seeker_label;
} all[STATUSES] = {
#define STATUS(slug, label, class, closed, elsewhere, contradicts, fhir_business, fhir_task, seeker_label) \
	[STATUS_##slug] = { #slug, label, CLASS_##class, closed, elsewhere, contradicts, fhir_business, fhir_task, seeker_label },
#include "law/statuses.def"
#undef STATUS
};

_Static_assert(STATUSES <= 32, "contradictions are a set of bits");

static const struct { const char *slug, *mark; } classes[STATUS_CLASSES] = {
	[CLASS_in_progress] = { "in_progress", "◔" },
	[CLASS_got_help] = { "got_help", "●" },
	[CLASS_needs_further_action] = { "needs_further_action", "▲" },
};

const char *status_slug(enum status s)
{
	return all[s].slug;
}

const char *status_label(enum status s)
{
	return all[s].label;
}

const char *status_seeker_label(enum status s)
{
	return all[s].seeker_label;
}

enum status_class status_class_of(enum status s)
{
	return all[s].class;
}

const char *status_class_slug(enum status_class c)
{
	return classes[c].slug;
}

const char *status_mark(enum status s)
{
	return classes[all[s].class].mark;
}

bool status_closed(enum status s)
{
	return all[s].closed;
}

enum stage status_stage(enum status s)
{
	if (status_closed(s))
		return STAGE_done;
	return s == STATUS_not_updated ? STAGE_not_updated : STAGE_waiting;
}

bool status_offers_elsewhere(enum status s)
{
	return all[s].offers_elsewhere;
}

bool status_texted(enum status s)
{
	return s == STATUS_needs_client_action || all[s].closed;
}

bool status_contradicts(enum status a, enum status b)
{
	return all[a].contradicts & (1u << b);
}

const char *status_fhir_business(enum status s)
{
	return all[s].fhir_business;
}

const char *status_fhir_task(enum status s)
{
	return all[s].fhir_task;
}

int status_from_slug(const char *slug)
{
	for (int s = 0; slug && s < STATUSES; s++)
		if (!strcmp(slug, all[s].slug))
			return s;
	return -1;
}

int status_choice(const char *slug)
{
	int s = status_from_slug(slug);

	return s == STATUS_not_updated ? -1 : s;
}
