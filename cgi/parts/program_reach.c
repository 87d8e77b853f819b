/* program_reach.c - how to reach a program now: its number, its hours today as on its card, its address. All belong to one
 * place. */
#include "parts/program_reach.h"

#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/reach.h"
#include "directory/schedule.h"
#include "edge/tpl.h"
#include "parts/facts.h"
#include "parts/hours_table.h"
#include "parts/program_page.h"
#include "web/page.h"

void program_reach_call(struct req *q, struct tpl *t, const struct program_call *call)
{
	page_text(q, t, "call_number", call ? call->raw : "");
	page_text(q, t, "call_dial", call ? call->dial : "");
	page_text(q, t, "call_extension", call ? call->extension : "");
}

static enum err show_call(struct req *q, struct tpl *t, int64_t program_id, int64_t location_id)
{
	struct program_phone phone;
	enum err e = reach_phone(q, program_id, location_id, &phone);

	if (!e)
		program_reach_call(q, t, &(struct program_call){ program_id, phone.raw, phone.dial, phone.extension });
	return e;
}

static struct facts facts_at(const struct program *p, const struct schedule *s, const struct program_place *place)
{
	struct facts f = { .program = p, .distance = -1, .schedule = s };

	if (place->id && schedule_is_by_place(s)) {
		f.location_id = place->id;
		f.place_name = place->name;
	}
	return f;
}

/* Shows whether the program is open both in the part and on the page, for a page that shows it above the part. */
static void show_today(struct req *q, struct tpl *page, struct tpl *t, const struct facts *f)
{
	opening_show(q, page, f);
	opening_show(q, t, f);
	page_flag(q, t, "has_hours", hours_table(q, t, "hours", f->schedule, f->location_id));
}

enum err program_reach_of(struct req *q, struct tpl *page, const struct program *p, const struct schedule *s)
{
	struct tpl *t = tpl_include(page, "program_reach", q->language, "parts/program-reach");
	struct program_place place;
	struct facts f;
	enum err e;

	if ((e = reach_place(q, p, s, &place)) || (e = show_call(q, t, p->id, place.id)))
		return e;
	if (place.id && place.kind == PLACE_physical && !place.confidential)
		program_page_place(q, t, &place);
	f = facts_at(p, s, &place);
	show_today(q, page, t, &f);
	return ERR_OK;
}

enum err program_reach_brief(struct req *q, struct tpl *row, const struct program *p)
{
	struct program_place place;
	struct schedule s;
	struct facts f;
	enum err e;

	if ((e = schedule_find(q, p->id, &s)) || (e = reach_place(q, p, &s, &place)) || (e = show_call(q, row, p->id, place.id)))
		return e;
	f = facts_at(p, &s, &place);
	opening_show(q, row, &f);
	return ERR_OK;
}

enum err program_reach_show(struct req *q, struct tpl *page, int64_t program_id)
{
	struct schedule s;
	struct program p;
	enum err e = schedule_of_program(q, program_id, &p, &s);

	return e ? e : program_reach_of(q, page, &p, &s);
}
