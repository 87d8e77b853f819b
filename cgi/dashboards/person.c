/* person.c - the Seeker Profile: contact, versions, referrals, notes. */
#include "dashboards/filter.h"
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
#include "parts/referral_rows.h"
#include "parts/safe_notes.h"
#include "parts/status_row.h"
#include "referral/access.h"
#include "referral/person.h"
#include "referral/referral.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct person_input {
	struct contact seeker;
	const char *safe_contact, *safe_by_phone, *safe_by_text, *safe_by_email, *safe_by_mail;
	int version;
};

static const struct input person_inputs[] = {
	INPUT(struct person_input, seeker.first_name, FIELD_NAME,
		.words = "first_name", .autocomplete = "off"),
	INPUT(struct person_input, seeker.last_name, FIELD_NAME,
		.words = "last_name", .autocomplete = "off"),
	INPUT(struct person_input, seeker.email, FIELD_EMAIL,
		.words = "email", .autocomplete = "off"),
	INPUT(struct person_input, seeker.phone, FIELD_PHONE,
		.words = "phone", .autocomplete = "off"),
	INPUT(struct person_input, seeker.language, FIELD_NAME, .max = 35,
		.words = "seeker_language", .is_short = true, .autocomplete = "off"),
	INPUT(struct person_input, safe_contact, FIELD_TEXT, .max = 2000,
		.words = "safe_contact"),
	INPUT(struct person_input, safe_by_phone, FIELD_NAME, .max = 300,
		.words = "safe_by_phone", .autocomplete = "off"),
	INPUT(struct person_input, safe_by_text, FIELD_NAME, .max = 300,
		.words = "safe_by_text", .autocomplete = "off"),
	INPUT(struct person_input, safe_by_email, FIELD_NAME, .max = 300,
		.words = "safe_by_email", .autocomplete = "off"),
	INPUT(struct person_input, safe_by_mail, FIELD_NAME, .max = 300,
		.words = "safe_by_mail", .autocomplete = "off"),
	INPUT(struct person_input, version, FIELD_VERSION),
};

static const struct mark person_marks[] = {
	MARK(struct person, public_id),
	MARK(struct person, version),
	MARK(struct person, by_group),
	MARK_WHEN(struct person, updated_at),
	MARK_DAY(struct person, archived_at),
	{ "contact_email", MARKS_EMAIL, offsetof(struct person, seeker.email) },
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
		safe_notes_show(q, row, &versions[i].was);
	}
	form_hidden(q, t, "undo_hidden", arena_printf(q->arena, "/people/%s", p->public_id));
	return ERR_OK;
}

static const char *notes_path(struct req *q, const struct person *p)
{
	return arena_printf(q->arena, "/people/%s/notes", p->public_id);
}

static enum err show_notes(struct req *q, struct tpl *t, const struct person *p, const struct form *f)
{
	const char *path = notes_path(q, p);
	struct person_note *notes;
	size_t count;
	enum err e;

	if ((e = person_notes(q, p, &notes, &count)))
		return e;
	page_flag(q, t, "has_notes", count);
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_section(t, "notes");

		page_fill(q, row, note_marks, COUNT(note_marks), &notes[i]);
		if (notes[i].mine)
			form_hidden(q, row, "delete_hidden", path);
	}
	note_form_show(q, f, t, path, "for_person", "");
	return ERR_OK;
}

/* *unknown: the field of the query that the list of referrals does not know, FILTERS if none. */
static enum err show_person_referrals(struct req *q, struct tpl *t, const struct person *p, enum filter *unknown)
{
	struct row_place place = { PARTY_HELPER, arena_printf(q->arena, "/people/%s", p->public_id),
		.in_list = true, .shows_next = true };
	struct list l = { .edge = LIST_PERSON, .of = p->id };
	struct list_page page;
	enum err e;

	filter_read(q, &filter_person, &l, unknown);
	if (*unknown < FILTERS)
		return ERR_OK;
	if ((e = list_read(q, &l, &page))) {
		*unknown = e == ERR_INPUT ? FILTER_before : FILTERS;
		return e == ERR_INPUT ? ERR_OK : e;
	}
	page_flag(q, t, "has_referrals", page.count);
	if ((e = referral_show_rows(q, t, page.all, page.count, &place)))
		return e;
	status_rows_show(q, t, &place, NULL);
	filter_show_next(q, t, page.next, page.further);
	return ERR_OK;
}

static const struct mark merge_marks[] = {
	{ "merged_name", MARKS_NAME, offsetof(struct person_merge, other.seeker) },
	{ "merged_email", MARKS_TEXT, offsetof(struct person_merge, other.seeker.email) },
	{ "merged_phone", MARKS_PHONE, offsetof(struct person_merge, other.seeker.phone) },
	MARK(struct person_merge, made_by),
	MARK_WHEN(struct person_merge, made_at),
};

static enum err show_merges(struct req *q, struct tpl *t, const struct person *p)
{
	struct person_merge *all;
	size_t count;
	enum err e = person_merges(q, p, &all, &count);

	if (e || !count)
		return e;
	tpl_show(t, "has_merges");
	form_hidden(q, t, "unmerge_hidden", arena_printf(q->arena, "/people/%s/merge", p->public_id));
	for (size_t i = 0; i < count; i++)
		page_fill(q, tpl_section(t, "merges"), merge_marks, COUNT(merge_marks), &all[i]);
	return ERR_OK;
}

/* Confirms the act that led here. */
static void show_saved(struct req *q, struct tpl *t)
{
	static const char *const acts[] = { "contact", "merged", "unmerged", "archived", "unarchived", "note" };
	const char *what = dashboard_asked(q, "saved");

	for (size_t i = 0; i < COUNT(acts); i++)
		if (text_equal(what, acts[i]))
			tpl_show(t, arena_printf(q->arena, "saved_%s", acts[i]));
	page_flag(q, t, "saved", what);
}

/* The forms of the page. sent: the one that is shown again, or NULL. */
struct forms { struct form *contact, *note, *sent; };

/* Shows what was typed if the form was sent, otherwise the profile. */
static struct form *open_contact_form(struct req *q, const struct person *p)
{
	struct form *f = form_open(q, NULL, person_inputs, COUNT(person_inputs));

	form_to(f, arena_printf(q->arena, "/people/%s", p->public_id));
	form_set(f, "seeker_first_name", p->seeker.first_name);
	form_set(f, "seeker_last_name", p->seeker.last_name);
	form_set(f, "seeker_email", p->seeker.email);
	form_set(f, "seeker_phone", phone_for_people(q->arena, p->seeker.phone));
	form_set(f, "seeker_language", p->seeker.language);
	form_set(f, "safe_contact", p->safe_contact);
	form_set(f, "safe_by_phone", p->safe_by_phone);
	form_set(f, "safe_by_text", p->safe_by_text);
	form_set(f, "safe_by_email", p->safe_by_email);
	form_set(f, "safe_by_mail", p->safe_by_mail);
	page_language_options(q, f, "seeker_language");
	return f;
}

static enum err open_page(struct req *q, struct person *p, struct forms *forms)
{
	enum err e = person_find(q, req_id(q, "person"), p);

	if (e)
		return e;
	*forms = (struct forms){ open_contact_form(q, p), note_form_open(q, notes_path(q, p)), NULL };
	return ERR_OK;
}

static enum err show(struct req *q, const struct person *p, const struct forms *forms)
{
	struct form *contact = forms->contact;
	struct tpl *t = page_new(q);
	enum filter unknown;
	enum err e;

	page_fill(q, t, person_marks, COUNT(person_marks), p);
	page_text(q, t, "name", contact_name(q->arena, &p->seeker));
	page_text(q, t, "contact_language", dashboard_other_language(q, p->seeker.language));
	safe_notes_show(q, t, p);
	page_flag(q, t, "changed_meanwhile", form_is_conflict(contact));
	page_flag(q, t, "editing", form_posted(contact));
	form_show(contact, t);
	if (forms->sent == forms->note && forms->note)
		form_show_problems(forms->note, t);
	tpl_set(t, "version", arena_printf(q->arena, "%d", p->version));
	show_saved(q, t);
	form_hidden(q, t, "archive_hidden", arena_printf(q->arena, "/people/%s/archive", p->public_id));
	if ((e = show_merges(q, t, p)) || (e = show_history(q, t, p)) || (e = show_person_referrals(q, t, p, &unknown))
			|| (e = show_notes(q, t, p, forms->note)))
		return e;
	if (unknown < FILTERS)
		return filter_unknown(q, unknown);
	return page_send(q, t, "person", form_status(forms->sent));
}

/* A profile that was merged into another leads there. */
enum err person_get(struct req *q)
{
	struct forms forms;
	struct person p;
	const char *now;
	enum err e = open_page(q, &p, &forms);

	if (e == ERR_MISSING && !person_merged_into(q, req_id(q, "person"), &now))
		return redirect(q, "/people/%s", now);
	if (e || (e = access_opened_profile(q, &p)))
		return e;
	return show(q, &p, &forms);
}

/* The Undo button's form has only the hidden fields. */
static enum err undo(struct req *q, const struct person *p, struct forms *forms)
{
	enum err e;

	forms->sent = forms->contact = form_open(q, NULL, NULL, 0);
	if (form_read(forms->sent, NULL))
		return show(q, p, forms);
	e = person_undo(q, p);
	return e ? e : redirect(q, "/people/%s", p->public_id);
}

static enum err change(struct req *q, const struct person *p, const struct person_input *in)
{
	struct person to = *p;

	to.version = in->version;
	to.seeker = in->seeker;
	to.safe_contact = in->safe_contact;
	to.safe_by_phone = in->safe_by_phone;
	to.safe_by_text = in->safe_by_text;
	to.safe_by_email = in->safe_by_email;
	to.safe_by_mail = in->safe_by_mail;
	return person_change(q, p, &to);
}

enum err person_post(struct req *q)
{
	struct person_input in = { 0 };
	struct forms forms;
	struct person p;
	enum err e = open_page(q, &p, &forms);

	if (e)
		return e;
	if (text_equal(field_value(&q->http->posted, "undo"), "yes"))
		return undo(q, &p, &forms);
	forms.sent = forms.contact;
	e = form_read(forms.sent, &in);
	if (e != ERR_FORGED)
		form_names(forms.sent, "seeker_first_name", &in.seeker.first_name, &in.seeker.last_name, PROBLEM_seeker_name_missing);
	if (e != ERR_FORGED && !text_is_empty(in.seeker.language) && !language_find(in.seeker.language))
		form_problem(forms.sent, "seeker_language", PROBLEM_language_unknown);
	if (form_has_problems(forms.sent))
		return show(q, &p, &forms);
	e = change(q, &p, &in);
	if (e != ERR_CONFLICT)
		return e ? e : redirect(q, "/people/%s?saved=contact", p.public_id);
	/* Shows the profile as it is now, and what was typed. */
	form_conflict(forms.sent);
	e = person_find(q, p.public_id, &p);
	return e ? e : show(q, &p, &forms);
}

enum err person_notes_post(struct req *q)
{
	struct note_input in = { 0 };
	struct forms forms;
	struct person p;
	enum err e = open_page(q, &p, &forms);

	if (e)
		return e;
	forms.sent = forms.note;
	if (form_read(forms.sent, &in))
		return show(q, &p, &forms);
	if (!text_is_empty(in.delete)) {
		e = person_delete_note(q, &p, in.delete);
	} else if (text_is_empty(in.note)) {
		form_problem(forms.sent, "note", PROBLEM_note_missing);
		return show(q, &p, &forms);
	} else {
		e = person_add_note(q, &p, in.note, in.share_note);
	}
	return e ? e : redirect(q, "/people/%s?saved=note", p.public_id);
}
