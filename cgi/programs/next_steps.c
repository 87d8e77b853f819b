/* next_steps.c - the page with the next steps for a program that has no Connect form here. */
#include "parts/facts.h"
#include "programs/heading.h"
#include "programs/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/schedule.h"
#include "edge/tpl.h"
#include "parts/program_page.h"
#include "parts/program_reach.h"
#include "parts/thread.h"
#include "web/page.h"
#include "web/route.h"

static void show_external(struct tpl *t, const struct program *p)
{
	static const char *const sections[VERBS] = {
		[VERB_apply] = "external_apply",
		[VERB_schedule] = "external_schedule",
		[VERB_contact] = "external_contact",
		[VERB_refer] = "external_refer",
	};

	tpl_set(t, "external_url", p->external_url);
	tpl_show(t, sections[p->verb < VERBS ? p->verb : VERB_contact]);
}

static void show_way(struct req *q, struct tpl *t, const struct program *p, const struct thread *thread)
{
	enum way way = program_way(q, p);

	tpl_show(t, way == WAY_CONNECT ? "way_connect" : "no_way_connect");
	tpl_show(t, way == WAY_EXTERNAL ? "way_external" : "no_way_external");
	if (way == WAY_CONNECT)
		button_show(q, t, p, thread);
	if (way == WAY_EXTERNAL)
		show_external(t, p);
}

/* Shows the local next steps, or else the directory's text about applying. */
static const char *steps_of(const struct program *p)
{
	return text_is_empty(p->next_steps) ? p->application_process : p->next_steps;
}

enum err next_steps_get(struct req *q)
{
	static const struct mark marks[] = {
		MARK(struct heading, program),
		MARK(struct heading, name),
		MARK(struct heading, organization_name),
		MARK(struct heading, capacity),
		MARK(struct heading, retired),
		MARK(struct heading, unlisted),
		MARK(struct heading, inactive),
		MARK(struct heading, defunct),
	};
	struct thread thread;
	struct program p;
	struct heading heading;
	struct schedule s;
	struct tpl *t;
	enum err e;

	if (thread_needs_account(q))
		return redirect_to_sign_in(q);
	if ((e = thread_find(q, &thread)) || (e = heading_load(q, &p)))
		return e;
	if ((e = schedule_find(q, p.id, &s)))
		return e;
	t = page_new(q);
	thread_show(q, t, &thread);
	heading = heading_of(q, &p);
	page_fill(q, t, marks, COUNT(marks), &heading);
	if (!program_page_text(q, t, "steps", steps_of(&p)))
		tpl_show(t, "no_steps");
	program_page_text(q, t, "documents", p.documents);
	show_way(q, t, &p, &thread);
	if ((e = program_reach_of(q, t, &p, &s)) || (e = program_page_further(q, t, &p, &s)))
		return e;
	return page_send(q, t, "next-steps", 200);
}
