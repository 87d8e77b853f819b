/* link.c - shows where a referral stands, and changes it, by a link in a message. */
#include <string.h>

#include "status/pages.h"
#include "status/second_step.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "law/status.h"
#include "law/visibility.h"
#include "parts/live_row.h"
#include "parts/program_reach.h"
#include "parts/reach_form.h"
#include "parts/referral_page.h"
#include "referral/data_request.h"
#include "referral/referral.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark link_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, seeker.first_name),
	MARK(struct referral, discreet),
	MARK(struct referral, version),
	MARK_DAY(struct referral, still_waiting_at),
};

static const struct mark said_marks[] = {
	{ "said_note", MARKS_TEXT, offsetof(struct referral_event, note) },
	{ "said_at", MARKS_WHEN, offsetof(struct referral_event, made_at) },
};

static enum party party_of(const struct referral *r)
{
	return r->parties & THE_PROGRAM ? PARTY_PROGRAM : r->parties & THE_SEEKER ? PARTY_SEEKER : PARTY_HELPER;
}

/* ---- where it stands ---- */

static const struct referral_event *newest_words(const struct referral_event *events, size_t count, unsigned parties)
{
	for (size_t i = 0; i < count; i++)
		if (events[i].note_shared && !text_is_empty(events[i].note) && parties & 1u << events[i].party)
			return &events[i];
	return NULL;
}

static const char *author_of(struct req *q, const struct referral_event *e)
{
	if (!text_is_empty(e->actor_organization))
		return e->actor_organization;
	return contact_name(q->arena, &(struct contact){ .first_name = e->actor_first_name, .last_name = e->actor_last_initial });
}

/* *withheld: a program's mail and its link leave out what people wrote: its staff read that signed in. */
static enum err words_withheld(struct req *q, const struct referral *r, bool *withheld)
{
	struct program p = { 0 };
	enum err e;

	*withheld = false;
	if (party_of(r) != PARTY_PROGRAM || (e = program_by_id(q, r->program_id, &p)) == ERR_MISSING)
		return ERR_OK;
	*withheld = r->veiled || program_writes_little(&p);
	return e;
}

static void show_words(struct req *q, struct tpl *t, const char *section, const struct referral_event *e, bool withheld)
{
	struct referral_event shown = *e;
	struct tpl *said = tpl_section(t, section);

	if (withheld)
		shown.note = "";
	page_fill(q, said, said_marks, COUNT(said_marks), &shown);
	tpl_set(said, "said_by", author_of(q, &shown));
}

/* The newest words of the other side that this reader may read, and the person's own. */
static enum err show_said(struct req *q, struct tpl *t, const struct referral *r)
{
	static const unsigned others[PARTIES] = { THE_PROGRAM, THE_SEEKER | THE_PROGRAM, THE_PEOPLE };
	bool is_seeker = party_of(r) == PARTY_SEEKER, withheld;
	const struct referral_event *theirs, *own;
	struct referral_event *events;
	size_t count;
	enum err e = referral_history(q, r, &events, &count);

	if (e || (e = words_withheld(q, r, &withheld)))
		return e;
	page_flag(q, t, "rests", is_seeker && referral_rests(r, events, count));
	theirs = newest_words(events, count, others[party_of(r)]);
	own = is_seeker ? newest_words(events, count, THE_SEEKER) : NULL;
	if (theirs)
		show_words(q, t, "said", theirs, withheld);
	if (own)
		show_words(q, t, "own", own, false);
	return ERR_OK;
}

/* A text message has no room for next steps, so this page shows them. */
static enum err show_steps(struct req *q, struct tpl *t, const struct referral *r)
{
	struct program p;
	enum err e;

	page_text(q, t, "next_steps", "");
	if (!(r->at.reach & REACH_DONT || r->at.kind != KIND_LIVE))
		return ERR_OK;
	if ((e = program_by_id(q, r->program_id, &p)))
		return e;
	page_text(q, t, "next_steps", text_is_empty(p.next_steps) ? p.application_process : p.next_steps);
	return ERR_OK;
}

/* All that could reveal the subject of a discreet referral. */
static enum err show_subject(struct req *q, struct tpl *t, const struct referral *r, bool hidden)
{
	enum err e;

	page_flag(q, t, "hidden", hidden);
	page_text(q, t, "program_name", hidden ? "" : r->program_name);
	page_flag(q, t, "has_forms", r->has_forms && !hidden);
	if (hidden) {
		page_text(q, t, "code", field_value(&q->http->posted, "code"));
		return ERR_OK;
	}
	page_flag(q, t, "program_says", party_of(r) == PARTY_SEEKER && r->last_event_party == PARTY_PROGRAM && !referral_contradicts_waiting(r));
	referral_show_next(q, t, r, party_of(r));
	if ((e = show_said(q, t, r)) || party_of(r) == PARTY_PROGRAM)
		return e;
	tpl_show(t, "has_reach");
	e = program_reach_show(q, t, r->program_id);
	if (e)
		return e;
	page_flag(q, t, "keeps_word", referral_keeps_word(q, r));
	page_text(q, t, "released_day", referral_release_day(q, r->released_until));
	page_text(q, t, "helper_name", contact_name(q->arena, &r->helper));
	return show_steps(q, t, r);
}

static const struct mark erasure_marks[] = { MARK_DAY(struct data_request, asked_at) };

/* Somebody who may know what it is about reads that the person asked to be erased, or was refused: the message may have had no
 * words. */
static enum err show_erasure(struct req *q, struct tpl *t, const struct referral *r, bool hidden)
{
	struct data_request asked = { .reason = "" };
	enum err e = hidden || party_of(r) != PARTY_SEEKER ? ERR_MISSING : data_request_of_link(q, r->id, &asked);

	page_flag(q, t, "erase_asked", asked.waits);
	page_fill(q, t, erasure_marks, COUNT(erasure_marks), &asked);
	page_flag(q, t, "refused", data_request_is_refused(&asked));
	return e == ERR_MISSING ? ERR_OK : e;
}

/* ---- answers ---- */

/* After an answer: sentences that follow from where the referral stands now. */
static void show_done(struct req *q, struct tpl *t, const struct referral *r)
{
	const char *done = strcmp(q->http->method, "POST") ? field_value(&q->http->query, "done") : NULL;
	bool offers = status_offers_elsewhere(r->status);

	page_flag(q, t, "done", done);
	page_flag(q, t, "done_same", text_equal(done, "same"));
	page_flag(q, t, "offers", offers);
	page_flag(q, t, "closes", status_closed(r->status) && !offers && !r->disputed && !r->still_waiting_at);
	page_flag(q, t, "program_waits", r->at.kind == KIND_LIVE && r->at.consent == CONSENT_STANDING);
}

/* A link that chooses an answer asks for one confirmation, since a GET changes nothing: mail scanners follow links.
 * Returns true if it does. */
static bool show_confirm(struct req *q, struct tpl *t, const struct referral *r)
{
	const char *asked = strcmp(q->http->method, "POST") ? field_value(&q->http->query, "status") : NULL;
	const char *label = referral_answer_words(q, r, party_of(r), asked);

	page_flag(q, t, "confirm", label);
	if (!label)
		return false;
	tpl_set(t, "asked", asked);
	tpl_set(t, "asked_label", label);
	page_flag(q, t, "is_so", text_equal(asked, status_slug(r->status)) && !r->disputed && !referral_contradicts_waiting(r));
	return true;
}

/* The code of a discreet referral stands behind the second step; it adds the referral to an account. */
static void show_code(struct req *q, struct tpl *t, const struct referral *r, bool hidden)
{
	if (!r->discreet || hidden || party_of(r) != PARTY_SEEKER)
		return;
	tpl_show(t, "revealed");
	page_text(q, t, "referral_code", r->code);
}

/* The form that was sent: a change of the status, or the code that reveals a discreet referral. */
static struct form *open_link_form(struct req *q)
{
	if (field_value(&q->http->posted, "code"))
		return second_step_form(q);
	return referral_status_form(q);
}

static enum err show(struct req *q, const struct referral *r, const char *token, const struct form *f)
{
	struct tpl *t = page_new_plain(q);
	enum party party = party_of(r);
	bool confirms;
	bool hidden;
	enum err e;

	page_fill(q, t, link_marks, COUNT(link_marks), r);
	referral_mark(q, t, r);
	tpl_set(t, "token", token);
	tpl_set(t, "own_words", referral_contradicts_waiting(r) ? referral_waiting_words(q, "") : referral_own_words(q, r->status));
	page_flag(q, t, "is_program", party == PARTY_PROGRAM);
	page_flag(q, t, "is_seeker", party == PARTY_SEEKER);
	page_flag(q, t, "is_helper", party == PARTY_HELPER);
	page_flag(q, t, "dont_reach_out", r->at.reach & REACH_DONT);
	page_flag(q, t, "for_self", r->at.origin == ORIGIN_SELF);
	page_flag(q, t, "in_their_list", party == PARTY_SEEKER && r->at.kind == KIND_LIVE);
	page_flag(q, t, "consent_withdrawn", r->at.consent == CONSENT_WITHDRAWN);
	page_flag(q, t, "may_hush", reach_form_may_hush(r));
	page_flag(q, t, "may_stop_sharing", referral_granted_if_proved(r) & MAY_STOP_SHARING);
	page_flag(q, t, "seeker_alone", party == PARTY_PROGRAM && referral_keeps_word(q, r));
	page_flag(q, t, "hands_code", party == PARTY_PROGRAM && referral_opens_by_code(r));
	page_flag(q, t, "conflict", form_is_conflict(f));
	show_done(q, t, r);
	confirms = show_confirm(q, t, r);
	page_flag(q, t, "folded", confirms || field_value(&q->http->query, "done"));
	page_flag(q, t, "locked", second_step_is_due(r));
	if ((e = second_step_waits(q, r, f, &hidden)) || (e = show_subject(q, t, r, hidden)) || (e = show_erasure(q, t, r, hidden)))
		return e;
	page_flag(q, t, "may_release", party == PARTY_SEEKER && !hidden && r->granted & MAY_RELEASE);
	if (hidden)
		second_step_show_help(q, t, second_step_is_due(r), arena_printf(q->arena, "/s/%s", token));
	if ((e = live_row_show(q, t, t, r, party)))
		return e;
	show_code(q, t, r, hidden);
	referral_show_choices(q, t, party, form_value(f, "status"));
	form_show(f, t);
	return page_send(q, t, "status-link", form_status(f));
}

/* A GET or HEAD shows and changes nothing: mail scanners follow links. */
enum err status_link_get(struct req *q)
{
	const char *token = req_id(q, "token");
	struct referral *r;
	enum err e = second_step_link(q, &r);

	return e ? e : show(q, r, token, open_link_form(q));
}

/* Shows the subject of a discreet referral if the code is right. Changes nothing of the referral. */
static enum err reveal(struct req *q, struct referral *r, const char *token, struct form *f)
{
	enum err e = second_step_try(q, r, f);

	if (!e && second_step_is_due(r) && !form_has_problems(f))
		e = second_step_link(q, &r);
	return e ? e : show(q, r, token, f);
}

enum err status_link_post(struct req *q)
{
	const char *token = req_id(q, "token");
	struct form *f = open_link_form(q);
	struct status_input in = { 0 };
	struct referral *r;
	bool same;
	enum err e;

	if ((e = second_step_link(q, &r)))
		return e;
	if (field_value(&q->http->posted, "code"))
		return reveal(q, r, token, f);
	if (second_step_is_due(r))
		return redirect(q, "/s/%s", token);
	if (form_read(f, &in))
		return show(q, r, token, f);
	e = referral_answer(q, r, f, &in, "/s/", &same);
	if (e == ERR_INPUT)
		return show(q, r, token, f);
	if (e != ERR_CONFLICT)
		return e ? e : redirect(q, "/s/%s?done=%s", token, same ? "same" : "1");
	/* Shows the referral as it is now, and what was typed. */
	form_conflict(f);
	e = second_step_link(q, &r);
	return e ? e : show(q, r, token, f);
}
