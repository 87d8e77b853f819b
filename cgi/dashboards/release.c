/* release.c - lets the helper's side see what a victim-service program says, for seeker and program who are signed in. */
#include "base/req.h"
#include "base/str.h"
#include "dashboards/pages.h"
#include "parts/release_form.h"
#include "parts/way_back.h"
#include "referral/referral.h"
#include "web/route.h"

static struct release_place place_of(struct req *q, const struct referral *r)
{
	return (struct release_place){
		.path = arena_printf(q->arena, "/referrals/%s/release", r->public_id),
		.back = way_back_page(q, r, NULL), .done = way_back_page(q, r, "release"),
	};
}

static enum err find(struct req *q, struct referral **r, struct release_place *at)
{
	enum err e = referral_find(q, req_id(q, "referral"), r);

	if (e)
		return e;
	way_back_take(q);
	*at = place_of(q, *r);
	return ERR_OK;
}

enum err referral_release_get(struct req *q)
{
	struct release_place at;
	struct referral *r;
	enum err e = find(q, &r, &at);

	return e ? e : release_page_get(q, r, &at);
}

enum err referral_release_post(struct req *q)
{
	struct release_place at;
	struct referral *r;
	enum err e = find(q, &r, &at);

	return e ? e : release_page_post(q, r, &at);
}
