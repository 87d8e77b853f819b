/* status - the list of statuses.def as questions that code asks, and as rows of the database. */
#include "status.h"

#include <string.h>

#include "db.h"
#include "req.h"
#include "str.h"

#define CONTRA(slug) (1u << STATUS_##slug)

static const struct {
	const char *slug, *label;
	enum status_class class;
	bool closed, offers_elsewhere;
	unsigned contradicts;		/* set of 1 << enum status */
	const char *fhir_business, *fhir_task;
} all[STATUSES] = {
#define STATUS(slug, label, class, closed, elsewhere, contradicts, fhir_business, fhir_task) \
	[STATUS_##slug] = { #slug, label, CLASS_##class, closed, elsewhere, contradicts, fhir_business, fhir_task },
#include "statuses.def"
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

bool status_offers_elsewhere(enum status s)
{
	return all[s].offers_elsewhere;
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

/* ---- the database's copy: for foreign keys, and for people who read the tables ---- */

COMMAND(seed,
	"INSERT INTO status (id, slug, label, class) "
	"VALUES (?, ?, ?, ?) "
	"ON DUPLICATE KEY UPDATE "
	"slug = VALUES(slug), label = VALUES(label), class = VALUES(class)");

static enum err seed_all(struct req *q, void *data)
{
	enum err e = ERR_OK;

	(void)data;
	for (int s = 0; s < STATUSES && !e; s++)
		e = db_exec(q, &seed, NULL, BIND(s, all[s].slug, all[s].label, classes[all[s].class].slug));
	return e;
}

enum err status_seed(struct req *q)
{
	return db_transaction(q, seed_all, NULL);
}
