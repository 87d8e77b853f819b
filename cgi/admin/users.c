/* users.c - the site's users: finds them, shows one with the roles here, gives and takes roles, ends sessions. */
#include "admin/pages.h"
#include "base/contact.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "message/site_role.h"
#include "site/account.h"
#include "site/site.h"
#include "site/site_user.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark user_marks[] = {
	{ "user", MARKS_TEXT, offsetof(struct site_user, public_id) },
	{ "user_organization", MARKS_TEXT, offsetof(struct site_user, organization) },
	MARK(struct site_user, address),
	MARK(struct site_user, team_name),
	{ "user_disabled", MARKS_INT64, offsetof(struct site_user, disabled_at) },
	MARK_WHEN(struct site_user, since),
};

/* Somebody who has not said their name is shown by their address. */
static const char *name_of(struct req *q, const struct site_user *u)
{
	const char *name = contact_name(q->arena, &(struct contact){ .first_name = u->first_name, .last_name = u->last_name });

	return text_is_empty(name) ? u->address : name;
}

static void fill(struct req *q, struct tpl *t, const struct site_user *u)
{
	page_fill(q, t, user_marks, COUNT(user_marks), u);
	tpl_set(t, "user_name", name_of(q, u));
	for (enum role r = 0; r < ROLES; r++)
		if (u->roles & 1u << r)
			tpl_set(tpl_section(t, "role_row"), "role_words", words(q, q->language, "fields",
				arena_printf(q->arena, "role_%s", role_slug(r))));
}

/* ---- all users ---- */

enum err admin_users_get(struct req *q)
{
	const char *typed = text_or_empty(field_value(&q->http->query, "q"));
	const char *before = field_value(&q->http->query, "before");
	struct site_user *all;
	struct tpl *t;
	size_t count;
	enum err e = site_users(q, q->site->id, typed, before, &all, &count);

	if (e)
		return e;
	t = page_new(q);
	for (size_t i = 0; i < count && i < SITE_USERS; i++)
		fill(q, tpl_section(t, "user_row"), &all[i]);
	page_flag(q, t, "has_users", count);
	page_text(q, t, "q", typed);
	page_text(q, t, "older", count > SITE_USERS ? all[SITE_USERS - 1].public_id : "");
	return page_send(q, t, "admin-users", 200);
}

/* ---- one user ---- */

static int role_choice(const char *slug)
{
	for (enum role r = 0; r < ROLES; r++)
		if (text_equal(role_slug(r), slug))
			return (int)r;
	return -1;
}

struct roles_input { unsigned role; int seen; };

static const struct input role_inputs[] = {
	INPUT(struct roles_input, role, FIELD_CHOICES, .choice = role_choice, .words = "site_roles", .is_group = true),
	/* The roles that the page showed: those that another admin changed meanwhile stay as they are. */
	INPUT(struct roles_input, seen, FIELD_VERSION),
};

struct forms { struct form *roles, *sessions; };

static struct forms open_forms(struct req *q, const struct site_user *u)
{
	struct forms all = { form_open(q, "roles", role_inputs, COUNT(role_inputs)), form_open(q, "sessions", NULL, 0) };
	struct option *options = arena_array(q->arena, ROLES, sizeof(*options));

	for (enum role r = 0; r < ROLES; r++)
		options[r] = (struct option){ .value = role_slug(r),
			.label = words(q, q->language, "fields", arena_printf(q->arena, "role_%s", role_slug(r))) };
	form_options(all.roles, "role", options, ROLES);
	for (enum role r = 0; r < ROLES; r++)
		if (u->roles & 1u << r)
			form_set(all.roles, "role", role_slug(r));
	return all;
}

static enum err show(struct req *q, const struct site_user *u, const struct forms *all, const struct form *sent)
{
	struct tpl *t = page_new(q), *roles = tpl_section(t, "roles_form");
	const char *saved = sent ? NULL : field_value(&q->http->query, "saved");

	fill(q, t, u);
	page_flag(q, t, "saved_roles", text_equal(saved, "roles"));
	page_flag(q, t, "saved_sessions", text_equal(saved, "sessions"));
	page_flag(q, t, "is_viewer", u->id == q->account->id);
	if (sent)
		form_show_problems(sent, t);
	form_show(all->roles, roles);
	tpl_set(roles, "seen", form_posted(all->roles) ? field_value(&q->http->posted, "seen") : arena_printf(q->arena, "%u", u->roles));
	if (u->sessions) {
		struct tpl *sessions = tpl_section(t, "sessions_form");

		tpl_count(sessions, q->language, "sessions", (size_t)u->sessions);
		form_show(all->sessions, sessions);
	}
	return page_send(q, t, "admin-user", form_status(sent));
}

static enum err saved(struct req *q, const struct site_user *u, const char *what)
{
	return redirect(q, "/admin/users/%s?saved=%s", u->public_id, what);
}

static enum err save_roles(struct req *q, const struct site_user *u, const struct forms *all)
{
	struct roles_input in;
	unsigned shown;
	enum err e;

	if (form_read(all->roles, &in))
		return show(q, u, all, all->roles);
	shown = in.seen < 0 ? u->roles : (unsigned)in.seen;
	e = site_role_change(q, q->site->id, u, in.role & ~shown, shown & ~in.role & u->roles);
	if (e != ERR_CONFLICT)
		return e ? e : saved(q, u, "roles");
	form_problem(all->roles, "role", PROBLEM_last_site_admin);
	return show(q, u, all, all->roles);
}

static enum err end_sessions(struct req *q, const struct site_user *u, const struct forms *all)
{
	enum err e;

	if (form_read(all->sessions, NULL))
		return show(q, u, all, all->sessions);
	e = site_role_sign_out(q, q->site->id, u);
	return e ? e : saved(q, u, "sessions");
}

enum err admin_user_get(struct req *q)
{
	struct site_user u = { 0 };
	struct forms all;
	enum err e = site_user_find(q, q->site->id, req_id(q, "account"), &u);

	if (e)
		return e;
	all = open_forms(q, &u);
	return show(q, &u, &all, NULL);
}

enum err admin_user_post(struct req *q)
{
	struct site_user u = { 0 };
	struct forms all;
	enum err e = site_user_find(q, q->site->id, req_id(q, "account"), &u);

	if (e)
		return e;
	all = open_forms(q, &u);
	return form_posted(all.sessions) ? end_sessions(q, &u, &all) : save_roles(q, &u, &all);
}
