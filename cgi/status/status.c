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
#include "parts/status_form.h"
#include "parts/status_row.h"
#include "parts/way_back.h"
#include "referral/referral.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark status_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_name),
	MARK_NAME(struct referral, seeker),
	MARK(struct referral, discreet),
	MARK_DAY(struct referral, erased_at),
};

static enum err show(struct req *q, const struct referral *r, const struct form *f)
{
	struct tpl *t = page_new(q);
	struct row_place place = { .party = referral_reader(r), .back = field_value(&q->http->posted, "back") };
	enum err e;

	page_fill(q, t, status_marks, COUNT(status_marks), r);
	referral_mark(q, t, r);
	page_flag(q, t, "is_program", r->parties & THE_PROGRAM);
	form_show_problems(f, t);
	page_flag(q, t, "conflict", form_is_conflict(f));
	if (form_is_conflict(f) && (e = referral_show_other(q, t, r)))
		return e;
	if ((e = status_form_show(q, f, t, r, &place)))
		return e;
	page_flag(q, t, "may_undo", referral_may_undo(q, r));
	form_hidden(q, t, "undo_hidden", q->http->path);
	return page_send(q, t, "status", form_status(f));
}

static enum err find(struct req *q, struct referral **r)
{
	enum err e = referral_find(q, req_id(q, "referral"), r);

	if (e)
		return e;
	way_back_take(q);
	return (*r)->granted & MAY_UPDATE ? ERR_OK : fail(q, ERR_DENIED, "update referral %s", (*r)->public_id);
}

enum err status_get(struct req *q)
{
	struct referral *r;
	enum err e = find(q, &r);

	return e ? e : show(q, r, referral_status_form(q));
}

/* Nothing was chosen, but something was written. */
static bool is_note(const struct status_input *in)
{
	return (in->status < 0 || in->status == STATUS_not_updated) && !text_is_empty(in->note);
}

/* The note is for the writer's own side, and the status for everybody. */
static bool keeps_note(const struct status_input *in)
{
	return !text_is_empty(in->note) && !in->share_note;
}

/* The Undo button of a list leads back to its row. */
static enum err done(struct req *q, const struct referral *r, const struct status_input *in, bool same)
{
	const char *back = in->back, *saved = in->undo ? "undo" : same ? "same" : keeps_note(in) ? "1_note" : "1";

	if (is_own_path(back))
		return redirect(q, "%s", in->undo && status_rows_is_list(back) ? status_rows_saved_path(q, back, &r->public_id, 1) : back);
	if (!in->undo && is_note(in))
		saved = in->share_note ? "shared_note" : "note";
	return redirect(q, "%s", way_back_page(q, r, saved));
}

/* ERR_INPUT, with a problem beside the field; ERR_CONFLICT if somebody was faster. */
static enum err change(struct req *q, const struct referral *r, struct form *f, const struct status_input *in, bool *same)
{
	const char *path = arena_printf(q->arena, "/referrals/%s", r->public_id);

	*same = false;
	if (in->undo)
		return referral_undo(q, r);
	if (is_note(in))
		return referral_note(q, r, in->note, in->share_note, path);
	return referral_answer(q, r, f, in, path, same);
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
		return e ? e : done(q, r, &in, same);
	/* Shows the referral as it is now, and what was typed. */
	form_conflict(f);
	return (e = find(q, &r)) ? e : show(q, r, f);
}
