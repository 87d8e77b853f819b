/* connect.c - the Connect form of a program. */
#include "connect/pages.h"
#include "base/req.h"
#include "law/visibility.h"
#include "parts/connect_form.h"
#include "site/site.h"
#include "web/route.h"

/* The kind of a referral from this form. */
static enum kind kind_here(const struct req *q)
{
	return q->site->tracking_only ? KIND_TRACKING_ONLY : KIND_LIVE;
}

enum err connect_get(struct req *q) { return connect_form(q, kind_here(q)); }
enum err connect_post(struct req *q) { return connect_form(q, kind_here(q)); }
enum err connect_several_get(struct req *q) { return connect_several(q, kind_here(q)); }
enum err connect_several_post(struct req *q) { return connect_several(q, kind_here(q)); }
