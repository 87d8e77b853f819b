/* referral_rows.c - shows the rows of a list of referrals, each as its reader's part. */
#include "parts/referral_rows.h"

#include <string.h>

#include "base/language.h"
#include "base/path.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "parts/program_reach.h"
#include "parts/referral_page.h"
#include "parts/status_row.h"
#include "referral/inbound_word.h"
#include "referral/list.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"

/* ---- a row ---- */

/* About two lines at a desk: a longer comment unfolds. */
#define COMMENT_SHORT 72

static bool is_long(const char *comment)
{
	return text_length(comment) > COMMENT_SHORT || strchr(comment, '\n');
}

static const struct mark undo_marks[] = { MARK(struct referral, public_id) };

void referral_show_undo_form(struct req *q, struct tpl *page, const struct referral *r, const struct row_place *place)
{
	struct tpl *t;

	if (!status_row_is_saved(q, r) || !referral_may_undo(q, r))
		return;
	t = tpl_include(page, "undo_forms", q->language, "parts/undo-form");
	page_fill(q, t, undo_marks, COUNT(undo_marks), r);
	tpl_set(t, "back", status_rows_back(q, place->back));
	form_hidden(q, t, "undo_hidden", arena_printf(q->arena, "/status/%s", r->public_id));
}

/* The ways that the person chose. */
static void show_ways(struct req *q, struct tpl *t, const struct referral *r)
{
	bool call = r->at.reach & REACH_PHONE, text = r->at.reach & REACH_TEXT;

	page_flag(q, t, "way_number", call || text);
	page_flag(q, t, "way_call", call && !text);
	page_flag(q, t, "way_text", text && !call);
	page_flag(q, t, "way_call_or_text", call && text);
	page_flag(q, t, "way_email", r->at.reach & REACH_EMAIL);
}

/* A row as its part of the page; *row becomes its dictionary. */
static enum err show_row(struct req *q, struct tpl *page, struct tpl *section, const struct referral *r,
	const struct row_place *place, bool names_site, struct tpl **row)
{
	static const char *const parts[PARTIES] = { "parts/row-seeker", "parts/row-helper", "parts/row-program" };
	struct tpl *t = *row = tpl_include(section, "row", q->language, parts[place->party]);

	referral_fill(q, t, r, place, names_site);
	show_ways(q, t, r);
	page_flag(q, t, "saved", status_row_is_saved(q, r));
	page_text(q, t, "program_label", place->names_program ? r->program_name : "");
	page_flag(q, t, "shows_forms", place->shows_forms);
	page_flag(q, t, "long_comment", !text_is_empty(r->comment) && is_long(r->comment));
	page_flag(q, t, "refer_elsewhere", place->party != PARTY_PROGRAM && status_offers_elsewhere(r->status));
	if (place->party == PARTY_SEEKER)
		page_text(q, t, "own_words", referral_own_words(q, r->status));
	referral_show_undo_form(q, page, r, place);
	return status_row_show(q, t, r, place, NULL);
}

/* ---- the rows ---- */

static const struct program_call *call_of(const struct referral *r, const struct program_call *calls, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (calls[i].program_id == r->program_id)
			return &calls[i];
	return NULL;
}

static enum err show_calls(struct req *q, struct tpl *const *rows, const struct referral *all, size_t count)
{
	int64_t ids[PROGRAMS_MANY] = { 0 };
	struct program_call *calls;
	size_t call_count;
	enum err e;

	for (size_t i = 0; i < count; i++)
		ids[i] = all[i].program_id;
	if ((e = program_calls(q, ids, count, &calls, &call_count)))
		return e;
	for (size_t i = 0; i < count; i++)
		program_reach_call(q, rows[i], call_of(&all[i], calls, call_count));
	return ERR_OK;
}

static enum err show_all_calls(struct req *q, struct tpl *const *rows, const struct referral *all, size_t count)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < count && !e; i += PROGRAMS_MANY)
		e = show_calls(q, rows + i, all + i, count - i < PROGRAMS_MANY ? count - i : PROGRAMS_MANY);
	return e;
}

static enum err show_languages(struct req *q, struct tpl *const *rows, const struct referral *all, size_t count)
{
	struct program_tongue tongues[LIST_MOST];
	enum err e;

	for (size_t i = 0; i < count; i++)
		tongues[i] = (struct program_tongue){ .program_id = all[i].program_id, .language = text_or_empty(all[i].seeker.language) };
	if ((e = program_other_languages(q, q->site, tongues, count)))
		return e;
	for (size_t i = 0; i < count; i++)
		page_text(q, rows[i], "other_language", tongues[i].is_other ? language_names(q->arena, tongues[i].language) : "");
	return ERR_OK;
}

/* The contact for the way that the person chose; NULL for a discreet referral. */
static const char *contact_of(const struct referral *r)
{
	if (r->discreet)
		return NULL;
	return r->at.reach & (REACH_PHONE | REACH_TEXT) ? r->seeker.phone : r->seeker.email;
}

static void show_others_of(struct req *q, struct tpl *row, const struct referral *r, int others)
{
	const char *contact = contact_of(r);
	const char *typed = contact && !strchr(contact, '@') ? phone_for_people(q->arena, phone_line(q->arena, contact)) : contact;

	tpl_count(row, q->language, "others", (unsigned long)others);
	page_text(q, row, "others", others < INBOUND_OTHERS_MOST ? arena_printf(q->arena, "%d", others)
		: arena_printf(q->arena, "%d+", INBOUND_OTHERS_MOST - 1));
	page_text(q, row, "others_url", path_to(q, "/inbound/%s?q=%s", r->program_public_id, text_url_encode(q->arena, typed)));
}

/* "2 more from this number". */
static enum err show_others(struct req *q, struct tpl *const *rows, const struct referral *all, size_t count)
{
	struct inbound_same same[LIST_MOST];
	enum err e;

	for (size_t i = 0; i < count; i++)
		same[i] = (struct inbound_same){ all[i].program_id, all[i].id, contact_of(&all[i]), 0 };
	if ((e = inbound_same(q, same, count)))
		return e;
	for (size_t i = 0; i < count; i++)
		if (same[i].others)
			show_others_of(q, rows[i], &all[i], same[i].others);
	return ERR_OK;
}

/* The head of a group stands before its first row. */
static const char *show_head(struct req *q, struct tpl *section, const char *slug, const char *before)
{
	if (*slug && !text_equal(slug, before))
		page_text(q, section, "head", words(q, q->language, "lists", arena_printf(q->arena, "head_%s", slug)));
	return slug;
}

enum err referral_show_rows(struct req *q, struct tpl *t, const struct referral *all, size_t count,
	const struct row_place *place)
{
	struct tpl *rows[LIST_MOST];
	const char *head = "";
	bool of_many_sites = false;
	enum err e;

	for (size_t i = 0; i < count; i++)
		of_many_sites = of_many_sites || referral_is_elsewhere(q, &all[i]);
	for (size_t i = 0; i < count; i++) {
		struct tpl *section = tpl_section(t, "referral");

		if (place->head)
			head = show_head(q, section, place->head(q, &all[i]), head);
		if ((e = show_row(q, t, section, &all[i], place, of_many_sites, &rows[i])))
			return e;
	}
	if (place->party == PARTY_PROGRAM)
		return (e = show_languages(q, rows, all, count)) ? e : show_others(q, rows, all, count);
	return place->shows_next ? show_all_calls(q, rows, all, count) : ERR_OK;
}

/* ---- rows that stay on the list ---- */

static bool is_among(const char *public_id, const struct referral *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].public_id, public_id))
			return true;
	return false;
}

/* The kept rows that are not among the list's own; returns their number. */
static size_t ids_kept(struct req *q, const struct referral *all, size_t count, const char *ids[ROWS_MOST])
{
	size_t n = status_rows_kept(q, ids), kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!is_among(ids[i], all, count))
			ids[kept++] = ids[i];
	return kept;
}

enum err referral_show_kept_rows(struct req *q, struct tpl *page, const struct row_place *place, const struct referral *all,
	size_t count, int64_t of_program, size_t *shown)
{
	const struct referral *found[ROWS_MOST];
	const char *ids[ROWS_MOST];
	size_t n = ids_kept(q, all, count, ids);
	struct referral *gone = arena_array(q->arena, n + 1, sizeof(*gone));
	size_t gone_count = 0;
	struct row_place above = *place;
	enum err e = n ? referral_find_each(q, ids, n, found) : ERR_OK;

	above.head = NULL;
	for (size_t i = 0; !e && i < n; i++)
		if (found[i] && found[i]->parties & 1u << place->party && (!of_program || found[i]->program_id == of_program))
			gone[gone_count++] = *found[i];
	for (size_t i = 0; !e && i < gone_count; i += LIST_MOST)
		e = referral_show_rows(q, page, gone + i, gone_count - i < LIST_MOST ? gone_count - i : LIST_MOST, &above);
	*shown = gone_count;
	return e;
}
