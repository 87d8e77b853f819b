/* programs.c - find a program; its card, its page, its next steps. */
#include <stdlib.h>
#include <string.h>

#include "web/app.h"
#include "web/form.h"
#include "edge/http.h"
#include "base/language.h"
#include "web/page.h"
#include "directory/program.h"
#include "parts/program_page.h"
#include "web/reader.h"
#include "base/req.h"
#include "directory/search.h"
#include "site/site.h"
#include "base/str.h"
#include "edge/words.h"


#define SUMMARY_MOST 160

/* ---- facts in a row ---- */

struct facts {
	const struct program *program;
	double distance;		/* -1: none */
	const char *const *languages;
	size_t language_count;
	const struct program_hours *hours;
	size_t hour_count;
};

static const char *const opens_on[] = {
	"opens_0", "opens_1", "opens_2",
	"opens_3", "opens_4", "opens_5",
	"opens_6",
};

static void show_opening(struct req *q, struct tpl *t, struct opening o)
{
	if (o.state == HOURS_ALWAYS)
		tpl_show(t, "always_open");
	if (o.state == HOURS_OPEN) {
		tpl_set(t, "open_until", words_time(q, reader_language(q), o.closes));
		tpl_show(t, "open_until");
	}
	if (o.state != HOURS_LATER)
		return;
	tpl_set(t, "opens", words_time(q, reader_language(q), o.opens));
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

static void show_capacity(struct tpl *t, unsigned capacity)
{
	static const char *const sections[CAPACITIES] = {
		[CAPACITY_open] = "capacity_open",
		[CAPACITY_wait_list] = "capacity_wait_list",
		[CAPACITY_closed] = "capacity_closed",
	};

	if (capacity < CAPACITIES && sections[capacity])
		tpl_show(t, sections[capacity]);
}

static void show_facts(struct req *q, struct tpl *page, const struct facts *f)
{
	struct tpl *t = tpl_include(page, "program_facts", reader_language(q), "parts/program-facts");

	struct opening o = opening_now(q, f->hours, f->hour_count);

	if (f->program->capacity || o.state || f->distance >= 0 || f->program->is_free || f->language_count)
		tpl_show(t, "has_facts");
	show_capacity(t, f->program->capacity);
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

static const char *button_section(const struct req *q, const struct program *p)
{
	unsigned verb = p->verb < VERBS ? p->verb : VERB_contact;

	switch (program_way(q, p)) {
	case WAY_CONNECT: return connect_sections[verb];
	case WAY_EXTERNAL: return external_sections[verb];
	case WAY_NEXT_STEPS: break;
	}
	return "next_steps";
}

static void show_button(struct req *q, struct tpl *page, const struct program *p)
{
	struct tpl *t = tpl_include(page, "program_button", reader_language(q), "parts/program-button");

	tpl_set(t, "program", p->public_id);
	tpl_set(t, "name", p->name);
	tpl_show(t, button_section(q, p));
}

/* ---- cards ---- */

/* Where the first sentence ends: a full stop and a blank, not too early; 0 when nowhere near. */
static size_t sentence_length(const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 20; i + 1 < n && i < SUMMARY_MOST; i++)
		if (strchr(".!?", text[i]) && text[i + 1] == ' ')
			return i + 1;
	return 0;
}

/* The first sentence, or so many characters up to the end of a word. */
static const char *summary_of(struct req *q, const char *description)
{
	char *text = text_squeeze(q->arena, description);
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

static void show_card(struct req *q, struct tpl *page, const struct found *f)
{
	struct tpl *t = tpl_include(tpl_section(page, "cards"), "program_card",
		reader_language(q), "parts/program-card");
	struct facts facts = { &f->program, f->distance, f->languages, f->language_count, f->hours, f->hour_count };
	struct card { const char *program, *name, *organization_name, *summary; } card = {
		f->program.public_id, f->program.name, f->program.organization_name,
		summary_of(q, f->program.description),
	};
	static const struct mark marks[] = {
		MARK(struct card, program),
		MARK(struct card, name),
		MARK(struct card, organization_name),
		MARK(struct card, summary),
	};

	page_fill(q, t, marks, COUNT(marks), &card);
	show_facts(q, t, &facts);
	show_button(q, t, &f->program);
}

/* ---- search ---- */

static const char *asked(const struct req *q, const char *field)
{
	const char *value = field_value(&q->http->query, field);

	return value ? value : "";
}

static int asked_number(const struct req *q, const char *field, int most)
{
	int64_t n;

	return text_to_number(asked(q, field), 1, most, &n) ? (int)n : 0;
}

/* A distance that is not among the choices counts as not chosen. */
static int asked_distance(const struct req *q)
{
	int within = asked_number(q, "within", 1000);

	for (size_t i = 0; search_distances[i]; i++)
		if (search_distances[i] == within)
			return within;
	return search_within();
}

static const char *asked_language(const struct req *q)
{
	const char *tag = asked(q, "language");

	return language_find(tag) ? tag : "";
}

static struct search read_search(struct req *q)
{
	return (struct search){
		.q = text_squeeze(q->arena, asked(q, "q")),
		.need = need_from_slug(asked(q, "need")),
		.near = text_squeeze(q->arena, asked(q, "near")),
		.within = asked_distance(q),
		.language = asked_language(q),
		.open = text_equal(asked(q, "open"), "now"),
		.page = asked_number(q, "page", 1000000),
	};
}

static void keep(struct req *q, struct str *s, const char *field, const char *value)
{
	if (!text_is_empty(value))
		str_printf(s, "&%s=%s", field, text_url_encode(q->arena, value));
}

/* What every link of the page keeps; begins with & when there is anything. */
static struct str kept(struct req *q, const struct search *s)
{
	struct str query;

	str_init(&query, q->arena, 8000);
	keep(q, &query, "near", s->near);
	if (s->within != search_within())
		str_printf(&query, "&within=%d", s->within);
	keep(q, &query, "language", s->language);
	if (s->open)
		str_add(&query, "&open=now");
	return query;
}

static void show_need(struct req *q, struct tpl *t, const struct search *s)
{
	struct str query = kept(q, s);

	tpl_set(t, "keep_for_need", query.text);
	if (query.length)
		query.text[0] = '?';
	tpl_set(t, "keep_without_need", query.text);
	page_text(q, t, "need", s->need < 0 ? "" : need_slug((enum need)s->need));
	if (s->need >= 0)
		tpl_show(t, arena_printf(q->arena, "need_%s", need_slug((enum need)s->need)));
}

static void show_distances(struct req *q, struct tpl *t, const struct search *s)
{
	for (size_t i = 0; search_distances[i]; i++) {
		struct tpl *row = tpl_section(t, "distances");

		tpl_set(row, "distance", arena_printf(q->arena, "%d", search_distances[i]));
		tpl_show(row, search_in_miles(q) ? "in_miles" : "no_in_miles");
		tpl_show(row, search_distances[i] == 1 ? "one" : "no_one");
		if (search_distances[i] == s->within)
			tpl_show(row, "selected");
	}
}

static bool holds(const char **tags, size_t count, const char *tag)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(tags[i], tag))
			return true;
	return false;
}

/* Those that some program speaks, in the order of the list of languages. */
static enum err show_tongues(struct req *q, struct tpl *t, const struct search *s)
{
	const struct language *all;
	const char **tags;
	size_t count, spoken;
	enum err e;

	if ((e = search_languages(q, &tags, &spoken)))
		return e;
	all = language_all(&count);
	for (size_t i = 0; i < count; i++) {
		struct tpl *row;

		if (!holds(tags, spoken, all[i].tag))
			continue;
		row = tpl_section(t, "tongues");
		tpl_set(row, "tag", all[i].tag);
		tpl_set(row, "autonym", all[i].autonym);
		if (text_equal(all[i].tag, s->language))
			tpl_show(row, "selected");
	}
	return ERR_OK;
}

static bool is_narrowed(const struct search *s)
{
	return s->open || *s->language || s->within != search_within();
}

static bool is_searched(const struct search *s)
{
	return is_narrowed(s) || *s->q || *s->near || s->need >= 0;
}

static enum err show_form(struct req *q, struct tpl *t, const struct search *s)
{
	struct typed { const char *q, *near; bool open, narrowed, searched; } typed = {
		s->q, s->near, s->open, is_narrowed(s), is_searched(s),
	};
	static const struct mark marks[] = {
		MARK(struct typed, q),
		MARK(struct typed, near),
		MARK(struct typed, open),
		MARK(struct typed, narrowed),
		MARK(struct typed, searched),
	};

	page_fill(q, t, marks, COUNT(marks), &typed);
	show_distances(q, t, s);
	return show_tongues(q, t, s);
}

static void show_pager(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r)
{
	struct str query = kept(q, s);

	keep(q, &query, "q", s->q);
	keep(q, &query, "need", s->need < 0 ? "" : need_slug((enum need)s->need));
	if (r->pages < 2)
		return;
	tpl_show(t, "several_pages");
	tpl_set(t, "page", arena_printf(q->arena, "%d", r->page));
	tpl_set(t, "pages", arena_printf(q->arena, "%d", r->pages));
	if (r->page > 1)
		tpl_set(tpl_section(t, "previous"), "page_query",
			arena_printf(q->arena, "page=%d%s", r->page - 1, query.text));
	if (r->next)
		tpl_set(tpl_section(t, "next"), "page_query",
			arena_printf(q->arena, "page=%d%s", r->page + 1, query.text));
}

/* 1000 as "1,000"; there is never more. */
static const char *counted(struct req *q, size_t n)
{
	return n < 1000 ? arena_printf(q->arena, "%zu", n) : arena_printf(q->arena, "%zu,%03zu", n / 1000, n % 1000);
}

static void show_found(struct req *q, struct tpl *t, const struct search_result *r)
{
	tpl_set(t, "all", counted(q, r->all));
	tpl_show(t, r->more ? "found_more" : r->all > 1 ? "found_many"
		: r->all ? "found_one" : "found_none");
	if (r->all)
		tpl_show(t, "found_some");
	if (r->some_words)
		tpl_show(t, "some_words");
	if (r->place) {
		tpl_set(t, "place", r->place);
		tpl_show(t, "place");
	}
	for (size_t i = 0; i < r->count; i++)
		show_card(q, t, &r->found[i]);
}

/* The place is not known: said beside its field; what the rest finds is shown all the same. */
static void show_near_unknown(struct req *q, struct tpl *t)
{
	fail(q, ERR_INPUT, "near: not a place that the directory knows");
	tpl_set(t, "near_error", form_sentence(q, PROBLEM_near_unknown));
	tpl_show(t, "near_error");
	tpl_show(t, "has_problems");
}

static enum err find(struct req *q)
{
	struct search s = read_search(q);
	struct search_result r;
	struct tpl *t;
	enum err e;

	if ((e = search_programs(q, &s, &r)))
		return e;
	t = page_new(q);
	if ((e = show_form(q, t, &s)))
		return e;
	if (r.near_unknown) {
		show_near_unknown(q, t);
		s.near = "";	/* it stays in its field, but no link leads back to it */
	}
	show_need(q, t, &s);
	if (!is_searched(&s) || !r.all)
		tpl_show(t, "kinds_open");
	show_found(q, t, &r);
	show_pager(q, t, &s, &r);
	return page_send(q, t, "programs");
}

/* ---- a program's pages ---- */

static enum err load(struct req *q, struct program *p)
{
	enum err e = program_find(q, req_id(q, "program"), p);

	return e == ERR_MISSING ? fail(q, e, "program %s", req_id(q, "program")) : e;
}

static void show_details(struct req *q, struct tpl *t, const struct program *p)
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
	bool any = false;

	for (size_t i = 0; i < COUNT(details); i++)
		any |= program_page_text(q, t, details[i].section, details[i].text);
	if (any)
		tpl_show(t, "has_details");
}

struct heading { const char *program, *name, *alternate_name, *organization_name, *alert; bool retired; };

static struct heading heading_of(const struct program *p)
{
	return (struct heading){ p->public_id, p->name, p->alternate_name, p->organization_name, p->alert, p->retired };
}

static enum err show(struct req *q)
{
	static const struct mark marks[] = {
		MARK(struct heading, program),
		MARK(struct heading, name),
		MARK(struct heading, alternate_name),
		MARK(struct heading, organization_name),
		MARK(struct heading, alert),
		MARK(struct heading, retired),
	};
	struct program p;
	struct facts f = { .program = &p, .distance = -1 };
	struct heading heading;
	struct program_hours *hours;
	const char **languages;
	struct tpl *t;
	enum err e;

	if ((e = load(q, &p)))
		return e;
	if ((e = program_hours(q, p.id, &hours, &f.hour_count)))
		return e;
	if ((e = program_languages(q, p.id, &languages, &f.language_count)))
		return e;
	f.hours = hours;
	f.languages = languages;
	t = page_new(q);
	heading = heading_of(&p);
	page_fill(q, t, marks, COUNT(marks), &heading);
	program_page_text(q, t, "description", p.description);
	show_facts(q, t, &f);
	show_button(q, t, &p);
	show_details(q, t, &p);
	if ((e = program_page_contact(q, t, &p, hours, f.hour_count)))
		return e;
	return page_send(q, t, "program");
}

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

static void show_way(struct req *q, struct tpl *t, const struct program *p)
{
	enum way way = program_way(q, p);

	tpl_show(t, way == WAY_CONNECT ? "way_connect" : "no_way_connect");
	tpl_show(t, way == WAY_EXTERNAL ? "way_external" : "no_way_external");
	if (way == WAY_CONNECT)
		show_button(q, t, p);
	if (way == WAY_EXTERNAL)
		show_external(t, p);
}

/* Local next steps first; else what the directory says of applying. */
static const char *steps_of(const struct program *p)
{
	return text_is_empty(p->next_steps) ? p->application_process : p->next_steps;
}

static enum err next_steps(struct req *q)
{
	static const struct mark marks[] = {
		MARK(struct heading, program),
		MARK(struct heading, name),
		MARK(struct heading, organization_name),
		MARK(struct heading, retired),
	};
	struct program p;
	struct heading heading;
	struct program_hours *hours;
	size_t hour_count;
	struct tpl *t;
	enum err e;

	if ((e = load(q, &p)))
		return e;
	if ((e = program_hours(q, p.id, &hours, &hour_count)))
		return e;
	t = page_new(q);
	heading = heading_of(&p);
	page_fill(q, t, marks, COUNT(marks), &heading);
	if (!program_page_text(q, t, "steps", steps_of(&p)))
		tpl_show(t, "no_steps");
	program_page_text(q, t, "documents", p.documents);
	show_way(q, t, &p);
	if ((e = program_page_contact(q, t, &p, hours, hour_count)))
		return e;
	return page_send(q, t, "next-steps");
}

static const struct route routes[] = {
	{ "GET", "/", find, OPEN, PUBLIC },
	{ "GET", "/programs", find, OPEN, PUBLIC },
	{ "GET", "/programs/{program}", show, OPEN, PUBLIC },
	{ "GET", "/programs/{program}/next-steps", next_steps, OPEN, PUBLIC },
};

const struct app app = { "programs", routes, COUNT(routes) };
