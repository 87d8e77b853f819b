/* confirm.c - the link in a mail to a referral address: asks, and confirms the address. */
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "manage/pages.h"
#include "message/pass.h"
#include "message/program_address.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark program_marks[] = {
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
	MARK(struct program, organization_name),
};

static const struct mark pass_marks[] = { MARK_EMAIL(struct pass, address) };

/* state: asks, done or gone. The token is the permission, so the page shows nothing but what the mail had. */
static enum err show(struct req *q, const struct pass *pass, const struct form *f, const char *state)
{
	struct tpl *t = page_new_plain(q);
	struct program p;
	enum err e = program_by_id(q, pass->program_id, &p);

	if (e)
		return e;
	page_fill(q, t, program_marks, COUNT(program_marks), &p);
	page_fill(q, t, pass_marks, COUNT(pass_marks), pass);
	tpl_show(t, state);
	form_show(f, t);
	return page_send(q, t, "confirm", text_equal(state, "gone") ? 410 : form_status(f));
}

enum err confirm_get(struct req *q)
{
	struct form *f = form_open(q, NULL, NULL, 0);
	struct pass p = { 0 };
	enum err e = pass_find(q, PASS_confirm, req_id(q, "pass"), &p);

	if (e && e != ERR_GONE)
		return e;
	return show(q, &p, f, e ? "gone" : "asks");
}

enum err confirm_post(struct req *q)
{
	struct form *f = form_open(q, NULL, NULL, 0);
	struct pass p = { 0 };
	enum err e = pass_find(q, PASS_confirm, req_id(q, "pass"), &p);

	if (e && e != ERR_GONE)
		return e;
	if (!e && form_read(f, NULL))
		return show(q, &p, f, "asks");
	if (!e)
		e = program_address_confirm(q, &p);
	if (e && e != ERR_GONE)
		return e;
	return show(q, &p, f, e ? "gone" : "done");
}
