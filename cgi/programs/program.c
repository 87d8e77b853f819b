/* program.c - a program's page. */
#include <string.h>

#include "parts/capacity.h"
#include "parts/facts.h"
#include "parts/program_reach.h"
#include "programs/heading.h"
#include "programs/pages.h"
#include "base/language.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/schedule.h"
#include "edge/tpl.h"
#include "parts/program_page.h"
#include "parts/thread.h"
#include "web/page.h"
#include "web/route.h"

/* "Ages 16 to 24", "60 and older": a number may be a part of a year. */
static void show_age(struct req *q, struct tpl *t, const struct program_age *age)
{
	struct tpl *row = tpl_section(t, "ages");

	tpl_set(row, "age_least", arena_printf(q->arena, "%g", age->least));
	tpl_set(row, "age_most", arena_printf(q->arena, "%g", age->most));
	tpl_show(row, age->most < 0 ? "age_from" : age->least < 0 ? "age_to" : "age_between");
}

static enum err show_ages(struct req *q, struct tpl *t, const struct program *p, bool *any)
{
	struct program_age *ages;
	size_t count;
	enum err e = program_ages(q, p->id, &ages, &count);

	for (size_t i = 0; !e && i < count; i++)
		show_age(q, t, &ages[i]);
	*any = !e && count;
	return e;
}

static enum err show_languages(struct req *q, struct tpl *t, const struct program *p, bool *any)
{
	const char **languages;
	size_t count;
	enum err e = program_languages(q, p->id, &languages, &count);

	if (e)
		return e;
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_section(t, "languages");

		tpl_set(row, "tag", languages[i]);
		tpl_set(row, "autonym", language_autonym(languages[i]));
	}
	*any = count || !text_is_empty(p->languages_note);
	page_flag(q, t, "has_tongues", *any);
	return ERR_OK;
}

static enum err show_details(struct req *q, struct tpl *t, const struct program *p)
{
	const struct { const char *section, *text; } details[] = {
		{ "eligibility", p->eligibility },
		{ "application_process", p->application_process },
		{ "documents", p->documents },
		{ "fees", p->fees },
		{ "areas", p->areas },
		{ "wait_time", p->wait_time },
		{ "languages_note", p->languages_note },
		{ "interpretation", p->interpretation },
	};
	bool any, has_ages;
	enum err e;

	if ((e = show_ages(q, t, p, &has_ages)) || (e = show_languages(q, t, p, &any)))
		return e;
	for (size_t i = 0; i < COUNT(details); i++)
		any |= program_page_text(q, t, details[i].section, details[i].text);
	if (has_ages || !text_is_empty(p->eligibility))
		tpl_show(t, "has_audience");
	if (has_ages || any || p->is_free || program_capacity(q, p))
		tpl_show(t, "has_details");
	return ERR_OK;
}

/* The first paragraph of the description leads; the others follow at the end. */
static void show_description(struct req *q, struct tpl *t, const char *description)
{
	const char *end = strchr(description, '\n');

	if (!end)
		end = description + strlen(description);
	program_page_text(q, t, "description", end);
	program_page_text(q, t, "lead", arena_bytes(q->arena, description, (size_t)(end - description)));
}

/* Shows everything that needs no statement of its own. */
static void show_at_once(struct req *q, struct tpl *t, const struct program *p, const struct thread *thread)
{
	capacity_show(q, t, p);
	page_flag(q, t, "may_claim", !p->claimed && !q->frame);
	page_flag(q, t, "has_cost", p->is_free || !text_is_empty(p->fees));
	if (text_is_empty(p->fees))
		tpl_show(t, "no_fees");
	show_description(q, t, p->description);
	button_show_large(q, t, p, thread);
}

static enum err show_reach(struct req *q, struct tpl *t, const struct program *p)
{
	struct schedule s;
	enum err e;

	if ((e = schedule_find(q, p->id, &s)))
		return e;
	if ((e = program_reach_of(q, t, p, &s)) || (e = program_page_further(q, t, p, &s)))
		return e;
	return program_page_sheet(q, t, p, &s, NULL);
}

static const struct mark marks[] = {
	MARK(struct heading, program),
	MARK(struct heading, name),
	MARK(struct heading, alternate_name),
	MARK(struct heading, organization_name),
	MARK(struct heading, alert),
	MARK(struct heading, retired),
	MARK(struct heading, unlisted),
	MARK(struct heading, inactive),
	MARK(struct heading, defunct),
};

enum err program_get(struct req *q)
{
	struct heading heading;
	struct thread thread;
	struct program p;
	struct tpl *t;
	enum err e;

	if (thread_needs_account(q))
		return redirect_to_sign_in(q);
	if ((e = thread_find(q, &thread)) || (e = heading_load(q, &p)))
		return e;
	t = page_new(q);
	thread_show(q, t, &thread);
	page_text(q, t, "back_url", page_back(q, "/programs", p.public_id));
	heading = heading_of(q, &p);
	page_fill(q, t, marks, COUNT(marks), &heading);
	show_at_once(q, t, &p, &thread);
	if ((e = show_details(q, t, &p)) || (e = show_reach(q, t, &p)))
		return e;
	return page_send(q, t, "program", 200);
}
