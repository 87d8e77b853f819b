/* capacity.c - shows whether a program has room. */
#include "parts/capacity.h"

#include "base/req.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "site/site.h"
#include "web/page.h"

/* Why a closed program is closed, and until when if that is known. */
static const char *closed_section(const struct program *p)
{
	if (p->standing != STANDING_active)
		return "temporarily_closed";
	return p->capacity == CAPACITY_closed && p->closed_until ? NULL : "capacity_closed";
}

void capacity_show(struct req *q, struct tpl *t, const struct program *p)
{
	static const char *const sections[CAPACITIES] = {
		[CAPACITY_open] = "capacity_open",
		[CAPACITY_wait_list] = "capacity_wait_list",
	};
	enum capacity capacity = program_capacity(q, p);
	const char *section = capacity == CAPACITY_closed ? closed_section(p) : sections[capacity];

	page_text(q, t, "capacity", capacity == CAPACITY_unknown ? NULL : capacity_slug(capacity));
	if (section)
		tpl_show(t, section);
	else if (capacity == CAPACITY_closed)
		page_text(q, t, "closed_until", words_days(q, q->language, p->closed_until, p->closed_until, q->site->time_zone));
}
