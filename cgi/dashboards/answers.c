/* answers.c - the answers that came with a referral: a page, and a file for other programs. */
#include "dashboards/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "referral/access.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "parts/referral_page.h"
#include "parts/answers.h"
#include "referral/referral_answers.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_name),
	MARK_NAME(struct referral, seeker),
	MARK(struct referral, discreet),
};

static const struct mark answers_marks[] = {
	MARK_DAY(struct referral_answers, made_at),
	MARK(struct referral_answers, version.number),
};

static enum err find(struct req *q, struct referral **r, struct referral_answers *a)
{
	enum err e = referral_find(q, req_id(q, "referral"), r);

	if (e || (e = referral_answers_find(q, *r, a)))
		return e;
	return access_opened(q, *r);
}

enum err answers_get(struct req *q)
{
	struct referral_answers a;
	struct referral *r;
	struct tpl *t;
	enum err e = find(q, &r, &a);

	if (e)
		return e;
	t = page_new(q);
	page_fill(q, t, marks, COUNT(marks), r);
	referral_mark(q, t, r);
	page_fill(q, t, answers_marks, COUNT(answers_marks), &a);
	page_flag(q, t, "is_seeker", r->parties & THE_SEEKER);
	page_flag(q, t, "is_program", r->parties & THE_PROGRAM);
	answers_show(q, t, r, &a);
	return page_send(q, t, "answers", 200);
}

enum err answers_json_get(struct req *q)
{
	struct referral_answers a;
	struct referral *r;
	enum err e = find(q, &r, &a);

	if (e)
		return e;
	http_header(q->http, "Content-Type", "application/fhir+json; charset=utf-8");
	str_add(&q->http->answer, referral_answers_fhir(q, r, &a));
	return ERR_OK;
}
