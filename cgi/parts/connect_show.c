/* connect_show.c - shows the form that starts a referral: its programs, its person, and what is known of the two. */
#include <string.h>

#include "base/language.h"
#include "base/path.h"
#include "base/req.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "parts/capacity.h"
#include "parts/connect_in.h"
#include "parts/contact_on_file.h"
#include "parts/facts.h"
#include "parts/reach_form.h"
#include "referral/known.h"
#include "referral/person.h"
#include "screener/draft.h"
#include "site/account.h"
#include "site/carrier.h"
#include "site/ticket.h"
#include "web/form.h"
#include "web/page.h"

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
	MARK(struct program, organization_name),
};

static bool is_post(const struct req *q) { return !strcmp(q->http->method, "POST"); }

/* ---- what is known ---- */

/* The referrals that the viewer has of this person, or of themself where the form is for themself. */
struct known_all { struct known *all; size_t count; };

static enum err find_known(struct req *q, const struct about *a, struct known_all *k)
{
	*k = (struct known_all){ 0 };
	if (!a->thread.person && !text_equal(form_value(a->form, "for"), origin_slug(ORIGIN_SELF)))
		return ERR_OK;
	return known_find(q, a->thread.person, a->programs, a->count, &k->all, &k->count);
}

/* Ticks the way that was used last, and shows when that was. */
static void show_last_way(struct req *q, struct tpl *t, const struct about *a, const struct known_all *k)
{
	static const struct mark marks[] = { MARK_DAY(struct known, made_at) };
	const struct known *last = known_of(k->all, k->count, 0);

	if (!last || is_post(q))
		return;
	reach_form_set(a->form, last->reach);
	page_fill(q, tpl_section(t, "last_way"), marks, COUNT(marks), last);
}

static void show_open(struct req *q, struct tpl *sheet, const struct about *a, const struct program *p, const struct known_all *k)
{
	static const struct mark marks[] = {
		{ "open_referral", MARKS_TEXT, offsetof(struct known, public_id) },
		{ "open_since", MARKS_DAY, offsetof(struct known, made_at) },
		{ "open_status", MARKS_STATUS, offsetof(struct known, status) },
	};
	const struct known *open = known_of(k->all, k->count, p->id);

	struct tpl *t;

	if (!open)
		return;
	t = tpl_section(sheet, "is_open");
	page_fill(q, t, marks, COUNT(marks), open);
	page_flag(q, t, "for_person", a->thread.person != NULL);
}

/* ---- a sheet for each program ---- */

/* A field of the sheet, under the name that all sheets share. */
static void show_field(struct req *q, struct tpl *sheet, const struct about *a, const struct program *p, const char *name)
{
	const char *field = connect_field(q, a, name, p);

	tpl_set(sheet, arena_printf(q->arena, "%s_field", name), field);
	page_text(q, sheet, arena_printf(q->arena, "%s_value", name), form_value(a->form, field));
	page_text(q, sheet, arena_printf(q->arena, "%s_problem", name), form_error(a->form, field));
}

/* A section of the page sees the page's markers only, so those around a marker of the sheet are shown in the sheet, too. */
static void show_voice(struct req *q, struct tpl *sheet, const struct about *a)
{
	page_flag(q, sheet, "several", a->several);
	page_flag(q, sheet, "for_person", a->thread.person != NULL);
	page_flag(q, sheet, "kind_live", a->kind == KIND_LIVE);
	page_flag(q, sheet, "asks_consent", connect_kinds[a->kind].asks_consent);
}

static void show_sheet(struct req *q, struct tpl *t, const struct about *a, const struct program *p, const struct known_all *k)
{
	struct tpl *sheet = tpl_section(t, "sheets");

	page_fill(q, sheet, program_marks, COUNT(program_marks), p);
	capacity_show(q, sheet, p);
	answer_time_show(q, sheet, p);
	page_flag(q, sheet, "takes", connect_takes(q, a, p));
	page_flag(q, sheet, "keeps_answers", p->victim_service && a->kind == KIND_LIVE);
	page_flag(q, sheet, "comments",
		connect_takes(q, a, p) || !text_is_empty(form_value(a->form, connect_field(q, a, "comment", p))));
	show_field(q, sheet, a, p, "comment");
	show_field(q, sheet, a, p, "consent");
	show_field(q, sheet, a, p, "program");
	show_voice(q, sheet, a);
	show_open(q, sheet, a, p, k);
}

/* ---- the page ---- */

static enum err show_consent(struct req *q, struct tpl *t)
{
	struct consent_text c;
	enum err e = consent_text_shown(q, &c);

	if (e)
		return e;
	tpl_show(t, "asks_consent");
	tpl_set(t, "consent_words", c.words);
	tpl_set(t, "consent_language", c.language);
	tpl_set(t, "consent_direction", language_direction(c.language));
	tpl_set(t, "consent_seen", consent_text_mark(q, &c));
	return ERR_OK;
}

static void show_kind(struct req *q, struct tpl *t, const struct about *a)
{
	const struct kind_form *f = &connect_kinds[a->kind];

	for (enum kind k = 0; k < KINDS; k++)
		page_flag(q, t, connect_kinds[k].section, k == a->kind);
	page_flag(q, t, "program_learns", f->asks_consent);
	page_flag(q, t, "asks_discreet", f->asks_discreet);
	page_flag(q, t, "asks_questions", connect_asks(a));
	page_text(q, t, "draft", a->screened ? ticket_for(q, a->screened->draft->public_id) : field_value(&q->http->posted, "draft"));
	page_flag(q, t, "group_shares", q->account && q->account->navigation_since);
}

static void show_programs(struct req *q, struct tpl *t, const struct about *a, const struct known_all *k)
{
	page_flag(q, t, "several", a->several);
	tpl_set(t, "form_path", path_to(q, "%s", connect_path(q, a)));
	tpl_count(t, q->language, "programs", a->count);
	if (!a->several) {
		page_fill(q, t, program_marks, COUNT(program_marks), &a->programs[0]);
		capacity_show(q, t, &a->programs[0]);
	}
	for (size_t i = 0; i < a->count; i++)
		show_sheet(q, t, a, &a->programs[i], k);
}

static void show_values(struct req *q, struct tpl *t, const struct about *a)
{
	static const struct { const char *marker, *field; } values[] = {
		{ "filled_phone", "seeker_phone" }, { "filled_email", "seeker_email" },
		{ "filled_organization", "helper_organization" }, { "filled_helper_phone", "helper_phone" },
	};
	struct contact helper = { form_value(a->form, "helper_first_name"), form_value(a->form, "helper_last_name"), NULL, NULL, NULL };

	for (size_t i = 0; i < COUNT(values); i++)
		page_text(q, t, values[i].marker, form_value(a->form, values[i].field));
	page_text(q, t, "filled_language", language_autonym(form_value(a->form, "seeker_language")));
	tpl_set(t, "filled_helper", contact_name(q->arena, &helper));
}

/* A contact that is filled in stands in one line, unless something in it has to be corrected. */
static void show_filled_in(struct req *q, struct tpl *t, const struct about *a)
{
	static const char *const seeker[] = { "seeker_first_name", "seeker_last_name", "seeker_email", "seeker_phone", "seeker_language" };
	static const char *const helper[] = { "helper_first_name", "helper_last_name", "helper_email", "helper_phone",
		"helper_organization" };
	bool seeker_wrong = false, helper_wrong = false;

	for (size_t i = 0; i < COUNT(seeker); i++) {
		seeker_wrong |= *form_error(a->form, seeker[i]) != '\0';
		helper_wrong |= *form_error(a->form, helper[i]) != '\0';
	}
	page_flag(q, t, "for_person", a->thread.person != NULL);
	page_text(q, t, "first_name", thread_name(&a->thread));
	show_values(q, t, a);
	page_flag(q, t, "seeker_wrong", seeker_wrong);
	page_flag(q, t, "knows_helper", q->account && !text_is_empty(form_value(a->form, "helper_first_name")));
	page_flag(q, t, "helper_wrong", helper_wrong);
}

/* If the program is closed, shows how to reach it or another program, instead of the form. */
static enum err show_closed(struct req *q, const struct about *a)
{
	struct tpl *t = page_new(q);

	thread_show(q, t, &a->thread);
	page_fill(q, t, program_marks, COUNT(program_marks), &a->programs[0]);
	capacity_show(q, t, &a->programs[0]);
	return page_send(q, t, "connect-closed", 200);
}

enum err connect_show(struct req *q, struct about *a)
{
	struct known_all known;
	struct tpl *t;
	enum err e;

	if (!is_post(q) && !a->several && !connect_takes(q, a, &a->programs[0]))
		return show_closed(q, a);
	if ((e = find_known(q, a, &known)))
		return e;
	carrier_try(q);
	t = page_new(q);
	thread_show(q, t, &a->thread);
	page_text(q, t, "back_url", page_back(q, "/programs", a->programs[0].public_id));
	show_kind(q, t, a);
	show_last_way(q, t, a, &known);
	show_programs(q, t, a, &known);
	if (connect_kinds[a->kind].asks_consent && (e = show_consent(q, t)))
		return e;
	page_language_options(q, a->form, "seeker_language");
	show_filled_in(q, t, a);
	form_show(a->form, t);
	if ((e = contact_on_file_show(q, t, a)))
		return e;
	return page_send(q, t, "connect", form_status(a->form));
}
