/* search.c - search for a program. */
#include <string.h>
#include <strings.h>

#include "parts/thread.h"
#include "programs/asked.h"
#include "programs/card.h"
#include "programs/needs.h"
#include "programs/pages.h"
#include "base/language.h"
#include "base/log.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/search.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "referral/report_count.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static void show_need(struct req *q, struct tpl *t, const struct search *s)
{
	struct search without = *s;

	without.q = "";
	without.need = -1;
	tpl_set(t, "keep_for_need", asked_query(q, &without));
	tpl_set(t, "all_needs_url", asked_path(q, &without));
	page_text(q, t, "need", s->need < 0 ? "" : need_slug((enum need)s->need));
	if (s->need >= 0)
		tpl_show(t, arena_printf(q->arena, "need_%s", need_slug((enum need)s->need)));
}

/* ---- what narrows the search: each a link to the same search with it, or without it ---- */

static void show_narrow(struct req *q, struct tpl *row, const struct search *other, bool selected)
{
	tpl_set(row, "narrow_url", asked_path(q, other));
	if (selected)
		tpl_show(row, "selected");
}

/* How many programs a choice would leave; nothing if that is not known. */
static const char *number(struct req *q, int64_t left)
{
	return left < 0 ? "" : arena_printf(q->arena, "%lld", (long long)left);
}

static void show_open(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r)
{
	struct search other = *s;

	other.open = !s->open;
	tpl_set(t, "open_url", asked_path(q, &other));
	page_text(q, t, "open_left", number(q, r->open_count));
}

/* Distances count only from a place. */
static void show_distances(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r)
{
	if (!*s->near)
		return;
	tpl_show(t, "has_distances");
	for (size_t i = 0; search_distances[i]; i++) {
		struct tpl *row = tpl_section(t, "distances");
		struct search other = *s;

		other.within = search_distances[i];
		tpl_count(row, q->language, "distance", (unsigned long)search_distances[i]);
		tpl_show(row, search_in_miles(q) ? "in_miles" : "no_in_miles");
		show_narrow(q, row, &other, search_distances[i] == s->within);
		page_text(q, row, "left", number(q, r->within_count[i]));
	}
}

static bool holds(const char **tags, size_t count, const char *tag)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(tags[i], tag))
			return true;
	return false;
}

static void show_tongue(struct req *q, struct tpl *row, const struct search *s, const struct language *language,
	int64_t left)
{
	bool selected = text_equal(language->tag, s->language);
	struct search other = *s;

	other.language = selected ? "" : language->tag;
	tpl_set(row, "tag", language->tag);
	tpl_set(row, "autonym", language->autonym);
	page_text(q, row, "left", number(q, left));
	show_narrow(q, row, &other, selected);
}

/* -1 if it is not known. */
static int64_t left_with(const struct search_result *r, const char *tag)
{
	for (size_t i = 0; i < r->tongue_count; i++)
		if (text_equal(r->tongues[i].language, tag))
			return r->tongues[i].programs;
	return r->tongue_count ? 0 : -1;
}

/* Shows the languages that some program speaks, here if that is known, in the order of languages.def. */
static enum err show_tongues(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r)
{
	const struct language *all;
	const char **tags;
	size_t count, spoken;
	enum err e;

	if ((e = search_languages(q, &tags, &spoken)))
		return e;
	page_flag(q, t, "has_tongues", spoken);
	all = language_all(&count);
	for (size_t i = 0; i < count; i++)
		if (holds(tags, spoken, all[i].tag) && left_with(r, all[i].tag))
			show_tongue(q, tpl_section(t, "tongues"), s, &all[i], left_with(r, all[i].tag));
	return ERR_OK;
}

static void show_form(struct req *q, struct tpl *t, const struct search *s)
{
	struct typed { const char *q, *near, *language_asked; int within; bool open, searched; } typed = {
		s->q, s->near, s->language, s->within == search_within() ? 0 : s->within, s->open, asked_is_any(s),
	};
	static const struct mark marks[] = {
		MARK(struct typed, q),
		MARK(struct typed, near),
		MARK(struct typed, language_asked),
		MARK(struct typed, within),
		MARK(struct typed, open),
		MARK(struct typed, searched),
	};

	page_fill(q, t, marks, COUNT(marks), &typed);
}

static enum err show_narrowing(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r)
{
	show_open(q, t, s, r);
	show_distances(q, t, s, r);
	show_need(q, t, s);
	return show_tongues(q, t, s, r);
}

static void show_pager(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r)
{
	const char *query = asked_query(q, s);

	if (r->pages < 2)
		return;
	tpl_show(t, "several_pages");
	tpl_set(t, "page", arena_printf(q->arena, "%d", r->page));
	tpl_set(t, "pages", arena_printf(q->arena, "%d", r->pages));
	if (r->page > 1)
		tpl_set(tpl_section(t, "previous"), "page_query", arena_printf(q->arena, "page=%d%s", r->page - 1, query));
	if (r->next)
		tpl_set(tpl_section(t, "next"), "page_query", arena_printf(q->arena, "page=%d%s", r->page + 1, query));
}

/* Writes 1000 as "1,000"; n is never larger. */
static const char *counted(struct req *q, size_t n)
{
	return n < 1000 ? arena_printf(q->arena, "%zu", n) : arena_printf(q->arena, "%zu,%03zu", n / 1000, n % 1000);
}

/* An area of postal codes stands for one that nobody knows: "027" for 02740. The page says what was typed. */
static const char *place_words(const struct search *s, const struct search_result *r)
{
	size_t length = strlen(text_or_empty(r->place));
	bool is_code = length && strcspn(r->place, "0123456789") < length;
	bool is_area = is_code && strlen(s->near) > length && !strncasecmp(r->place, s->near, length);

	return is_area ? s->near : r->place;
}

static enum err show_found(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r,
	const struct cards *how)
{
	tpl_count(t, q->language, "all", r->all);
	tpl_set(t, "all", counted(q, r->all));
	tpl_show(t, r->more ? "found_more" : r->all ? "found_all" : "found_none");
	if (r->all)
		tpl_show(t, "found_some");
	if (r->some_words)
		tpl_show(t, "some_words");
	page_flag(q, t, "open_first", r->open_first);
	page_text(q, t, "place", place_words(s, r));
	page_text(q, t, "corrected", r->corrected);
	return cards_show(q, t, "cards", r->found, r->count, how);
}

static void show_other_places(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r)
{
	struct search elsewhere = *s;
	struct tpl *section;

	if (!r->other_place_count)
		return;
	elsewhere.near = "";
	section = tpl_section(t, "other_places");
	tpl_set(section, "keep_for_place", asked_query(q, &elsewhere));
	for (size_t i = 0; i < r->other_place_count; i++)
		tpl_set(tpl_section(section, "others"), "other_place", r->other_places[i]);
}

static enum err show_apart(struct req *q, struct tpl *t, const struct search_result *r, const struct cards *how)
{
	if (!r->apart_count)
		return ERR_OK;
	return cards_show(q, tpl_section(t, "apart"), "apart_cards", r->apart, r->apart_count, how);
}

/* ---- nothing found: what finds something ---- */

/* Shows another search if it finds something. */
static enum err try_search(struct req *q, struct tpl *t, const char *words, const struct search *other)
{
	struct search_result r;
	struct tpl *row;
	enum err e = search_programs(q, other, &r);

	if (e || !r.all)
		return e;
	row = tpl_section(t, "tries");
	tpl_show(row, words);
	tpl_set(row, "try_url", asked_path(q, other));
	tpl_count(row, q->language, "distance", (unsigned long)other->within);
	tpl_show(row, search_in_miles(q) ? "in_miles" : "no_in_miles");
	tpl_count(row, q->language, "all", r.all);
	page_flag(q, row, "try_more", r.more);
	return ERR_OK;
}

static int farthest(void) { return search_distances[SEARCH_DISTANCES - 1]; }

static enum err show_tries(struct req *q, struct tpl *t, const struct search *s)
{
	struct search farther = *s, anywhere = *s, any = *s;
	enum err e = ERR_OK;

	farther.page = anywhere.page = any.page = 1;
	farther.within = farthest();
	anywhere.near = "";
	anywhere.within = search_within();
	any.language = "";
	any.open = false;
	if (s->open || *s->language)
		e = try_search(q, t, "try_any", &any);
	if (!e && *s->near && s->within < farther.within)
		e = try_search(q, t, "try_farther", &farther);
	if (!e && *s->near)
		e = try_search(q, t, "try_anywhere", &anywhere);
	return e;
}

/* How many of them take a form here. */
static size_t forms_of(const struct req *q, const struct found *found, size_t count)
{
	size_t forms = 0;

	for (size_t i = 0; i < count; i++)
		forms += program_way(q, &found[i].program) == WAY_CONNECT;
	return forms;
}

static enum err show_list(struct req *q, struct tpl *t, const struct search *s, const struct search_result *r,
	const struct thread *thread)
{
	struct cards how = { thread, forms_of(q, r->found, r->count) + forms_of(q, r->apart, r->apart_count) > 1 };
	enum err e;

	if (r->danger || (!r->all && asked_is_any(s))) {
		tpl_show(t, "crisis");
		page_flag(q, t, "danger", r->danger);
		page_crisis_calls(q, t);
	}
	if (!r->all && ((e = needs_show_nearest(q, t, s)) || (e = show_tries(q, t, s))))
		return e;
	if ((e = show_found(q, t, s, r, &how)))
		return e;
	show_other_places(q, t, s, r);
	show_pager(q, t, s, r);
	page_flag(q, t, "ticks", how.ticks);
	page_text(q, t, "thread_name", thread_name(thread));
	return show_apart(q, t, r, &how);
}

/* Not "12.345, -70.123". */
static bool has_name(const char *place)
{
	return place && !(strchr("-0123456789", *place) && strchr(place, '.'));
}

/* Reports count a search that found nothing, without its words. A place by coordinates has no name. A database that takes no
 * writes at the moment still answers searches. */
static void count_failed(struct req *q, const struct search *s, const struct search_result *r)
{
	unsigned needs = s->need < 0 ? 0 : 1u << s->need;

	if (r->near_unknown || r->all || r->apart_count || s->page > 1 || !asked_is_any(s))
		return;
	if (report_search_failed(q, needs, has_name(r->place) ? r->place : NULL))
		log_event(LOG_WARNING_LEVEL, "search_not_counted", "id", q->id, NULL);
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
	struct search s = asked_read(q);
	struct search_result r;
	struct thread thread;
	struct tpl *t;
	enum err e;

	if (thread_needs_account(q))
		return redirect_to_sign_in(q);
	if ((e = thread_find(q, &thread)) || (e = search_programs(q, &s, &r)))
		return e;
	count_failed(q, &s, &r);
	t = page_new(q);
	thread_show(q, t, &thread);
	show_form(q, t, &s);
	page_flag(q, t, "looked", !r.near_unknown);
	if (r.near_unknown) {
		show_near_unknown(q, t);
		s.near = "";	/* the field keeps the place, but no link repeats it */
	}
	if ((e = show_narrowing(q, t, &s, &r)))
		return e;
	if (!r.near_unknown && (e = show_list(q, t, &s, &r, &thread)))
		return e;
	return page_send(q, t, "programs", r.near_unknown ? 422 : 200);
}
