/* program.c - a program's page. */
#include "parts/facts.h"
#include "programs/heading.h"
#include "programs/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
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
	bool any = false, has_ages;
	enum err e;

	if ((e = show_ages(q, t, p, &has_ages)))
		return e;
	for (size_t i = 0; i < COUNT(details); i++)
		any |= program_page_text(q, t, details[i].section, details[i].text);
	if (has_ages || !text_is_empty(p->eligibility))
		tpl_show(t, "has_audience");
	if (has_ages || any)
		tpl_show(t, "has_details");
	return ERR_OK;
}

static const struct mark marks[] = {
	MARK(struct heading, program),
	MARK(struct heading, name),
	MARK(struct heading, alternate_name),
	MARK(struct heading, organization_name),
	MARK(struct heading, alert),
	MARK(struct heading, capacity),
	MARK(struct heading, retired),
	MARK(struct heading, unlisted),
	MARK(struct heading, inactive),
	MARK(struct heading, defunct),
};

enum err program_get(struct req *q)
{
	struct program p;
	struct facts f = { .program = &p, .distance = -1 };
	struct thread thread;
	struct heading heading;
	const char **languages;
	struct tpl *t;
	enum err e;

	if (thread_needs_account(q))
		return redirect_to_sign_in(q);
	if ((e = thread_find(q, &thread)) || (e = heading_load(q, &p)))
		return e;
	if ((e = facts_find(q, &f)))
		return e;
	if ((e = program_languages(q, p.id, &languages, &f.language_count)))
		return e;
	f.languages = languages;
	t = page_new(q);
	thread_show(q, t, &thread);
	page_text(q, t, "back_url", page_back(q, "/programs", p.public_id));
	heading = heading_of(q, &p);
	page_fill(q, t, marks, COUNT(marks), &heading);
	program_page_text(q, t, "description", p.description);
	facts_show(q, t, &f);
	button_show(q, t, &p, &thread);
	if ((e = show_details(q, t, &p)))
		return e;
	if ((e = program_page_contact(q, t, &p, f.schedule)))
		return e;
	return page_send(q, t, "program", 200);
}
