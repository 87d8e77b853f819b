/* status.c - shows where a referral stands, and moves it along: signed in, or by a link out of a message. */
#include <stdlib.h>
#include <string.h>

#include "site/account.h"
#include "web/app.h"
#include "web/form.h"
#include "edge/http.h"
#include "web/page.h"
#include "directory/program.h"
#include "web/reader.h"
#include "referral/referral.h"
#include "parts/referral_page.h"
#include "base/req.h"
#include "site/site.h"
#include "law/status.h"
#include "edge/tpl.h"


static int number(const char *text)
{
	int64_t n = 0;

	return text_to_number(text, 0, INT32_MAX, &n) ? (int)n : -1;
}

/* ---- signed in ---- */

static const struct mark status_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_name),
	MARK(struct referral, seeker_first_name),
	MARK(struct referral, seeker_last_name),
	MARK(struct referral, disputed),
	MARK_STATUS(struct referral, status),
};

static const struct mark other_marks[] = {
	{ "other_first_name", MARKS_TEXT, offsetof(struct referral_event, actor_first_name) },
	{ "other_last_initial", MARKS_TEXT, offsetof(struct referral_event, actor_last_initial) },
	{ "other_organization", MARKS_TEXT, offsetof(struct referral_event, actor_organization) },
	{ "other_note", MARKS_TEXT, offsetof(struct referral_event, note) },
	{ "other_at", MARKS_WHEN, offsetof(struct referral_event, made_at) },
};

/* Who set it meanwhile, and what they wrote where this viewer may read it. */
static enum err show_other(struct req *q, struct tpl *t, const struct referral *r)
{
	struct referral_event *events;
	size_t count;
	enum err e;

	if ((e = referral_history(q, r, &events, &count)))
		return e;
	tpl_show(t, "conflict");
	for (size_t i = 0; i < count; i++)
		if (events[i].act == ACT_status || events[i].act == ACT_undo) {
			page_fill(q, t, other_marks, COUNT(other_marks), &events[i]);
			break;
		}
	return ERR_OK;
}

static enum err show_page(struct req *q, const struct referral *r)
{
	struct tpl *t = page_new(q);
	struct row_place place = { .back = field_value(&q->http->posted, "back") };
	bool conflict = q->failed.code == ERR_CONFLICT;
	enum err e;

	if (!(r->granted & MAY_UPDATE))
		return fail(q, ERR_DENIED, "update referral %s", r->public_id);
	page_fill(q, t, status_marks, COUNT(status_marks), r);
	tpl_set(t, "kind", kind_slug((enum kind)r->kind));
	page_flag(q, t, "has_problems", form_has_problems(q) || conflict);
	if (conflict && (e = show_other(q, t, r)))
		return e;
	referral_show_status_form(q, tpl_include(t, "status_form", reader_language(q), "parts/status-form"), r, &place);
	page_flag(q, t, "may_undo", referral_may_undo(q, r));
	form_hidden(q, t, "undo_hidden", q->http->path);
	return page_send(q, t, "status");
}

static enum err show(struct req *q)
{
	struct referral *r = referral_find(q, req_id(q, "referral"));

	return r ? show_page(q, r) : q->failed.code;
}

/* The page again, with the referral as it is now and a key that is not used up. */
static enum err show_conflict(struct req *q)
{
	struct referral *r;

	fail_forget(q);
	if (!(r = referral_find(q, req_id(q, "referral"))))
		return q->failed.code;
	fail(q, ERR_CONFLICT, "set meanwhile");
	form_renew(q);
	return show_page(q, r);
}

/* A path of this site, that fits into a header. */
static bool is_own_path(const char *path)
{
	if (!path || path[0] != '/' || path[1] == '/')
		return false;
	for (const char *c = path; *c; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f || *c == '\\')
			return false;
	return true;
}

static enum err done(struct req *q, const struct referral *r, const char *back)
{
	if (is_own_path(back))
		return redirect(q, "%s", back);
	return redirect(q, "/referrals/%s?saved=1", r->public_id);
}

static enum err move(struct req *q)
{
	struct referral *r = referral_find(q, req_id(q, "referral"));
	struct status_input in = { 0 };
	struct move m;
	enum err e;

	if (!r)
		return q->failed.code;
	if (!(r->granted & MAY_UPDATE))
		return fail(q, ERR_DENIED, "update referral %s", r->public_id);
	if (form_read(q, status_inputs, status_input_count, &in))
		return show_page(q, r);
	if (in.undo)
		e = referral_undo(q, r);
	else if (in.status < 0) {
		form_problem(q, "status", PROBLEM_status_missing);
		e = ERR_INPUT;
	} else {
		m = (struct move){ (enum status)in.status, in.note, in.share_note, number(in.seen),
			arena_printf(q->arena, "/referrals/%s", r->public_id) };
		e = referral_move(q, r, &m);
		if (e == ERR_INPUT)
			form_problem(q, "status", PROBLEM_status_same);
	}
	if (e == ERR_CONFLICT)
		return show_conflict(q);
	if (e == ERR_INPUT)
		return show_page(q, r);
	return e ? e : done(q, r, in.back);
}

/* ---- by link ---- */

static const struct mark link_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, seeker_first_name),
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
	if (hidden || !is_seeker || !(r->reach & REACH_DONT || r->kind != KIND_LIVE)) {
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
static enum err show_link(struct req *q)
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

static enum err move_by_link(struct req *q)
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
	m = (struct move){ (enum status)in.status, in.note, in.share_note, number(in.seen), "/s/" };
	e = referral_move(q, r, &m);
	if (e == ERR_CONFLICT || e == ERR_INPUT)
		return show_link_again(q, token, e);
	return e ? e : redirect(q, "/s/%s?done=1", token);
}

static const struct route routes[] = {
	{ "GET",  "/status/{referral}", show,         SIGNED_IN, PERSONAL },
	{ "POST", "/status/{referral}", move,         SIGNED_IN, PERSONAL },
	{ "GET",  "/s/{token}",         show_link,    OPEN,      LINK },
	{ "POST", "/s/{token}",         move_by_link, OPEN,      LINK },
};

const struct app app = { "status", routes, COUNT(routes) };
