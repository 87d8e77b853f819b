/* status.c - shows where a referral stands, and moves it along: signed in. */
#include "status/pages.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "law/status.h"
#include "law/visibility.h"
#include "parts/referral_page.h"
#include "referral/referral.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static int number(const char *text)
{
	int64_t n = 0;

	return text_to_number(text, 0, INT32_MAX, &n) ? (int)n : -1;
}

static const struct mark status_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_name),
	MARK(struct referral, seeker.first_name),
	MARK(struct referral, seeker.last_name),
	MARK(struct referral, disputed),
	MARK_STATUS(struct referral, status),
};

static const struct mark other_marks[] = {
	{ "other_first_name", MARKS_TEXT, offsetof(struct referral_event, actor_first_name) },
	{ "other_last_initial", MARKS_TEXT, offsetof(struct referral_event, actor_last_initial) },
	{ "other_organization", MARKS_TEXT, offsetof(struct referral_event, actor_organization) },
	{ "other_note", MARKS_TEXT, offsetof(struct referral_event, note) },
	{ "other_at", MARKS_WHEN, offsetof(struct referral_event, made_at) },
};

/* Who set it meanwhile, and what they wrote where this viewer may read it. */
static enum err show_other(struct req *q, struct tpl *t, const struct referral *r)
{
	struct referral_event *events;
	size_t count;
	enum err e;

	if ((e = referral_history(q, r, &events, &count)))
		return e;
	tpl_show(t, "conflict");
	for (size_t i = 0; i < count; i++)
		if (events[i].act == ACT_status || events[i].act == ACT_undo) {
			page_fill(q, t, other_marks, COUNT(other_marks), &events[i]);
			break;
		}
	return ERR_OK;
}

static enum err show_page(struct req *q, const struct referral *r)
{
	struct tpl *t = page_new(q);
	struct row_place place = { .back = field_value(&q->http->posted, "back") };
	bool conflict = q->failed.code == ERR_CONFLICT;
	enum err e;

	if (!(r->granted & MAY_UPDATE))
		return fail(q, ERR_DENIED, "update referral %s", r->public_id);
	page_fill(q, t, status_marks, COUNT(status_marks), r);
	tpl_set(t, "kind", kind_slug(r->at.kind));
	page_flag(q, t, "has_problems", form_has_problems(q) || conflict);
	if (conflict && (e = show_other(q, t, r)))
		return e;
	referral_show_status_form(q, tpl_include(t, "status_form", q->language, "parts/status-form"), r, &place);
	page_flag(q, t, "may_undo", referral_may_undo(q, r));
	form_hidden(q, t, "undo_hidden", q->http->path);
	return page_send(q, t, "status");
}

enum err status_get(struct req *q)
{
	struct referral *r;
	enum err e = referral_find(q, req_id(q, "referral"), &r);

	return e ? e : show_page(q, r);
}

/* The page again, with the referral as it is now and a key that is not used up. */
static enum err show_conflict(struct req *q)
{
	struct referral *r;
	enum err e;

	fail_forget(q);
	if ((e = referral_find(q, req_id(q, "referral"), &r)))
		return e;
	fail(q, ERR_CONFLICT, "set meanwhile");
	form_renew(q);
	return show_page(q, r);
}

static enum err done(struct req *q, const struct referral *r, const char *back)
{
	if (is_own_path(back))
		return redirect(q, "%s", back);
	return redirect(q, "/referrals/%s?saved=1", r->public_id);
}

enum err status_post(struct req *q)
{
	struct referral *r;
	struct status_input in = { 0 };
	struct move m;
	enum err e;

	if ((e = referral_find(q, req_id(q, "referral"), &r)))
		return e;
	if (!(r->granted & MAY_UPDATE))
		return fail(q, ERR_DENIED, "update referral %s", r->public_id);
	if (form_read(q, status_inputs, status_input_count, &in))
		return show_page(q, r);
	if (in.undo)
		e = referral_undo(q, r);
	else if (in.status < 0) {
		form_problem(q, "status", PROBLEM_status_missing);
		e = ERR_INPUT;
	} else {
		m = (struct move){ in.status, in.note, in.share_note, number(in.seen),
			arena_printf(q->arena, "/referrals/%s", r->public_id) };
		e = referral_move(q, r, &m);
		if (e == ERR_INPUT)
			form_problem(q, "status", PROBLEM_status_same);
	}
	if (e == ERR_CONFLICT)
		return show_conflict(q);
	if (e == ERR_INPUT)
		return show_page(q, r);
	return e ? e : done(q, r, in.back);
}
