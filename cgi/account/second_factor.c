/* second_factor.c - two-step sign-in: the page that asks for its code, and the one that turns it on and off. */
#include "account/next.h"
#include "account/pages.h"
#include "account/steps.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/qr.h"
#include "edge/tpl.h"
#include "message/sign_in.h"
#include "site/account.h"
#include "site/second_factor.h"
#include "web/form.h"
#include "web/page.h"

/* ---- signing in ---- */

struct second { const char *code; };

static const struct input second_inputs[] = {
	INPUT(struct second, code, FIELD_NAME, .max = 60, .missing = PROBLEM_second_code_missing,
		.words = "second_code", .is_short = true, .is_code = true, .longest = 40, .autocomplete = "one-time-code", .autocapitalize = "characters"),
};

static struct form *open_second(struct req *q) { return form_open(q, NULL, second_inputs, COUNT(second_inputs)); }

static enum err show_second(struct req *q, const struct form *f)
{
	struct tpl *t = next_page(q);

	form_show(f, t);
	return page_send(q, t, "sign-in-second", form_status(f));
}

enum err second_get(struct req *q)
{
	struct second_factor_waiting w;
	enum err e = second_factor_waiting(q, &w);

	if (e == ERR_MISSING)
		return redirect(q, "%s", next_with(q, "/sign-in", next_path(q)));
	return e ? e : show_second(q, open_second(q));
}

/* ERR_OK if the typed code was right, or has a problem beside it. */
static enum err try(struct req *q, struct form *f, int64_t account_id, const char *typed)
{
	enum err e = sign_in_try_second(q, account_id, typed);

	if (e == ERR_MISSING)
		form_problem(f, "code", PROBLEM_second_code_wrong);
	if (e == ERR_LIMIT)
		form_over(f);
	return e == ERR_MISSING || e == ERR_LIMIT ? ERR_OK : e;
}

enum err second_post(struct req *q)
{
	struct form *f = open_second(q);
	struct second_factor_waiting w = { 0 };
	struct second in;
	enum err e = second_factor_waiting(q, &w);

	if (e == ERR_MISSING)
		return redirect(q, "%s", next_with(q, "/sign-in", next_path(q)));
	if (e)
		return e;
	if (form_read(f, &in))
		return show_second(q, f);
	if ((e = try(q, f, w.account_id, in.code)))
		return e;
	if (form_has_problems(f))
		return show_second(q, f);
	if ((e = second_factor_wait_no_more(q)))
		return e;
	return steps_enter(q, w.account_id, &w);
}

/* ---- turning it on and off ---- */

struct setup { const char *code; };

static const struct input setup_inputs[] = {
	INPUT(struct setup, code, FIELD_NAME, .max = 20, .missing = PROBLEM_second_code_missing,
		.words = "app_code", .is_short = true, .is_code = true, .longest = 10, .inputmode = "numeric", .autocomplete = "one-time-code"),
};

struct forms { struct form *on, *codes, *off; };

static struct forms open_forms(struct req *q)
{
	return (struct forms){ form_open(q, "on", setup_inputs, COUNT(setup_inputs)), form_open(q, "codes", NULL, 0),
		form_open(q, "off", NULL, 0) };
}

static void show_offer(struct req *q, struct tpl *t, const struct form *f)
{
	struct tpl *offered = tpl_section(t, "is_off");
	struct second_factor_offer o;
	struct qr qr;

	second_factor_offer(q, form_posted(f) ? field_value(&q->http->posted, "secret") : NULL, &o);
	qr = qr_of(q->arena, o.link);
	tpl_set(offered, "sealed", o.sealed);
	tpl_set(offered, "secret", o.secret);
	page_text(q, offered, "qr_path", qr.path);
	tpl_set(offered, "qr_size", arena_printf(q->arena, "%d", qr.size));
	page_text(q, offered, "next", next_path(q));
	page_flag(q, offered, "wanted", second_factor_is_wanted(q));
	form_show(f, offered);
}

static enum err show_on(struct req *q, struct tpl *t, const struct forms *all)
{
	struct tpl *on = tpl_section(t, "is_on");
	size_t left;
	enum err e = second_factor_codes_left(q, q->account->id, &left);

	if (e)
		return e;
	tpl_count(on, q->language, "codes_left", left);
	form_show(all->codes, tpl_section(on, "codes_form"));
	form_show(all->off, tpl_section(on, "off_form"));
	return ERR_OK;
}

static enum err show(struct req *q, const struct forms *all, const struct form *sent)
{
	struct tpl *t = page_new(q);
	enum err e = ERR_OK;

	if (q->account->second_factor_since)
		e = show_on(q, t, all);
	else
		show_offer(q, t, all->on);
	if (e)
		return e;
	page_flag(q, t, "turned_off", !sent && text_equal(field_value(&q->http->query, "saved"), "off"));
	if (sent)
		form_show_problems(sent, t);
	return page_send(q, t, "account-second-factor", form_status(sent));
}

enum err second_factor_get(struct req *q)
{
	struct forms all = open_forms(q);

	return show(q, &all, NULL);
}

/* The codes are stored as hashes only, so they are shown in the answer to the form, and nowhere again. */
static enum err show_codes(struct req *q, const char *const *codes, bool is_new)
{
	struct tpl *t = page_new(q);
	const char *next = next_path(q);

	for (size_t i = 0; i < RECOVERY_CODES; i++)
		tpl_set(tpl_section(t, "recovery_codes"), "recovery_code", codes[i]);
	page_flag(q, t, "turned_on", is_new);
	tpl_set(t, "next_link", path_to(q, "%s", *next ? next : "/account"));
	return page_send(q, t, "account-recovery-codes", 200);
}

static enum err turn_on(struct req *q, struct form *f, const struct forms *all)
{
	const char *codes[RECOVERY_CODES];
	struct setup in;
	enum err e;

	if (form_read(f, &in))
		return show(q, all, f);
	e = sign_in_turn_on(q, field_value(&q->http->posted, "secret"), in.code, codes);
	if (e == ERR_MISSING)
		form_problem(f, "code", PROBLEM_second_code_wrong);
	if (e == ERR_LIMIT)
		form_over(f);
	if (form_has_problems(f))
		return show(q, all, f);
	return e ? e : show_codes(q, codes, true);
}

static enum err make_codes(struct req *q, const struct forms *all)
{
	const char *codes[RECOVERY_CODES];
	enum err e;

	if (form_read(all->codes, NULL))
		return show(q, all, all->codes);
	e = sign_in_new_codes(q, q->account->id, codes);
	return e ? e : show_codes(q, codes, false);
}

static enum err turn_off(struct req *q, const struct forms *all)
{
	enum err e;

	if (form_read(all->off, NULL))
		return show(q, all, all->off);
	e = sign_in_turn_off(q, q->account->id);
	return e && e != ERR_MISSING ? e : redirect(q, "/account/second-factor?saved=off");
}

/* Somebody who opened the page twice may send the other form after it was turned on or off: they see how it is now. */
enum err second_factor_post(struct req *q)
{
	struct forms all = open_forms(q);

	if (form_posted(all.off))
		return turn_off(q, &all);
	if (form_posted(all.codes) && q->account->second_factor_since)
		return make_codes(q, &all);
	if (q->account->second_factor_since)
		return redirect(q, "/account/second-factor");
	return turn_on(q, all.on, &all);
}
