/* connect_form.c - the form behind the connect button and behind "log this referral": of one program. */
#include "parts/connect_form.h"

#include <string.h>

#include "base/req.h"
#include "edge/http.h"
#include "parts/connect_in.h"
#include "web/page.h"
#include "web/route.h"

/* The page to go to instead of this form; NULL if this is the right form. */
static const char *elsewhere(struct req *q, const struct program *p, const struct about *a)
{
	bool connects = program_way(q, p) == WAY_CONNECT;

	if (a->kind == KIND_LIVE && program_turns_away(q, p))
		return NULL;
	if (p->retired || (!connects && a->kind != KIND_LOGGED))
		return arena_printf(q->arena, "/programs/%s/next-steps%s", p->public_id, a->thread.query);
	if (connects && a->kind == KIND_LOGGED)
		return arena_printf(q->arena, "/connect/%s%s", p->public_id, a->thread.query);
	return NULL;
}

enum err connect_form(struct req *q, enum kind kind)
{
	struct program p;
	struct about a = { .kind = kind, .programs = &p, .count = 1 };
	const char *there;
	enum err e;

	if (thread_needs_account(q))
		return redirect_to_sign_in(q);
	if ((e = thread_find(q, &a.thread)))
		return e;
	if ((e = program_find(q, req_id(q, "program"), &p)))
		return e == ERR_MISSING ? fail(q, e, "no such program") : e;
	if ((there = elsewhere(q, &p, &a)))
		return redirect(q, "%s", there);
	if (connect_kinds[kind].needs_sign_in && !q->account)
		return redirect_to_sign_in(q);
	connect_open(q, &a);
	if (!strcmp(q->http->method, "POST"))
		return connect_send(q, &a);
	e = connect_takes(q, &a, &p) ? connect_prefill(q, &a) : ERR_OK;
	return e ? e : connect_show(q, &a);
}
