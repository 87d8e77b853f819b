/* person.c - the Seeker Profile: contact, versions, referrals, notes. */
#include "dashboards/dashboard.h"
#include "dashboards/note_form.h"
#include "dashboards/pages.h"
#include "base/language.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "law/visibility.h"
#include "parts/referral_page.h"
#include "referral/person.h"
#include "referral/referral.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct person_input {
	struct contact seeker;
	const char *version;
	bool undo;
};

static const struct input person_inputs[] = {
	INPUT(struct person_input, seeker.first_name, FIELD_NAME, .missing = PROBLEM_seeker_first_name_missing),
	INPUT(struct person_input, seeker.last_name, FIELD_NAME),
	INPUT(struct person_input, seeker.email, FIELD_EMAIL),
	INPUT(struct person_input, seeker.phone, FIELD_PHONE),
	INPUT(struct person_input, seeker.language, FIELD_NAME, .max = 35),
	INPUT(struct person_input, version, FIELD_NAME, .max = 20),
};

static const struct mark person_marks[] = {
	MARK(struct person, public_id),
	MARK(struct person, version),
	MARK(struct person, by_group),
	MARK_WHEN(struct person, updated_at),
	{ "contact_email", MARKS_TEXT, offsetof(struct person, seeker.email) },
	{ "contact_phone", MARKS_PHONE, offsetof(struct person, seeker.phone) },
};

static const struct mark version_marks[] = {
	{ "old_email", MARKS_TEXT, offsetof(struct person_version, was.seeker.email) },
	{ "old_phone", MARKS_PHONE, offsetof(struct person_version, was.seeker.phone) },
	MARK(struct person_version, replaced_by),
	MARK_WHEN(struct person_version, replaced_at),
};

static const struct mark note_marks[] = {
	{ "note_id", MARKS_TEXT, offsetof(struct person_note, public_id) },
	{ "note_text", MARKS_TEXT, offsetof(struct person_note, note) },
	MARK(struct person_note, author_first_name),
	MARK(struct person_note, author_last_initial),
	MARK(struct person_note, mine),
	MARK(struct person_note, shared),
	MARK_WHEN(struct person_note, made_at),
};

static enum err show_history(struct req *q, struct tpl *t, const struct person *p)
{
	struct person_version *versions;
	size_t count;
	enum err e;

	if ((e = person_history(q, p, &versions, &count)))
		return e;
	if (!count)
		return ERR_OK;
	tpl_show(t, "has_history");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_section(t, "versions");

		page_fill(q, row, version_marks, COUNT(version_marks), &versions[i]);
		tpl_set(row, "old_name", contact_name(q->arena, &versions[i].was.seeker));
		tpl_set(row, "old_language", dashboard_language_name(versions[i].was.seeker.language));
	}
	form_hidden(q, t, "undo_hidden", arena_printf(q->arena, "/people/%s", p->public_id));
	return ERR_OK;
}

static enum err show_notes(struct req *q, struct tpl *t, const struct person *p)
{
	char *path = arena_printf(q->arena, "/people/%s/notes", p->public_id);
	struct person_note *notes;
	size_t count;
	enum err e;

	if ((e = person_notes(q, p, &notes, &count)))
		return e;
	if (!count)
		tpl_show(t, "no_notes");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_section(t, "notes");

		page_fill(q, row, note_marks, COUNT(note_marks), &notes[i]);
		if (notes[i].mine)
			form_hidden(q, row, "delete_hidden", path);
	}
	note_form_show(q, t, path, "for_person");
	return ERR_OK;
}

static enum err show_person_referrals(struct req *q, struct tpl *t, const struct person *p)
{
	struct row_place place = { PARTY_HELPER, arena_printf(q->arena, "/people/%s", p->public_id), true };
	struct list_filter f = { .status = -1, .before = dashboard_asked(q, "before"), .person_id = p->id };
	struct referral *all;
	size_t count;
	enum err e = referral_list_person(q, &f, &all, &count);

	if (e)
		return e;
	page_flag(q, t, "has_referrals", count);
	referral_show_rows(q, t, all, count, &place);
	dashboard_show_next_referrals(q, t, all, count);
	return ERR_OK;
}

/* The form shows what was typed when it comes back, else what is kept. */
static void show_contact_form(struct req *q, struct tpl *t, const struct person *p)
{
	char *path = arena_printf(q->arena, "/people/%s", p->public_id);
	bool sent_here = dashboard_sent_to(q, path);
	const char *typed = sent_here ? field_value(&q->http->posted, "seeker_language") : NULL;

	page_language_options(t, "seeker_languages", typed ? typed : p->seeker.language);
	page_flag(q, t, "editing", sent_here);
	if (sent_here) {
		form_show(q, t, person_inputs, COUNT(person_inputs));
		return;
	}
	tpl_set(t, "seeker_first_name", p->seeker.first_name);
	tpl_set(t, "seeker_last_name", p->seeker.last_name);
	tpl_set(t, "seeker_email", p->seeker.email);
	tpl_set(t, "seeker_phone", phone_for_people(q->arena, p->seeker.phone));
	form_hidden(q, t, "form_hidden", path);
}

static enum err show_profile(struct req *q, const struct person *p)
{
	struct tpl *t = page_new(q);
	enum err e;

	page_fill(q, t, person_marks, COUNT(person_marks), p);
	page_text(q, t, "name", contact_name(q->arena, &p->seeker));
	page_text(q, t, "contact_language", dashboard_language_name(p->seeker.language));
	page_flag(q, t, "changed_meanwhile", q->failed.code == ERR_CONFLICT);
	show_contact_form(q, t, p);
	tpl_set(t, "version", arena_printf(q->arena, "%d", p->version));
	if ((e = show_history(q, t, p)) || (e = show_person_referrals(q, t, p)) || (e = show_notes(q, t, p)))
		return e;
	return page_send(q, t, "person");
}

enum err person_get(struct req *q)
{
	struct person p;
	enum err e = person_find(q, req_id(q, "person"), &p);

	return e ? e : show_profile(q, &p);
}

/* As it is now, with what was typed. */
static enum err show_person_again(struct req *q)
{
	struct person p;
	enum err e, why = q->failed.code;

	fail_forget(q);
	if ((e = person_find(q, req_id(q, "person"), &p)))
		return e;
	fail(q, why, "profile changed meanwhile");
	form_renew(q);
	return show_profile(q, &p);
}

enum err person_post(struct req *q)
{
	struct person_input in = { 0 };
	struct person p, to;
	int64_t version = 0;
	enum err e = person_find(q, req_id(q, "person"), &p);

	if (e)
		return e;
	if (text_equal(field_value(&q->http->posted, "undo"), "yes")) {
		if (form_read(q, NULL, 0, &in))
			return show_profile(q, &p);
		e = person_undo(q, &p);
		return e ? e : redirect(q, "/people/%s", p.public_id);
	}
	form_read(q, person_inputs, COUNT(person_inputs), &in);
	if (!text_is_empty(in.seeker.language) && !language_find(in.seeker.language))
		form_problem(q, "seeker_language", PROBLEM_language_unknown);
	if (q->failed.code)
		return show_profile(q, &p);
	text_to_number(in.version, 0, INT32_MAX, &version);
	to = p;
	to.version = (int)version;
	to.seeker = in.seeker;
	e = person_change(q, &p, &to);
	if (e == ERR_CONFLICT)
		return show_person_again(q);
	return e ? e : redirect(q, "/people/%s", p.public_id);
}

enum err person_notes_post(struct req *q)
{
	struct note_input in = { 0 };
	struct person p;
	enum err e = person_find(q, req_id(q, "person"), &p);

	if (e)
		return e;
	if (form_read(q, note_inputs, note_input_count, &in))
		return show_profile(q, &p);
	if (!text_is_empty(in.delete)) {
		e = person_delete_note(q, &p, in.delete);
	} else if (text_is_empty(in.note)) {
		form_problem(q, "note", PROBLEM_note_missing);
		return show_profile(q, &p);
	} else {
		e = person_add_note(q, &p, in.note, in.share_note);
	}
	return e ? e : redirect(q, "/people/%s", p.public_id);
}
