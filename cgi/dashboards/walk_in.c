/* walk_in.c - the form in which a program's staff record somebody who came or called. */
#include "dashboards/dashboard.h"
#include "dashboards/pages.h"
#include "base/language.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "parts/reach_form.h"
#include "referral/referral.h"
#include "referral/walk_in.h"
#include "site/account.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct input inputs[] = {
	INPUT(struct walk_in, seeker.first_name, FIELD_NAME,
		.words = "first_name", .autocomplete = "off"),
	INPUT(struct walk_in, seeker.last_name, FIELD_NAME,
		.words = "last_name", .autocomplete = "off"),
	INPUT(struct walk_in, seeker.phone, FIELD_PHONE,
		.words = "safe_phone", .is_short = true, .autocomplete = "off"),
	INPUT(struct walk_in, seeker.email, FIELD_EMAIL,
		.words = "safe_email", .autocomplete = "off"),
	INPUT(struct walk_in, seeker.language, FIELD_NAME, .max = 35,
		.words = "seeker_language", .is_short = true, .autocomplete = "off"),
	INPUT(struct walk_in, reach, FIELD_CHOICES, .choice = reach_from_slug, .missing = PROBLEM_reach_missing),
	INPUT(struct walk_in, comment, FIELD_TEXT, .max = 4000,
		.words = "walk_in_comment"),
	INPUT(struct walk_in, discreet, FIELD_FLAG),
	INPUT(struct walk_in, consent, FIELD_FLAG),
};

static const struct mark program_marks[] = {
	{ "inbound_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "inbound_name", MARKS_TEXT, offsetof(struct program, name) },
};

static const struct mark recorded_marks[] = {
	MARK(struct referral, public_id),
	MARK_NAME(struct referral, seeker),
};

/* The person who was recorded just now, with the code to hand over. */
static enum err show_recorded(struct req *q, struct tpl *t)
{
	const char *id = dashboard_asked(q, "recorded"), *code;
	struct referral *r;
	enum err e = id ? referral_find(q, id, &r) : ERR_MISSING;

	if (e || (e = walk_in_code(q, r, &code)))
		return e == ERR_MISSING ? ERR_OK : e;
	page_flag(q, t, "recorded", r->recorded);
	page_fill(q, t, recorded_marks, COUNT(recorded_marks), r);
	page_text(q, t, "code", code);
	return ERR_OK;
}

static enum err show_consent(struct req *q, struct tpl *t)
{
	struct consent_text c;
	enum err e = consent_text_shown(q, &c);

	if (e)
		return e;
	tpl_set(t, "consent_words", c.words);
	tpl_set(t, "consent_language", c.language);
	tpl_set(t, "consent_direction", language_direction(c.language));
	tpl_set(t, "consent_seen", consent_text_mark(q, &c));
	return ERR_OK;
}

static enum err show(struct req *q, const struct program *p, struct form *f)
{
	struct tpl *t = page_new(q);
	enum err e;

	page_fill(q, t, program_marks, COUNT(program_marks), p);
	page_language_options(q, f, "seeker_language");
	if (!form_value(f, "seeker_language"))
		form_set(f, "seeker_language", q->language);
	page_text(q, t, "account", contact_name(q->arena,
		&(struct contact){ .first_name = q->account->first_name, .last_name = q->account->last_name }));
	if ((e = show_consent(q, t)) || (e = show_recorded(q, t)))
		return e;
	form_show(f, t);
	return page_send(q, t, "walk-in", form_status(f));
}

/* A tracking-only site has no live referrals. */
static enum err open_page(struct req *q, struct program *p, struct form **f)
{
	struct inbound_program worked;
	enum err e;

	if (q->site->tracking_only)
		return fail(q, ERR_MISSING, "a walk-in at a tracking-only site");
	if ((e = referral_inbound_program(q, req_id(q, "program"), &worked)) || (e = program_by_id(q, worked.id, p)))
		return e;
	*f = form_open(q, NULL, inputs, COUNT(inputs));
	return ERR_OK;
}

enum err walk_in_get(struct req *q)
{
	struct program p;
	struct form *f;
	enum err e = open_page(q, &p, &f);

	return e ? e : show(q, &p, f);
}

/* The words that were read out must be those that the site shows now. */
static enum err check_consent(struct req *q, struct form *f, struct walk_in *w)
{
	enum err e = consent_text_shown(q, &w->agreed);

	if (e)
		return e;
	if (!w->consent) {
		form_problem(f, "consent", PROBLEM_oral_consent_missing);
	} else if (!text_equal(field_value(&q->http->posted, "form_consent"), consent_text_mark(q, &w->agreed))) {
		form_problem(f, "consent", PROBLEM_consent_changed);
		form_forget(f, "consent");
	}
	return ERR_OK;
}

static enum err check(struct req *q, struct form *f, struct walk_in *w)
{
	enum err e = form_read(f, w);

	if (e == ERR_FORGED)
		return e;
	w->reach = reach_counted(w->reach);
	form_names(f, "seeker_first_name", &w->seeker.first_name, &w->seeker.last_name, PROBLEM_seeker_name_missing);
	reach_check(q, f, w->reach, w->seeker.email, w->seeker.phone);
	if (!text_is_empty(w->seeker.language) && !language_find(w->seeker.language))
		form_problem(f, "seeker_language", PROBLEM_language_unknown);
	if ((e = check_consent(q, f, w)))
		return e;
	return form_has_problems(f) ? ERR_INPUT : ERR_OK;
}

enum err walk_in_post(struct req *q)
{
	struct walk_in w = { 0 };
	struct program p;
	struct form *f;
	const char *id;
	enum err e = open_page(q, &p, &f);

	if (e)
		return e;
	e = check(q, f, &w);
	if (e == ERR_INPUT || e == ERR_FORGED)
		return show(q, &p, f);
	if (e)
		return e;
	e = walk_in_record(q, &p, &w, &id);
	if (!e)
		return redirect(q, "/inbound/%s/new?recorded=%s", p.public_id, id);
	if (e == ERR_CONFLICT) {
		form_problem(f, "main", PROBLEM_changed_after_sending);
		form_conflict(f);
	} else if (e == ERR_LIMIT) {
		form_over(f);
	} else {
		return e;
	}
	return show(q, &p, f);
}
