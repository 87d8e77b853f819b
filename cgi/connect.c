/* connect.c - the Connect form: a referral is asked for, sent, and thanked for. */
#include <string.h>

#include "account.h"
#include "app.h"
#include "form.h"
#include "http.h"
#include "language.h"
#include "page.h"
#include "phone.h"
#include "program.h"
#include "program_page.h"
#include "reader.h"
#include "referral.h"
#include "req.h"
#include "session.h"
#include "site.h"
#include "tpl.h"
#include "visibility.h"

#include "marks/connect.h"
#include "marks/sent.h"

struct connect {
	int origin;			/* the field `for` */
	const char *seeker_first_name, *seeker_last_name, *seeker_email, *seeker_phone, *seeker_language;
	const char *helper_first_name, *helper_last_name, *helper_organization, *helper_email, *helper_phone;
	unsigned reach;
	const char *comment;
	bool discreet, follow_up, consent;
	const char *elsewhere_of;
};

static int origin_choice(const char *slug)
{
	for (int o = 0; o < ORIGINS; o++)
		if (text_equal(slug, origin_slug((enum origin)o)))
			return o;
	return -1;
}

static const struct input inputs[] = {
	{ .name = "for", .type = FIELD_CHOICE, .offset = offsetof(struct connect, origin),
		.choice = origin_choice, .missing = PROBLEM_for_missing },
	INPUT(struct connect, seeker_first_name, FIELD_NAME, .missing = PROBLEM_seeker_first_name_missing),
	INPUT(struct connect, seeker_last_name, FIELD_NAME, .missing = PROBLEM_seeker_last_name_missing),
	INPUT(struct connect, seeker_email, FIELD_EMAIL),
	INPUT(struct connect, seeker_phone, FIELD_PHONE),
	INPUT(struct connect, seeker_language, FIELD_NAME, .max = 35),
	INPUT(struct connect, helper_first_name, FIELD_NAME),
	INPUT(struct connect, helper_last_name, FIELD_NAME),
	INPUT(struct connect, helper_organization, FIELD_NAME),
	INPUT(struct connect, helper_email, FIELD_EMAIL),
	INPUT(struct connect, helper_phone, FIELD_PHONE),
	INPUT(struct connect, reach, FIELD_CHOICES, .choice = reach_from_slug, .missing = PROBLEM_reach_missing),
	INPUT(struct connect, comment, FIELD_TEXT, .max = 4000),
	INPUT(struct connect, discreet, FIELD_FLAG),
	INPUT(struct connect, follow_up, FIELD_FLAG),
	INPUT(struct connect, consent, FIELD_FLAG),
	INPUT(struct connect, elsewhere_of, FIELD_NAME, .max = 64),
};

/* The kind that a referral from this form has: fixed when it is made. */
static enum kind kind_here(const struct req *q)
{
	return q->site->tracking_only ? KIND_TRACKING_ONLY : KIND_LIVE;
}

/* Consent is asked for where somebody else will be told. */
static bool asks_consent(enum kind kind) { return kind == KIND_LIVE; }

static const char *consent_words(struct req *q)
{
	struct tpl *t = tpl_new(q->arena);
	char *text;

	tpl_set(t, "site_name", q->site->name);
	text = tpl_render(q->arena, t, reader_language(q), "consent", NULL);
	return text_trim(q->arena, text ? text : "");
}

/* ---- showing the form ---- */

static const struct mark program_marks[] = {
	{ CONNECT_program_public_id, MARKS_TEXT, offsetof(struct program, public_id) },
	{ CONNECT_program_name, MARKS_TEXT, offsetof(struct program, name) },
	MARK(CONNECT, struct program, organization_name),
};

static void show_languages(struct req *q, struct tpl *t)
{
	const char *typed = field_value(&q->http->posted, "seeker_language");

	page_language_options(t, "seeker_languages", text_is_empty(typed) ? reader_language(q) : typed);
}

static enum err show_form(struct req *q, const struct program *p)
{
	struct tpl *t = page_new(q);
	enum kind kind = kind_here(q);
	bool post = !strcmp(q->http->method, "POST");
	const char *before = field_value(post ? &q->http->posted : &q->http->query, "elsewhere_of");

	page_fill(q, t, program_marks, COUNT(program_marks), p);
	tpl_show(t, kind == KIND_LIVE ? "kind_live" : "kind_tracking_only");
	if (asks_consent(kind)) {
		tpl_show(t, "asks_consent");
		tpl_set(t, CONNECT_consent_words, consent_words(q));
	}
	page_flag(q, t, "group_shares", q->account && q->account->navigation_since);
	show_languages(q, t);
	form_set(q, "elsewhere_of", before);
	form_show(q, t, inputs, COUNT(inputs));
	page_text(q, t, "elsewhere_of", before);
	return page_send(q, t, CONNECT_TEMPLATE);
}

/* What a signed-in helper need not type. */
static void prefill(struct req *q)
{
	const struct account *a = q->account;

	if (!a)
		return;
	form_set(q, "helper_first_name", a->first_name);
	form_set(q, "helper_last_name", a->last_name);
	form_set(q, "helper_organization", a->organization);
	form_set(q, "helper_email", a->email);
	form_set(q, "helper_phone", phone_for_people(q->arena, a->phone));
}

/* ERR_OK with *moved when the visitor was sent elsewhere: to sign in, or to the next steps. */
static enum err find_program(struct req *q, struct program *p, bool *moved)
{
	enum err e = program_find(q, req_id(q, "program"), p);

	*moved = false;
	if (e)
		return e == ERR_MISSING ? fail(q, e, "no such program") : e;
	if (program_way(q, p) != WAY_CONNECT) {
		*moved = true;
		return redirect(q, "/programs/%s/next-steps", p->public_id);
	}
	/* A tracking-only referral has nowhere to be kept but an account. */
	if (kind_here(q) == KIND_TRACKING_ONLY && !q->account) {
		*moved = true;
		return redirect(q, "/sign-in?next=%s", text_url_encode(q->arena, q->http->path));
	}
	return ERR_OK;
}

static enum err show(struct req *q)
{
	struct program p;
	bool moved;
	enum err e = find_program(q, &p, &moved);

	if (e || moved)
		return e;
	prefill(q);
	return show_form(q, &p);
}

/* ---- checking ---- */

static void check_reach(struct req *q, const struct connect *c)
{
	if (c->reach & REACH_DONT && c->reach != REACH_DONT)
		form_problem(q, "reach", PROBLEM_reach_excludes);
	if (c->reach & REACH_EMAIL && text_is_empty(c->seeker_email))
		form_problem(q, "seeker_email", PROBLEM_reach_needs_email);
	if (c->reach & (REACH_TEXT | REACH_PHONE) && text_is_empty(c->seeker_phone))
		form_problem(q, "seeker_phone", PROBLEM_reach_needs_phone);
}

/* What a signed-in helper left empty is what their account says. */
static void complete_helper(struct req *q, struct connect *c)
{
	if (q->account && text_is_empty(c->helper_first_name) && text_is_empty(c->helper_last_name)) {
		c->helper_first_name = q->account->first_name;
		c->helper_last_name = q->account->last_name;
	}
	if (text_is_empty(c->helper_first_name))
		form_problem(q, "helper_first_name", PROBLEM_helper_first_name_missing);
	if (text_is_empty(c->helper_last_name))
		form_problem(q, "helper_last_name", PROBLEM_helper_last_name_missing);
}

static enum err check(struct req *q, struct connect *c)
{
	enum err e = form_read(q, inputs, COUNT(inputs), c);

	if (e == ERR_FORGED)
		return e;
	check_reach(q, c);
	if (c->origin == ORIGIN_OTHER)
		complete_helper(q, c);
	if (!text_is_empty(c->seeker_language) && !language_find(c->seeker_language))
		form_problem(q, "seeker_language", PROBLEM_language_unknown);
	if (asks_consent(kind_here(q)) && !c->consent)
		form_problem(q, "consent", PROBLEM_consent_missing);
	return form_has_problems(q) ? ERR_INPUT : ERR_OK;
}

/* ---- sending ---- */

static struct referral_draft draft_of(struct req *q, const struct program *p, const struct connect *c)
{
	enum kind kind = kind_here(q);
	bool asks = asks_consent(kind);

	return (struct referral_draft){
		.situation = { kind, (enum origin)c->origin, c->reach, asks ? CONSENT_STANDING : CONSENT_NONE },
		.program_id = p->id, .answer_days = p->answer_days,
		.seeker_first_name = c->seeker_first_name, .seeker_last_name = c->seeker_last_name,
		.seeker_email = c->seeker_email, .seeker_phone = c->seeker_phone, .seeker_language = c->seeker_language,
		.helper_first_name = c->helper_first_name, .helper_last_name = c->helper_last_name,
		.helper_organization = c->helper_organization,
		.helper_email = c->helper_email, .helper_phone = c->helper_phone,
		.comment = c->comment, .discreet = c->discreet, .follow_up = c->follow_up,
		.consent_words = asks ? consent_words(q) : NULL, .consent_language = reader_language(q),
		.elsewhere_of = c->elsewhere_of,
	};
}

/* The same key with other content: they went back and changed something after it was sent. */
static enum err show_conflict(struct req *q, const struct program *p)
{
	fail_forget(q);
	form_problem(q, "main", PROBLEM_changed_after_sending);
	fail_forget(q);
	fail(q, ERR_CONFLICT, "the same key with other content");
	form_renew(q);
	return show_form(q, p);
}

static enum err send(struct req *q)
{
	struct referral_draft draft;
	struct connect c = { 0 };
	struct program p;
	const char *receipt;
	bool moved;
	enum err e = find_program(q, &p, &moved);

	if (e || moved)
		return e;
	if (check(q, &c))
		return show_form(q, &p);
	/* The thank-you page is for this browser only, so it has a session from here on. */
	if ((e = session_begin(q)))
		return e;
	draft = draft_of(q, &p, &c);
	e = referral_make(q, &draft, 1, &receipt);
	if (e == ERR_CONFLICT)
		return show_conflict(q, &p);
	return e ? e : redirect(q, "/sent/%s", receipt);
}

/* ---- thank you ---- */

static const struct mark sent_marks[] = {
	MARK(SENT, struct referral, public_id),
	MARK(SENT, struct referral, program_public_id),
	MARK(SENT, struct referral, program_name),
	MARK(SENT, struct referral, code),
	MARK(SENT, struct referral, seeker_first_name),
	MARK(SENT, struct referral, discreet),
	MARK_WHEN(SENT, struct referral, due_at),
	MARK_STATUS(SENT, struct referral, status),
};

static enum err show_sent(struct req *q, struct tpl *t, const struct referral *r)
{
	static const char *const kinds[KINDS] = { "kind_live", "kind_logged", "kind_tracking_only" };
	struct situation s = { (enum kind)r->kind, (enum origin)r->origin, r->reach, (enum consent)r->consent };
	unsigned seeker = law_grants(&s, PARTY_SEEKER);

	page_fill(q, t, sent_marks, COUNT(sent_marks), r);
	tpl_set(t, SENT_kind, kind_slug(s.kind));
	tpl_show(t, kinds[s.kind]);
	tpl_show(t, s.origin == ORIGIN_SELF ? "for_self" : "for_other");
	page_flag(q, t, "told_email", seeker & TOLD_BY_EMAIL);
	page_flag(q, t, "told_text", seeker & TOLD_BY_TEXT);
	page_flag(q, t, "reach_phone_only", r->reach == REACH_PHONE);
	page_flag(q, t, "dont_reach_out", r->reach & REACH_DONT);
	if (q->account)
		tpl_show(t, SENT_has_page);
	return program_page_sheet(q, t, r);
}

static enum err sent(struct req *q)
{
	const char *receipt = req_id(q, "receipt");
	struct tpl *t;
	struct referral *all;
	size_t count;
	enum err e;

	if ((e = referral_of_receipt(q, receipt, &all, &count)))
		return e;
	t = page_new(q);
	for (size_t i = 0; i < count; i++)
		if ((e = show_sent(q, tpl_section(t, "referral"), &all[i])))
			return e;
	if (!q->account)
		tpl_show(t, all[0].origin == ORIGIN_SELF ? "no_signed_in_self" : "no_signed_in_other");
	tpl_set(t, SENT_sign_in_url, arena_printf(q->arena, "/sign-in?next=/sent/%s", receipt));
	return page_send(q, t, SENT_TEMPLATE);
}

static const struct route routes[] = {
	{ "GET",  "/connect/{program}", show, OPEN, PERSONAL },
	{ "POST", "/connect/{program}", send, OPEN, PERSONAL },
	{ "GET",  "/sent/{receipt}",    sent, OPEN, PERSONAL },
};

const struct app app = { "connect", routes, COUNT(routes) };
