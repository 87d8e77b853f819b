/* connect_send.c - checks what was typed in the form that starts a referral, and sends it. */
#include "base/language.h"
#include "base/req.h"
#include "edge/http.h"
#include "parts/connect_form.h"
#include "parts/connect_in.h"
#include "parts/reach_form.h"
#include "screener/answer.h"
#include "screener/draft.h"
#include "referral/person.h"
#include "referral/referral.h"
#include "site/account.h"
#include "site/session.h"
#include "site/ticket.h"
#include "web/form.h"
#include "web/page.h"

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

/* If a signed-in person refers themself and types nothing about themself, the account's name and addresses are used. If they
 * typed anything, no address is added to it, since that address may not be safe to use. */
static void complete_self(const struct req *q, struct connect *c)
{
	const struct account *a = q->account;

	if (!a || c->origin != ORIGIN_SELF || !text_is_empty(c->seeker.first_name) || !text_is_empty(c->seeker.last_name)
			|| !text_is_empty(c->seeker.email) || !text_is_empty(c->seeker.phone))
		return;
	c->seeker.first_name = a->first_name;
	c->seeker.last_name = a->last_name;
	if (c->reach & REACH_DONT)
		return;
	c->seeker.email = text_or_empty(a->email);
	c->seeker.phone = text_or_empty(a->phone);
}

/* If the text has changed since the person read it, they must agree again. */
static void check_consent(struct req *q, const struct about *a, size_t i, const struct connect *c, bool same_words)
{
	const struct program *p = &a->programs[i];
	const char *field = connect_field(q, a, "consent", p);

	if (!c->sheets[i].consent) {
		form_problem_about(a->form, field, a->several ? PROBLEM_consent_missing_for : PROBLEM_consent_missing, p->name);
	} else if (!same_words) {
		form_problem(a->form, field, PROBLEM_consent_changed);
		form_forget(a->form, field);
	}
}

static enum err check_consents(struct req *q, const struct about *a, struct connect *c)
{
	enum err e;
	bool same;

	if (!connect_kinds[a->kind].asks_consent)
		return ERR_OK;
	if ((e = consent_text_shown(q, &c->agreed)))
		return e;
	same = text_equal(field_value(&q->http->posted, "form_consent"), consent_text_mark(q, &c->agreed));
	for (size_t i = 0; i < a->count; i++)
		if (connect_takes(q, a, &a->programs[i]))
			check_consent(q, a, i, c, same);
	return ERR_OK;
}

static void check_programs(struct req *q, const struct about *a)
{
	for (size_t i = 0; i < a->count; i++) {
		const struct program *p = &a->programs[i];

		if (connect_takes(q, a, p))
			continue;
		if (a->several)
			form_problem_about(a->form, connect_field(q, a, "program", p),
				program_turns_away(q, p) ? PROBLEM_program_closed_of_several : PROBLEM_program_not_here, p->name);
		else
			form_problem(a->form, "main", PROBLEM_program_closed);
	}
	if (a->several && (a->count < CONNECT_LEAST || a->count > CONNECT_MOST))
		form_problem(a->form, "main", a->count < CONNECT_LEAST ? PROBLEM_too_few_programs : PROBLEM_too_many_programs);
}

/* The page that the reader sent promised questions before the last step, and there are none any more. */
static bool breaks_promise(const struct req *q, const struct about *a)
{
	return !a->screened && !connect_asks(a) && field_value(&q->http->posted, "form_asks");
}

/* Fields that count for nothing hold nothing up: the helper's where nobody helps, and addresses where nobody is to reach out. */
static void forgive_unused(struct form *f, const struct connect *c)
{
	static const char *const helper[] = { "helper_first_name", "helper_last_name", "helper_organization", "helper_email", "helper_phone" };

	for (size_t i = 0; c->origin == ORIGIN_SELF && i < COUNT(helper); i++)
		form_forgive(f, helper[i]);
	if (c->reach & REACH_DONT) {
		form_forgive(f, "seeker_email");
		form_forgive(f, "seeker_phone");
	}
}

static enum err check(struct req *q, const struct about *a, struct connect *c)
{
	struct form *f = a->form;
	enum err e = form_read(f, c);

	if (e == ERR_FORGED)
		return e;
	check_programs(q, a);
	c->reach = reach_counted(c->reach);
	forgive_unused(f, c);
	complete_self(q, c);
	form_names(f, "seeker_first_name", &c->seeker.first_name, &c->seeker.last_name, PROBLEM_seeker_name_missing);
	reach_check(q, f, c->reach, c->seeker.email, c->seeker.phone);
	if (c->origin == ORIGIN_OTHER)
		complete_helper(q, f, c);
	if (!text_is_empty(c->seeker.language) && !language_find(c->seeker.language))
		form_problem(f, "seeker_language", PROBLEM_language_unknown);
	if ((e = check_consents(q, a, c)))
		return e;
	if (!form_has_problems(f) && breaks_promise(q, a))
		form_problem(f, "main", PROBLEM_questions_ended);
	return form_has_problems(f) ? ERR_INPUT : ERR_OK;
}

/* ---- questions ---- */

static const struct given_answers *answers_to(const struct about *a, const struct program *p)
{
	for (size_t i = 0; a->screened && i < a->screened->draft->count; i++)
		if (a->screened->draft->parts[i].program_id == p->id)
			return &a->screened->given[i];
	return NULL;
}

/* True if questions are to be answered that the draft does not have. */
static bool asks_more(const struct about *a)
{
	for (size_t i = 0; i < a->count; i++)
		if (a->kind == KIND_LIVE && a->programs[i].screener_id && !answers_to(a, &a->programs[i]))
			return true;
	return false;
}

/* The answers of the last page, too. */
static enum err keep_answers(struct req *q, const struct about *a)
{
	enum err e = ERR_OK;

	for (size_t i = 0; !e && a->screened && i < a->screened->draft->count; i++)
		e = draft_keep(q, a->screened->draft, i);
	return e;
}

/* Keeps the form in a draft, and goes on to the questions. */
static enum err go_to_questions(struct req *q, const struct about *a)
{
	struct draft_start s = { .form_path = connect_path(q, a), .form = form_words(q),
		.before = a->screened ? a->screened->draft->public_id : a->draft };
	const char *draft;
	enum err e = keep_answers(q, a);

	if (e)
		return e;

	for (size_t i = 0; i < a->count && s.count < DRAFT_PARTS_MOST; i++) {
		if (!a->programs[i].screener_id)
			continue;
		s.program_ids[s.count] = a->programs[i].id;
		s.version_ids[s.count++] = a->programs[i].screener_id;
	}
	e = draft_begin(q, &s, &draft);
	return e ? e : redirect(q, "/screener/%s", ticket_for(q, draft));
}

/* ---- sending ---- */

static struct referral_draft draft_of(const struct about *a, const struct connect *c, size_t i)
{
	const struct kind_form *f = &connect_kinds[a->kind];
	bool asks = f->asks_consent;

	return (struct referral_draft){
		.at = { a->kind, c->origin, c->reach, asks ? CONSENT_STANDING : CONSENT_NONE },
		.program_id = a->programs[i].id, .answer_days = a->programs[i].answer_days,
		.person_id = a->thread.person ? a->thread.person->id : 0,
		.seeker = c->seeker, .helper = c->helper, .helper_organization = c->helper_organization,
		.comment = c->sheets[i].comment, .discreet = c->discreet && f->asks_discreet, .follow_up = c->follow_up,
		.consent_words = c->agreed.words, .consent_language = c->agreed.language,
		.elsewhere_of = a->thread.before ? a->thread.before->public_id : NULL,
		.answers = answers_to(a, &a->programs[i]), .draft_id = a->screened ? a->screened->draft->id : 0,
	};
}

static enum err make(struct req *q, const struct about *a, const struct connect *c, const char **receipt)
{
	struct referral_draft drafts[CONNECT_MOST];

	for (size_t i = 0; i < a->count && i < CONNECT_MOST; i++)
		drafts[i] = draft_of(a, c, i);
	return referral_make(q, drafts, a->count, receipt);
}

static enum err send(struct req *q, const struct about *a, const struct connect *c)
{
	const char *receipt;
	enum err e = make(q, a, c, &receipt);

	return e ? e : redirect(q, "/sent/%s", ticket_for(q, receipt));
}

/* Shows the form again where the person sent it, went back, changed something and sent it again; or sends too many. */
static enum err answer_again(struct req *q, struct about *a, enum err e)
{
	if (e == ERR_CONFLICT) {
		form_problem(a->form, "main", PROBLEM_changed_after_sending);
		form_conflict(a->form);
	} else if (e == ERR_LIMIT) {
		form_over(a->form);
	} else {
		return e;
	}
	return connect_show(q, a);
}

enum err connect_send(struct req *q, struct about *a)
{
	struct connect c = { 0 };
	enum err e;

	if ((e = check(q, a, &c)))
		return e == ERR_INPUT || e == ERR_FORGED ? connect_show(q, a) : e;
	/* The thank-you page is only for this browser, so the browser needs a session. */
	if ((e = ticket_take(q, field_value(&q->http->posted, "draft"), &a->draft)) || (e = session_begin_for_form(q)))
		return e;
	e = asks_more(a) ? go_to_questions(q, a) : send(q, a, &c);
	/* A draft that another window has sent leads to what was sent. */
	if (a->screened && (e == ERR_CONFLICT || e == ERR_DUPLICATE))
		return e;
	return answer_again(q, a, e);
}
