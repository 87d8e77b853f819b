/* link.c - shows and changes the status of a referral by a link in a message. */
#include <string.h>

#include "status/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "law/status.h"
#include "law/visibility.h"
#include "parts/referral_page.h"
#include "referral/claim.h"
#include "referral/referral.h"
#include "site/limit.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark link_marks[] = {
	MARK(struct referral, seeker.first_name),
	MARK(struct referral, discreet),
	MARK_STATUS(struct referral, status),
	MARK(struct referral, version),
};

struct code_input { const char *code; };
static const struct input code_inputs[] = {
	INPUT(struct code_input, code, FIELD_NAME, .max = 64, .missing = PROBLEM_referral_code_unknown),
};

/* Somebody else may read the message of a discreet referral. So its subject is shown only after a second
 * step: the code, or signing in as the person. */
static enum err is_hidden(struct req *q, const struct referral *r, const struct form *f, bool *hidden)
{
	const char *code = field_value(&q->http->posted, "code");
	bool is_seeker;
	enum err e;

	*hidden = false;
	if (!r->discreet || r->parties & THE_PROGRAM)
		return ERR_OK;
	if (code && !form_has_problems(f) && claim_code_fits(q, r, code))
		return ERR_OK;
	e = claim_is_seeker(q, r, &is_seeker);
	*hidden = !is_seeker;
	return e;
}

/* A text message has no room for next steps, so this page shows them. */
static enum err show_program(struct req *q, struct tpl *t, const struct referral *r, bool hidden)
{
	bool is_seeker = r->parties & (1 << PARTY_SEEKER);
	struct program p;
	enum err e;

	page_flag(q, t, "hidden", hidden);
	if (hidden)
		page_text(q, t, "code", field_value(&q->http->posted, "code"));
	page_text(q, t, "program_name", hidden ? "" : r->program_name);
	if (hidden || !is_seeker || !(r->at.reach & REACH_DONT || r->at.kind != KIND_LIVE)) {
		page_text(q, t, "next_steps", "");
		return ERR_OK;
	}
	if ((e = program_by_id(q, r->program_id, &p)))
		return e;
	page_text(q, t, "next_steps", text_is_empty(p.next_steps) ? p.application_process : p.next_steps);
	return ERR_OK;
}

/* The code of a discreet referral stands behind the second step; it adds the referral to an account. */
static void show_code(struct req *q, struct tpl *t, const struct referral *r, bool hidden)
{
	if (!r->discreet || hidden || r->parties & THE_PROGRAM)
		return;
	tpl_show(t, "revealed");
	page_text(q, t, "referral_code", r->code);
}

/* The form that was sent: a change of the status, or the code that reveals a discreet referral. */
static struct form *open_link_form(struct req *q)
{
	if (field_value(&q->http->posted, "code"))
		return form_open(q, NULL, code_inputs, COUNT(code_inputs));
	return referral_status_form(q);
}

static enum err show(struct req *q, const struct referral *r, const char *token, const struct form *f)
{
	struct tpl *t = page_new_plain(q);
	bool post = !strcmp(q->http->method, "POST");
	const char *chosen = field_value(post ? &q->http->posted : &q->http->query, "status");
	bool hidden;
	enum err e;

	page_fill(q, t, link_marks, COUNT(link_marks), r);
	tpl_set(t, "token", token);
	tpl_show(t, r->parties & (1 << PARTY_PROGRAM) ? "is_program" : "is_seeker");
	page_flag(q, t, "done", !post && field_value(&q->http->query, "done"));
	page_flag(q, t, "conflict", form_is_conflict(f));
	if ((e = is_hidden(q, r, f, &hidden)) || (e = show_program(q, t, r, hidden)))
		return e;
	show_code(q, t, r, hidden);
	referral_show_choices(q, t, chosen);
	form_show(f, t);
	return page_send(q, t, "status-link", form_status(f));
}

/* A GET or HEAD shows and changes nothing: mail scanners follow links. */
enum err status_link_get(struct req *q)
{
	const char *token = req_id(q, "token");
	struct referral *r;
	enum err e = referral_by_link(q, token, &r);

	return e ? e : show(q, r, token, open_link_form(q));
}

static enum err try_code(struct req *q, const struct referral *r, const char *code)
{
	struct limit_by by = limit_by_reader(q, r->public_id);
	enum err e = limit_take(q, LIMITED_referral_code, &by);

	if (e)
		return e;
	return claim_code_fits(q, r, code) ? limit_give_back(q, LIMITED_referral_code, &by) : ERR_MISSING;
}

/* Shows the subject of a discreet referral if the code is right. Changes nothing. */
static enum err reveal(struct req *q, const struct referral *r, const char *token, struct form *f)
{
	struct code_input in = { 0 };
	enum err e = form_read(f, &in) ? ERR_OK : try_code(q, r, in.code);

	if (e == ERR_MISSING)
		form_problem(f, "code", PROBLEM_referral_code_unknown);
	if (e == ERR_LIMIT)
		form_over(f);
	return e && !form_has_problems(f) ? e : show(q, r, token, f);
}

enum err status_link_post(struct req *q)
{
	const char *token = req_id(q, "token");
	struct form *f = open_link_form(q);
	struct status_input in = { 0 };
	struct referral *r;
	struct move m;
	enum err e;

	if ((e = referral_by_link(q, token, &r)))
		return e;
	if (field_value(&q->http->posted, "code"))
		return reveal(q, r, token, f);
	if (form_read(f, &in))
		return show(q, r, token, f);
	if (in.status < 0) {
		form_problem(f, "status", PROBLEM_status_missing);
		return show(q, r, token, f);
	}
	m = (struct move){ in.status, in.note, in.share_note, in.seen, "/s/" };
	e = referral_move(q, r, &m);
	if (e == ERR_INPUT)
		form_problem(f, "status", PROBLEM_status_same);
	else if (e == ERR_CONFLICT)
		form_conflict(f);
	else
		return e ? e : redirect(q, "/s/%s?done=1", token);
	/* Shows the referral as it is now, and what was typed. */
	e = referral_by_link(q, token, &r);
	return e ? e : show(q, r, token, f);
}
