/* link.c - asks the person who came by a door whether an account that exists is theirs. */
#include "account/door.h"
#include "account/next.h"
#include "account/pages.h"
#include "account/steps.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "site/account.h"
#include "site/identity.h"
#include "web/form.h"
#include "web/page.h"

struct link { int answer; };

static int answer_from_slug(const char *slug) { return text_equal(slug, "yes") ? 1 : text_equal(slug, "no") ? 0 : -1; }

static const struct input link_inputs[] = {
	INPUT(struct link, answer, FIELD_CHOICE, .choice = answer_from_slug, .missing = PROBLEM_choice_unknown),
};

static struct form *open_link(struct req *q) { return form_open(q, NULL, link_inputs, COUNT(link_inputs)); }

static enum err show(struct req *q, const struct identity_waiting *w, const struct form *f)
{
	struct tpl *t = page_new(q);

	page_text(q, t, "email", w->email);
	page_text(q, t, "next", w->next);
	form_show(f, t);
	return page_send(q, t, "sign-in-link", form_status(f));
}

enum err link_get(struct req *q)
{
	struct identity_waiting w = { 0 };
	enum err e = identity_waiting(q, &w);

	if (e == ERR_MISSING)
		return fail(q, e, "nobody waits in this session");
	return e ? e : show(q, &w, open_link(q));
}

/* The account is another one than the browser's: its address gets a code, and the link is made when that is typed. */
static enum err send_code(struct req *q, const struct identity_waiting *w, struct form *f)
{
	struct code_request r = { .address = w->email };
	enum err e = identity_agree(q);

	if (e || (e = steps_send_code(q, &r))) {
		if (e != ERR_LIMIT)
			return e;
		form_over(f);
		return show(q, w, f);
	}
	return steps_go_to_code(q, w->next);
}

/* The second click of two: the first one was the answer. It has signed the person in, and has ended the session with the
 * question, which a browser that did not wait for the new one still has. Or the question is too old. */
static enum err answer_late(struct req *q) { return q->account ? steps_go_on(q) : door_refuse(q, "late"); }

enum err link_post(struct req *q)
{
	struct identity_waiting w = { 0 };
	struct form *f = open_link(q);
	struct link in;
	enum err e = identity_waiting(q, &w);

	if (e == ERR_MISSING)
		return answer_late(q);
	if (e)
		return e;
	if (form_read(f, &in))
		return show(q, &w, f);
	if (in.answer && !q->account)
		return send_code(q, &w, f);
	return door_answer(q, &w, in.answer);
}
