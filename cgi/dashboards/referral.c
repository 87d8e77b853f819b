/* referral.c - one referral: its story, who sees it, and the forms that change it. */
#include <string.h>

#include "dashboards/dashboard.h"
#include "dashboards/note_form.h"
#include "dashboards/pages.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "law/status.h"
#include "law/visibility.h"
#include "parts/audience.h"
#include "parts/program_page.h"
#include "parts/reach_form.h"
#include "parts/referral_page.h"
#include "referral/referral.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

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
	tpl_show(t, arena_printf(q->arena, "act_%s", act_slug(e->act)));
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

static const char *label_of(struct req *q, enum status status)
{
	return status == STATUS_NONE ? "" : words(q, q->language, "statuses", status_slug(status), NULL);
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
	for (enum party p = 0; p < PARTIES; p++)
		if (r->parties & (1u << p))
			return p;
	return PARTY_SEEKER;
}

static char *back_of(struct req *q, const struct referral *r, enum party reader)
{
	if (reader == PARTY_HELPER)
		return path_to(q, "/people/%s", r->person_public_id ? r->person_public_id : "");
	return reader == PARTY_SEEKER ? path_to(q, "/referrals") : path_to(q, "/inbound/%s", r->program_public_id);
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
	form = tpl_include(t, "stop_form", q->language, "parts/stop-form");
	page_fill(q, form, stop_marks, COUNT(stop_marks), r);
	page_flag(q, form, "editing", dashboard_sent_to(q, path));
	if (dashboard_sent_to(q, path))
		form_show(q, form, stop_inputs, COUNT(stop_inputs));
	else
		form_hidden(q, form, "form_hidden", path);
}

static void show_acts(struct req *q, struct tpl *t, const struct referral *r)
{
	bool concerned = r->parties & (1 << PARTY_SEEKER | 1 << PARTY_HELPER);

	page_flag(q, t, "refer_elsewhere", concerned && status_offers_elsewhere(r->status));
	page_flag(q, t, "may_undo", referral_may_undo(q, r));
	form_hidden(q, t, "undo_hidden", arena_printf(q->arena, "/status/%s", r->public_id));
	note_form_show(q, t, arena_printf(q->arena, "/referrals/%s/notes", r->public_id), "for_referral");
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
	page_text(q, t, "seeker_language_name", r->granted & SHOW_COMMENT ? dashboard_language_name(r->seeker.language) : "");
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

enum err referral_get(struct req *q)
{
	struct referral *r;
	enum err e;

	if ((e = referral_find(q, req_id(q, "referral"), &r)))
		return e;
	/* Asking for the headers is not reading. */
	if (strcmp(q->http->method, "HEAD") && (e = referral_opened(q, r)))
		return e;
	return show_referral_page(q, r);
}

enum err referral_notes_post(struct req *q)
{
	struct note_input in = { 0 };
	struct referral *r;
	enum err e;

	if ((e = referral_find(q, req_id(q, "referral"), &r)))
		return e;
	if (form_read(q, note_inputs, note_input_count, &in))
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
	enum err e;

	fail_forget(q);
	if ((e = referral_find(q, req_id(q, "referral"), &r)))
		return e;
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

enum err referral_reach_post(struct req *q)
{
	struct referral *r;
	struct reach_change c;
	enum err e;

	if ((e = referral_find(q, req_id(q, "referral"), &r)))
		return e;
	if (!reach_form_read(q, r, &c))
		return answer_change(q, r, referral_change_reach(q, r, &c));
	if (!(r->granted & MAY_CHANGE_REACH))
		return fail(q, ERR_DENIED, "change how to reach the seeker of referral %s", r->public_id);
	return show_referral_page(q, r);
}

enum err referral_stop_sharing_post(struct req *q)
{
	struct referral *r;
	struct stop_input in = { 0 };
	int64_t seen = -1;
	enum err e;

	if ((e = referral_find(q, req_id(q, "referral"), &r)))
		return e;
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
enum err referral_form_get(struct req *q)
{
	return redirect(q, "/referrals/%s", req_id(q, "referral"));
}
