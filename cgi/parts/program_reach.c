/* program_reach.c - how to reach a program now: its number, what its card says of today, its address. All are of one place. */
#include "parts/program_reach.h"

#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/schedule.h"
#include "edge/tpl.h"
#include "parts/facts.h"
#include "parts/program_page.h"
#include "web/page.h"

void program_reach_call(struct req *q, struct tpl *t, const struct program_call *call)
{
	page_text(q, t, "call_number", call ? call->raw : "");
	page_text(q, t, "call_dial", call ? call->dial : "");
	page_text(q, t, "call_extension", call ? call->extension : "");
}

static enum err show_call(struct req *q, struct tpl *t, int64_t program_id)
{
	struct program_call *calls;
	size_t count;
	enum err e = program_calls(q, &program_id, 1, &calls, &count);

	if (!e)
		program_reach_call(q, t, count ? calls : NULL);
	return e;
}

/* The first place that people can go to. *place becomes NULL if there is none, or it is confidential. */
static enum err first_place(struct req *q, int64_t program_id, const struct program_place **place)
{
	struct program_place *places;
	size_t count;
	enum err e = program_places(q, program_id, &places, &count);

	*place = NULL;
	for (size_t i = 0; !e && !*place && i < count; i++)
		if (places[i].kind == PLACE_physical && !places[i].confidential)
			*place = &places[i];
	return e;
}

static enum err show_today(struct req *q, struct tpl *t, const struct program *p, const struct program_place *place)
{
	struct facts f = { .program = p, .distance = -1 };
	struct schedule s;
	enum err e = schedule_find(q, p->id, &s);

	if (e)
		return e;
	f.schedule = &s;
	if (place && schedule_is_by_place(&s)) {
		f.location_id = place->id;
		f.place_name = place->name;
	}
	facts_show(q, t, &f);
	return ERR_OK;
}

enum err program_reach_show(struct req *q, struct tpl *page, int64_t program_id)
{
	struct tpl *t = tpl_include(page, "program_reach", q->language, "parts/program-reach");
	const struct program_place *place;
	struct program p;
	enum err e;

	if ((e = program_by_id(q, program_id, &p)))
		return e;
	if ((e = show_call(q, t, program_id)) || (e = first_place(q, program_id, &place)))
		return e;
	if (place)
		program_page_place(q, t, place);
	return show_today(q, t, &p, place);
}
