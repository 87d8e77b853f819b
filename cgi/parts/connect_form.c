/* connect_form.c - the form behind the connect button and behind "log this referral". */
#include "parts/connect_form.h"

#include <string.h>

#include "site/account.h"
#include "site/consent_text.h"
#include "parts/capacity.h"
#include "parts/contact_on_file.h"
#include "web/form.h"
#include "edge/http.h"
#include "base/language.h"
#include "web/page.h"
#include "referral/person.h"
#include "base/phone.h"
#include "directory/program.h"
#include "parts/reach_form.h"
#include "referral/referral.h"
#include "base/path.h"
#include "base/req.h"
#include "web/route.h"
#include "site/session.h"
#include "site/site.h"
#include "edge/tpl.h"


struct connect {
	enum origin origin;		/* the field `for` */
	struct contact seeker, helper;
	const char *helper_organization;
	unsigned reach;
	const char *comment;
	bool discreet, follow_up, consent;
	const char *elsewhere_of;
	const char *person;		/* contact info on file */
	struct consent_text agreed;	/* live only: the text that the person read */
};

static int origin_choice(const char *slug)
{
	for (enum origin o = 0; o < ORIGINS; o++)
		if (text_equal(slug, origin_slug(o)))
			return (int)o;
	return -1;
}

static const struct input inputs[] = {
	{ .name = "for", .type = FIELD_CHOICE, .offset = offsetof(struct connect, origin),
		.choice = origin_choice, .missing = PROBLEM_for_missing },
	INPUT(struct connect, seeker.first_name, FIELD_NAME,
		.words = "first_name", .autocomplete = "off"),
	INPUT(struct connect, seeker.last_name, FIELD_NAME,
		.words = "last_name", .autocomplete = "off"),
	INPUT(struct connect, seeker.email, FIELD_EMAIL,
		.words = "safe_email", .autocomplete = "off"),
	INPUT(struct connect, seeker.phone, FIELD_PHONE,
		.words = "safe_phone", .is_short = true, .autocomplete = "off"),
	INPUT(struct connect, seeker.language, FIELD_NAME, .max = 35,
		.words = "seeker_language", .is_short = true, .autocomplete = "off"),
	INPUT(struct connect, helper.first_name, FIELD_NAME,
		.words = "your_first_name", .autocomplete = "given-name"),
	INPUT(struct connect, helper.last_name, FIELD_NAME,
		.words = "your_last_name", .autocomplete = "family-name"),
	INPUT(struct connect, helper_organization, FIELD_NAME,
		.words = "your_organization", .autocomplete = "organization"),
	INPUT(struct connect, helper.email, FIELD_EMAIL,
		.words = "your_email", .autocomplete = "email"),
	INPUT(struct connect, helper.phone, FIELD_PHONE,
		.words = "your_phone", .autocomplete = "tel"),
	INPUT(struct connect, reach, FIELD_CHOICES, .choice = reach_from_slug, .missing = PROBLEM_reach_missing),
	INPUT(struct connect, comment, FIELD_TEXT, .max = 4000),
	INPUT(struct connect, discreet, FIELD_FLAG),
	INPUT(struct connect, follow_up, FIELD_FLAG),
	INPUT(struct connect, consent, FIELD_FLAG),
	INPUT(struct connect, elsewhere_of, FIELD_NAME, .max = 64),
	INPUT(struct connect, person, FIELD_NAME, .max = 64),
};

/* Further questions and statements of the form, by the kind of the referral. */
static const struct kind_form {
	const char *path;		/* the form's own; the program's id follows */
	const char *section;
	bool asks_consent;		/* the program gets the referral */
	bool asks_discreet;		/* a message is sent */
	bool needs_sign_in;		/* only dashboards show the referral; and an open form could be used to text strangers */
} forms[KINDS] = {
	[KIND_LIVE] = { "/connect/", "kind_live", true, true, false },
	[KIND_LOGGED] = { "/log-referral/", "kind_logged", false, true, true },
	[KIND_TRACKING_ONLY] = { "/connect/", "kind_tracking_only", false, false, true },
};

/* ---- showing the form ---- */

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
	MARK(struct program, organization_name),
};

static enum err show_consent(struct req *q, struct tpl *t)
{
	struct consent_text c;
	enum err e = consent_text_shown(q, &c);

	if (e)
		return e;
	tpl_show(t, "asks_consent");
	tpl_set(t, "consent_words", c.words);
	tpl_set(t, "consent_language", c.language);
	tpl_set(t, "consent_direction", language_direction(c.language));
	tpl_set(t, "consent_seen", consent_text_mark(q, &c));
	return ERR_OK;
}

/* The context of a form, besides its fields. */
struct about {
	const struct program *program;
	const struct person *person;	/* the profile chosen from contact info on file, or NULL */
	enum kind kind;
	struct form *form;
};

/* For a program that is closed: instead of the form, the ways to reach it or another. */
static enum err show_closed(struct req *q, const struct program *p)
{
	struct tpl *t = page_new(q);

	page_fill(q, t, program_marks, COUNT(program_marks), p);
	capacity_show(q, t, p);
	return page_send(q, t, "connect-closed", 200);
}

static enum err show_form(struct req *q, const struct about *a)
{
	const struct kind_form *f = &forms[a->kind];
	struct tpl *t = page_new(q);
	bool post = !strcmp(q->http->method, "POST");
	const char *before = field_value(post ? &q->http->posted : &q->http->query, "elsewhere_of");
	enum err e;

	page_fill(q, t, program_marks, COUNT(program_marks), a->program);
	capacity_show(q, t, a->program);
	tpl_set(t, "form_path", path_to(q, "%s%s", f->path, a->program->public_id));
	for (enum kind k = 0; k < KINDS; k++)
		page_flag(q, t, forms[k].section, k == a->kind);
	page_flag(q, t, "program_learns", f->asks_consent);
	page_flag(q, t, "asks_discreet", f->asks_discreet);
	if (f->asks_consent && (e = show_consent(q, t)))
		return e;
	page_flag(q, t, "group_shares", q->account && q->account->navigation_since);
	page_language_options(q, a->form, "seeker_language");
	form_set(a->form, "elsewhere_of", before);
	form_show(a->form, t);
	page_text(q, t, "elsewhere_of", before);
	if ((e = contact_on_file_show(q, t, a->person)))
		return e;
	return page_send(q, t, "connect", form_status(a->form));
}

/* Fills in the fields that a signed-in helper need not type. */
static void prefill(const struct req *q, struct form *f)
{
	const struct account *a = q->account;

	if (!a)
		return;
	form_set(f, "helper_first_name", a->first_name);
	form_set(f, "helper_last_name", a->last_name);
	form_set(f, "helper_organization", a->organization);
	form_set(f, "helper_email", a->email);
	form_set(f, "helper_phone", phone_for_people(q->arena, a->phone));
}

/* Ticks "discreet" by default if the program serves a need that the site lists as sensitive. */
static enum err prefill_discreet(struct req *q, struct form *f, const struct program *p)
{
	unsigned needs;
	enum err e;

	if (!q->site->sensitive_needs)
		return ERR_OK;
	e = program_needs(q, p->id, &needs);
	if (!e && needs & q->site->sensitive_needs)
		form_set(f, "discreet", "yes");
	return e;
}

/* ---- checking ---- */

/* Takes fields that a signed-in helper left empty from their account. */
static void complete_helper(const struct req *q, struct form *f, struct connect *c)
{
	if (q->account && text_is_empty(c->helper.first_name) && text_is_empty(c->helper.last_name)) {
		c->helper.first_name = q->account->first_name;
		c->helper.last_name = q->account->last_name;
	}
	form_names(f, "helper_first_name", &c->helper.first_name, &c->helper.last_name, PROBLEM_helper_name_missing);
}

/* If the text has changed since the person read it, they must agree again. */
static enum err check_consent(struct req *q, struct form *f, struct connect *c)
{
	enum err e = consent_text_shown(q, &c->agreed);

	if (e)
		return e;
	if (!c->consent) {
		form_problem(f, "consent", PROBLEM_consent_missing);
	} else if (!text_equal(field_value(&q->http->posted, "form_consent"), consent_text_mark(q, &c->agreed))) {
		form_problem(f, "consent", PROBLEM_consent_changed);
		form_forget(f, "consent");
	}
	return ERR_OK;
}

static enum err check(struct req *q, const struct about *a, struct connect *c)
{
	struct form *f = a->form;
	enum err e = form_read(f, c);

	if (e == ERR_FORGED)
		return e;
	c->reach = reach_counted(c->reach);
	form_names(f, "seeker_first_name", &c->seeker.first_name, &c->seeker.last_name, PROBLEM_seeker_name_missing);
	reach_check(q, f, c->reach, c->seeker.email, c->seeker.phone);
	if (c->origin == ORIGIN_OTHER)
		complete_helper(q, f, c);
	if (!text_is_empty(c->seeker.language) && !language_find(c->seeker.language))
		form_problem(f, "seeker_language", PROBLEM_language_unknown);
	if (forms[a->kind].asks_consent && (e = check_consent(q, f, c)))
		return e;
	if (a->kind == KIND_LIVE && program_turns_away(q, a->program))
		form_problem(f, "main", PROBLEM_program_closed);
	return form_has_problems(f) ? ERR_INPUT : ERR_OK;
}

/* ---- sending ---- */

static struct referral_draft draft_of(const struct about *a, const struct connect *c)
{
	const struct kind_form *f = &forms[a->kind];
	bool asks = f->asks_consent;

	return (struct referral_draft){
		.at = { a->kind, c->origin, c->reach, asks ? CONSENT_STANDING : CONSENT_NONE },
		.program_id = a->program->id, .answer_days = a->program->answer_days,
		.person_id = a->person ? a->person->id : 0,
		.seeker = c->seeker, .helper = c->helper, .helper_organization = c->helper_organization,
		.comment = c->comment, .discreet = c->discreet && f->asks_discreet, .follow_up = c->follow_up,
		.consent_words = c->agreed.words, .consent_language = c->agreed.language,
		.elsewhere_of = c->elsewhere_of,
	};
}

static enum err send(struct req *q, const struct about *a)
{
	struct referral_draft draft;
	struct connect c = { 0 };
	const char *receipt;
	enum err e;

	if ((e = check(q, a, &c)))
		return e == ERR_INPUT || e == ERR_FORGED ? show_form(q, a) : e;
	/* The thank-you page is only for this browser, so the browser needs a session. */
	if ((e = session_begin(q)))
		return e;
	draft = draft_of(a, &c);
	e = referral_make(q, &draft, 1, &receipt);
	if (e == ERR_CONFLICT) {
		/* The person sent the form, went back, changed something and sent it again. */
		form_problem(a->form, "main", PROBLEM_changed_after_sending);
		form_conflict(a->form);
		return show_form(q, a);
	}
	if (e == ERR_LIMIT) {
		form_over(a->form);
		return show_form(q, a);
	}
	return e ? e : redirect(q, "/sent/%s", receipt);
}

/* ---- redirecting ---- */

/* The page to go to instead of this form; NULL if this is the right form. */
static const char *elsewhere(struct req *q, const struct program *p, enum kind kind)
{
	bool connects = program_way(q, p) == WAY_CONNECT;

	if (kind == KIND_LIVE && program_turns_away(q, p))
		return NULL;
	if (p->retired || (!connects && kind != KIND_LOGGED))
		return arena_printf(q->arena, "/programs/%s/next-steps", p->public_id);
	if (connects && kind == KIND_LOGGED)
		return arena_printf(q->arena, "/connect/%s", p->public_id);
	if (forms[kind].needs_sign_in && !q->account)
		return arena_printf(q->arena, "/sign-in?next=%s", text_url_encode(q->arena, q->http->path));
	return NULL;
}

enum err connect_form(struct req *q, enum kind kind)
{
	struct program p;
	struct about a = { .program = &p, .kind = kind };
	const char *there;
	enum err e = program_find(q, req_id(q, "program"), &p);

	if (e)
		return e == ERR_MISSING ? fail(q, e, "no such program") : e;
	if ((there = elsewhere(q, &p, kind)))
		return redirect(q, "%s", there);
	if ((e = contact_on_file(q, &a.person)))
		return e;
	a.form = form_open(q, NULL, inputs, COUNT(inputs));
	if (!strcmp(q->http->method, "POST"))
		return send(q, &a);
	if (kind == KIND_LIVE && program_turns_away(q, &p))
		return show_closed(q, &p);
	prefill(q, a.form);
	if ((e = prefill_discreet(q, a.form, &p)))
		return e;
	if (a.person)
		contact_on_file_fill(q, a.form, a.person);
	if (!form_value(a.form, "seeker_language"))
		form_set(a.form, "seeker_language", q->language);
	return show_form(q, &a);
}
