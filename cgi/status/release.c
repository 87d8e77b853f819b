/* release.c - lets the helper's side see what a victim-service program says, by the link in a message to the seeker. */
#include "base/req.h"
#include "base/str.h"
#include "parts/release_form.h"
#include "referral/claim.h"
#include "referral/referral.h"
#include "status/pages.h"
#include "web/route.h"

static struct release_place place_of(struct req *q)
{
	const char *token = req_id(q, "token");

	return (struct release_place){
		.path = arena_printf(q->arena, "/s/%s/release", token), .back = arena_printf(q->arena, "/s/%s", token),
		.done = arena_printf(q->arena, "/s/%s", token), .plain = true,
	};
}

/* Somebody else may read the messages of a discreet referral, so its person signs in for this. */
static enum err check_reader(struct req *q, const struct referral *r)
{
	bool is_seeker;
	enum err e;

	if (!(r->parties & THE_SEEKER))
		return fail(q, ERR_MISSING, "the link of somebody else releases nothing");
	if (!r->discreet)
		return ERR_OK;
	e = claim_is_seeker(q, r, &is_seeker);
	return e || is_seeker ? e : fail(q, ERR_MISSING, "only somebody who is signed in releases a discreet referral");
}

static enum err find(struct req *q, struct referral **r)
{
	enum err e = referral_by_link(q, req_id(q, "token"), r);

	return e ? e : check_reader(q, *r);
}

enum err status_release_get(struct req *q)
{
	struct release_place at = place_of(q);
	struct referral *r;
	enum err e = find(q, &r);

	return e ? e : release_page_get(q, r, &at);
}

enum err status_release_post(struct req *q)
{
	struct release_place at = place_of(q);
	struct referral *r;
	enum err e = find(q, &r);

	return e ? e : release_page_post(q, r, &at);
}
