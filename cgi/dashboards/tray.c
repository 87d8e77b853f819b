/* tray.c - Sent in your name, on /people: shows what waits, and takes the viewer's answer. */
#include "dashboards/tray.h"

#include "base/req.h"
#include "base/str.h"
#include "dashboards/pages.h"
#include "edge/tpl.h"
#include "referral/guest.h"
#include "referral/referral.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark sent_marks[] = {
	MARK(struct guest_sent, public_id),
	MARK(struct guest_sent, program_name),
	MARK_NAME(struct guest_sent, seeker),
	MARK_WHEN(struct guest_sent, made_at),
};

enum err tray_show(struct req *q, struct tpl *t)
{
	struct guest_sent *all;
	size_t count;
	enum err e = guest_tray(q, &all, &count);

	if (e || !count)
		return e;
	tpl_show(t, "has_tray");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_section(t, "tray");

		page_fill(q, row, sent_marks, COUNT(sent_marks), &all[i]);
		form_hidden(q, row, "tray_hidden", arena_printf(q->arena, "/people/tray/%s", all[i].public_id));
	}
	return ERR_OK;
}

enum mine { MINE_NO, MINE_YES };

static int mine_choice(const char *slug)
{
	return text_equal(slug, "yes") ? MINE_YES : text_equal(slug, "no") ? MINE_NO : -1;
}

struct tray_input { enum mine mine; };
static const struct input tray_inputs[] = {
	INPUT(struct tray_input, mine, FIELD_CHOICE, .choice = mine_choice, .missing = PROBLEM_choice_unknown),
};

/* True if it is on the viewer's list already: they took it in another window. */
static bool has_it(struct req *q, const char *id)
{
	struct referral *r;

	return !referral_find(q, id, &r) && r->parties & THE_HELPER;
}

/* Two buttons are the whole form, so only a forged or a broken one fails. */
enum err people_tray_post(struct req *q)
{
	const char *id = req_id(q, "referral");
	struct tray_input in = { 0 };
	enum err e = form_read(form_open(q, NULL, tray_inputs, COUNT(tray_inputs)), &in);

	if (e)
		return fail(q, e == ERR_FORGED ? e : ERR_BAD, "the answer about a referral in the tray");
	e = guest_answer(q, id, in.mine == MINE_YES);
	if (e == ERR_MISSING && in.mine == MINE_YES && has_it(q, id))
		e = ERR_OK;
	return e ? e : redirect(q, "/people");
}
