/* room.c - the link in the weekly mail to a program: shows whether it has room, and sets it. */
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "manage/pages.h"
#include "message/pass.h"
#include "parts/capacity.h"
#include "parts/program_form.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
	MARK(struct program, organization_name),
};

struct page {
	struct pass pass;
	struct program program;
	struct form *f;
	bool gone;
};

/* A link of the mail names the answer, which is then chosen, but not saved. */
static void choose(struct req *q, struct program *p)
{
	const char *named = field_value(&q->http->query, "capacity");

	for (enum capacity c = CAPACITY_unknown + 1; c < CAPACITIES; c++)
		if (text_equal(named, capacity_slug(c))) {
			p->capacity = c;
			p->closed_until = 0;
		}
}

static enum err open_page(struct req *q, struct page *p)
{
	struct program chosen;
	enum err e = pass_find(q, PASS_room, req_id(q, "pass"), &p->pass);

	p->gone = e == ERR_GONE;
	if ((e && !p->gone) || (e = program_by_id(q, p->pass.program_id, &p->program)))
		return e;
	chosen = p->program;
	choose(q, &chosen);
	p->f = program_form_open(q, &chosen, PROGRAM_ROOM, NULL, q->http->path);
	return ERR_OK;
}

/* The token is the permission, so the page shows nothing but what everybody may read, and the choice. */
static enum err show(struct req *q, const struct page *p, const char *state)
{
	struct tpl *t = page_new_plain(q);

	page_fill(q, t, program_marks, COUNT(program_marks), &p->program);
	capacity_show(q, t, &p->program);
	tpl_show(t, state);
	form_show(p->f, t);
	return page_send(q, t, "room", p->gone ? 410 : form_status(p->f));
}

enum err room_get(struct req *q)
{
	struct page p = { 0 };
	enum err e = open_page(q, &p);

	return e ? e : show(q, &p, p.gone ? "gone" : "asks");
}

enum err room_post(struct req *q)
{
	struct page p = { 0 };
	enum err e = open_page(q, &p);

	if (e || p.gone)
		return e ? e : show(q, &p, "gone");
	e = program_form_save(q, p.f, PROGRAM_ROOM, &p.program);
	if (e == ERR_INPUT || e == ERR_FORGED)
		return show(q, &p, "asks");
	if (e || (e = program_by_id(q, p.program.id, &p.program)))
		return e;
	return show(q, &p, "done");
}
