/* account.c - the viewer's own account: five forms, each with its name in the hidden field `part`. */
#include "account/next.h"
#include "account/pages.h"
#include "account/steps.h"
#include "base/contact.h"
#include "base/language.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "message/digest.h"
#include "message/sign_in.h"
#include "referral/owner.h"
#include "site/account.h"
#include "site/account_setting.h"
#include "site/carrier.h"
#include "site/identity.h"
#include "site/session.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct name { const char *first_name; const char *last_name; const char *organization; };

static const struct input name_inputs[] = {
	INPUT(struct name, first_name, FIELD_NAME,
		.words = "first_name", .autocomplete = "given-name"),
	INPUT(struct name, last_name, FIELD_NAME,
		.words = "last_name", .autocomplete = "family-name"),
	INPUT(struct name, organization, FIELD_NAME,
		.words = "organization", .autocomplete = "organization"),
};

struct tongue { const char *language; };

static const struct input tongue_inputs[] = {
	INPUT(struct tongue, language, FIELD_NAME, .max = 35,
		.words = "account_language", .is_short = true, .autocomplete = "off"),
};

struct notices { int notice_cadence; };

static int cadence_choice(const char *slug)
{
	for (enum cadence c = 0; c < CADENCES; c++)
		if (text_equal(cadence_slug(c), slug))
			return (int)c;
	return -1;
}

static const struct input notices_inputs[] = {
	INPUT(struct notices, notice_cadence, FIELD_CHOICE, .choice = cadence_choice, .missing = PROBLEM_choice_unknown,
		.words = "notice_cadence", .is_short = true, .autocomplete = "off"),
};

struct passwords { const char *current_password; const char *password; };

static const struct input password_inputs[] = {
	INPUT(struct passwords, current_password, FIELD_RAW, .max = HTTP_BODY_MAX,
		.words = "current_password", .longest = 200, .autocomplete = "current-password"),
	INPUT(struct passwords, password, FIELD_RAW, .max = HTTP_BODY_MAX, .missing = PROBLEM_password_short,
		.words = "new_password", .longest = 200, .autocomplete = "new-password"),
};

static const struct mark address_marks[] = { MARK(struct account_address, address) };

struct forms { struct form *name, *language, *notices, *password, *portals; };

static struct forms open_forms(struct req *q)
{
	struct forms all = {
		form_open(q, "name", name_inputs, COUNT(name_inputs)),
		form_open(q, "language", tongue_inputs, COUNT(tongue_inputs)),
		form_open(q, "notices", notices_inputs, COUNT(notices_inputs)),
		form_open(q, "password", password_inputs, COUNT(password_inputs)),
		form_open(q, "portals", NULL, 0),
	};

	form_set(all.name, "first_name", q->account->first_name);
	form_set(all.name, "last_name", q->account->last_name);
	form_set(all.name, "organization", q->account->organization);
	form_set(all.language, "language", q->account->language);
	page_offered_languages(q, all.language, "language", words(q, q->language, "fields", "language_of_browser"));
	return all;
}

static void show_done(struct req *q, struct tpl *t)
{
	const char *done = field_value(&q->http->query, "saved");

	if (text_equal(done, "name"))
		tpl_show(t, "saved_name");
	else if (text_equal(done, "language"))
		tpl_show(t, "saved_language");
	else if (text_equal(done, "notices"))
		tpl_show(t, "saved_notices");
	else if (text_equal(done, "password"))
		tpl_show(t, "saved_password");
	else if (text_equal(done, "portals"))
		tpl_show(t, "saved_portals");
}

static struct tpl *show_form(struct req *q, struct tpl *t, const char *section, const struct form *f)
{
	struct tpl *shown = tpl_section(t, section);

	form_show(f, shown);
	page_flag(q, shown, "has_errors", form_has_problems(f));
	return shown;
}

/* The first password needs a proof that is fresh, as the old one is for a new one. */
static bool may_set_password(const struct req *q) { return q->account->password_hash || session_is_proved(q, true); }

static void show_forms(struct req *q, struct tpl *t, const struct forms *all)
{
	struct tpl *password = show_form(q, t, "password_form", all->password);
	struct tpl *name = show_form(q, t, "name_form", all->name);
	const struct account *a = q->account;

	tpl_set(name, "shown_name", contact_name(q->arena, &(struct contact){ .first_name = a->first_name, .last_name = a->last_name }));
	page_text(q, name, "shown_organization", a->organization);
	tpl_set(show_form(q, t, "language_form", all->language), "shown_language", text_is_empty(a->language)
		? words(q, q->language, "fields", "language_of_browser") : language_autonym(a->language));
	page_flag(q, password, "has_password", a->password_hash);
	page_flag(q, password, "may_set", may_set_password(q));
}

/* Helpers may choose to hear less often than the site has it. */
static enum err show_notices(struct req *q, struct tpl *t, struct form *f)
{
	static const enum cadence offered[] = { CADENCE_at_once, CADENCE_daily, CADENCE_weekly, CADENCE_off };
	struct option options[COUNT(offered)];
	struct helper h;
	size_t count = 0;
	enum err e = helper_find(q, q->account->id, q->site->id, &h);

	if (e || !q->account->helps_people || h.of_site == CADENCE_off)
		return e;
	for (size_t i = 0; i < COUNT(offered); i++)
		if (cadence_lesser(offered[i], h.of_site) == offered[i])
			options[count++] = (struct option){ .value = cadence_slug(offered[i]),
				.label = words(q, q->language, "fields", arena_printf(q->arena, "notice_%s", cadence_slug(offered[i]))) };
	form_options(f, "notice_cadence", options, count);
	if (!form_posted(f))
		form_set(f, "notice_cadence", cadence_slug(h.cadence));
	form_show(f, tpl_section(t, "notices_form"));
	return ERR_OK;
}

/* Somebody without an address could not sign in any more. */
static bool needs_portal(const struct req *q) { return text_is_empty(q->account->email) && text_is_empty(q->account->phone); }

static enum err show_portals(struct req *q, struct tpl *t, const struct form *f)
{
	struct tpl *shown;
	size_t count;
	enum err e = identity_count(q, &count);

	if (e || !count)
		return e;
	shown = tpl_section(t, "portals_form");
	tpl_count(shown, q->language, "portals", count);
	page_flag(q, shown, "may_end", !needs_portal(q));
	form_show(f, shown);
	return ERR_OK;
}

/* sent: the form that is shown again, or NULL. */
static enum err show(struct req *q, const struct forms *all, const struct form *sent)
{
	struct tpl *t = next_page(q);
	struct account_address *addresses;
	struct session_place *places;
	size_t address_count, place_count;
	enum err e;

	if ((e = account_addresses(q, q->account->id, &addresses, &address_count)))
		return e;
	if ((e = session_list(q, &places, &place_count)))
		return e;
	tpl_show(t, *q->account->first_name ? "no_name_wanted" : "name_wanted");
	page_rows(q, t, "addresses", address_marks, COUNT(address_marks), addresses, address_count, sizeof *addresses);
	page_flag(q, t, "second_factor", q->account->second_factor_since);
	tpl_count(t, q->language, "sessions", place_count);
	if (sent)
		form_show_problems(sent, t);
	else
		show_done(q, t);
	show_forms(q, t, all);
	if ((e = show_notices(q, t, all->notices)) || (e = show_portals(q, t, all->portals)))
		return e;
	form_hidden(q, t, "out_hidden", "/sign-out");
	return page_send(q, t, "account", form_status(sent));
}

enum err account_get(struct req *q)
{
	struct forms all = open_forms(q);

	return show(q, &all, NULL);
}

static enum err save_name(struct req *q, const struct forms *all)
{
	const char *next = next_path(q);
	int64_t id = q->account->id;
	struct name in;
	enum err e;

	e = form_read(all->name, &in);
	if (e != ERR_FORGED)
		form_names(all->name, "first_name", &in.first_name, &in.last_name, PROBLEM_name_missing);
	if (form_has_problems(all->name))
		return show(q, all, all->name);
	if ((e = owner_rename(q, id, in.first_name, in.last_name)))
		return e;
	if (field_value(&q->http->posted, "organization") && (e = account_set_organization(q, id, in.organization)))
		return e;
	return redirect(q, "%s", *next ? next : "/account?saved=name");
}

/* A language that was chosen in this browser would hide the account's. */
static enum err save_language(struct req *q, const struct forms *all)
{
	struct form *f = all->language;
	struct tongue in;
	enum err e = form_read(f, &in);

	if (e != ERR_FORGED && !text_is_empty(in.language) && !site_speaks(q->site, in.language))
		form_problem(f, "language", PROBLEM_language_unknown);
	if (form_has_problems(f))
		return show(q, all, f);
	if ((e = account_set_language(q, q->account->id, in.language)))
		return e;
	carrier_drop_language(q);
	return redirect(q, "/account?saved=language");
}

/* A choice that is not less than the site's has no effect. */
static enum err save_notices(struct req *q, const struct forms *all)
{
	struct notices in;
	enum err e;

	if (form_read(all->notices, &in))
		return show(q, all, all->notices);
	e = helper_set_cadence(q, q->account->id, in.notice_cadence);
	return e ? e : redirect(q, "/account?saved=notices");
}

static enum err check_passwords(struct req *q, struct form *f, const struct passwords *in)
{
	const struct account *a = q->account;
	const struct password_words near = { { a->first_name, a->last_name, a->organization, a->email, q->site->name } };

	form_password(f, "password", in->password, &near);
	if (form_has_problems(f) || !q->account->password_hash)
		return ERR_OK;
	return steps_check_password(q, f, "current_password", in->current_password, PROBLEM_current_password_wrong);
}

/* Ends the account's other sessions, because somebody else may know the old password. */
static enum err save_password(struct req *q, const struct forms *all)
{
	struct form *f = all->password;
	struct passwords in;
	enum err e;

	if (!may_set_password(q))
		return redirect_to_proof(q);
	if (form_read(f, &in))
		return show(q, all, f);
	if ((e = check_passwords(q, f, &in)))
		return e;
	if (form_has_problems(f))
		return show(q, all, f);
	if ((e = sign_in_set_password(q, q->account->id, in.password)))
		return e;
	if ((e = session_end_others(q)))
		return e;
	return redirect(q, "/account?saved=password");
}

static enum err end_portals(struct req *q, const struct forms *all)
{
	enum err e;

	if (form_read(all->portals, NULL) || needs_portal(q))
		return show(q, all, all->portals);
	e = identity_end_all(q);
	return e ? e : redirect(q, "/account?saved=portals");
}

enum err account_post(struct req *q)
{
	struct forms all = open_forms(q);

	if (form_posted(all.language))
		return save_language(q, &all);
	if (form_posted(all.notices))
		return save_notices(q, &all);
	if (form_posted(all.password))
		return save_password(q, &all);
	if (form_posted(all.portals))
		return end_portals(q, &all);
	return save_name(q, &all);
}
