/* groups.c - the groups of the site: their members, and whether they share their work. */
#include "admin/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "message/revoke.h"
#include "site/account.h"
#include "site/address.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

enum sharing { SHARING_no, SHARING_yes };

static int sharing_choice(const char *slug)
{
	return text_equal(slug, "yes") ? SHARING_yes : text_equal(slug, "no") ? SHARING_no : -1;
}

struct new_group { const char *team_name; int team_navigation; };
struct navigation { int team_navigation; };
struct joining { const char *address; };
struct leaving { const char *member; };

#define NAVIGATION(type) INPUT(type, team_navigation, FIELD_CHOICE, .choice = sharing_choice, .missing = PROBLEM_choice_unknown, \
	.words = "team_navigation", .is_short = true, .autocomplete = "off")

static const struct input new_inputs[] = {
	INPUT(struct new_group, team_name, FIELD_NAME, .missing = PROBLEM_setting_empty, .words = "team_name", .autocomplete = "off"),
	NAVIGATION(struct new_group),
};
static const struct input navigation_inputs[] = { NAVIGATION(struct navigation) };
static const struct input join_inputs[] = {
	INPUT(struct joining, address, FIELD_NAME, .max = 254, .missing = PROBLEM_address_missing,
		.words = "account_address", .is_code = true, .autocomplete = "off", .autocapitalize = "none"),
};
static const struct input leave_inputs[] = { INPUT(struct leaving, member, FIELD_NAME, .missing = PROBLEM_choice_unknown) };

static void offer_sharing(struct req *q, struct form *f)
{
	struct option *options = arena_array(q->arena, 2, sizeof(*options));

	options[0] = (struct option){ .value = "no", .label = words(q, q->language, "fields", "team_navigation_no") };
	options[1] = (struct option){ .value = "yes", .label = words(q, q->language, "fields", "team_navigation_yes") };
	form_options(f, "team_navigation", options, 2);
}

/* ---- all groups ---- */

static const struct mark group_marks[] = {
	{ "group", MARKS_TEXT, offsetof(struct team, public_id) },
	{ "group_name", MARKS_TEXT, offsetof(struct team, name) },
	{ "shares", MARKS_INT64, offsetof(struct team, navigation_since) },
};

static struct form *open_new(struct req *q)
{
	struct form *f = form_open(q, NULL, new_inputs, COUNT(new_inputs));

	offer_sharing(q, f);
	form_set(f, "team_navigation", "no");
	return f;
}

static enum err show_all(struct req *q, struct form *f)
{
	struct tpl *t;
	struct team *all;
	size_t count;
	enum err e = team_all(q, q->site->id, &all, &count);

	if (e)
		return e;
	t = page_new(q);
	for (size_t i = 0; i < count; i++) {
		struct tpl *one = tpl_section(t, "group_row");

		page_fill(q, one, group_marks, COUNT(group_marks), &all[i]);
		tpl_count(one, q->language, "members", (size_t)all[i].members);
	}
	page_flag(q, t, "has_groups", count);
	form_show(f, t);
	return page_send(q, t, "admin-groups", form_status(f));
}

enum err admin_groups_get(struct req *q)
{
	return show_all(q, open_new(q));
}

enum err admin_groups_post(struct req *q)
{
	struct form *f = open_new(q);
	struct new_group in;
	struct team *made = ARENA_NEW(q->arena, struct team);
	int64_t id;
	enum err e;

	if (form_read(f, &in))
		return show_all(q, f);
	if ((e = team_make(q, q->site->id, in.team_name, in.team_navigation == SHARING_yes, &id)) || (e = team_by_id(q, id, made)))
		return e;
	return redirect(q, "/admin/groups/%s", made->public_id);
}

/* ---- one group ---- */

struct forms { struct form *navigation, *join, *leave; };

static const struct mark member_marks[] = {
	{ "member", MARKS_TEXT, offsetof(struct team_member, public_id) },
	MARK(struct team_member, first_name),
	MARK(struct team_member, last_name),
	MARK(struct team_member, address),
};

static struct forms open_forms(struct req *q, const struct team *g)
{
	struct forms all = {
		form_open(q, "navigation", navigation_inputs, COUNT(navigation_inputs)),
		form_open(q, "join", join_inputs, COUNT(join_inputs)),
		form_open(q, "leave", leave_inputs, COUNT(leave_inputs)),
	};

	offer_sharing(q, all.navigation);
	form_set(all.navigation, "team_navigation", g->navigation_since ? "yes" : "no");
	return all;
}

static enum err show(struct req *q, const struct team *g, const struct forms *all, const struct form *sent)
{
	struct tpl *t, *members;
	struct team_member *rows;
	size_t count;
	enum err e = team_members(q, g->id, &rows, &count);

	if (e)
		return e;
	t = page_new(q);
	page_fill(q, t, group_marks, COUNT(group_marks), g);
	page_flag(q, t, "saved", text_equal(field_value(&q->http->query, "saved"), "yes") && !sent);
	if (sent)
		form_show_problems(sent, t);
	form_show(all->navigation, tpl_section(t, "navigation_form"));
	form_show(all->join, tpl_section(t, "join_form"));
	if (!count)
		tpl_show(t, "no_has_members");
	members = tpl_section(t, "leave_form");
	page_flag(q, members, "has_members", count);
	form_show(all->leave, members);
	page_rows(q, members, "member_row", member_marks, COUNT(member_marks), rows, count, sizeof(*rows));
	return page_send(q, t, "admin-group", form_status(sent));
}

/* A group of another site is missing. */
static enum err find(struct req *q, struct team *g)
{
	enum err e = team_by_public_id(q, req_id(q, "group"), g);

	if (e && e != ERR_MISSING)
		return e;
	return e || g->site_id != q->site->id ? fail(q, ERR_MISSING, "group %s", req_id(q, "group")) : ERR_OK;
}

static enum err saved(struct req *q, const struct team *g)
{
	return redirect(q, "/admin/groups/%s?saved=yes", g->public_id);
}

static enum err join(struct req *q, const struct team *g, const struct forms *all)
{
	struct account a = { 0 };
	struct joining in;
	const char *address;
	enum err e;

	if (form_read(all->join, &in))
		return show(q, g, all, all->join);
	address = address_normal(q, in.address);
	e = address ? account_by_address(q, address, &a) : ERR_MISSING;
	if (e == ERR_MISSING) {
		form_problem(all->join, "address", PROBLEM_account_unknown);
		return show(q, g, all, all->join);
	}
	return e || (e = team_join(q, g->id, a.id)) ? e : saved(q, g);
}

static enum err leave(struct req *q, const struct team *g, const struct forms *all)
{
	struct leaving in;
	struct team_member *rows;
	size_t count;
	enum err e;

	if (form_read(all->leave, &in))
		return show(q, g, all, all->leave);
	if ((e = team_members(q, g->id, &rows, &count)))
		return e;
	for (size_t i = 0; i < count; i++)
		if (text_equal(rows[i].public_id, in.member)) {
			e = revoke(q, &(struct revoked){ .right = RIGHT_group, .account_id = rows[i].id, .of = g->id });
			return e && e != ERR_MISSING ? e : saved(q, g);
		}
	return saved(q, g);
}

enum err admin_group_get(struct req *q)
{
	struct team g;
	struct forms all;
	enum err e = find(q, &g);

	if (e)
		return e;
	all = open_forms(q, &g);
	return show(q, &g, &all, NULL);
}

enum err admin_group_post(struct req *q)
{
	struct team g;
	struct forms all;
	struct navigation in;
	enum err e = find(q, &g);

	if (e)
		return e;
	all = open_forms(q, &g);
	if (form_posted(all.join))
		return join(q, &g, &all);
	if (form_posted(all.leave))
		return leave(q, &g, &all);
	if (form_read(all.navigation, &in))
		return show(q, &g, &all, all.navigation);
	e = team_set_navigation(q, g.id, in.team_navigation == SHARING_yes);
	return e ? e : saved(q, &g);
}
