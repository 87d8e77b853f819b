/* erase.c - asks the site, by the link of a message, to erase what it holds about the person, and takes that back. */
#include "base/arena.h"
#include "base/req.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "parts/erase_asked.h"
#include "referral/data_request.h"
#include "referral/referral.h"
#include "status/pages.h"
#include "status/second_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const char *path_of(struct req *q) { return arena_printf(q->arena, "/s/%s/erase", req_id(q, "token")); }

static enum err show(struct req *q, const struct second_step *s)
{
	struct data_request asked = { .reason = "" };
	struct tpl *t;
	enum err e = data_request_of_link(q, s->r->id, &asked);

	if (e && e != ERR_MISSING)
		return e;
	t = page_new_plain(q);
	tpl_set(t, "token", req_id(q, "token"));
	(void)tpl_include(t, "erase_means", q->language, "parts/erase-means");
	/* The reason of a refusal may say more than the message of a discreet referral does, so it waits for the second step, too. */
	erase_asked_show(q, t, &asked, !s->r->discreet || !s->waits);
	form_show_problems(s->f, t);
	second_step_show(q, tpl_section(t, asked.waits ? "withdraw_form" : "erase_form"), s, path_of(q));
	return page_send(q, t, "status-erase", form_status(s->f));
}

enum err status_erase_get(struct req *q)
{
	struct second_step s;
	enum err e = second_step_open(q, &s);

	return e || !s.r ? e : show(q, &s);
}

static enum err change(struct req *q, const struct referral *r)
{
	return field_value(&q->http->posted, "withdraw") ? data_request_withdraw_by_link(q, r) : data_request_ask_by_link(q, r);
}

/* Nobody else can ask for the person: a helper may be somebody whom they fled. Nor does the link alone: somebody else may read
 * their messages. */
enum err status_erase_post(struct req *q)
{
	struct second_step s;
	enum err e = second_step_sent(q, &s);

	if (e || !s.r)
		return e;
	if (!s.r->proved)
		return show(q, &s);
	e = change(q, s.r);
	return e ? e : redirect(q, "%s?saved=yes", path_of(q));
}
