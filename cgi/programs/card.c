/* card.c - a program in a list. */
#include "programs/card.h"

#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "directory/search.h"
#include "edge/tpl.h"
#include "parts/facts.h"
#include "parts/program_reach.h"
#include "parts/thread.h"
#include "referral/referral.h"
#include "web/page.h"

static const struct program_call *call_of(const struct found *f, const struct program_call *calls, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (calls[i].program_id == f->program.id)
			return &calls[i];
	return NULL;
}

static enum err find_calls(struct req *q, const struct found *found, size_t count, struct program_call **calls,
	size_t *call_count)
{
	int64_t ids[SEARCH_PAGE];

	for (size_t i = 0; i < count; i++)
		ids[i] = found[i].program.id;
	return program_calls(q, ids, count, calls, call_count);
}

static struct facts facts_of(const struct found *f)
{
	return (struct facts){ &f->program, f->distance, f->languages, f->language_count, &f->schedule, f->location_id, f->place_name };
}

/* The part that a card and a row of the front page share. */
static void show_brief(struct req *q, struct tpl *t, const struct found *f, const struct program_call *call,
	const struct cards *how)
{
	struct brief { const char *program, *name, *organization_name; } brief = {
		f->program.public_id, f->program.name, f->program.organization_name,
	};
	static const struct mark marks[] = {
		MARK(struct brief, program),
		MARK(struct brief, name),
		MARK(struct brief, organization_name),
	};
	struct facts facts = facts_of(f);

	(void)how;
	page_fill(q, t, marks, COUNT(marks), &brief);
	program_reach_call(q, t, call);
	opening_show(q, t, &facts);
}

/* The program of the referral that the next one is to follow. */
static bool was_asked(const struct found *f, const struct thread *t)
{
	return t && t->before && t->before->program_id == f->program.id;
}

static void show_card(struct req *q, struct tpl *row, const struct found *f, const struct program_call *call,
	const struct cards *how)
{
	struct tpl *t = tpl_include(row, "program_card", q->language, "parts/program-card");
	enum capacity capacity = program_capacity(q, &f->program);
	struct facts facts = facts_of(f);

	show_brief(q, t, f, call, how);
	page_flag(q, t, "was_asked", was_asked(f, how->thread));
	page_text(q, t, "summary", program_summary(q, &f->program));
	page_text(q, t, "capacity", capacity == CAPACITY_unknown ? NULL : capacity_slug(capacity));
	facts_show(q, t, &facts);
	button_show(q, t, &f->program, how->thread);
	answer_time_show(q, t, &f->program);
	if (!how->ticks || was_asked(f, how->thread) || program_way(q, &f->program) != WAY_CONNECT)
		return;
	tpl_show(t, "ticks");
	page_text(q, t, "thread_name", thread_name(how->thread));
}

typedef void card_show(struct req *q, struct tpl *row, const struct found *f, const struct program_call *call,
	const struct cards *how);

static enum err show_each(struct req *q, struct tpl *t, const char *section, const struct found *found, size_t count,
	const struct cards *how, card_show *show)
{
	struct program_call *calls;
	size_t call_count;
	enum err e;

	if (!count)
		return ERR_OK;
	if ((e = find_calls(q, found, count, &calls, &call_count)))
		return e;
	for (size_t i = 0; i < count; i++)
		show(q, tpl_section(t, section), &found[i], call_of(&found[i], calls, call_count), how);
	return ERR_OK;
}

enum err cards_show(struct req *q, struct tpl *t, const char *section, const struct found *found, size_t count,
	const struct cards *how)
{
	return show_each(q, t, section, found, count, how, show_card);
}

enum err cards_show_brief(struct req *q, struct tpl *t, const char *section, const struct found *found, size_t count)
{
	return show_each(q, t, section, found, count, NULL, show_brief);
}
