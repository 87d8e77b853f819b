/* done.c - the page behind the link of a discreet message: a person's data is erased. */
#include "base/req.h"
#include "edge/tpl.h"
#include "referral/data_request.h"
#include "site/site.h"
#include "status/pages.h"
#include "web/page.h"
#include "web/route.h"

/* Nothing is left that could prove who reads it, so the page names nobody. */
enum err status_done_get(struct req *q)
{
	struct data_request r = { 0 };
	enum err e = data_request_find(q, q->site->id, req_id(q, "erased"), &r);

	if (e)
		return e;
	if (!r.erased_at)
		return fail(q, ERR_MISSING, "request %s is not erased", r.public_id);
	return page_send(q, page_new_plain(q), "status-done", 200);
}
