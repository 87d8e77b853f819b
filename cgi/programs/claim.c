/* claim.c - "Is this your program?": two ways, for its staff and for people who need its help. */
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/program_role.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "message/pass.h"
#include "message/program_claim.h"
#include "programs/pages.h"
#include "site/address.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct claim { const char *address, *code, *words; };

static const struct input address_inputs[] = {
	INPUT(struct claim, address, FIELD_NAME, .max = 254, .missing = PROBLEM_claim_address_unknown, .words = "claim_address",
		.is_group = true),
};

static const struct input code_inputs[] = {
	INPUT(struct claim, code, FIELD_NAME, .max = 40, .missing = PROBLEM_code_missing, .words = "claim_code", .is_short = true,
		.is_code = true, .inputmode = "numeric", .autocomplete = "one-time-code"),
};

static const struct input ask_inputs[] = {
	INPUT(struct claim, words, FIELD_TEXT, .max = 2000, .missing = PROBLEM_claim_words_missing, .words = "claim_words"),
};

struct page {
	struct program program;
	struct claim_address *addresses;
	size_t count;
	struct form *address, *code, *ask;
	struct pass pass;
	struct claim_request request;
	bool is_run, is_member, has_pass, has_request;
};

/* ---- opening ---- */

static void offer_addresses(struct req *q, struct page *p)
{
	struct option *options = arena_array(q->arena, p->count + 1, sizeof(*options));

	for (size_t i = 0; i < p->count; i++)
		options[i] = (struct option){ .value = arena_printf(q->arena, "%zu", i + 1), .label = p->addresses[i].masked };
	form_options(p->address, "address", options, p->count);
	if (p->count == 1)
		form_set(p->address, "address", "1");
}

static enum err find_viewer(struct req *q, struct page *p)
{
	unsigned roles;
	enum err e = program_roles(q, p->program.public_id, q->account->id, &roles);

	p->is_member = roles;
	if (e || ((e = pass_newest(q, PASS_claim, p->program.id, &p->pass)) && e != ERR_MISSING))
		return e;
	p->has_pass = !e;
	if ((e = claim_of_viewer(q, p->program.id, &p->request)) && e != ERR_MISSING)
		return e;
	p->has_request = !e;
	return ERR_OK;
}

static enum err open_page(struct req *q, struct page *p)
{
	enum err e = program_find(q, req_id(q, "program"), &p->program);

	if (e)
		return e;
	if (p->program.retired)
		return fail(q, ERR_MISSING, "a retired program");
	p->address = form_open(q, NULL, address_inputs, COUNT(address_inputs));
	p->code = form_open(q, NULL, code_inputs, COUNT(code_inputs));
	p->ask = form_open(q, "request", ask_inputs, COUNT(ask_inputs));
	if ((e = program_is_run(q, p->program.id, &p->is_run)) || (e = claim_addresses(q, &p->program, &p->addresses, &p->count)))
		return e;
	offer_addresses(q, p);
	return q->account ? find_viewer(q, p) : ERR_OK;
}

/* ---- showing ---- */

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
};

static const struct mark request_marks[] = {
	{ "asked_at", MARKS_DAY, offsetof(struct claim_request, made_at) },
};

/* As on the listing, masked: the viewer may not know the whole address. */
static const char *sent_to(const struct page *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (text_equal(p->addresses[i].address, p->pass.address))
			return p->addresses[i].masked;
	return "";
}

static void show_forms(struct req *q, struct tpl *t, const struct page *p, const struct form *sent)
{
	bool waits = sent == p->code || (p->has_pass && !sent && !field_value(&q->http->query, "other"));
	struct tpl *form;

	if (waits) {
		form = tpl_section(t, "code_form");
		page_text(q, form, "sent_to", sent_to(p));
		form_show(p->code, form);
		return;
	}
	if (p->count)
		form_show(p->address, tpl_section(t, "address_form"));
	form = tpl_section(t, "ask_form");
	page_flag(q, form, "has_addresses", p->count);
	form_show(p->ask, form);
}

/* sent: the form that is shown again, or NULL. */
static enum err show(struct req *q, const struct page *p, const struct form *sent)
{
	struct tpl *t = page_new(q);
	bool waits = p->has_request && !p->request.decided && !p->is_run;

	page_fill(q, t, program_marks, COUNT(program_marks), &p->program);
	page_flag(q, t, "is_visitor", !q->account);
	page_flag(q, t, "is_member", p->is_member);
	page_flag(q, t, "is_run", p->is_run && !p->is_member);
	if (waits)
		page_fill(q, tpl_section(t, "waits"), request_marks, COUNT(request_marks), &p->request);
	page_flag(q, t, "was_refused", p->has_request && p->request.decided && !p->request.approved);
	if (q->account && !p->is_member && !p->is_run)
		show_forms(q, t, p, sent);
	if (sent)
		form_show_problems(sent, t);
	return page_send(q, t, "claim", form_status(sent));
}

enum err claim_get(struct req *q)
{
	struct page p = { 0 };
	enum err e = open_page(q, &p);

	return e ? e : show(q, &p, NULL);
}

/* ---- the steps ---- */

static const char *path_of(struct req *q, const struct page *p)
{
	return arena_printf(q->arena, "/programs/%s/claim", p->program.public_id);
}

/* The number of an address on the page, or the whole address. */
static const char *address_of(struct req *q, const struct page *p, const char *typed)
{
	const char *normal = email_normal(q, typed);

	for (size_t i = 0; i < p->count; i++)
		if (text_equal(typed, arena_printf(q->arena, "%zu", i + 1)) || (normal && text_equal(normal, p->addresses[i].address)))
			return p->addresses[i].address;
	return NULL;
}

static enum err send_code(struct req *q, const struct page *p)
{
	struct claim in = { 0 };
	const char *address;
	enum err e;

	if (form_read(p->address, &in))
		return show(q, p, p->address);
	if (!(address = address_of(q, p, in.address))) {
		form_problem(p->address, "address", PROBLEM_claim_address_unknown);
		return show(q, p, p->address);
	}
	if ((e = claim_send_code(q, &p->program, address)) == ERR_LIMIT) {
		form_over(p->address);
		return show(q, p, p->address);
	}
	return e ? e : redirect(q, "%s", path_of(q, p));
}

static enum err refuse_code(struct req *q, const struct page *p, enum err e)
{
	if (e == ERR_LIMIT)
		form_over(p->code);
	else
		form_problem(p->code, "code", e == ERR_MISSING ? PROBLEM_code_wrong : PROBLEM_code_expired);
	return show(q, p, p->code);
}

static enum err try_code(struct req *q, const struct page *p)
{
	struct claim in = { 0 };
	enum err e;

	if (form_read(p->code, &in))
		return show(q, p, p->code);
	e = p->has_pass ? claim_with_code(q, &p->pass, in.code) : ERR_GONE;
	if (e == ERR_MISSING || e == ERR_GONE || e == ERR_LIMIT)
		return refuse_code(q, p, e);
	if (e == ERR_CONFLICT)
		return redirect(q, "%s", path_of(q, p));
	return e ? e : redirect(q, "/manage/%s?saved=claimed", p->program.public_id);
}

static enum err ask_admins(struct req *q, const struct page *p)
{
	struct claim in = { 0 };
	enum err e;

	if (form_read(p->ask, &in))
		return show(q, p, p->ask);
	if ((e = claim_ask(q, p->program.id, in.words)) == ERR_LIMIT) {
		form_over(p->ask);
		return show(q, p, p->ask);
	}
	return e ? e : redirect(q, "%s", path_of(q, p));
}

enum err claim_post(struct req *q)
{
	struct page p = { 0 };
	enum err e = open_page(q, &p);

	if (e)
		return e;
	if (p.is_member)
		return redirect(q, "/manage/%s", p.program.public_id);
	if (p.is_run)
		return redirect(q, "%s", path_of(q, &p));
	if (form_posted(p.ask))
		return ask_admins(q, &p);
	return field_value(&q->http->posted, "code") ? try_code(q, &p) : send_code(q, &p);
}
