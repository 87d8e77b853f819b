/* link.c - shows where a referral stands, and moves it along: by a link out of a message. */
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
#include "referral/referral.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static int number(const char *text)
{
	int64_t n = 0;

	return text_to_number(text, 0, INT32_MAX, &n) ? (int)n : -1;
}

static const struct mark link_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, seeker.first_name),
	MARK_STATUS(struct referral, status),
	MARK(struct referral, version),
};

struct code_input { const char *code; };
static const struct input code_inputs[] = {
	INPUT(struct code_input, code, FIELD_NAME, .max = 64, .missing = PROBLEM_referral_code_unknown),
};

/* Who reads a discreet referral's message may be anybody: what it is about takes a second step, the code
 * or signing in. */
static bool is_hidden(struct req *q, const struct referral *r)
{
	const char *code = field_value(&q->http->posted, "code");

	if (!r->discreet || r->parties & (1 << PARTY_PROGRAM))
		return false;
	return !code || form_has_problems(q) || !referral_code_fits(q, r, code);
}

/* A text has only this page for its next steps. */
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

static enum err show_link_page(struct req *q, const struct referral *r, const char *token)
{
	struct tpl *t = page_new_plain(q);
	bool post = !strcmp(q->http->method, "POST");
	const char *chosen = field_value(post ? &q->http->posted : &q->http->query, "status");
	enum err e;

	page_fill(q, t, link_marks, COUNT(link_marks), r);
	tpl_set(t, "token", token);
	tpl_show(t, r->parties & (1 << PARTY_PROGRAM) ? "is_program" : "is_seeker");
	page_flag(q, t, "done", !post && field_value(&q->http->query, "done"));
	page_flag(q, t, "conflict", q->failed.code == ERR_CONFLICT);
	if ((e = show_program(q, t, r, is_hidden(q, r))))
		return e;
	referral_show_choices(q, t, chosen);
	form_show(q, t, status_inputs, status_input_count);
	return page_send(q, t, "status-link");
}

/* A GET or HEAD shows and changes nothing: mail scanners follow links. */
enum err status_link_get(struct req *q)
{
	const char *token = req_id(q, "token");
	struct referral *r;
	enum err e = referral_by_link(q, token, &r);

	return e ? e : show_link_page(q, r, token);
}

static enum err show_link_again(struct req *q, const char *token, enum err why)
{
	struct referral *r;
	enum err e;

	if (why == ERR_INPUT)
		form_problem(q, "status", PROBLEM_status_same);
	if (why == ERR_CONFLICT) {
		fail_forget(q);
		form_renew(q);
	}
	if ((e = referral_by_link(q, token, &r)))
		return e;
	if (why == ERR_CONFLICT)
		fail(q, why, "set meanwhile");
	return show_link_page(q, r, token);
}

/* Shows what it is about, and changes nothing. */
static enum err reveal(struct req *q, const struct referral *r, const char *token)
{
	struct code_input in = { 0 };

	if (!form_read(q, code_inputs, COUNT(code_inputs), &in) && !referral_code_fits(q, r, in.code))
		form_problem(q, "code", PROBLEM_referral_code_unknown);
	return show_link_page(q, r, token);
}

enum err status_link_post(struct req *q)
{
	const char *token = req_id(q, "token");
	struct status_input in = { 0 };
	struct referral *r;
	struct move m;
	enum err e;

	if ((e = referral_by_link(q, token, &r)))
		return e;
	if (field_value(&q->http->posted, "code"))
		return reveal(q, r, token);
	if (form_read(q, status_inputs, status_input_count, &in))
		return show_link_page(q, r, token);
	if (in.status < 0) {
		form_problem(q, "status", PROBLEM_status_missing);
		return show_link_page(q, r, token);
	}
	m = (struct move){ in.status, in.note, in.share_note, number(in.seen), "/s/" };
	e = referral_move(q, r, &m);
	if (e == ERR_CONFLICT || e == ERR_INPUT)
		return show_link_again(q, token, e);
	return e ? e : redirect(q, "/s/%s?done=1", token);
}
