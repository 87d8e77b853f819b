/* print.c - sheets of paper, which need no script: of a referral to take along, and of a profile. */
#include "dashboards/dashboard.h"
#include "dashboards/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/schedule.h"
#include "edge/qr.h"
#include "edge/tpl.h"
#include "parts/answers.h"
#include "parts/program_page.h"
#include "parts/referral_page.h"
#include "parts/safe_notes.h"
#include "referral/list.h"
#include "referral/person.h"
#include "referral/access.h"
#include "referral/referral.h"
#include "referral/walk_in.h"
#include "site/site.h"
#include "web/page.h"
#include "web/route.h"

static void show_link(struct req *q, struct tpl *page, const char *base_url, const char *path)
{
	struct tpl *t = tpl_include(page, "qr", q->language, "parts/qr");
	const char *link = arena_printf(q->arena, "%s%s", base_url, path);
	struct qr qr = qr_of(q->arena, link);

	tpl_set(t, "link", link);
	page_text(q, t, "qr_path", qr.path);
	tpl_set(t, "qr_size", arena_printf(q->arena, "%d", qr.size));
}

/* Private notes are printed only when asked for: a sheet lies about. */
static bool asks_notes(struct req *q) { return text_equal(dashboard_asked(q, "notes"), "yes"); }

/* ---- of a referral ---- */

static const struct mark note_marks[] = {
	{ "note_text", MARKS_TEXT, offsetof(struct referral_event, note) },
	MARK(struct referral_event, actor_first_name),
	MARK_DAY(struct referral_event, made_at),
};

static enum err show_notes(struct req *q, struct tpl *t, const struct referral *r)
{
	struct referral_event *all;
	size_t count;
	enum err e;

	page_flag(q, t, "with_notes", asks_notes(q));
	if (!asks_notes(q))
		return ERR_OK;
	e = referral_history(q, r, &all, &count);
	for (size_t i = count; !e && i-- > 0; )
		if (!text_is_empty(all[i].note))
			page_fill(q, tpl_section(t, "notes"), note_marks, COUNT(note_marks), &all[i]);
	return e;
}

static enum err show_program(struct req *q, struct tpl *t, const struct referral *r)
{
	struct schedule s;
	struct program p;
	enum err e = schedule_of_program(q, r->program_id, &p, &s);

	return e ? e : program_page_sheet(q, t, &p, &s, r);
}

/* Staff print a referral to work with; the others, and a walk-in who gets the code from staff, a sheet to take along. */
static bool takes_along(const struct referral *r) { return r->parties & THE_PEOPLE || r->code; }

static enum err show_sheet(struct req *q, struct tpl *t, struct referral *r)
{
	page_flag(q, t, "takes_along", takes_along(r));
	show_link(q, t, r->site_base_url, takes_along(r) ? "/referrals" : arena_printf(q->arena, "/referrals/%s", r->public_id));
	return takes_along(r) ? show_program(q, t, r) : ERR_OK;
}

/* Not on the sheet for the person, which lies about. */
static enum err show_answers(struct req *q, struct tpl *t, const struct referral *r)
{
	bool shows = r->has_forms && !takes_along(r);
	struct referral_answers a;
	enum err e = shows ? referral_answers_find(q, r, &a) : ERR_OK;

	page_flag(q, t, "has_answers", shows);
	if (!e && shows)
		answers_show(q, t, r, &a);
	return e;
}

enum err referral_print_get(struct req *q)
{
	struct referral *r;
	struct row_place place;
	struct tpl *t;
	const char *code;
	enum err e;

	if ((e = referral_find(q, req_id(q, "referral"), &r)) || (e = walk_in_code(q, r, &code)) || (e = access_opened(q, r)))
		return e;
	if (code && text_equal(dashboard_asked(q, "code"), "yes"))
		r->code = code;
	place = (struct row_place){ .party = referral_reader(r) };
	t = page_new(q);
	referral_fill(q, t, r, &place, referral_is_elsewhere(q, r));
	page_flag(q, t, "is_program", r->parties & THE_PROGRAM);
	page_text(q, t, "seeker_language_name", dashboard_language_name(r->seeker.language));
	if ((e = show_sheet(q, t, r)) || (e = show_answers(q, t, r)) || (e = show_notes(q, t, r)))
		return e;
	return page_send(q, t, "referral-print", 200);
}

/* ---- of a profile ---- */

static const struct mark person_marks[] = {
	MARK(struct person, public_id),
	MARK_NAME(struct person, seeker),
	MARK_EMAIL(struct person, seeker.email),
	MARK_PHONE(struct person, seeker.phone),
};

static const struct mark referral_marks[] = {
	MARK(struct referral, program_name),
	MARK(struct referral, code),
	MARK_STATUS(struct referral, status),
	MARK_DAY(struct referral, made_at),
};

static const struct mark person_note_marks[] = {
	{ "note_text", MARKS_TEXT, offsetof(struct person_note, note) },
	{ "actor_first_name", MARKS_TEXT, offsetof(struct person_note, author_first_name) },
	MARK_DAY(struct person_note, made_at),
};

static enum err show_referrals(struct req *q, struct tpl *t, const struct person *p)
{
	struct list l = { .edge = LIST_PERSON, .of = p->id };
	struct list_page page;
	enum err e = list_read(q, &l, &page);

	for (size_t i = 0; !e && i < page.count; i++)
		page_fill(q, tpl_section(t, "referrals"), referral_marks, COUNT(referral_marks), &page.all[i]);
	return e;
}

static enum err show_person_notes(struct req *q, struct tpl *t, const struct person *p)
{
	struct person_note *all;
	size_t count = 0;
	enum err e = asks_notes(q) ? person_notes(q, p, &all, &count) : ERR_OK;

	page_flag(q, t, "with_notes", asks_notes(q));
	for (size_t i = 0; !e && i < count; i++)
		page_fill(q, tpl_section(t, "notes"), person_note_marks, COUNT(person_note_marks), &all[i]);
	return e;
}

enum err person_print_get(struct req *q)
{
	struct person p;
	struct tpl *t;
	enum err e = person_find(q, req_id(q, "person"), &p);

	if (e || (e = access_opened_profile(q, &p)))
		return e;
	t = page_new(q);
	page_fill(q, t, person_marks, COUNT(person_marks), &p);
	safe_notes_show(q, t, &p);
	page_text(q, t, "seeker_language_name", dashboard_language_name(p.seeker.language));
	show_link(q, t, q->site->base_url, arena_printf(q->arena, "/people/%s", p.public_id));
	if ((e = show_referrals(q, t, &p)) || (e = show_person_notes(q, t, &p)))
		return e;
	return page_send(q, t, "person-print", 200);
}
