/* sent.c - the thank-you page after a referral was sent. */
#include "connect/pages.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "law/visibility.h"
#include "parts/program_page.h"
#include "referral/referral.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark sent_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_public_id),
	MARK(struct referral, program_name),
	MARK(struct referral, code),
	MARK(struct referral, seeker.first_name),
	MARK(struct referral, discreet),
	MARK_DAY(struct referral, due_at),
	MARK_STATUS(struct referral, status),
};

static enum err show_sent(struct req *q, struct tpl *t, const struct referral *r)
{
	static const char *const kinds[KINDS] = { "kind_live", "kind_logged", "kind_tracking_only" };
	unsigned seeker = law_grants(&r->at, PARTY_SEEKER);

	page_fill(q, t, sent_marks, COUNT(sent_marks), r);
	tpl_set(t, "kind", kind_slug(r->at.kind));
	tpl_show(t, kinds[r->at.kind]);
	tpl_show(t, r->at.origin == ORIGIN_SELF ? "for_self" : "for_other");
	page_flag(q, t, "told_email", seeker & TOLD_BY_EMAIL);
	page_flag(q, t, "told_text", seeker & TOLD_BY_TEXT);
	page_flag(q, t, "reach_phone_only", r->at.reach == REACH_PHONE);
	page_flag(q, t, "dont_reach_out", r->at.reach & REACH_DONT);
	if (q->account)
		tpl_show(t, "has_page");
	return program_page_sheet(q, t, r);
}

enum err sent_get(struct req *q)
{
	const char *receipt = req_id(q, "receipt");
	struct tpl *t;
	struct referral *all;
	size_t count;
	enum err e;

	if ((e = referral_of_receipt(q, receipt, &all, &count)))
		return e;
	t = page_new(q);
	for (size_t i = 0; i < count; i++)
		if ((e = show_sent(q, tpl_section(t, "referral"), &all[i])))
			return e;
	if (!q->account)
		tpl_show(t, all[0].at.origin == ORIGIN_SELF ? "no_signed_in_self" : "no_signed_in_other");
	tpl_set(t, "sign_in_url", path_to(q, "/sign-in?next=/sent/%s", receipt));
	return page_send(q, t, "sent", 200);
}
