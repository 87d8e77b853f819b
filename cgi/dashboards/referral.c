/* referral.c - the page of one referral: its history, who can see it, the forms that change it, the acts that end something. */
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
#include "parts/live_row.h"
#include "parts/program_reach.h"
#include "parts/reach_form.h"
#include "parts/referral_page.h"
#include "parts/safe_notes.h"
#include "parts/status_form.h"
#include "parts/stop_means.h"
#include "parts/way_back.h"
#include "referral/access.h"
#include "referral/referral.h"
#include "referral/release.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark page_marks[] = {
	MARK_WHEN(struct referral, helper_denied_at),
};

static const struct mark event_marks[] = {
	MARK(struct referral_event, actor_first_name),
	MARK(struct referral_event, actor_last_initial),
	MARK(struct referral_event, actor_organization),
	MARK(struct referral_event, by_link),
	MARK(struct referral_event, by_text),
	MARK(struct referral_event, undone),
	MARK_WHEN(struct referral_event, made_at),
	{ "event_note", MARKS_TEXT, offsetof(struct referral_event, note) },
	{ "event_note_shared", MARKS_BOOL, offsetof(struct referral_event, note_shared) },
};

/* To erase somebody ends sharing in the same moment, and is no act of theirs. */
static bool is_erasure(const struct referral *r, const struct referral_event *e)
{
	return e->act == ACT_stop_sharing && r->erased_at && e->made_at == r->erased_at;
}

static void show_event(struct req *q, struct tpl *t, const struct referral *r, const struct referral_event *e)
{
	bool nameless = text_is_empty(e->actor_first_name) && text_is_empty(e->actor_organization);

	page_fill(q, t, event_marks, COUNT(event_marks), e);
	page_flag(q, t, "act_erased", is_erasure(r, e));
	if (!is_erasure(r, e))
		tpl_show(t, arena_printf(q->arena, "act_%s", act_slug(e->act)));
	page_status(q, t, "to", e->to_status);
	page_flag(q, t, "says_status", e->to_status != STATUS_NONE);
	page_text(q, t, "until_day", referral_release_day(q, e->until_at));
	page_flag(q, t, "only_two_read", referral_keeps_word(q, r) && e->party == PARTY_PROGRAM);
	page_flag(q, t, "name_erased", r->erased_at && nameless && !is_erasure(r, e));
}

/* "Dana P., Fairhaven Diaper Bank" */
static const char *actor_name(struct req *q, const struct referral_event *e)
{
	bool named = !text_is_empty(e->actor_first_name), initial = !text_is_empty(e->actor_last_initial);
	const char *name = !named ? "" : initial ? arena_printf(q->arena, "%s %s.", e->actor_first_name, e->actor_last_initial)
		: e->actor_first_name;

	if (text_is_empty(e->actor_organization))
		return name;
	return named ? arena_printf(q->arena, "%s, %s", name, e->actor_organization) : e->actor_organization;
}

/* The last word about it: the newest status, with its note. Until there is one, a program reads what the person wrote. */
static void show_said(struct req *q, struct tpl *t, const struct referral *r, const struct referral_event *said)
{
	const char *asked = r->parties & THE_PROGRAM ? r->comment : "";

	page_text(q, t, "said_by", said ? actor_name(q, said) : "");
	tpl_set(t, "said_at", said ? page_ago(q, said->made_at) : "");
	page_text(q, t, "said_note", said && !text_is_empty(said->note) ? said->note : asked);
}

static enum err show_events(struct req *q, struct tpl *t, const struct referral *r)
{
	const struct referral_event *said = NULL;
	struct referral_event *events;
	size_t count;
	enum err e = referral_history(q, r, &events, &count);

	if (e)
		return e;
	for (size_t i = 0; i < count; i++) {
		show_event(q, tpl_section(t, "events"), r, &events[i]);
		if (!said && events[i].act == ACT_status && !events[i].undone)
			said = &events[i];
	}
	show_said(q, t, r, said);
	page_flag(q, t, "rests", referral_reader(r) == PARTY_SEEKER && referral_rests(r, events, count));
	return ERR_OK;
}

static const struct mark next_marks[] = {
	{ "next_id", MARKS_TEXT, offsetof(struct referral_next, public_id) },
	{ "next_name", MARKS_NAME, offsetof(struct referral_next, seeker) },
};

static void show_next(struct req *q, struct tpl *t, const struct referral *r, const struct referral_next *next)
{
	page_fill(q, t, next_marks, COUNT(next_marks), next);
	tpl_set(t, "place", dashboard_counted(q, next->place));
	page_text(q, t, "of_new", r->status == STATUS_not_updated && next->all ? dashboard_counted(q, next->all) : "");
}

static const struct mark after_marks[] = {
	{ "after_id", MARKS_TEXT, offsetof(struct referral, public_id) },
	{ "after_program", MARKS_TEXT, offsetof(struct referral, program_name) },
};

static enum err show_after(struct req *q, struct tpl *t, const struct referral *r)
{
	struct referral *after;
	size_t count;
	enum err e = referral_following(q, r, &after, &count);

	for (size_t i = 0; !e && i < count; i++)
		page_fill(q, tpl_section(t, "after"), after_marks, COUNT(after_marks), &after[i]);
	return e;
}

static const char *label_of(struct req *q, enum status status)
{
	return status == STATUS_NONE ? "" : words(q, q->language, "statuses", status_slug(status));
}

static void show_words(struct req *q, struct tpl *t, const struct referral *r)
{
	page_text(q, t, "word_seeker_status", label_of(q, r->word_seeker));
	page_text(q, t, "word_helper_status", label_of(q, r->word_helper));
	page_text(q, t, "word_program_status", label_of(q, r->word_program));
}

/* The list of the reader's side that holds the referral. */
static const char *list_of(struct req *q, const struct referral *r, enum party reader)
{
	if (reader == PARTY_HELPER)
		return r->person_public_id ? arena_printf(q->arena, "/people/%s", r->person_public_id) : "/people";
	return reader == PARTY_SEEKER ? "/referrals" : arena_printf(q->arena, "/inbound/%s", r->program_public_id);
}

/* The list that the reader has just left, unless the page carries it already. */
static void find_list(struct req *q, const struct referral *r, enum party reader)
{
	static const char *const dashboards[PARTIES] = { "/referrals", "/people", "/inbound" };

	if (!q->list)
		q->list = page_list_left(q, list_of(q, r, reader));
	if (!q->list)
		q->list = page_list_left(q, dashboards[reader]);
}

/* The row that the reader left, in the list as it was; or its place in the list. */
static const char *back_of(struct req *q, const struct referral *r, enum party reader)
{
	return path_to(q, "%s#r-%s", q->list ? q->list : list_of(q, r, reader), r->public_id);
}

/* The forms of the page. sent: the one that is shown again, or NULL. */
struct forms { struct form *note, *reach, *stop, *sent; };

static const char *form_path(struct req *q, const struct referral *r, const char *form)
{
	return arena_printf(q->arena, "/referrals/%s/%s", r->public_id, form);
}

static enum err open_page(struct req *q, struct referral **r, struct forms *forms)
{
	enum err e = referral_find(q, req_id(q, "referral"), r);

	if (e)
		return e;
	way_back_take(q);
	*forms = (struct forms){
		.note = note_form_open(q, form_path(q, *r, "notes")),
		.reach = reach_form_open(q, *r),
		.stop = form_open(q, NULL, NULL, 0),
	};
	form_to(forms->stop, form_path(q, *r, "stop-sharing"));
	return ERR_OK;
}

static void show_release(struct req *q, struct tpl *t, const struct referral *r)
{
	bool counts = release_counts(q, r);

	page_flag(q, t, "is_veiled", r->veiled);
	page_flag(q, t, "only_two", referral_reader(r) == PARTY_PROGRAM && referral_keeps_word(q, r));
	page_flag(q, t, "hands_code", r->parties & THE_PROGRAM && referral_opens_by_code(r));
	page_flag(q, t, "may_release", r->granted & MAY_RELEASE && !r->erased_at);
	page_flag(q, t, "released", counts);
	page_text(q, t, "released_day", counts ? referral_release_day(q, r->released_until) : "");
}

static void show_acts(struct req *q, struct tpl *t, const struct referral *r, const struct forms *forms)
{
	bool concerned = r->parties & (1 << PARTY_SEEKER | 1 << PARTY_HELPER);

	page_flag(q, t, "refer_elsewhere", concerned && !r->erased_at && status_offers_elsewhere(r->status));
	page_flag(q, t, "may_undo", referral_may_undo(q, r));
	form_hidden(q, t, "undo_hidden", arena_printf(q->arena, "/status/%s", r->public_id));
	note_form_show(q, forms->note, t, form_path(q, r, "notes"), "for_referral",
		referral_reader(r) == PARTY_PROGRAM && referral_keeps_word(q, r) ? r->seeker.first_name : "");
	reach_form_show(q, forms->reach, t, r);
	page_flag(q, t, "may_hush", reach_form_may_hush(r));
	show_release(q, t, r);
	page_flag(q, t, "may_stop_sharing", r->granted & MAY_STOP_SHARING);
	page_flag(q, t, "safety", r->parties & THE_SEEKER && (reach_form_may_hush(r) || r->granted & MAY_STOP_SHARING));
}

/* Confirms the change that led here, as the referral shows it now: an old link confirms nothing. */
static void show_saved(struct req *q, struct tpl *t, const struct referral *r)
{
	const char *what = field_value(&q->http->query, "saved");
	bool stopped = r->at.consent == CONSENT_WITHDRAWN;

	if (!what || (text_equal(what, "sharing") && !stopped))
		return;
	page_flag(q, t, "saved_status", text_equal(what, "1") || text_equal(what, "1_note") || text_equal(what, "same") || text_equal(what, "undo"));
	page_flag(q, t, "saved_own_note", text_equal(what, "1_note"));
	page_flag(q, t, "saved_same", text_equal(what, "same"));
	page_flag(q, t, "saved_undo", text_equal(what, "undo"));
	page_flag(q, t, "saved_note", text_equal(what, "note"));
	page_flag(q, t, "saved_shared_note", text_equal(what, "shared_note"));
	page_flag(q, t, "saved_release", text_equal(what, "release"));
	page_flag(q, t, "saved_reach", text_equal(what, "reach"));
	page_flag(q, t, "saved_sharing", text_equal(what, "sharing"));
}

/* Before the number, for those who keep the profile. */
static enum err show_safe_notes(struct req *q, struct tpl *t, const struct referral *r)
{
	struct person p;
	enum err e = text_is_empty(r->person_public_id) ? ERR_MISSING : person_find(q, r->person_public_id, &p);

	if (!e)
		safe_notes_show(q, t, &p);
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err show(struct req *q, const struct referral *r, const struct forms *forms)
{
	struct row_place place = { .party = referral_reader(r), .in_list = true, .shows_next = true };
	struct referral_next next = { 0 };
	struct tpl *t = page_new(q);
	int status = form_status(forms->sent);
	enum err e;

	find_list(q, r, place.party);
	/* Staff go from one person to the next. */
	if (r->parties & THE_PROGRAM && (e = referral_next(q, r, &next)))
		return e;
	if (next.public_id)
		place.next = arena_printf(q->arena, "/referrals/%s", next.public_id);
	show_next(q, t, r, &next);
	referral_fill(q, t, r, &place, referral_is_elsewhere(q, r));
	if (r->granted & MAY_UPDATE && (e = status_form_show(q, NULL, t, r, &place)))
		return e;
	if ((e = live_row_show(q, t, t, r, place.party)))
		return e;
	page_text(q, t, "own_words", place.party == PARTY_SEEKER ? referral_own_words(q, r->status) : "");
	page_fill(q, t, page_marks, COUNT(page_marks), r);
	page_flag(q, t, "is_seeker", r->parties & (1 << PARTY_SEEKER));
	page_flag(q, t, "is_program", r->parties & (1 << PARTY_PROGRAM));
	show_saved(q, t, r);
	page_flag(q, t, "changed_meanwhile", status == 409);
	if (forms->sent)
		form_show_problems(forms->sent, t);
	page_text(q, t, "back_url", back_of(q, r, place.party));
	page_text(q, t, "list", q->list);
	page_text(q, t, "seeker_language_name", dashboard_language_name(r->seeker.language));
	if (r->disputed)
		show_words(q, t, r);
	if ((e = audience_show_seers(q, t, r)) || (e = show_events(q, t, r)) || (e = audience_show_told(q, t, r))
			|| (e = show_after(q, t, r)) || (e = show_safe_notes(q, t, r)))
		return e;
	if (!(r->parties & THE_PROGRAM) && (e = program_reach_show(q, t, r->program_id)))
		return e;
	page_flag(q, t, "asks_questions", r->at.kind == KIND_LIVE);
	show_acts(q, t, r, forms);
	return page_send(q, t, "referral", status);
}

enum err referral_get(struct req *q)
{
	struct forms forms;
	struct referral *r;
	enum err e;

	if ((e = open_page(q, &r, &forms)))
		return e;
	/* A HEAD request does not count as opening the referral. */
	if (strcmp(q->http->method, "HEAD") && ((e = referral_opened(q, r)) || (e = access_opened(q, r))))
		return e;
	return show(q, r, &forms);
}

enum err referral_notes_post(struct req *q)
{
	struct note_input in = { 0 };
	struct forms forms;
	struct referral *r;
	enum err e;

	if ((e = open_page(q, &r, &forms)))
		return e;
	forms.sent = forms.note;
	if (form_read(forms.sent, &in))
		return show(q, r, &forms);
	if (text_is_empty(in.note)) {
		form_problem(forms.sent, "note", PROBLEM_note_missing);
		return show(q, r, &forms);
	}
	e = referral_note(q, r, in.note, in.share_note, arena_printf(q->arena, "/referrals/%s", r->public_id));
	return e ? e : redirect(q, "%s", way_back_page(q, r, in.share_note ? "shared_note" : "note"));
}

/* After a conflict, shows the referral as it is now, and what was typed if the form can still be sent. */
static enum err answer_reach(struct req *q, struct referral *r, struct forms *forms, enum err e)
{
	if (e != ERR_CONFLICT)
		return e ? e : redirect(q, "%s", way_back_page(q, r, "reach"));
	form_conflict(forms->sent);
	if ((e = referral_find(q, r->public_id, &r)))
		return e;
	return show(q, r, forms);
}

/* ---- the acts that end something: each has a page of its own ---- */

static const struct mark stop_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_name),
	MARK(struct referral, seeker.first_name),
	MARK(struct referral, version),
};

static enum err show_stop(struct req *q, const struct referral *r, const struct form *f, bool contact)
{
	struct tpl *t = page_new(q);

	page_fill(q, t, stop_marks, COUNT(stop_marks), r);
	referral_mark(q, t, r);
	page_flag(q, t, "is_seeker", r->parties & THE_SEEKER);
	page_flag(q, t, "stops_contact", contact);
	stop_means_show(q, t, r, contact);
	page_text(q, t, "back_url", path_to(q, "%s", way_back_page(q, r, NULL)));
	form_show(f, t);
	return page_send(q, t, "referral-stop", form_status(f));
}

/* Where there is nothing left to stop, it leads to the referral. */
static enum err stop_get(struct req *q, bool contact)
{
	struct forms forms;
	struct referral *r;
	enum err e = open_page(q, &r, &forms);

	if (e)
		return e;
	if (!(contact ? reach_form_may_hush(r) : (r->granted & MAY_STOP_SHARING) != 0))
		return redirect(q, "%s", way_back_page(q, r, NULL));
	return show_stop(q, r, contact ? forms.reach : forms.stop, contact);
}

enum err referral_stop_contact_get(struct req *q) { return stop_get(q, true); }
enum err referral_stop_sharing_get(struct req *q) { return stop_get(q, false); }

enum err referral_reach_post(struct req *q)
{
	struct reach_change c;
	struct forms forms;
	struct referral *r;
	enum err e;

	if ((e = open_page(q, &r, &forms)))
		return e;
	forms.sent = forms.reach;
	if (!reach_form_read(q, forms.sent, r, &c))
		return answer_reach(q, r, &forms, referral_change_reach(q, r, &c));
	if (!(r->granted & MAY_CHANGE_REACH))
		return fail(q, ERR_DENIED, "change how to reach the seeker of referral %s", r->public_id);
	if (field_value(&q->http->posted, "stop_contact"))
		return show_stop(q, r, forms.reach, true);
	return show(q, r, &forms);
}

/* True if sharing has stopped already, by this viewer or another one: repeating it is no error. */
static bool has_stopped(struct req *q, const struct referral *r)
{
	struct referral *now;

	return r->parties & THE_PEOPLE && !referral_find(q, r->public_id, &now) && now->at.consent == CONSENT_WITHDRAWN;
}

enum err referral_stop_sharing_post(struct req *q)
{
	struct forms forms;
	struct referral *r;
	enum err e;

	if ((e = open_page(q, &r, &forms)))
		return e;
	forms.sent = forms.stop;
	if (!form_read(forms.sent, NULL)) {
		e = referral_stop_sharing(q, r, arena_printf(q->arena, "/referrals/%s", r->public_id));
		return e && !(e == ERR_DENIED && has_stopped(q, r)) ? e : redirect(q, "%s", way_back_page(q, r, "sharing"));
	}
	if (!(r->granted & MAY_STOP_SHARING))
		return fail(q, ERR_DENIED, "stop sharing referral %s", r->public_id);
	return show_stop(q, r, forms.stop, false);
}

/* The path of a form has no page. A person can arrive here by GET after signing in: redirects to the referral. */
enum err referral_form_get(struct req *q)
{
	return redirect(q, "/referrals/%s", req_id(q, "referral"));
}
