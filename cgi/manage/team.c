/* team.c - the people who work a program: their roles, invitations, and how somebody leaves. */
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/program_role.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "manage/pages.h"
#include "message/pass.h"
#include "message/program_team.h"
#include "site/account.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct inviting { const char *address; int role; };

static const struct input invite_inputs[] = {
	INPUT(struct inviting, address, FIELD_EMAIL, .missing = PROBLEM_email_format, .words = "invited_address", .autocomplete = "off"),
	INPUT(struct inviting, role, FIELD_CHOICE, .choice = program_role_from_slug, .missing = PROBLEM_choice_unknown, .words = "team_role",
		.is_group = true),
};

static const struct input role_inputs[] = {
	INPUT(struct inviting, role, FIELD_CHOICE, .choice = program_role_from_slug, .missing = PROBLEM_choice_unknown),
};

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
};

static const struct mark member_marks[] = {
	{ "member_id", MARKS_TEXT, offsetof(struct program_member, public_id) },
	MARK(struct program_member, address),
};

static const struct mark invited_marks[] = {
	{ "invited_id", MARKS_TEXT, offsetof(struct pass, public_id) },
	{ "invited_address", MARKS_TEXT, offsetof(struct pass, address) },
	MARK_DAY(struct pass, expires_at),
};

struct page {
	struct program program;
	struct program_member *members;
	struct pass *invited;
	size_t member_count, invited_count;
	struct form *invite;
	const char *path;
};

/* ---- the page ---- */

static void offer_roles(struct req *q, struct form *f)
{
	static const enum program_role offered[] = { PROGRAM_ROLE_program_worker, PROGRAM_ROLE_program_admin };
	struct option *options = arena_array(q->arena, COUNT(offered), sizeof(*options));

	for (size_t i = 0; i < COUNT(offered); i++)
		options[i] = (struct option){ .value = program_role_slug(offered[i]),
			.label = words(q, q->language, "fields", arena_printf(q->arena, "role_%s", program_role_slug(offered[i]))) };
	form_options(f, "role", options, COUNT(offered));
	form_set(f, "role", program_role_slug(PROGRAM_ROLE_program_worker));
}

static enum err open_page(struct req *q, struct page *p)
{
	enum err e = program_find(q, req_id(q, "program"), &p->program);

	if (e)
		return e;
	p->path = arena_printf(q->arena, "/manage/%s/team", p->program.public_id);
	p->invite = form_open(q, NULL, invite_inputs, COUNT(invite_inputs));
	form_to(p->invite, arena_printf(q->arena, "%s/invite", p->path));
	offer_roles(q, p->invite);
	if ((e = program_members(q, p->program.id, &p->members, &p->member_count)))
		return e;
	return pass_all(q, PASS_invite, p->program.id, &p->invited, &p->invited_count);
}

static void show_role(struct req *q, struct tpl *t, unsigned role)
{
	page_flag(q, t, "is_program_admin", role == PROGRAM_ROLE_program_admin);
}

static void show_member(struct req *q, struct tpl *t, const struct page *p, const struct program_member *m)
{
	struct tpl *row = tpl_section(t, "members");

	page_fill(q, row, member_marks, COUNT(member_marks), m);
	tpl_set(row, "member_name", program_member_name(q, m));
	show_role(q, row, m->role);
	page_flag(q, row, "is_viewer", m->account_id == q->account->id);
	form_hidden(q, row, "role_hidden", arena_printf(q->arena, "%s/%s/role", p->path, m->public_id));
}

static void show_invited(struct req *q, struct tpl *t, const struct page *p, const struct pass *i)
{
	struct tpl *row = tpl_section(t, "invited");

	page_fill(q, row, invited_marks, COUNT(invited_marks), i);
	show_role(q, row, i->role);
	tpl_set(row, "invited_role", program_role_slug((enum program_role)i->role));
	form_hidden(q, row, "again_hidden", arena_printf(q->arena, "%s/invite", p->path));
	form_hidden(q, row, "end_hidden", arena_printf(q->arena, "%s/%s/remove", p->path, i->public_id));
}

/* sent: the form that is shown again, or NULL. */
static enum err show(struct req *q, const struct page *p, const struct form *sent)
{
	static const char *const acts[] = { "invited", "role", "removed" };
	const char *saved = sent ? NULL : field_value(&q->http->query, "saved");
	struct tpl *t = page_new(q);

	page_fill(q, t, program_marks, COUNT(program_marks), &p->program);
	for (size_t i = 0; i < p->member_count; i++)
		show_member(q, t, p, &p->members[i]);
	page_flag(q, t, "has_invited", p->invited_count);
	for (size_t i = 0; i < p->invited_count; i++)
		show_invited(q, t, p, &p->invited[i]);
	for (size_t i = 0; i < COUNT(acts); i++)
		if (text_equal(saved, acts[i]))
			tpl_show(t, arena_printf(q->arena, "saved_%s", acts[i]));
	form_show(p->invite, t);
	if (sent && sent != p->invite)
		form_show_problems(sent, t);
	return page_send(q, t, "manage-team", form_status(sent));
}

enum err team_get(struct req *q)
{
	struct page p;
	enum err e = open_page(q, &p);

	return e ? e : show(q, &p, NULL);
}

/* A form's own path leads to the page that has it. */
enum err team_form_get(struct req *q)
{
	return redirect(q, "/manage/%s/team", req_id(q, "program"));
}

/* ---- inviting ---- */

static bool is_member(const struct page *p, const char *address)
{
	for (size_t i = 0; i < p->member_count; i++)
		if (text_equal(p->members[i].address, address))
			return true;
	return false;
}

enum err team_invite_post(struct req *q)
{
	struct inviting in = { 0 };
	struct page p;
	enum err e = open_page(q, &p);

	if (e)
		return e;
	if (form_read(p.invite, &in))
		return show(q, &p, p.invite);
	if (is_member(&p, in.address)) {
		form_problem(p.invite, "address", PROBLEM_member_known);
		return show(q, &p, p.invite);
	}
	if ((e = program_invite(q, p.program.id, in.address, (enum program_role)in.role)) == ERR_LIMIT) {
		form_over(p.invite);
		return show(q, &p, p.invite);
	}
	return e ? e : redirect(q, "%s?saved=invited", p.path);
}

/* ---- roles ---- */

/* The reason stands at the top of the page. */
static enum err refuse_last(struct req *q, const struct page *p, struct form *f)
{
	form_problem(f, "main", PROBLEM_last_admin);
	return show(q, p, f);
}

enum err team_role_post(struct req *q)
{
	struct form *f = form_open(q, NULL, role_inputs, COUNT(role_inputs));
	struct program_member m = { 0 };
	struct inviting in = { 0 };
	struct page p;
	enum err e = open_page(q, &p);

	if (e || (e = program_member_find(q, p.program.id, req_id(q, "member"), &m)))
		return e;
	if (form_read(f, &in))
		return show(q, &p, f);
	if ((e = program_member_set_role(q, p.program.id, &m, (enum program_role)in.role)) == ERR_CONFLICT)
		return refuse_last(q, &p, f);
	if (e)
		return e;
	return m.account_id == q->account->id ? redirect(q, "/manage/%s", p.program.public_id) : redirect(q, "%s?saved=role", p.path);
}

/* ---- leaving ---- */

struct leaving {
	struct program program;
	struct program_member member;
	struct form *f;
	bool leaves;			/* the viewer leaves */
};

static enum err show_leaving(struct req *q, const struct leaving *l)
{
	struct tpl *t = page_new(q);

	page_fill(q, t, program_marks, COUNT(program_marks), &l->program);
	tpl_set(t, "member_name", program_member_name(q, &l->member));
	page_flag(q, t, "leaves", l->leaves);
	page_flag(q, t, "is_admin", q->team & 1u << PROGRAM_ROLE_program_admin);
	form_show(l->f, t);
	return page_send(q, t, "manage-leave", form_status(l->f));
}

static enum err open_leaving(struct req *q, const char *member, struct leaving *l)
{
	enum err e = program_find(q, req_id(q, "program"), &l->program);

	l->f = form_open(q, NULL, NULL, 0);
	if (e || (e = program_member_find(q, l->program.id, member, &l->member)))
		return e;
	l->leaves = l->member.account_id == q->account->id;
	return ERR_OK;
}

/* Somebody who left is signed out, since other tabs may show what is no longer theirs. */
static enum err take_out(struct req *q, struct leaving *l)
{
	enum err e;

	if (form_read(l->f, NULL))
		return show_leaving(q, l);
	if ((e = program_member_remove(q, l->program.id, &l->member)) == ERR_CONFLICT) {
		form_problem(l->f, "main", PROBLEM_last_admin);
		return show_leaving(q, l);
	}
	if (e)
		return e;
	return l->leaves ? redirect(q, "/manage") : redirect(q, "/manage/%s/team?saved=removed", l->program.public_id);
}

enum err team_leave_get(struct req *q)
{
	struct leaving l = { 0 };
	enum err e = open_leaving(q, q->account->public_id, &l);

	return e ? e : show_leaving(q, &l);
}

enum err team_leave_post(struct req *q)
{
	struct leaving l = { 0 };
	enum err e = open_leaving(q, q->account->public_id, &l);

	return e ? e : take_out(q, &l);
}

enum err team_remove_get(struct req *q)
{
	struct leaving l = { 0 };
	enum err e = open_leaving(q, req_id(q, "member"), &l);

	return e ? e : show_leaving(q, &l);
}

/* An invitation that waits has an id in the same place. */
static const struct pass *invited(struct req *q, const struct page *p)
{
	for (size_t i = 0; i < p->invited_count; i++)
		if (text_equal(p->invited[i].public_id, req_id(q, "member")))
			return &p->invited[i];
	return NULL;
}

enum err team_remove_post(struct req *q)
{
	struct leaving l = { 0 };
	const struct pass *i;
	struct page p;
	enum err e = open_page(q, &p);

	if (e)
		return e;
	if (!(i = invited(q, &p))) {
		e = open_leaving(q, req_id(q, "member"), &l);
		return e ? e : take_out(q, &l);
	}
	if (form_read(form_open(q, NULL, NULL, 0), NULL))
		return fail(q, ERR_FORGED, "a forged form");
	e = program_invite_end(q, p.program.id, i->address);
	return e && e != ERR_MISSING ? e : redirect(q, "%s?saved=removed", p.path);
}
