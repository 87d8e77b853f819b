/* programs.c - the programs of the directory: finds one, and changes what `handrail program set` changes. */
#include "directory/program.h"

#include "admin/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program_role.h"
#include "directory/program_setting.h"
#include "directory/search.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "message/program_address.h"
#include "message/program_claim.h"
#include "message/program_team.h"
#include "message/revoke.h"
#include "parts/capacity.h"
#include "parts/program_form.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark program_marks[] = {
	{ "program", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
	MARK(struct program, organization_name),
	MARK(struct program, claimed),
	MARK(struct program, retired),
};

static void show_way(struct req *q, struct tpl *t, const struct program *p)
{
	static const char *const gaps[] = { [GAP_ADDRESS] = "gap_address", [GAP_EXTERNAL_URL] = "gap_external_url" };
	enum program_gap gap = program_gap(p);

	tpl_show(t, arena_printf(q->arena, "mode_%s", mode_slug((enum mode)p->mode)));
	capacity_show(q, t, p);
	if (gap != GAP_NONE)
		tpl_show(t, gaps[gap]);
}

/* ---- finding one ---- */

static void show_found(struct req *q, struct tpl *t, const struct search_result *r)
{
	for (size_t i = 0; i < r->count; i++) {
		struct tpl *row = tpl_section(t, "program_row");

		page_fill(q, row, program_marks, COUNT(program_marks), &r->found[i].program);
		show_way(q, row, &r->found[i].program);
	}
	page_flag(q, t, "has_programs", r->count);
}

static void show_page(struct req *q, struct tpl *t, const char *section, int page, const char *typed)
{
	tpl_set(tpl_section(t, section), "page_query", arena_printf(q->arena, "page=%d%s%s", page, *typed ? "&q=" : "",
		text_url_encode(q->arena, typed)));
}

enum err admin_programs_get(struct req *q)
{
	const char *typed = text_or_empty(field_value(&q->http->query, "q")), *page = field_value(&q->http->query, "page");
	struct search s = { .q = typed, .need = -1, .page = 1 };
	struct search_result r;
	struct tpl *t;
	int64_t n;
	enum err e;

	if (text_to_number(page, 1, SEARCH_PAGES, &n))
		s.page = (int)n;
	else if (!text_is_empty(page))
		return fail(q, ERR_BAD, "page %s", page);
	if ((e = search_programs(q, &s, &r)))
		return e;
	t = page_new(q);
	page_text(q, t, "words", typed);
	show_found(q, t, &r);
	if (r.page > 1)
		show_page(q, t, "previous", r.page - 1, typed);
	if (r.page < r.pages)
		show_page(q, t, "next", r.page + 1, typed);
	return page_send(q, t, "admin-programs", 200);
}

/* ---- one program ---- */

struct reaching { const char *referral_email; bool confirmed; };
struct joining { const char *claimer; int role; };
struct removing { const char *remove; };

static const struct input reach_inputs[] = {
	INPUT(struct reaching, referral_email, FIELD_EMAIL, .missing = PROBLEM_email_format, .words = "referral_address",
		.autocomplete = "off"),
	INPUT(struct reaching, confirmed, FIELD_FLAG),
};

static const struct input join_inputs[] = {
	INPUT(struct joining, claimer, FIELD_NAME, .max = 254, .missing = PROBLEM_address_missing, .words = "account_address",
		.is_code = true, .autocomplete = "off", .autocapitalize = "none"),
	INPUT(struct joining, role, FIELD_CHOICE, .choice = program_role_from_slug, .missing = PROBLEM_choice_unknown,
		.words = "team_role", .is_group = true),
};

static const struct input remove_inputs[] = { INPUT(struct removing, remove, FIELD_NAME, .missing = PROBLEM_choice_unknown) };

/* Everything that the page shows. */
struct page {
	struct program program;
	struct program_address *addresses;
	struct program_member *members;
	struct claim_request *claims;	/* of this site, for any program */
	size_t address_count, member_count, claim_count;
	struct form *settings, *reach, *remove_address, *join, *remove_member;
};

static void offer_roles(struct req *q, struct form *f)
{
	static const enum program_role offered[] = { PROGRAM_ROLE_program_worker, PROGRAM_ROLE_program_admin };
	struct option *options = arena_array(q->arena, COUNT(offered), sizeof(*options));

	for (size_t i = 0; i < COUNT(offered); i++)
		options[i] = (struct option){ .value = program_role_slug(offered[i]), .label = words(q, q->language, "fields",
			arena_printf(q->arena, "role_%s", program_role_slug(offered[i]))) };
	form_options(f, "role", options, COUNT(offered));
}

static enum err open_page(struct req *q, struct page *p)
{
	enum err e = program_find(q, req_id(q, "program"), &p->program);

	if (e || (e = program_address_list(q, p->program.id, &p->addresses, &p->address_count))
			|| (e = program_members(q, p->program.id, &p->members, &p->member_count))
			|| (e = claim_requests(q, q->site->id, &p->claims, &p->claim_count)))
		return e;
	p->settings = program_form_open(q, &p->program, PROGRAM_ALL, "settings",
		arena_printf(q->arena, "/admin/programs/%s", p->program.public_id));
	p->reach = form_open(q, "reach", reach_inputs, COUNT(reach_inputs));
	p->join = form_open(q, "join", join_inputs, COUNT(join_inputs));
	p->remove_address = form_open(q, "remove_address", remove_inputs, COUNT(remove_inputs));
	p->remove_member = form_open(q, "remove_member", remove_inputs, COUNT(remove_inputs));
	offer_roles(q, p->join);
	return ERR_OK;
}

/* ---- showing ---- */

static const struct mark address_marks[] = {
	{ "address_id", MARKS_TEXT, offsetof(struct program_address, public_id) },
	MARK(struct program_address, email),
	MARK(struct program_address, confirmed),
};

static const struct mark claim_marks[] = {
	{ "claim", MARKS_TEXT, offsetof(struct claim_request, public_id) },
	MARK_WHEN(struct claim_request, made_at),
};

static void show_addresses(struct req *q, struct tpl *page, const struct page *p)
{
	struct tpl *t = tpl_section(page, "address_list");

	page_flag(q, t, "has_addresses", p->address_count);
	page_rows(q, t, "addresses", address_marks, COUNT(address_marks), p->addresses, p->address_count, sizeof(*p->addresses));
	form_show(p->remove_address, t);
}

static void show_team(struct req *q, struct tpl *page, const struct page *p)
{
	struct tpl *t = tpl_section(page, "team_list");

	page_flag(q, t, "has_members", p->member_count);
	for (size_t i = 0; i < p->member_count; i++) {
		struct tpl *row = tpl_section(t, "members");

		tpl_set(row, "member_name", program_member_name(q, &p->members[i]));
		tpl_set(row, "member_id", p->members[i].public_id);
		page_text(q, row, "address", p->members[i].address);
		page_flag(q, row, "is_program_admin", p->members[i].role == PROGRAM_ROLE_program_admin);
	}
	form_show(p->remove_member, t);
}

static void show_claims(struct req *q, struct tpl *t, const struct page *p)
{
	size_t shown = 0;

	for (size_t i = 0; i < p->claim_count; i++) {
		const struct claim_request *c = &p->claims[i];
		struct tpl *row;

		if (c->program_id != p->program.id)
			continue;
		row = tpl_section(t, "claim_row");
		page_fill(q, row, claim_marks, COUNT(claim_marks), c);
		tpl_set(row, "claimer_name", text_squeeze(q->arena, arena_printf(q->arena, "%s %s", c->first_name, c->last_name)));
		shown++;
	}
	page_flag(q, t, "has_claims", shown);
}

static enum err show(struct req *q, const struct page *p, const struct form *sent)
{
	struct tpl *t = page_new(q);

	page_fill(q, t, program_marks, COUNT(program_marks), &p->program);
	show_way(q, t, &p->program);
	page_flag(q, t, "gap_team", program_lacks_team(&p->program));
	page_flag(q, t, "saved", text_equal(field_value(&q->http->query, "saved"), "yes") && !sent);
	if (sent)
		form_show_problems(sent, t);
	form_show(p->settings, tpl_section(t, "settings_form"));
	form_show(p->reach, tpl_section(t, "reach_form"));
	form_show(p->join, tpl_section(t, "join_form"));
	show_addresses(q, t, p);
	show_team(q, t, p);
	show_claims(q, t, p);
	return page_send(q, t, "admin-program", form_status(sent));
}

enum err admin_program_get(struct req *q)
{
	struct page p;
	enum err e = open_page(q, &p);

	return e ? e : show(q, &p, NULL);
}

/* ---- changing ---- */

/* Refused as `handrail program set` refuses it. */
static bool is_refused(struct form *f, enum err e, const struct refusal *why)
{
	if (e == ERR_INPUT)
		form_problem(f, why->field, why->reason == REASON_nobody ? PROBLEM_account_unknown : PROBLEM_email_format);
	return e == ERR_INPUT;
}

static enum err add_address(struct req *q, struct page *p)
{
	struct program_edit edit = { .settings = PROGRAM_CHANGE_NOTHING, .referral_emails = 1, .confirmed = true };
	struct reaching in;
	struct refusal why;
	enum err e;

	if ((e = form_read(p->reach, &in)))
		return e;
	if (!in.confirmed) {
		if ((e = program_address_ask(q, p->program.id, in.referral_email)) == ERR_LIMIT)
			form_over(p->reach);
		return e == ERR_LIMIT ? ERR_INPUT : e;
	}
	edit.referral_email = &in.referral_email;
	e = program_edit(q, p->program.id, &edit, &why);
	return is_refused(p->reach, e, &why) ? ERR_INPUT : e;
}

static enum err add_member(struct req *q, struct page *p)
{
	struct program_edit edit = { .settings = PROGRAM_CHANGE_NOTHING, .claimers = 1 };
	struct joining in;
	struct refusal why;
	enum err e;

	if ((e = form_read(p->join, &in)))
		return e;
	edit.claimer = &in.claimer;
	edit.role = program_role_slug((enum program_role)in.role);
	e = program_edit(q, p->program.id, &edit, &why);
	return is_refused(p->join, e, &why) ? ERR_INPUT : e;
}

/* If it is gone already, there is nothing left to do. */
static enum err end_right(struct req *q, const struct revoked *r)
{
	enum err e = revoke(q, r);

	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err remove_address(struct req *q, struct page *p)
{
	struct removing in;
	enum err e = form_read(p->remove_address, &in);

	for (size_t i = 0; !e && i < p->address_count; i++)
		if (text_equal(p->addresses[i].public_id, in.remove))
			return end_right(q, &(struct revoked){ .right = RIGHT_address, .of = p->program.id, .address = p->addresses[i].email });
	return e;
}

/* The last admin, too: somebody who left their work may be the only one. */
static enum err remove_member(struct req *q, struct page *p)
{
	struct removing in;
	enum err e = form_read(p->remove_member, &in);

	for (size_t i = 0; !e && i < p->member_count; i++)
		if (text_equal(p->members[i].public_id, in.remove))
			return end_right(q, &(struct revoked){ .right = RIGHT_claimer, .of = p->program.id, .account_id = p->members[i].account_id });
	return e;
}

static enum err save_settings(struct req *q, struct page *p)
{
	return program_form_save(q, p->settings, PROGRAM_ALL, &p->program);
}

enum err admin_program_post(struct req *q)
{
	struct page p = { 0 };
	enum err e = open_page(q, &p);
	const struct { struct form *f; enum err (*act)(struct req *q, struct page *p); } acts[] = {
		{ p.reach, add_address }, { p.join, add_member }, { p.remove_address, remove_address }, { p.remove_member, remove_member },
		{ p.settings, save_settings },
	};
	size_t i = 0;

	if (e)
		return e;
	while (i < COUNT(acts) - 1 && !form_posted(acts[i].f))
		i++;
	e = acts[i].act(q, &p);
	if (e == ERR_INPUT || e == ERR_FORGED)
		return show(q, &p, acts[i].f);
	return e ? e : redirect(q, "/admin/programs/%s?saved=yes", p.program.public_id);
}
