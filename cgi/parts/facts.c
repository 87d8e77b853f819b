/* facts.c - the row of facts and the button that a card and a program's pages share. */
#include "parts/facts.h"

#include <string.h>

#include "base/language.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/opening.h"
#include "directory/program.h"
#include "directory/search.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "parts/capacity.h"
#include "parts/thread.h"
#include "site/account.h"
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

static void show_time(struct req *q, struct tpl *t, const char *marker, int minutes)
{
	tpl_count(t, q->language, marker, words_hour(minutes));
	tpl_set(t, marker, words_time(q, q->language, minutes));
}

static void show_opening(struct req *q, struct tpl *t, struct opening o)
{
	if (o.state == HOURS_ALWAYS)
		tpl_show(t, "always_open");
	if (o.state == HOURS_OPEN) {
		show_time(q, t, "open_until", o.closes);
		tpl_show(t, "open_until");
	}
	if (o.closed.first_day)
		page_text(q, t, "closed_days", days_words(q, o.closed.first_day, o.closed.last_day));
	if (o.state != HOURS_LATER)
		return;
	show_time(q, t, "opens", o.opens);
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

void opening_show(struct req *q, struct tpl *page, const struct facts *f)
{
	struct tpl *t = tpl_include(page, "program_opening", q->language, "parts/program-opening");

	capacity_show(q, t, f->program);
	show_opening(q, t, opening_now(q, f->program, f->schedule, f->location_id));
}

static bool has_facts(const struct req *q, const struct facts *f)
{
	return program_capacity(q, f->program) || !text_is_empty(f->place_name) || f->distance >= 0 || f->program->is_free
		|| f->language_count;
}

void facts_show(struct req *q, struct tpl *page, const struct facts *f)
{
	struct tpl *t = tpl_include(page, "program_facts", q->language, "parts/program-facts");

	if (has_facts(q, f))
		tpl_show(t, "has_facts");
	capacity_show(q, t, f->program);
	page_text(q, t, "place_name", f->place_name);
	show_distance(q, t, f->distance);
	page_flag(q, t, "is_free", f->program->is_free);
	page_flag(q, t, "has_languages", f->language_count);
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

/* People who help others refer them; everybody else asks for help. */
static const char *connect_section(const struct req *q, unsigned verb, const struct thread *thread)
{
	bool helps = q->account && q->account->helps_people;

	if (thread_name(thread))
		return "connect_person";
	return verb == VERB_refer && !helps ? "connect_ask" : connect_sections[verb];
}

static const char *button_section(const struct req *q, const struct program *p, const struct thread *thread)
{
	unsigned verb = p->verb < VERBS ? p->verb : VERB_contact;

	switch (program_way(q, p)) {
	case WAY_CONNECT: return connect_section(q, verb, thread);
	case WAY_EXTERNAL: return external_sections[verb];
	case WAY_NEXT_STEPS: break;
	}
	return "next_steps";
}

static struct tpl *include_button(struct req *q, struct tpl *page, const struct program *p, const struct thread *thread)
{
	struct tpl *t = tpl_include(page, "program_button", q->language, "parts/program-button");

	tpl_set(t, "program", p->public_id);
	tpl_set(t, "name", p->name);
	tpl_set(t, "thread_name", thread_name(thread));
	tpl_show(t, button_section(q, p, thread));
	return t;
}

void button_show(struct req *q, struct tpl *page, const struct program *p, const struct thread *thread)
{
	include_button(q, page, p, thread);
}

void button_show_large(struct req *q, struct tpl *page, const struct program *p, const struct thread *thread)
{
	answer_time_show(q, include_button(q, page, p, thread), p);
}

void answer_time_show(struct req *q, struct tpl *t, const struct program *p)
{
	if (p->answer_days < 1 || program_way(q, p) != WAY_CONNECT || q->site->tracking_only)
		return;
	tpl_count(t, q->language, "answer_days", (unsigned long)p->answer_days);
	tpl_show(t, "answer_days");
}

/* ---- in one sentence ---- */

#define SUMMARY_MOST 160

/* The length of the first sentence (up to . ! or ? and a blank); 0 if it is not between 20 and SUMMARY_MOST. */
static size_t sentence_length(const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 20; i + 1 < n && i < SUMMARY_MOST; i++)
		if (strchr(".!?", text[i]) && text[i + 1] == ' ')
			return i + 1;
	return 0;
}

const char *program_summary(struct req *q, const struct program *p)
{
	char *text = text_squeeze(q->arena, p->description);
	size_t n = sentence_length(text), i, characters = 0;

	if (n)
		return arena_bytes(q->arena, text, n);
	for (i = 0; text[i]; i++) {
		characters += ((unsigned char)text[i] & 0xc0) != 0x80;
		if (characters > SUMMARY_MOST)
			break;
		if (text[i] == ' ')
			n = i;
	}
	return text[i] ? arena_printf(q->arena, "%.*s…", (int)(n ? n : i), text) : text;
}
