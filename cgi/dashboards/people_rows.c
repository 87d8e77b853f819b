/* people_rows.c - the rows of People I'm Helping. */
#include "dashboards/people_rows.h"

#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "dashboards/dashboard.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "law/attention.h"
#include "law/status.h"
#include "law/visibility.h"
#include "parts/live_row.h"
#include "parts/referral_page.h"
#include "parts/referral_rows.h"
#include "parts/status_row.h"
#include "referral/people.h"
#include "web/form.h"
#include "web/page.h"

#define OTHERS_MOST 2

static const struct mark person_marks[] = {
	{ "person_id", MARKS_TEXT, offsetof(struct person, public_id) },
	{ "person_name", MARKS_NAME, offsetof(struct person, seeker) },
	MARK(struct person, by_group),
	MARK_WHEN(struct person, active_at),
};

static const struct mark other_marks[] = {
	{ "other_id", MARKS_TEXT, offsetof(struct referral, public_id) },
	{ "other_program", MARKS_TEXT, offsetof(struct referral, program_name) },
	{ "other_version", MARKS_INT, offsetof(struct referral, version) },
	MARK_STATUS(struct referral, status),
	{ "other_disputed", MARKS_BOOL, offsetof(struct referral, disputed) },
};

/* The referrals of all rows, person by person, and those that were just saved. */
struct rows {
	const struct row_place *place;
	const struct referral *all;
	size_t count;
	const struct referral *saved[ROWS_MOST];
	size_t saved_count;
};

static bool is_of(const struct referral *r, const struct person *p)
{
	return r->person_id == p->id;
}

/* The referral that a row is about: the one that was just saved, or else the most urgent. NULL for none. */
static const struct referral *main_of(const struct rows *w, const struct person *p)
{
	for (size_t i = 0; i < w->saved_count; i++)
		if (is_of(w->saved[i], p))
			return w->saved[i];
	for (size_t i = 0; i < w->count; i++)
		if (is_of(&w->all[i], p))
			return &w->all[i];
	return NULL;
}

/* True if the program did not get the referral, and nobody has set a status yet. */
static bool is_untold(const struct referral *r)
{
	return r->at.kind != KIND_LIVE && r->status == STATUS_not_updated;
}

/* ---- what is needed ---- */

static bool is_urgent(struct req *q, const struct referral *r)
{
	return r->attention < list_end_of_today(q);
}

/* The act that helps: a section of parts/row-person. */
static const char *act_for(enum attention a)
{
	switch (a) {
	case ATTENTION_refused: case ATTENTION_program_gone: case ATTENTION_due: return "act_elsewhere";
	case ATTENTION_asked: return "act_tell";
	case ATTENTION_undelivered: return "act_check";
	default: return "act_open";
	}
}

static void show_need(struct req *q, struct tpl *t, const struct referral *r)
{
	enum attention a = attention_of(r->attention);
	bool urgent = is_urgent(q, r), overdue = a == ATTENTION_due && r->attention < q->now;

	page_flag(q, t, "urgent", urgent);
	tpl_show(t, urgent && a != ATTENTION_due ? arena_printf(q->arena, "need_%s", attention_slug(a)) : "need_next");
	if (urgent && (a != ATTENTION_due || overdue))
		tpl_show(t, act_for(a));
}

/* ---- a row ---- */

static enum err show_others(struct req *q, struct tpl *t, const struct rows *w, const struct person *p,
	const struct referral *above)
{
	size_t shown = 0, more = 0;
	enum err e;

	for (size_t i = 0; i < w->count; i++) {
		const struct referral *r = &w->all[i];
		struct tpl *row;
		bool changed;

		if (!is_of(r, p) || r->id == above->id || (shown == OTHERS_MOST && ++more))
			continue;
		row = tpl_section(t, "others");
		page_fill(q, row, other_marks, COUNT(other_marks), r);
		tpl_set(row, "other_kind", kind_slug(r->at.kind));
		page_flag(q, row, "other_not_told", is_untold(r));
		if ((e = live_row_look(q, r, PARTY_HELPER, &changed)))
			return e;
		page_flag(q, row, "other_changed", changed);
		shown++;
	}
	page_flag(q, t, "more", more);
	return ERR_OK;
}

static enum err show_referral(struct req *q, struct tpl *page, struct tpl *t, const struct rows *w, const struct referral *r)
{
	tpl_show(t, "has_referral");
	referral_fill(q, t, r, w->place, false);
	page_flag(q, t, "saved", status_row_is_saved(q, r));
	show_need(q, t, r);
	referral_show_undo_form(q, page, r, w->place);
	return status_row_show(q, t, r, w->place, NULL);
}

static enum err show_row(struct req *q, struct tpl *page, struct tpl *section, const struct rows *w, const struct person *p)
{
	struct tpl *t = tpl_include(section, "row", q->language, "parts/row-person");
	const struct referral *r = main_of(w, p);
	enum err e;

	page_fill(q, t, person_marks, COUNT(person_marks), p);
	page_text(q, t, "other_language", dashboard_other_language(q, p->seeker.language));
	if (!r) {
		tpl_show(t, "no_has_referral");
		return ERR_OK;
	}
	return (e = show_others(q, t, w, p, r)) ? e : show_referral(q, page, t, w, r);
}

/* ---- heads ---- */

static const char *head_of(struct req *q, const struct rows *w, const struct person *p)
{
	const struct referral *r = main_of(w, p);
	enum attention a = r ? attention_of(r->attention) : ATTENTIONS;

	if (a == ATTENTIONS)
		return "nothing";
	return a == ATTENTION_due ? dashboard_due_head(q, r->attention) : attention_slug(a);
}

static void show_head(struct req *q, struct tpl *section, const char *slug, const char **before)
{
	if (!text_equal(slug, *before))
		page_text(q, section, "head", words(q, q->language, "lists", arena_printf(q->arena, "head_%s", slug)));
	*before = slug;
}

/* ---- what was just saved ---- */

/* The viewer may have saved them on another list. */
static enum err find_saved(struct req *q, struct rows *w)
{
	const struct referral *found[ROWS_MOST];
	const char *ids[ROWS_MOST];
	size_t n = status_rows_kept(q, ids);
	enum err e = n ? referral_find_each(q, ids, n, found) : ERR_OK;

	for (size_t i = 0; !e && i < n; i++)
		if (found[i] && found[i]->parties & THE_HELPER && !text_is_empty(found[i]->person_public_id))
			w->saved[w->saved_count++] = found[i];
	return e;
}

static bool is_among(const struct person *all, size_t count, const char *public_id)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].public_id, public_id))
			return true;
	return false;
}

/* Puts the people of saved rows before those of the page; *above becomes their number. */
static enum err put_saved_above(struct req *q, const struct rows *w, const struct person *people, size_t count,
	struct person **all, size_t *above)
{
	*all = arena_array(q->arena, count + w->saved_count + 1, sizeof(**all));
	*above = 0;
	for (size_t i = 0; i < w->saved_count; i++) {
		const char *id = w->saved[i]->person_public_id;
		enum err e;

		if (is_among(people, count, id) || is_among(*all, *above, id))
			continue;
		if ((e = person_find(q, id, &(*all)[*above])))
			return e;
		++*above;
	}
	memcpy(*all + *above, people, count * sizeof(**all));
	return ERR_OK;
}

enum err people_rows_show(struct req *q, struct tpl *page, const struct row_place *place, const struct person *people,
	size_t count, bool heads, size_t *shown)
{
	struct rows w = { .place = place };
	struct referral *referrals;
	struct person *all;
	const char *head = "";
	size_t above;
	enum err e;

	if ((e = find_saved(q, &w)) || (e = put_saved_above(q, &w, people, count, &all, &above)))
		return e;
	*shown = above + count;
	if ((e = people_referrals(q, all, *shown, &referrals, &w.count)))
		return e;
	w.all = referrals;
	for (size_t i = 0; i < *shown; i++) {
		struct tpl *section = tpl_section(page, "person");

		if (heads && i >= above)
			show_head(q, section, head_of(q, &w, &all[i]), &head);
		if ((e = show_row(q, page, section, &w, &all[i])))
			return e;
	}
	return ERR_OK;
}
