/* search.c - the front page: search for a program. */
#include <string.h>

#include "parts/facts.h"
#include "parts/thread.h"
#include "programs/pages.h"
#include "base/language.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/search.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

#define SUMMARY_MOST 160

/* ---- cards ---- */

/* The length of the first sentence (up to . ! or ? and a blank); 0 if it is not between 20 and SUMMARY_MOST. */
static size_t sentence_length(const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 20; i + 1 < n && i < SUMMARY_MOST; i++)
		if (strchr(".!?", text[i]) && text[i + 1] == ' ')
			return i + 1;
	return 0;
}

/* The first sentence, or up to SUMMARY_MOST characters, cut at the end of a word. */
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

static void show_card(struct req *q, struct tpl *row, const struct found *f, const struct thread *thread)
{
	struct tpl *t = tpl_include(row, "program_card", q->language, "parts/program-card");
	struct facts facts = { &f->program, f->distance, f->languages, f->language_count,
		&f->schedule, f->location_id, f->place_name };
	enum capacity capacity = program_capacity(q, &f->program);
	struct card { const char *program, *name, *organization_name, *summary, *capacity; } card = {
		f->program.public_id, f->program.name, f->program.organization_name,
		summary_of(q, f->program.description), capacity == CAPACITY_unknown ? NULL : capacity_slug(capacity),
	};
	static const struct mark marks[] = {
		MARK(struct card, program),
		MARK(struct card, name),
		MARK(struct card, organization_name),
		MARK(struct card, summary),
		MARK(struct card, capacity),
	};

	page_fill(q, t, marks, COUNT(marks), &card);
	facts_show(q, t, &facts);
	button_show(q, t, &f->program, thread);
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

/* The chosen distance; one that is not among the choices is ignored. */
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

/* The part of the query that every link of the page repeats; begins with & unless it is empty. */
static struct str kept_anywhere(struct req *q, const struct search *s)
{
	struct str query;

	str_init(&query, q->arena, 8000);
	keep(q, &query, "person", asked(q, "person"));
	keep(q, &query, "from", asked(q, "from"));
	if (s->within != search_within())
		str_printf(&query, "&within=%d", s->within);
	keep(q, &query, "language", s->language);
	if (s->open)
		str_add(&query, "&open=now");
	return query;
}

/* The same with the place. */
static struct str kept(struct req *q, const struct search *s)
{
	struct str query = kept_anywhere(q, s);

	keep(q, &query, "near", s->near);
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

		tpl_count(row, q->language, "distance", (unsigned long)search_distances[i]);
		tpl_show(row, search_in_miles(q) ? "in_miles" : "no_in_miles");
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

/* Shows the languages that some program speaks, in the order of languages.def. */
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

/* Writes 1000 as "1,000"; n is never larger. */
static const char *counted(struct req *q, size_t n)
{
	return n < 1000 ? arena_printf(q->arena, "%zu", n) : arena_printf(q->arena, "%zu,%03zu", n / 1000, n % 1000);
}

static void show_found(struct req *q, struct tpl *t, const struct search_result *r, const struct thread *thread)
{
	tpl_count(t, q->language, "all", r->all);
	tpl_set(t, "all", counted(q, r->all));
	tpl_show(t, r->more ? "found_more" : r->all ? "found_all" : "found_none");
	if (r->all)
		tpl_show(t, "found_some");
	if (r->some_words)
		tpl_show(t, "some_words");
	if (r->place) {
		tpl_set(t, "place", r->place);
		tpl_show(t, "place");
	}
	page_text(q, t, "corrected", r->corrected);
	for (size_t i = 0; i < r->count; i++)
		show_card(q, tpl_section(t, "cards"), &r->found[i], thread);
}

static void show_other_places(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r)
{
	struct str query = kept_anywhere(q, s);
	struct tpl *section;

	if (!r->other_place_count)
		return;
	keep(q, &query, "q", s->q);
	keep(q, &query, "need", s->need < 0 ? "" : need_slug((enum need)s->need));
	section = tpl_section(t, "other_places");
	tpl_set(section, "keep_for_place", query.text);
	for (size_t i = 0; i < r->other_place_count; i++)
		tpl_set(tpl_section(section, "others"), "other_place", r->other_places[i]);
}

static void show_apart(struct req *q, struct tpl *t, const struct search_result *r, const struct thread *thread)
{
	struct tpl *section;

	if (!r->apart_count)
		return;
	section = tpl_section(t, "apart");
	for (size_t i = 0; i < r->apart_count; i++)
		show_card(q, tpl_section(section, "apart_cards"), &r->apart[i], thread);
}

static void show_list(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r,
	const struct thread *thread)
{
	tpl_show(t, "looked");
	if (r->danger || (!r->all && is_searched(s))) {
		tpl_show(t, "crisis");
		page_crisis_line(q, t);
	}
	show_found(q, t, r, thread);
	show_other_places(q, t, s, r);
	show_pager(q, t, s, r);
	show_apart(q, t, r, thread);
}

/* Shows beside its field that the place is unknown. There is no list, since it would look like an answer. */
static void show_near_unknown(struct req *q, struct tpl *t)
{
	tpl_set(t, "near_error", form_sentence(q, PROBLEM_near_unknown, NULL));
	tpl_show(t, "near_error");
	tpl_show(t, "has_problems");
}

enum err search_get(struct req *q)
{
	struct search s = read_search(q);
	struct search_result r;
	struct thread thread;
	struct tpl *t;
	enum err e;

	if (thread_needs_account(q))
		return redirect_to_sign_in(q);
	if ((e = thread_find(q, &thread)) || (e = search_programs(q, &s, &r)))
		return e;
	t = page_new(q);
	thread_show(q, t, &thread);
	if ((e = show_form(q, t, &s)))
		return e;
	if (r.near_unknown) {
		show_near_unknown(q, t);
		s.near = "";	/* the field keeps the place, but no link repeats it */
	}
	show_need(q, t, &s);
	if (!is_searched(&s) || !r.all)
		tpl_show(t, "kinds_open");
	if (!r.near_unknown)
		show_list(q, t, &s, &r, &thread);
	return page_send(q, t, "programs", r.near_unknown ? 422 : 200);
}
