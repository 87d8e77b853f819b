/* reach_form.c - the best way to reach somebody: checked in every form, changed on a referral's page. */
#include "parts/reach_form.h"

#include <string.h>

#include "web/form.h"
#include "edge/http.h"
#include "web/page.h"
#include "base/phone.h"
#include "base/req.h"
#include "edge/tpl.h"


void reach_check(struct req *q, unsigned reach, const char *email, const char *phone)
{
	if (reach & REACH_DONT && reach != REACH_DONT)
		form_problem(q, "reach", PROBLEM_reach_excludes);
	if (reach & REACH_EMAIL && text_is_empty(email))
		form_problem(q, "seeker_email", PROBLEM_reach_needs_email);
	if (reach & (REACH_TEXT | REACH_PHONE) && text_is_empty(phone))
		form_problem(q, "seeker_phone", PROBLEM_reach_needs_phone);
}

struct reach_input {
	unsigned reach;
	struct contact seeker;
	const char *seen;
};

static const struct input inputs[] = {
	INPUT(struct reach_input, reach, FIELD_CHOICES, .choice = reach_from_slug, .missing = PROBLEM_reach_missing),
	INPUT(struct reach_input, seeker.email, FIELD_EMAIL),
	INPUT(struct reach_input, seeker.phone, FIELD_PHONE),
	INPUT(struct reach_input, seen, FIELD_NAME, .max = 20),
};

/* ---- showing ---- */

static const struct mark form_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, version),
	MARK(struct referral, seeker.first_name),
};

static const char *path_of(struct req *q, const struct referral *r)
{
	return arena_printf(q->arena, "/referrals/%s/reach", r->public_id);
}

static void show_as_it_is(struct req *q, struct tpl *form, const struct referral *r)
{
	page_flag(q, form, "reach_email", r->at.reach & REACH_EMAIL);
	page_flag(q, form, "reach_text", r->at.reach & REACH_TEXT);
	page_flag(q, form, "reach_phone", r->at.reach & REACH_PHONE);
	page_flag(q, form, "reach_dont_reach_out", r->at.reach & REACH_DONT);
	tpl_set(form, "seeker_email", r->seeker.email);
	tpl_set(form, "seeker_phone", phone_for_people(q->arena, r->seeker.phone));
	form_hidden(q, form, "form_hidden", path_of(q, r));
}

static void show_form(struct req *q, struct tpl *form, const struct referral *r)
{
	bool sent_here = !strcmp(q->http->method, "POST") && !strcmp(q->http->path, path_of(q, r));

	page_fill(q, form, form_marks, COUNT(form_marks), r);
	page_flag(q, form, "editing", sent_here);
	page_flag(q, form, "is_seeker", r->parties & (1 << PARTY_SEEKER));
	page_flag(q, form, "kind_live", r->at.kind == KIND_LIVE);
	page_flag(q, form, "kind_logged", r->at.kind == KIND_LOGGED);
	page_flag(q, form, "kind_tracking_only", r->at.kind == KIND_TRACKING_ONLY);
	if (sent_here)
		form_show(q, form, inputs, COUNT(inputs));
	else
		show_as_it_is(q, form, r);
}

/* Who could change it, were it another way. */
static bool was_theirs(const struct referral *r)
{
	struct situation s = r->at;

	s.reach = REACH_EMAIL;
	return r->parties & (1 << PARTY_HELPER) && law_grants(&s, PARTY_HELPER) & MAY_CHANGE_REACH;
}

void reach_form_show(struct req *q, struct tpl *page, const struct referral *r)
{
	bool may = r->granted & MAY_CHANGE_REACH;

	page_flag(q, page, "may_change_reach", may);
	page_flag(q, page, "only_seeker", !may && was_theirs(r));
	if (may)
		show_form(q, tpl_include(page, "reach_form", q->language, "parts/reach-form"), r);
}

/* ---- reading ---- */

static const char *typed_or(struct req *q, const char *field, const char *typed, const char *kept)
{
	return field_value(&q->http->posted, field) ? typed : text_or_empty(kept);
}

enum err reach_form_read(struct req *q, const struct referral *r, struct reach_change *c)
{
	struct reach_input in = { 0 };
	int64_t seen = -1;

	if (form_read(q, inputs, COUNT(inputs), &in) == ERR_FORGED)
		return ERR_FORGED;
	text_to_number(in.seen, 0, INT32_MAX, &seen);
	*c = (struct reach_change){
		.reach = in.reach, .seen = (int)seen, .result = arena_printf(q->arena, "/referrals/%s", r->public_id),
		.email = typed_or(q, "seeker_email", in.seeker.email, r->seeker.email),
		.phone = typed_or(q, "seeker_phone", in.seeker.phone, r->seeker.phone),
	};
	reach_check(q, c->reach, c->email, c->phone);
	return form_has_problems(q) ? ERR_INPUT : ERR_OK;
}
