/* release.c - lets the helper's side see what a victim-service program says, by the link in a message to the seeker. */
#include "base/req.h"
#include "base/str.h"
#include "parts/release_form.h"
#include "referral/referral.h"
#include "status/pages.h"
#include "status/second_step.h"
#include "web/page.h"
#include "web/route.h"

static struct release_place place_of(struct req *q)
{
	const char *token = req_id(q, "token");

	return (struct release_place){
		.path = arena_printf(q->arena, "/s/%s/release", token), .back = arena_printf(q->arena, "/s/%s", token),
		.done = arena_printf(q->arena, "/s/%s", token), .plain = true,
	};
}

enum err status_release_get(struct req *q)
{
	struct release_place at = place_of(q);
	struct referral *r;
	enum err e = second_step_enter(q, &r);

	return e || !r ? e : release_page_get(q, r, &at);
}

enum err status_release_post(struct req *q)
{
	struct release_place at = place_of(q);
	struct referral *r;
	enum err e = second_step_enter(q, &r);

	return e || !r ? e : release_page_post(q, r, &at);
}
