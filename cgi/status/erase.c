/* erase.c - asks the site, by the link of a message, to erase what it holds about the person. */
#include "base/req.h"
#include "edge/tpl.h"
#include "referral/data_request.h"
#include "referral/referral.h"
#include "status/pages.h"
#include "status/second_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static enum err show(struct req *q, const struct referral *r, const struct form *f)
{
	struct data_request asked = { 0 };
	struct tpl *t;
	enum err e = data_request_of_link(q, r->id, &asked);

	if (e && e != ERR_MISSING)
		return e;
	t = page_new_plain(q);
	tpl_set(t, "token", req_id(q, "token"));
	(void)tpl_include(t, "erase_means", q->language, "parts/erase-means");
	page_flag(q, t, "asked", asked.waits);
	page_flag(q, t, "refused", !e && !asked.waits && !asked.approved);
	if (!asked.waits)
		form_show(f, tpl_section(t, "erase_form"));
	return page_send(q, t, "status-erase", form_status(f));
}

/* Nobody else can ask for the person: a helper may be somebody whom they fled. */
static enum err find(struct req *q, struct referral **r)
{
	enum err e = referral_by_link(q, req_id(q, "token"), r);

	if (e)
		return e;
	return (*r)->parties & THE_SEEKER ? ERR_OK : fail(q, ERR_MISSING, "the link of somebody else erases nobody");
}

static enum err ask_code(struct req *q) { return redirect(q, "/s/%s", req_id(q, "token")); }

enum err status_erase_get(struct req *q)
{
	struct referral *r;
	enum err e = find(q, &r);

	if (!e && second_step_is_due(r))
		return ask_code(q);
	return e ? e : show(q, r, form_open(q, NULL, NULL, 0));
}

enum err status_erase_post(struct req *q)
{
	struct form *f = form_open(q, NULL, NULL, 0);
	struct referral *r;
	enum err e = find(q, &r);

	if (e)
		return e;
	if (second_step_is_due(r))
		return ask_code(q);
	if (form_read(f, NULL))
		return show(q, r, f);
	e = data_request_ask_by_link(q, r);
	return e ? e : redirect(q, "/s/%s/erase", req_id(q, "token"));
}
