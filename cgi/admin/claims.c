/* claims.c - the requests to run a program: those that wait, and one with its decision. */
#include "admin/decision.h"
#include "admin/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "message/program_claim.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark claim_marks[] = {
	{ "claim", MARKS_TEXT, offsetof(struct claim_request, public_id) },
	{ "program", MARKS_TEXT, offsetof(struct claim_request, program_public_id) },
	MARK(struct claim_request, program_name),
	MARK(struct claim_request, organization_name),
	MARK(struct claim_request, first_name),
	MARK(struct claim_request, last_name),
	MARK(struct claim_request, account_organization),
	MARK(struct claim_request, address),
	MARK(struct claim_request, words),
	MARK_WHEN(struct claim_request, made_at),
	MARK(struct claim_request, approved),
	MARK(struct claim_request, is_run),
};

enum err admin_claims_get(struct req *q)
{
	struct claim_request *all;
	struct tpl *t;
	size_t count;
	enum err e = claim_requests(q, q->site->id, &all, &count);

	if (e)
		return e;
	t = page_new(q);
	page_flag(q, t, "has_claims", count);
	page_rows(q, t, "claim_row", claim_marks, COUNT(claim_marks), all, count, sizeof(*all));
	return page_send(q, t, "admin-claims", 200);
}

/* ---- one claim ---- */

static enum err show(struct req *q, const struct claim_request *r, struct form *f, int status)
{
	struct tpl *t = page_new(q);

	page_fill(q, t, claim_marks, COUNT(claim_marks), r);
	page_flag(q, t, "decided", r->decided);
	if (!r->decided)
		form_show(f, tpl_section(t, "decision_form"));
	return page_send(q, t, "admin-claim", status);
}

enum err admin_claim_get(struct req *q)
{
	struct claim_request r = { 0 };
	enum err e = claim_request_find(q, q->site->id, req_id(q, "claim"), &r);

	return e ? e : show(q, &r, decision_open(q), 200);
}

/* Another admin may have decided meanwhile: the page shows how. */
enum err admin_claim_post(struct req *q)
{
	struct form *f = decision_open(q);
	struct claim_request r = { 0 };
	struct decision d;
	enum err e = claim_request_find(q, q->site->id, req_id(q, "claim"), &r);

	if (e)
		return e;
	if (!decision_read(f, &d))
		return show(q, &r, f, form_status(f));
	e = claim_decide(q, &r, d.approve);
	if (e != ERR_CONFLICT)
		return e ? e : redirect(q, "/admin/claims/%s", r.public_id);
	if ((e = claim_request_find(q, q->site->id, r.public_id, &r)))
		return e;
	return show(q, &r, f, 409);
}
