/* entry_capacity.c - whether a program runs, and whether it has room, as its directory has it. */
#include "directory/entry_in.h"

#include <strings.h>

#include "base/str.h"
#include "directory/program.h"

static const struct { const char *word; enum standing standing; } words[] = {
	{ "temporarily closed", STANDING_temporarily_closed }, { "temporarily_closed", STANDING_temporarily_closed },
	{ "temporarily-closed", STANDING_temporarily_closed }, { "suspended", STANDING_temporarily_closed },
	{ "inactive", STANDING_inactive }, { "archived", STANDING_inactive },
	{ "defunct", STANDING_defunct }, { "closed", STANDING_defunct }, { "deleted", STANDING_defunct },
};

unsigned entry_standing(const char *status)
{
	for (size_t i = 0; i < COUNT(words); i++)
		if (!strcasecmp(status, words[i].word))
			return words[i].standing;
	return STANDING_active;
}

const char *entry_standing_word(unsigned standing)
{
	for (size_t i = 0; i < COUNT(words); i++)
		if (words[i].standing == standing)
			return words[i].word;
	return "active";
}

/* A program with several units, such as beds and cots, has room while one of them has. */
static void capacity_add(struct making *m, const struct row *r)
{
	const char *text = cell(r, capacities_available);
	int64_t available;

	if (!text_to_number(text, 0, INT64_MAX, &available)) {
		struct wording w = m->w;

		w.row = r;
		if (text[0])
			wording_warn(&w, "capacity that is not a number, left out");
		return;
	}
	if (available)
		m->l->capacity = CAPACITY_open;
	else if (m->l->capacity == CAPACITY_unknown)
		m->l->capacity = CAPACITY_closed;
}

void make_capacity(struct making *m)
{
	m->l->standing = entry_standing(cell(m->service, services_status));
	each_own(m, TABLE_capacities, capacity_add);
}
