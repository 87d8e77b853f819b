/* data.c - everything about one referral as a zip, for the person, by the link of a message. A program and a helper have exports
 * of their own. */
#include "base/arena.h"
#include "base/req.h"
#include "edge/archive.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "law/visibility.h"
#include "parts/data_file.h"
#include "parts/data_referral.h"
#include "referral/own_data.h"
#include "referral/referral.h"
#include "status/pages.h"
#include "status/second_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static enum err show(struct req *q, const struct second_step *s)
{
	struct tpl *t = page_new_plain(q);

	tpl_set(t, "token", req_id(q, "token"));
	page_text(q, t, "over", form_status(s->f) == 429 ? form_end_of_limit(q) : "");
	second_step_show(q, t, s, arena_printf(q->arena, "/s/%s/data", req_id(q, "token")));
	return page_send(q, t, "status-data", form_status(s->f));
}

static enum err make(struct req *q, struct archive *a, const struct referral *r)
{
	struct arena *whole = q->arena;
	struct data_file *f;
	enum err e = data_file_begin(q, a, &f);

	if (e)
		return e;
	data_part(f, "referrals");
	e = data_add_referral(q, f, r);
	q->arena = whole;	/* also when something failed within the item */
	if (e)
		return e;
	data_part_end(f);
	data_file_end(f);
	return archive_end(q, a);
}

static enum err download(struct req *q, const struct referral *r)
{
	struct archive *a;
	enum err e;

	if ((e = archive_begin(q, &a)) || (e = make(q, a, r)))
		return e;
	return data_send(q, a);
}

enum err status_data_get(struct req *q)
{
	struct second_step s;
	enum err e = second_step_open(q, &s);

	return e || !s.r ? e : show(q, &s);
}

enum err status_data_post(struct req *q)
{
	struct second_step s;
	struct referral *all;
	enum err e = second_step_sent(q, &s);

	if (e || !s.r)
		return e;
	if (!s.r->proved)
		return show(q, &s);
	if ((e = own_data_by_link(q, s.r, &all)) != ERR_LIMIT)
		return e ? e : download(q, all);
	form_over(s.f);
	return show(q, &s);
}
