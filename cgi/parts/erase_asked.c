/* erase_asked.c - shows that somebody asked to be erased, took it back, or was refused. */
#include "parts/erase_asked.h"

#include "base/req.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "referral/data_request.h"
#include "web/page.h"

static const struct mark marks[] = { MARK_DAY(struct data_request, asked_at) };

void erase_asked_show(struct req *q, struct tpl *page, const struct data_request *r, bool shows_reason)
{
	struct tpl *t = tpl_include(page, "erase_asked", q->language, "parts/erase-asked");
	bool refused = data_request_is_refused(r);

	page_fill(q, t, marks, COUNT(marks), r);
	page_flag(q, t, "waits", r->waits);
	page_flag(q, t, "withdrawn", r->withdrawn_at);
	page_flag(q, t, "refused", refused);
	page_text(q, t, "refusal_reason", refused && shows_reason ? r->reason : "");
	page_flag(q, t, "saved", field_value(&q->http->query, "saved"));
}
