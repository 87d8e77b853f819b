/* access.c - who looked at a referral: for the person whom it is about. */
#include "referral/access.h"

#include "base/req.h"
#include "base/str.h"
#include "dashboards/pages.h"
#include "edge/tpl.h"
#include "parts/referral_page.h"
#include "parts/looks.h"
#include "referral/referral.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_name),
};

enum err referral_access_get(struct req *q)
{
	struct referral *r;
	struct access_page a = { .look_count = 0 };
	struct tpl *t;
	enum err e = referral_find(q, req_id(q, "referral"), &r);

	if (e || (e = access_page(q, r, &a)))
		return e;
	t = page_new(q);
	page_fill(q, t, marks, COUNT(marks), r);
	referral_mark(q, t, r);
	looks_show(q, t, &a);
	return page_send(q, t, "referral-access", 200);
}
