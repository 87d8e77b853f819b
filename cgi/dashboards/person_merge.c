/* person_merge.c - compares two profiles of one person and merges them; archives a profile. */
#include "dashboards/dashboard.h"
#include "dashboards/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "parts/safe_notes.h"
#include "referral/list.h"
#include "referral/person.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

/* ---- choosing the other profile ---- */

static const struct mark person_marks[] = {
	MARK(struct person, public_id),
	MARK_NAME(struct person, seeker),
};

static const struct mark found_marks[] = {
	{ "other_id", MARKS_TEXT, offsetof(struct person, public_id) },
	{ "other_name", MARKS_NAME, offsetof(struct person, seeker) },
	{ "other_email", MARKS_TEXT, offsetof(struct person, seeker.email) },
	{ "other_phone", MARKS_PHONE, offsetof(struct person, seeker.phone) },
};

/* Without words it looks for the same name. */
static enum err show_found(struct req *q, struct tpl *t, const struct person *p)
{
	const char *words = dashboard_asked(q, "q");
	struct person *all;
	size_t count;
	bool any = false;
	enum err e;

	if (!words)
		words = contact_name(q->arena, &p->seeker);
	if ((e = person_list(q, words, NULL, &all, &count)))
		return e;
	page_text(q, t, "q", words);
	for (size_t i = 0; i < count && i < LIST_PAGE; i++) {
		if (all[i].id == p->id)
			continue;
		any = true;
		page_fill(q, tpl_section(t, "found"), found_marks, COUNT(found_marks), &all[i]);
	}
	page_flag(q, t, "found_any", any);
	return ERR_OK;
}

/* ---- comparing ---- */

static const struct mark side_marks[] = {
	{ "side_name", MARKS_NAME, offsetof(struct person, seeker) },
	{ "side_phone", MARKS_PHONE, offsetof(struct person, seeker.phone) },
	{ "side_email", MARKS_TEXT, offsetof(struct person, seeker.email) },
	{ "side_active_at", MARKS_WHEN, offsetof(struct person, updated_at) },
};

static void show_side(struct req *q, struct tpl *t, const char *which, const struct person *p)
{
	static const char *const sections[] = { "is_this", "is_other", "is_both" };
	struct tpl *side = tpl_section(t, "sides");

	for (size_t i = 0; i < COUNT(sections); i++)
		page_flag(q, side, sections[i], text_equal(which, sections[i]));
	page_fill(q, side, side_marks, COUNT(side_marks), p);
	page_text(q, side, "side_language", dashboard_language_name(p->seeker.language));
	safe_notes_show(q, side, p);
}

static void show_both(struct req *q, struct tpl *t, const struct person *p, const struct person *other)
{
	struct person both = person_together(p, other);

	tpl_set(t, "other_id", other->public_id);
	tpl_set(t, "other_name", contact_name(q->arena, &other->seeker));
	show_side(q, t, "is_this", p);
	show_side(q, t, "is_other", other);
	show_side(q, t, "is_both", &both);
}

/* ---- the page ---- */

struct merge_input { const char *person; bool undo; };
static const struct input merge_inputs[] = {
	INPUT(struct merge_input, person, FIELD_NAME, .max = 64),
	INPUT(struct merge_input, undo, FIELD_FLAG),
};

static enum err open_form(struct req *q, struct person *p, struct form **f)
{
	enum err e = person_find(q, req_id(q, "person"), p);

	*f = form_open(q, NULL, merge_inputs, COUNT(merge_inputs));
	form_to(*f, arena_printf(q->arena, "/people/%s/merge", e ? "" : p->public_id));
	return e;
}

static enum err show(struct req *q, const struct person *p, struct form *f, const char *other_id)
{
	struct tpl *t = page_new(q);
	struct person other;
	enum err e = other_id ? person_find(q, other_id, &other) : ERR_OK;

	if (e)
		return e;
	page_fill(q, t, person_marks, COUNT(person_marks), p);
	page_flag(q, t, "comparing", other_id);
	form_show(f, t);
	if (other_id)
		show_both(q, t, p, &other);
	else if ((e = show_found(q, t, p)))
		return e;
	return page_send(q, t, "person-merge", form_status(f));
}

enum err person_merge_get(struct req *q)
{
	struct person p;
	struct form *f;
	enum err e = open_form(q, &p, &f);

	return e ? e : show(q, &p, f, dashboard_asked(q, "person"));
}

static enum err merge(struct req *q, const struct person *p, struct form *f, const struct merge_input *in)
{
	struct person other;
	const char *now;
	enum err e;

	if (text_is_empty(in->person)) {
		form_problem(f, "person", PROBLEM_person_missing);
		return show(q, p, f, NULL);
	}
	e = person_find(q, in->person, &other);
	/* Sent twice: the other one is a part of this profile already. */
	if (e == ERR_MISSING && !person_merged_into(q, in->person, &now) && text_equal(now, p->public_id))
		return redirect(q, "/people/%s?saved=merged", p->public_id);
	if (e || (e = person_merge(q, p, &other)))
		return e;
	return redirect(q, "/people/%s?saved=merged", p->public_id);
}

enum err person_merge_post(struct req *q)
{
	struct merge_input in = { 0 };
	struct person p;
	struct form *f;
	enum err e = open_form(q, &p, &f);

	if (e)
		return e;
	if (form_read(f, &in))
		return show(q, &p, f, text_is_empty(form_value(f, "person")) ? NULL : form_value(f, "person"));
	if (!in.undo)
		return merge(q, &p, f, &in);
	e = person_unmerge(q, &p);
	return e ? e : redirect(q, "/people/%s?saved=unmerged", p.public_id);
}

/* ---- archiving ---- */

struct archive_input { bool undo; };
static const struct input archive_inputs[] = { INPUT(struct archive_input, undo, FIELD_FLAG) };

/* A button is the whole form, so only a forged or a broken one fails. */
enum err person_archive_post(struct req *q)
{
	struct archive_input in = { 0 };
	struct person p;
	enum err e = person_find(q, req_id(q, "person"), &p);

	if (e)
		return e;
	if ((e = form_read(form_open(q, NULL, archive_inputs, COUNT(archive_inputs)), &in)))
		return fail(q, e == ERR_FORGED ? e : ERR_BAD, "the form that archives a profile");
	e = person_archive(q, &p, !in.undo);
	return e ? e : redirect(q, "/people/%s?saved=%s", p.public_id, in.undo ? "unarchived" : "archived");
}

/* The path of a form has no page. A person can arrive here by GET after signing in: redirects to the profile. */
enum err person_form_get(struct req *q)
{
	return redirect(q, "/people/%s", req_id(q, "person"));
}
