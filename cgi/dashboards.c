/* dashboards.c - Referrals for Me, People I'm Helping with the Seeker Profile, Inbound Referrals, the referral page. */
#include <string.h>

#include "site/account.h"
#include "web/app.h"
#include "parts/audience.h"
#include "web/form.h"
#include "edge/http.h"
#include "base/language.h"
#include "message/outbox.h"
#include "web/page.h"
#include "referral/person.h"
#include "base/phone.h"
#include "directory/program.h"
#include "parts/program_page.h"
#include "parts/reach_form.h"
#include "web/reader.h"
#include "referral/referral.h"
#include "parts/referral_page.h"
#include "base/req.h"
#include "site/site.h"
#include "law/status.h"
#include "edge/tpl.h"
#include "law/visibility.h"
#include "edge/words.h"


#define COUNTED_TO 99

/* ---- what the lists share ---- */

static const char *asked(struct req *q, const char *name)
{
	const char *value = field_value(&q->http->query, name);

	return text_is_empty(value) ? NULL : value;
}

/* "12", or "99+" where counting stops. */
static const char *counted(struct req *q, int64_t n)
{
	return n > COUNTED_TO ? "99+" : arena_printf(q->arena, "%lld", (long long)n);
}

/* The number in a heading: known when the list is on one page, else at least so many. */
static void show_how_many(struct req *q, struct tpl *t, size_t count)
{
	bool more = count > LIST_PAGE, first = !asked(q, "before");

	page_text(q, t, "how_many", !count || more || !first ? "" : counted(q, (int64_t)count));
}

/* The next page keeps what was searched for. */
static void show_next_url(struct req *q, struct tpl *t, const char *cursor)
{
	static const char *const kept[] = { "q", "status" };
	struct str url;

	if (!cursor) {
		page_text(q, t, "next_url", "");
		return;
	}
	str_init(&url, q->arena, 4000);
	str_printf(&url, "%s?before=%s", q->http->path, text_url_encode(q->arena, cursor));
	for (size_t i = 0; i < COUNT(kept); i++)
		if (asked(q, kept[i]))
			str_printf(&url, "&%s=%s", kept[i], text_url_encode(q->arena, asked(q, kept[i])));
	page_text(q, t, "next_url", url.full ? "" : url.text);
}

static void show_next_referrals(struct req *q, struct tpl *t, const struct referral *all, size_t count)
{
	show_next_url(q, t, count > LIST_PAGE ? referral_cursor(q, &all[LIST_PAGE - 1]) : NULL);
}

/* This page with its query: where a change made in a row leads back to. */
static const char *here(struct req *q)
{
	const char *query = q->http->query_string;

	return arena_printf(q->arena, "%s%s%s", q->http->path, *query ? "?" : "", query);
}

static struct list_filter filter_of(struct req *q)
{
	const char *status = asked(q, "status");

	return (struct list_filter){ .name = asked(q, "q"), .status = status ? status_from_slug(status) : -1,
		.before = asked(q, "before") };
}

static bool has_name(const struct req *q)
{
	return !text_is_empty(q->account->first_name) && !text_is_empty(q->account->last_name);
}

static bool is_post(const struct req *q) { return !strcmp(q->http->method, "POST"); }

/* A page may hold several forms: this is the one that was sent. */
static bool sent_to(const struct req *q, const char *path) { return is_post(q) && !strcmp(path, q->http->path); }

/* ---- Referrals for Me ---- */

struct code_input { const char *code; };
static const struct input code_inputs[] = {
	INPUT(struct code_input, code, FIELD_NAME, .max = 64, .missing = PROBLEM_referral_code_unknown),
};

static enum err show_mine(struct req *q)
{
	struct row_place place = { PARTY_SEEKER, is_post(q) ? "/referrals" : here(q), true };
	struct list_filter f = filter_of(q);
	struct tpl *t = page_new(q);
	struct referral *all = NULL;
	size_t count = 0;
	enum err e;

	if (has_name(q) && (e = referral_list_mine(q, &f, &all, &count)))
		return e;
	page_flag(q, t, "needs_name", !has_name(q));
	page_text(q, t, "name_url", "/account?next=/referrals");
	show_how_many(q, t, count);
	if (!count && has_name(q))
		tpl_show(t, "no_referral");
	referral_show_rows(q, t, all, count, &place);
	show_next_referrals(q, t, all, count);
	form_show(q, t, code_inputs, COUNT(code_inputs));
	return page_send(q, t, "referrals");
}

static enum err claim_code(struct req *q)
{
	struct code_input in = { 0 };
	enum err e;

	if (!has_name(q))
		return redirect(q, "/account?next=/referrals");
	if (form_read(q, code_inputs, COUNT(code_inputs), &in))
		return show_mine(q);
	e = referral_claim_code(q, in.code);
	if (e == ERR_INPUT) {
		form_problem(q, "code", PROBLEM_referral_code_unknown);
		return show_mine(q);
	}
	return e ? e : redirect(q, "/referrals");
}

/* ---- People I'm Helping ---- */

static const struct mark people_marks[] = {
	MARK(struct person, public_id),
	MARK(struct person, seeker_first_name),
	MARK(struct person, seeker_last_name),
	MARK(struct person, seeker_email),
	MARK_PHONE(struct person, seeker_phone),
	MARK(struct person, by_group),
	MARK_WHEN(struct person, active_at),
};

/* Open referrals only, and those that need something done. */
static bool is_worth_saying(enum status s)
{
	return !status_closed(s) || status_offers_elsewhere(s);
}

static void show_summaries(struct req *q, struct tpl *row, int64_t person_id,
	const struct referral_summary *all, size_t count)
{
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		struct tpl *t;

		if (all[i].person_id != person_id || !is_worth_saying((enum status)all[i].status))
			continue;
		any = true;
		t = tpl_section(row, "summary");
		page_status(q, t, "status", (int)all[i].status);
		tpl_set(t, "how_many_such", counted(q, all[i].referrals));
	}
	if (!any)
		tpl_show(row, "no_summary");
}

static enum err show_people_rows(struct req *q, struct tpl *t, const struct person *people, size_t count)
{
	struct referral_summary *summaries;
	int64_t ids[LIST_PAGE];
	size_t shown = count < LIST_PAGE ? count : LIST_PAGE, summary_count;
	enum err e;

	for (size_t i = 0; i < shown; i++)
		ids[i] = people[i].id;
	if ((e = referral_summaries(q, ids, shown, &summaries, &summary_count)))
		return e;
	for (size_t i = 0; i < shown; i++) {
		struct tpl *row = tpl_section(t, "person");

		page_fill(q, row, people_marks, COUNT(people_marks), &people[i]);
		show_summaries(q, row, people[i].id, summaries, summary_count);
	}
	return ERR_OK;
}

static enum err show_people(struct req *q)
{
	struct tpl *t = page_new(q);
	const char *name = asked(q, "q");
	struct person *people;
	size_t count;
	enum err e;

	if ((e = person_list(q, name, asked(q, "before"), &people, &count)))
		return e;
	page_text(q, t, "q", name);
	page_flag(q, t, "searching", name != NULL);
	show_how_many(q, t, count);
	tpl_show(t, count ? "has_people" : "no_person");
	if (count && (e = show_people_rows(q, t, people, count)))
		return e;
	page_text(q, t, "look_further_url", "");
	show_next_url(q, t, count > LIST_PAGE ? person_cursor(q, &people[LIST_PAGE - 1]) : NULL);
	return page_send(q, t, "people");
}

/* ---- Seeker Profile ---- */

struct person_input {
	const char *seeker_first_name, *seeker_last_name, *seeker_email, *seeker_phone, *seeker_language;
	const char *version;
	bool undo;
};

static const struct input person_inputs[] = {
	INPUT(struct person_input, seeker_first_name, FIELD_NAME, .missing = PROBLEM_seeker_first_name_missing),
	INPUT(struct person_input, seeker_last_name, FIELD_NAME),
	INPUT(struct person_input, seeker_email, FIELD_EMAIL),
	INPUT(struct person_input, seeker_phone, FIELD_PHONE),
	INPUT(struct person_input, seeker_language, FIELD_NAME, .max = 35),
	INPUT(struct person_input, version, FIELD_NAME, .max = 20),
};

struct note_input { const char *note; bool share_note; const char *delete; };

static const struct input note_inputs[] = {
	INPUT(struct note_input, note, FIELD_TEXT, .max = 4000),
	INPUT(struct note_input, share_note, FIELD_FLAG),
	INPUT(struct note_input, delete, FIELD_NAME, .max = 64),
};

static const struct mark person_marks[] = {
	MARK(struct person, public_id),
	MARK(struct person, version),
	MARK(struct person, by_group),
	MARK_WHEN(struct person, updated_at),
	{ "contact_email", MARKS_TEXT, offsetof(struct person, seeker_email) },
	{ "contact_phone", MARKS_PHONE, offsetof(struct person, seeker_phone) },
};

static const struct mark version_marks[] = {
	{ "old_email", MARKS_TEXT, offsetof(struct person_version, seeker_email) },
	{ "old_phone", MARKS_PHONE, offsetof(struct person_version, seeker_phone) },
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

static char *full_name(struct req *q, const char *first, const char *last)
{
	return text_squeeze(q->arena, arena_printf(q->arena, "%s %s", first ? first : "", last ? last : ""));
}

static const char *language_name(const char *tag)
{
	return text_is_empty(tag) ? "" : language_autonym(tag);
}

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
		tpl_set(row, "old_name",
			full_name(q, versions[i].seeker_first_name, versions[i].seeker_last_name));
		tpl_set(row, "old_language", language_name(versions[i].seeker_language));
	}
	form_hidden(q, t, "undo_hidden", arena_printf(q->arena, "/people/%s", p->public_id));
	return ERR_OK;
}

static enum err show_notes(struct req *q, struct tpl *t, const struct person *p)
{
	char *path = arena_printf(q->arena, "/people/%s/notes", p->public_id);
	bool sent_here = sent_to(q, path);
	struct tpl *form = tpl_include(t, "note_form", reader_language(q), "parts/note-form");
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
	tpl_set(form, "note_path", path);
	tpl_show(form, "for_person");
	if (sent_here)
		form_show(q, form, note_inputs, COUNT(note_inputs));
	else
		form_hidden(q, form, "form_hidden", path);
	return ERR_OK;
}

static enum err show_person_referrals(struct req *q, struct tpl *t, const struct person *p)
{
	struct row_place place = { PARTY_HELPER, arena_printf(q->arena, "/people/%s", p->public_id), true };
	struct list_filter f = { .status = -1, .before = asked(q, "before"), .person_id = p->id };
	struct referral *all;
	size_t count;
	enum err e = referral_list_person(q, &f, &all, &count);

	if (e)
		return e;
	page_flag(q, t, "has_referrals", count);
	referral_show_rows(q, t, all, count, &place);
	show_next_referrals(q, t, all, count);
	return ERR_OK;
}

/* The form shows what was typed when it comes back, else what is kept. */
static void show_contact_form(struct req *q, struct tpl *t, const struct person *p)
{
	char *path = arena_printf(q->arena, "/people/%s", p->public_id);
	bool sent_here = sent_to(q, path);
	const char *typed = sent_here ? field_value(&q->http->posted, "seeker_language") : NULL;

	page_language_options(t, "seeker_languages", typed ? typed : p->seeker_language);
	page_flag(q, t, "editing", sent_here);
	if (sent_here) {
		form_show(q, t, person_inputs, COUNT(person_inputs));
		return;
	}
	tpl_set(t, "seeker_first_name", p->seeker_first_name);
	tpl_set(t, "seeker_last_name", p->seeker_last_name);
	tpl_set(t, "seeker_email", p->seeker_email);
	tpl_set(t, "seeker_phone", phone_for_people(q->arena, p->seeker_phone));
	form_hidden(q, t, "form_hidden", path);
}

static enum err show_profile(struct req *q, const struct person *p)
{
	struct tpl *t = page_new(q);
	enum err e;

	page_fill(q, t, person_marks, COUNT(person_marks), p);
	page_text(q, t, "name", full_name(q, p->seeker_first_name, p->seeker_last_name));
	page_text(q, t, "contact_language", language_name(p->seeker_language));
	page_flag(q, t, "changed_meanwhile", q->failed.code == ERR_CONFLICT);
	show_contact_form(q, t, p);
	tpl_set(t, "version", arena_printf(q->arena, "%d", p->version));
	if ((e = show_history(q, t, p)) || (e = show_person_referrals(q, t, p)) || (e = show_notes(q, t, p)))
		return e;
	return page_send(q, t, "person");
}

static enum err show_person(struct req *q)
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

static enum err change_person(struct req *q)
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
	if (!text_is_empty(in.seeker_language) && !language_find(in.seeker_language))
		form_problem(q, "seeker_language", PROBLEM_language_unknown);
	if (q->failed.code)
		return show_profile(q, &p);
	text_to_number(in.version, 0, INT32_MAX, &version);
	to = p;
	to.version = (int)version;
	to.seeker_first_name = in.seeker_first_name;
	to.seeker_last_name = in.seeker_last_name;
	to.seeker_email = in.seeker_email;
	to.seeker_phone = in.seeker_phone;
	to.seeker_language = in.seeker_language;
	e = person_change(q, &p, &to);
	if (e == ERR_CONFLICT)
		return show_person_again(q);
	return e ? e : redirect(q, "/people/%s", p.public_id);
}

static enum err change_person_notes(struct req *q)
{
	struct note_input in = { 0 };
	struct person p;
	enum err e = person_find(q, req_id(q, "person"), &p);

	if (e)
		return e;
	if (form_read(q, note_inputs, COUNT(note_inputs), &in))
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

/* ---- Inbound Referrals ---- */

static const struct mark inbound_marks[] = {
	MARK(struct inbound_program, public_id),
	MARK(struct inbound_program, name),
	MARK(struct inbound_program, organization_name),
};

static enum err show_inbound(struct req *q)
{
	struct tpl *t = page_new(q);
	struct inbound_program *programs;
	size_t count;
	int64_t sum = 0;
	enum err e;

	if ((e = referral_inbound_programs(q, &programs, &count)))
		return e;
	if (!count)
		tpl_show(t, "no_program");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_section(t, "program");

		page_fill(q, row, inbound_marks, COUNT(inbound_marks), &programs[i]);
		tpl_set(row, "not_updated", counted(q, programs[i].not_updated));
		page_flag(q, row, "has_not_updated", programs[i].not_updated);
		sum += programs[i].not_updated;
	}
	page_text(q, t, "not_updated_all", sum ? counted(q, sum) : "");
	return page_send(q, t, "inbound");
}

static const struct mark inbound_program_marks[] = {
	{ "inbound_public_id", MARKS_TEXT, offsetof(struct inbound_program, public_id) },
	{ "inbound_name", MARKS_TEXT, offsetof(struct inbound_program, name) },
};

static void show_status_options(struct req *q, struct tpl *t, int chosen)
{
	for (int s = 0; s < STATUSES; s++) {
		struct tpl *option = tpl_section(t, "status_options");
		const char *slug = status_slug((enum status)s);

		tpl_set(option, "slug", slug);
		tpl_set(option, "label", words(q, reader_language(q), "statuses", slug, NULL));
		if (s == chosen)
			tpl_show(option, "selected");
	}
}

static enum err show_inbound_program(struct req *q)
{
	struct row_place place = { PARTY_PROGRAM, here(q), true };
	struct list_filter f = filter_of(q);
	struct inbound_program p;
	struct referral *all;
	struct tpl *t;
	size_t count;
	enum err e;

	f.inbound = &p;
	if ((e = referral_inbound_program(q, req_id(q, "program"), &p)) || (e = referral_list_inbound(q, &f, &all, &count)))
		return e;
	t = page_new(q);
	page_fill(q, t, inbound_program_marks, COUNT(inbound_program_marks), &p);
	page_text(q, t, "not_updated", p.not_updated ? counted(q, p.not_updated) : "");
	page_text(q, t, "q", f.name);
	page_flag(q, t, "filtering", f.name || f.status >= 0);
	show_status_options(q, t, f.status);
	page_flag(q, t, "has_referrals", count);
	referral_show_rows(q, t, all, count, &place);
	page_text(q, t, "look_further_url", "");
	show_next_referrals(q, t, all, count);
	return page_send(q, t, "inbound-program");
}

/* ---- the referral page ---- */

static const struct mark page_marks[] = {
	MARK_WHEN(struct referral, opened_at),
};

static const struct mark event_marks[] = {
	MARK(struct referral_event, actor_first_name),
	MARK(struct referral_event, actor_last_initial),
	MARK(struct referral_event, actor_organization),
	MARK(struct referral_event, by_link),
	MARK(struct referral_event, undone),
	MARK_WHEN(struct referral_event, made_at),
	{ "event_note", MARKS_TEXT, offsetof(struct referral_event, note) },
	{ "event_note_shared", MARKS_BOOL, offsetof(struct referral_event, note_shared) },
};

static void show_event(struct req *q, struct tpl *t, const struct referral_event *e)
{
	page_fill(q, t, event_marks, COUNT(event_marks), e);
	tpl_show(t, arena_printf(q->arena, "act_%s", act_slug((enum act)e->act)));
	page_status(q, t, "to", e->to_status);
}

static enum err show_events(struct req *q, struct tpl *t, const struct referral *r)
{
	struct referral_event *events;
	size_t count;
	enum err e = referral_history(q, r, &events, &count);

	/* Told as a story, from the beginning. */
	for (size_t i = count; i-- > 0; )
		show_event(q, tpl_section(t, "events"), &events[i]);
	return e;
}

static const char *label_of(struct req *q, int status)
{
	return status < 0 ? "" : words(q, reader_language(q), "statuses", status_slug((enum status)status), NULL);
}

static void show_words(struct req *q, struct tpl *t, const struct referral *r)
{
	page_text(q, t, "word_seeker_status", label_of(q, r->word_seeker));
	page_text(q, t, "word_helper_status", label_of(q, r->word_helper));
	page_text(q, t, "word_program_status", label_of(q, r->word_program));
}

/* The dashboard that a viewer came from, and as whom they read "what is next". */
static enum party reader_of(const struct referral *r)
{
	for (int p = 0; p < PARTIES; p++)
		if (r->parties & (1u << p))
			return (enum party)p;
	return PARTY_SEEKER;
}

static const char *back_of(struct req *q, const struct referral *r, enum party reader)
{
	if (reader == PARTY_HELPER)
		return arena_printf(q->arena, "/people/%s", r->person_public_id ? r->person_public_id : "");
	return reader == PARTY_SEEKER ? "/referrals" : arena_printf(q->arena, "/inbound/%s", r->program_public_id);
}

static void show_note_form(struct req *q, struct tpl *t, const struct referral *r)
{
	char *path = arena_printf(q->arena, "/referrals/%s/notes", r->public_id);
	struct tpl *form = tpl_include(t, "note_form", reader_language(q), "parts/note-form");

	tpl_set(form, "note_path", path);
	tpl_show(form, "for_referral");
	if (sent_to(q, path))
		form_show(q, form, note_inputs, COUNT(note_inputs));
	else
		form_hidden(q, form, "form_hidden", path);
}

static const struct mark stop_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, version),
	MARK(struct referral, program_name),
};

struct stop_input { const char *seen; };
static const struct input stop_inputs[] = { INPUT(struct stop_input, seen, FIELD_NAME, .max = 20) };

static void show_stop_form(struct req *q, struct tpl *t, const struct referral *r)
{
	char *path = arena_printf(q->arena, "/referrals/%s/stop-sharing", r->public_id);
	struct tpl *form;

	page_flag(q, t, "may_stop_sharing", r->granted & MAY_STOP_SHARING);
	if (!(r->granted & MAY_STOP_SHARING))
		return;
	form = tpl_include(t, "stop_form", reader_language(q), "parts/stop-form");
	page_fill(q, form, stop_marks, COUNT(stop_marks), r);
	page_flag(q, form, "editing", sent_to(q, path));
	if (sent_to(q, path))
		form_show(q, form, stop_inputs, COUNT(stop_inputs));
	else
		form_hidden(q, form, "form_hidden", path);
}

static void show_acts(struct req *q, struct tpl *t, const struct referral *r)
{
	bool concerned = r->parties & (1 << PARTY_SEEKER | 1 << PARTY_HELPER);

	page_flag(q, t, "refer_elsewhere", concerned && status_offers_elsewhere((enum status)r->status));
	page_flag(q, t, "may_undo", referral_may_undo(q, r));
	form_hidden(q, t, "undo_hidden", arena_printf(q->arena, "/status/%s", r->public_id));
	show_note_form(q, t, r);
	reach_form_show(q, t, r);
	show_stop_form(q, t, r);
}

static enum err show_referral_page(struct req *q, const struct referral *r)
{
	struct row_place place = { .party = reader_of(r), .in_list = true };
	struct tpl *t = page_new(q);
	enum err e;

	referral_show(q, t, r, &place);
	page_fill(q, t, page_marks, COUNT(page_marks), r);
	page_flag(q, t, "is_seeker", r->parties & (1 << PARTY_SEEKER));
	page_flag(q, t, "is_program", r->parties & (1 << PARTY_PROGRAM));
	page_flag(q, t, "saved", field_value(&q->http->query, "saved"));
	page_flag(q, t, "changed_meanwhile", q->failed.code == ERR_CONFLICT);
	page_flag(q, t, "has_problems", q->failed.code != ERR_OK);
	page_text(q, t, "back_url", back_of(q, r, place.party));
	/* Where sharing was stopped, of all that was said for the program only the name is left. */
	page_text(q, t, "seeker_language_name", r->granted & SHOW_COMMENT ? language_name(r->seeker_language) : "");
	if (r->disputed)
		show_words(q, t, r);
	audience_show_seers(q, t, r);
	if ((e = show_events(q, t, r)) || (e = audience_show_told(q, t, r)))
		return e;
	/* On paper a program has the referral itself, everybody else what to take along. */
	page_flag(q, t, "prints_sheet", !(r->parties & (1 << PARTY_PROGRAM)));
	if (!(r->parties & (1 << PARTY_PROGRAM)) && (e = program_page_sheet(q, t, r)))
		return e;
	show_acts(q, t, r);
	return page_send(q, t, "referral");
}

static enum err show_referral(struct req *q)
{
	struct referral *r = referral_find(q, req_id(q, "referral"));
	enum err e;

	if (!r)
		return q->failed.code;
	/* Asking for the headers is not reading. */
	if (strcmp(q->http->method, "HEAD") && (e = referral_opened(q, r)))
		return e;
	return show_referral_page(q, r);
}

static enum err add_note(struct req *q)
{
	struct referral *r = referral_find(q, req_id(q, "referral"));
	struct note_input in = { 0 };
	enum err e;

	if (!r)
		return q->failed.code;
	if (form_read(q, note_inputs, COUNT(note_inputs), &in))
		return show_referral_page(q, r);
	if (text_is_empty(in.note)) {
		form_problem(q, "note", PROBLEM_note_missing);
		return show_referral_page(q, r);
	}
	e = referral_note(q, r, in.note, in.share_note, arena_printf(q->arena, "/referrals/%s", r->public_id));
	return e ? e : redirect(q, "/referrals/%s?saved=1", r->public_id);
}

/* As it is now, with what was typed where it can still be sent, and a key that is not used up. */
static enum err show_referral_again(struct req *q)
{
	struct referral *r;

	fail_forget(q);
	if (!(r = referral_find(q, req_id(q, "referral"))))
		return q->failed.code;
	fail(q, ERR_CONFLICT, "changed meanwhile");
	form_renew(q);
	return show_referral_page(q, r);
}

static enum err answer_change(struct req *q, const struct referral *r, enum err e)
{
	if (e == ERR_CONFLICT)
		return show_referral_again(q);
	return e ? e : redirect(q, "/referrals/%s?saved=1", r->public_id);
}

static enum err change_reach(struct req *q)
{
	struct referral *r = referral_find(q, req_id(q, "referral"));
	struct reach_change c;

	if (!r)
		return q->failed.code;
	if (!reach_form_read(q, r, &c))
		return answer_change(q, r, referral_change_reach(q, r, &c));
	if (!(r->granted & MAY_CHANGE_REACH))
		return fail(q, ERR_DENIED, "change the way of referral %s", r->public_id);
	return show_referral_page(q, r);
}

static enum err stop_sharing(struct req *q)
{
	struct referral *r = referral_find(q, req_id(q, "referral"));
	struct stop_input in = { 0 };
	int64_t seen = -1;

	if (!r)
		return q->failed.code;
	if (!form_read(q, stop_inputs, COUNT(stop_inputs), &in)) {
		text_to_number(in.seen, 0, INT32_MAX, &seen);
		return answer_change(q, r, referral_stop_sharing(q, r, (int)seen,
			arena_printf(q->arena, "/referrals/%s", r->public_id)));
	}
	if (!(r->granted & MAY_STOP_SHARING))
		return fail(q, ERR_DENIED, "stop sharing referral %s", r->public_id);
	return show_referral_page(q, r);
}

/* A form's own path shows nothing: whoever comes there, by signing in for it, is led to the page. */
static enum err go_to_referral(struct req *q)
{
	return redirect(q, "/referrals/%s", req_id(q, "referral"));
}

static const struct route routes[] = {
	{ "GET",  "/referrals",                  show_mine,            SIGNED_IN, PERSONAL },
	{ "POST", "/referrals",                  claim_code,           SIGNED_IN, PERSONAL },
	{ "GET",  "/people",                     show_people,          SIGNED_IN, PERSONAL },
	{ "GET",  "/people/{person}",            show_person,          SIGNED_IN, PERSONAL },
	{ "POST", "/people/{person}",            change_person,        SIGNED_IN, PERSONAL },
	{ "POST", "/people/{person}/notes",      change_person_notes,  SIGNED_IN, PERSONAL },
	{ "GET",  "/inbound",                    show_inbound,         SIGNED_IN, PERSONAL },
	{ "GET",  "/inbound/{program}",          show_inbound_program, SIGNED_IN, PERSONAL },
	{ "GET",  "/referrals/{referral}",       show_referral,        SIGNED_IN, PERSONAL },
	{ "GET",  "/referrals/{referral}/notes", go_to_referral,       SIGNED_IN, PERSONAL },
	{ "POST", "/referrals/{referral}/notes", add_note,             SIGNED_IN, PERSONAL },
	{ "GET",  "/referrals/{referral}/reach", go_to_referral,       SIGNED_IN, PERSONAL },
	{ "POST", "/referrals/{referral}/reach", change_reach,         SIGNED_IN, PERSONAL },
	{ "GET",  "/referrals/{referral}/stop-sharing", go_to_referral, SIGNED_IN, PERSONAL },
	{ "POST", "/referrals/{referral}/stop-sharing", stop_sharing,  SIGNED_IN, PERSONAL },
};

const struct app app = { "dashboards", routes, COUNT(routes) };
