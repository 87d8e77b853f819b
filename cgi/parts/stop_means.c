/* stop_means.c - explains what happens when contact or sharing ends. */
#include "parts/stop_means.h"

#include "base/req.h"
#include "edge/tpl.h"
#include "law/visibility.h"
#include "referral/referral.h"
#include "web/page.h"

static const struct mark means_marks[] = { MARK(struct referral, seeker.first_name) };

void stop_means_show(struct req *q, struct tpl *page, const struct referral *r, bool contact)
{
	struct tpl *t = tpl_include(page, "stop_means", q->language, "parts/stop-means");

	page_fill(q, t, means_marks, COUNT(means_marks), r);
	page_flag(q, t, "stops_contact", contact);
	page_flag(q, t, "is_seeker", r->parties & THE_SEEKER);
	page_flag(q, t, "kind_live", r->at.kind == KIND_LIVE);
	page_flag(q, t, "by_link", r->by_link);
}
