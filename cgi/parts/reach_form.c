/* reach_form.c - checks the best way to reach a person in every form, and changes it on a referral's page. */
#include "parts/reach_form.h"

#include <string.h>

#include "web/form.h"
#include "edge/http.h"
#include "web/page.h"
#include "base/phone.h"
#include "base/req.h"
#include "edge/tpl.h"
#include "site/site.h"


unsigned reach_counted(unsigned ticked)
{
	return ticked & REACH_DONT ? REACH_DONT : ticked;
}

void reach_check(struct req *q, struct form *f, unsigned reach, const char *email, const char *phone)
{
	if (reach & REACH_EMAIL && text_is_empty(email))
		form_problem(f, "seeker_email", PROBLEM_reach_needs_email);
	if (reach & (REACH_TEXT | REACH_PHONE) && text_is_empty(phone))
		form_problem(f, "seeker_phone", PROBLEM_reach_needs_phone);
	if (reach & REACH_TEXT && strchr(text_or_empty(phone), ';'))
		form_problem(f, "seeker_phone", PROBLEM_phone_extension_no_texts);
	else if (reach & REACH_TEXT && !text_is_empty(phone) && !site_may_text(q->site, phone))
		form_problem(f, "seeker_phone", PROBLEM_phone_no_texts);
}

struct reach_input {
	unsigned reach;
	struct contact seeker;
	int seen;
};

static const struct input inputs[] = {
	INPUT(struct reach_input, reach, FIELD_CHOICES, .choice = reach_from_slug, .missing = PROBLEM_reach_missing),
	INPUT(struct reach_input, seeker.email, FIELD_EMAIL,
		.words = "email", .autocomplete = "off"),
	INPUT(struct reach_input, seeker.phone, FIELD_PHONE,
		.words = "mobile_phone", .is_short = true, .autocomplete = "off"),
	INPUT(struct reach_input, seen, FIELD_VERSION),
};

/* ---- showing ---- */

static const struct mark form_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, version),
	MARK(struct referral, seeker.first_name),
};

void reach_form_set(struct form *f, unsigned reach)
{
	for (int bit = 0; bit < REACH_WAYS; bit++)
		if (reach & 1u << bit)
			form_set(f, "reach", reach_slug(bit));
}

/* Shows what was typed if the form was sent, otherwise the current reach. */
struct form *reach_form_open(struct req *q, const struct referral *r)
{
	struct form *f = form_open(q, NULL, inputs, COUNT(inputs));

	form_to(f, arena_printf(q->arena, "/referrals/%s/reach", r->public_id));
	reach_form_set(f, r->at.reach);
	form_set(f, "seeker_email", r->seeker.email);
	form_set(f, "seeker_phone", phone_for_people(q->arena, r->seeker.phone));
	return f;
}

static void show_about(struct req *q, struct tpl *t, const struct referral *r)
{
	page_fill(q, t, form_marks, COUNT(form_marks), r);
	page_flag(q, t, "is_seeker", r->parties & (1 << PARTY_SEEKER));
	page_flag(q, t, "kind_live", r->at.kind == KIND_LIVE);
	page_flag(q, t, "kind_logged", r->at.kind == KIND_LOGGED);
	page_flag(q, t, "kind_tracking_only", r->at.kind == KIND_TRACKING_ONLY);
}

static void show_form(struct req *q, const struct form *f, struct tpl *t, const struct referral *r)
{
	show_about(q, t, r);
	page_flag(q, t, "editing", form_posted(f));
	form_show(f, t);
}

/* True if the viewer is a helper who could change the reach if it were not "don't reach out". */
static bool was_theirs(const struct referral *r)
{
	struct situation s = r->at;

	s.reach = REACH_EMAIL;
	return r->parties & (1 << PARTY_HELPER) && law_grants(&s, PARTY_HELPER) & MAY_CHANGE_REACH;
}

void reach_form_show(struct req *q, const struct form *f, struct tpl *page, const struct referral *r)
{
	bool may = r->granted & MAY_CHANGE_REACH;

	page_flag(q, page, "may_change_reach", may);
	page_flag(q, page, "only_seeker", !may && was_theirs(r));
	if (may)
		show_form(q, f, tpl_include(page, "reach_form", q->language, "parts/reach-form"), r);
}

bool reach_form_may_hush(const struct referral *r)
{
	unsigned granted = r->granted | referral_granted_if_proved(r);

	return granted & MAY_CHANGE_REACH && !(r->at.reach & REACH_DONT) && r->at.kind != KIND_TRACKING_ONLY;
}

/* ---- reading ---- */

static const char *typed_or(struct req *q, const char *field, const char *typed, const char *kept)
{
	return field_value(&q->http->posted, field) ? typed : text_or_empty(kept);
}

enum err reach_form_read(struct req *q, struct form *f, const struct referral *r, struct reach_change *c)
{
	struct reach_input in = { 0 };
	enum err e = form_read(f, &in);

	if (e == ERR_FORGED)
		return e;
	*c = (struct reach_change){
		.reach = reach_counted(in.reach), .seen = in.seen, .result = arena_printf(q->arena, "/referrals/%s", r->public_id),
		.email = text_or_empty(r->seeker.email), .phone = text_or_empty(r->seeker.phone),
	};
	if (c->reach == REACH_DONT)
		return ERR_OK;
	c->email = typed_or(q, "seeker_email", in.seeker.email, r->seeker.email);
	c->phone = typed_or(q, "seeker_phone", in.seeker.phone, r->seeker.phone);
	reach_check(q, f, c->reach, c->email, c->phone);
	return form_has_problems(f) ? ERR_INPUT : ERR_OK;
}
