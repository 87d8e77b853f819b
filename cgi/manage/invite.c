/* invite.c - an invitation to a program's team, for the account that has the invited address. */
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/program_role.h"
#include "edge/tpl.h"
#include "manage/pages.h"
#include "message/pass.h"
#include "message/program_team.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark program_marks[] = {
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
	MARK(struct program, organization_name),
};

enum state { ASKS, FOR_OTHER, GONE };

static enum err show(struct req *q, const struct pass *pass, const struct form *f, enum state s)
{
	static const char *const states[] = { [ASKS] = "asks", [FOR_OTHER] = "for_other", [GONE] = "gone" };
	static const int statuses[] = { [FOR_OTHER] = 200, [GONE] = 410 };
	struct tpl *t = page_new(q);
	struct program p;
	enum err e = program_by_id(q, pass->program_id, &p);

	if (e)
		return e;
	page_fill(q, t, program_marks, COUNT(program_marks), &p);
	tpl_show(t, states[s]);
	page_flag(q, t, "is_program_admin", pass->role == PROGRAM_ROLE_program_admin);
	form_show(f, t);
	form_hidden(q, t, "out_hidden", "/sign-out");
	return page_send(q, t, "manage-invite", s == ASKS ? form_status(f) : statuses[s]);
}

static enum err open_invite(struct req *q, struct pass *p, enum state *s)
{
	bool mine;
	enum err e = pass_find(q, PASS_invite, req_id(q, "pass"), p);

	*s = GONE;
	if (e)
		return e == ERR_GONE ? ERR_OK : e;
	e = program_invite_is_mine(q, p, &mine);
	*s = mine ? ASKS : FOR_OTHER;
	return e;
}

enum err invite_get(struct req *q)
{
	struct form *f = form_open(q, NULL, NULL, 0);
	struct pass p = { 0 };
	enum state s;
	enum err e = open_invite(q, &p, &s);

	return e ? e : show(q, &p, f, s);
}

enum err invite_post(struct req *q)
{
	struct form *f = form_open(q, NULL, NULL, 0);
	struct program program;
	struct pass p = { 0 };
	enum state s;
	enum err e = open_invite(q, &p, &s);

	if (e)
		return e;
	if (s != ASKS || form_read(f, NULL))
		return show(q, &p, f, s);
	if ((e = program_invite_accept(q, &p)) == ERR_GONE)
		return show(q, &p, f, GONE);
	if (e || (e = program_by_id(q, p.program_id, &program)))
		return e;
	return redirect(q, "/manage/%s?saved=joined", program.public_id);
}
