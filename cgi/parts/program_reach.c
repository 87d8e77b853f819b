/* program_reach.c - how to reach a program now: its number, what its card says of today, its address. */
#include "parts/program_reach.h"

#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
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

static enum err show_today(struct req *q, struct tpl *t, const struct program *p)
{
	struct facts f = { .program = p, .distance = -1 };
	struct program_hours *hours;
	enum err e = program_hours(q, p->id, &hours, &f.hour_count);

	if (e)
		return e;
	f.hours = hours;
	facts_show(q, t, &f);
	return ERR_OK;
}

static enum err show_place(struct req *q, struct tpl *t, int64_t program_id)
{
	struct program_place *places;
	size_t count;
	enum err e = program_places(q, program_id, &places, &count);

	if (!e && count)
		program_page_place(q, t, &places[0]);
	return e;
}

enum err program_reach_show(struct req *q, struct tpl *page, int64_t program_id)
{
	struct tpl *t = tpl_include(page, "program_reach", q->language, "parts/program-reach");
	struct program p;
	enum err e;

	if ((e = program_by_id(q, program_id, &p)))
		return e;
	if ((e = show_call(q, t, program_id)) || (e = show_today(q, t, &p)))
		return e;
	return show_place(q, t, program_id);
}
