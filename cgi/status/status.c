/* status.c - shows and changes the status of a referral for a signed-in viewer. */
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

static const struct mark status_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_name),
	MARK_NAME(struct referral, seeker),
	MARK(struct referral, disputed),
	MARK(struct referral, discreet),
	MARK_STATUS(struct referral, status),
};

static const struct mark other_marks[] = {
	{ "other_first_name", MARKS_TEXT, offsetof(struct referral_event, actor_first_name) },
	{ "other_last_initial", MARKS_TEXT, offsetof(struct referral_event, actor_last_initial) },
	{ "other_organization", MARKS_TEXT, offsetof(struct referral_event, actor_organization) },
	{ "other_note", MARKS_TEXT, offsetof(struct referral_event, note) },
	{ "other_at", MARKS_WHEN, offsetof(struct referral_event, made_at) },
};

/* Shows who changed the status meanwhile, and their note if this viewer may read it. */
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

static enum err show(struct req *q, const struct referral *r, const struct form *f)
{
	struct tpl *t = page_new(q);
	struct row_place place = { .party = referral_reader(r), .back = field_value(&q->http->posted, "back") };
	enum err e;

	page_fill(q, t, status_marks, COUNT(status_marks), r);
	tpl_set(t, "kind", kind_slug(r->at.kind));
	page_flag(q, t, "is_program", r->parties & THE_PROGRAM);
	form_show_problems(f, t);
	if (form_is_conflict(f) && (e = show_other(q, t, r)))
		return e;
	referral_show_status_form(q, f, tpl_include(t, "status_form", q->language, "parts/status-form"), r, &place);
	page_flag(q, t, "may_undo", referral_may_undo(q, r));
	form_hidden(q, t, "undo_hidden", q->http->path);
	return page_send(q, t, "status", form_status(f));
}

static enum err find(struct req *q, struct referral **r)
{
	enum err e = referral_find(q, req_id(q, "referral"), r);

	if (e)
		return e;
	return (*r)->granted & MAY_UPDATE ? ERR_OK : fail(q, ERR_DENIED, "update referral %s", (*r)->public_id);
}

enum err status_get(struct req *q)
{
	struct referral *r;
	enum err e = find(q, &r);

	return e ? e : show(q, r, referral_status_form(q));
}

static enum err done(struct req *q, const struct referral *r, const char *back, bool same)
{
	if (is_own_path(back))
		return redirect(q, "%s", back);
	return redirect(q, "/referrals/%s?saved=%s", r->public_id, same ? "same" : "1");
}

/* ERR_INPUT, with a problem beside the field; ERR_CONFLICT if somebody was faster. */
static enum err change(struct req *q, const struct referral *r, struct form *f, const struct status_input *in, bool *same)
{
	*same = false;
	if (in->undo)
		return referral_undo(q, r);
	return referral_answer(q, r, f, in, arena_printf(q->arena, "/referrals/%s", r->public_id), same);
}

enum err status_post(struct req *q)
{
	struct form *f = referral_status_form(q);
	struct status_input in = { 0 };
	struct referral *r;
	bool same;
	enum err e;

	if ((e = find(q, &r)))
		return e;
	if (form_read(f, &in))
		return show(q, r, f);
	e = change(q, r, f, &in, &same);
	if (e == ERR_INPUT)
		return show(q, r, f);
	if (e != ERR_CONFLICT)
		return e ? e : done(q, r, in.back, same);
	/* Shows the referral as it is now, and what was typed. */
	form_conflict(f);
	return (e = find(q, &r)) ? e : show(q, r, f);
}
