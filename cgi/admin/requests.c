/* requests.c - people who ask the site to erase their data: those that wait, and one with its decision. */
#include "admin/decision.h"
#include "admin/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "referral/data_request.h"
#include "referral/hold.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark request_marks[] = {
	{ "request", MARKS_TEXT, offsetof(struct data_request, public_id) },
	MARK(struct data_request, first_name),
	MARK(struct data_request, last_name),
	MARK(struct data_request, address),
	MARK(struct data_request, program_name),
	MARK(struct data_request, approved),
	{ "refusal_reason", MARKS_TEXT, offsetof(struct data_request, reason) },
	{ "by_account", MARKS_INT64, offsetof(struct data_request, account_id) },
	{ "is_erased", MARKS_INT64, offsetof(struct data_request, erased_at) },
	MARK_WHEN(struct data_request, asked_at),
	MARK_WHEN(struct data_request, withdrawn_at),
	MARK_WHEN(struct data_request, decided_at),
};

static void fill(struct req *q, struct tpl *t, const struct data_request *r)
{
	page_fill(q, t, request_marks, COUNT(request_marks), r);
	tpl_count(t, q->language, "referrals", (size_t)r->referrals);
}

enum err admin_requests_get(struct req *q)
{
	struct data_request *all;
	struct tpl *t;
	size_t count;
	enum err e = data_requests(q, q->site->id, &all, &count);

	if (e)
		return e;
	t = page_new(q);
	page_flag(q, t, "has_requests", count);
	for (size_t i = 0; i < count; i++)
		fill(q, tpl_section(t, "request_row"), &all[i]);
	return page_send(q, t, "admin-requests", 200);
}

/* ---- one request ---- */

static const struct mark hold_marks[] = {
	{ "hold_id", MARKS_TEXT, offsetof(struct hold, public_id) },
	{ "hold_reason", MARKS_TEXT, offsetof(struct hold, reason) },
};

static enum err show_decision(struct req *q, struct tpl *t, const struct data_request *r, const struct form *f)
{
	struct hold h = { 0 };
	struct tpl *section;
	enum err e = data_request_hold(q, r, &h);

	if (e && e != ERR_MISSING)
		return e;
	if (!e)
		page_fill(q, tpl_section(t, "held"), hold_marks, COUNT(hold_marks), &h);
	section = tpl_section(t, "decision_form");
	page_flag(q, section, "held", !e);
	form_show(f, section);
	return ERR_OK;
}

static enum err show(struct req *q, const struct data_request *r, struct form *f, int status)
{
	struct tpl *t = page_new(q);
	enum err e = r->waits ? show_decision(q, t, r, f) : ERR_OK;

	if (e)
		return e;
	fill(q, t, r);
	page_flag(q, t, "decided", !r->waits);
	return page_send(q, t, "admin-request", status);
}

enum err admin_request_get(struct req *q)
{
	struct data_request r = { 0 };
	enum err e = data_request_find(q, q->site->id, req_id(q, "request"), &r);

	return e ? e : show(q, &r, decision_open_reasoned(q), 200);
}

/* Another admin may have decided meanwhile, or set a hold, or the person took it back: the page shows that. */
enum err admin_request_post(struct req *q)
{
	struct form *f = decision_open_reasoned(q);
	struct data_request r = { 0 };
	struct decision d;
	enum err e = data_request_find(q, q->site->id, req_id(q, "request"), &r);

	if (e)
		return e;
	if (!decision_read(f, &d))
		return show(q, &r, f, form_status(f));
	e = data_request_decide(q, &r, d.approve, d.reason);
	if (e != ERR_CONFLICT)
		return e ? e : redirect(q, "/admin/requests/%s", r.public_id);
	if ((e = data_request_find(q, q->site->id, r.public_id, &r)))
		return e;
	return show(q, &r, f, 409);
}
