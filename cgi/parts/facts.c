/* facts.c - the row of facts and the button that a card and a program's pages share. */
#include "parts/facts.h"

#include "base/language.h"
#include "base/req.h"
#include "directory/opening.h"
#include "directory/program.h"
#include "directory/reach.h"
#include "directory/search.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "parts/capacity.h"
#include "parts/thread.h"
#include "site/site.h"
#include "web/page.h"

static const char *const opens_on[] = {
	"opens_0", "opens_1", "opens_2",
	"opens_3", "opens_4", "opens_5",
	"opens_6",
};

static const char *days_words(struct req *q, int first, int last)
{
	return words_days(q, q->language, first, last, q->site->time_zone);
}

static void show_opening(struct req *q, struct tpl *t, struct opening o)
{
	if (o.state == HOURS_ALWAYS)
		tpl_show(t, "always_open");
	if (o.state == HOURS_OPEN) {
		tpl_set(t, "open_until", words_time(q, q->language, o.closes));
		tpl_show(t, "open_until");
	}
	if (o.closed.first_day)
		page_text(q, t, "closed_days", days_words(q, o.closed.first_day, o.closed.last_day));
	if (o.state != HOURS_LATER)
		return;
	tpl_set(t, "opens", words_time(q, q->language, o.opens));
	if (o.days > 7)
		page_text(q, t, "opens_date", days_words(q, o.opens_day, o.opens_day));
	else
		tpl_show(t, o.days == 0 ? "opens_today"
			: o.days == 1 ? "opens_tomorrow" : opens_on[o.weekday]);
}

static void show_distance(struct req *q, struct tpl *t, double distance)
{
	const char *marker = search_in_miles(q) ? "distance_miles" : "distance_km";

	if (distance < 0)
		return;
	tpl_set(t, marker, arena_printf(q->arena, distance < 9.95 ? "%.1f" : "%.0f", distance < 0.1 ? 0.1 : distance));
	tpl_show(t, marker);
}

enum err facts_find(struct req *q, struct facts *f)
{
	struct schedule *s = ARENA_NEW(q->arena, struct schedule);
	struct program_place place;
	enum err e = schedule_find(q, f->program->id, s);

	f->schedule = s;
	if (e || !schedule_is_by_place(s) || (e = reach_place(q, f->program, s, &place)))
		return e;
	f->location_id = place.id;
	f->place_name = place.name;
	return ERR_OK;
}

void facts_show(struct req *q, struct tpl *page, const struct facts *f)
{
	struct tpl *t = tpl_include(page, "program_facts", q->language, "parts/program-facts");
	struct opening o = opening_now(q, f->program, f->schedule, f->location_id);

	if (program_capacity(q, f->program) || o.state || o.closed.first_day || f->distance >= 0 || f->program->is_free
			|| f->language_count)
		tpl_show(t, "has_facts");
	capacity_show(q, t, f->program);
	page_text(q, t, "place_name", f->place_name);
	show_opening(q, t, o);
	show_distance(q, t, f->distance);
	if (f->program->is_free)
		tpl_show(t, "is_free");
	for (size_t i = 0; i < f->language_count; i++) {
		struct tpl *row = tpl_section(t, "languages");

		tpl_set(row, "tag", f->languages[i]);
		tpl_set(row, "autonym", language_autonym(f->languages[i]));
	}
}

/* ---- the button ---- */

static const char *const connect_sections[VERBS] = {
	[VERB_apply] = "connect_apply",
	[VERB_schedule] = "connect_schedule",
	[VERB_contact] = "connect_contact",
	[VERB_refer] = "connect_refer",
};

static const char *const external_sections[VERBS] = {
	[VERB_apply] = "external_apply",
	[VERB_schedule] = "external_schedule",
	[VERB_contact] = "external_contact",
	[VERB_refer] = "external_refer",
};

static const char *button_section(const struct req *q, const struct program *p, const struct thread *thread)
{
	unsigned verb = p->verb < VERBS ? p->verb : VERB_contact;

	switch (program_way(q, p)) {
	case WAY_CONNECT: return thread_name(thread) ? "connect_person" : connect_sections[verb];
	case WAY_EXTERNAL: return external_sections[verb];
	case WAY_NEXT_STEPS: break;
	}
	return "next_steps";
}

void button_show(struct req *q, struct tpl *page, const struct program *p, const struct thread *thread)
{
	struct tpl *t = tpl_include(page, "program_button", q->language, "parts/program-button");

	tpl_set(t, "program", p->public_id);
	tpl_set(t, "name", p->name);
	tpl_set(t, "thread_name", thread_name(thread));
	tpl_show(t, button_section(q, p, thread));
}
