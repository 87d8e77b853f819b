/* addresses.c - the e-mail addresses that get a program's referrals, and the link that confirms one. */
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "manage/pages.h"
#include "message/program_address.h"
#include "message/revoke.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

#define ADDRESSES_MOST 20

struct adding { const char *address; };

static const struct input add_inputs[] = {
	INPUT(struct adding, address, FIELD_EMAIL, .missing = PROBLEM_email_format, .words = "referral_address", .autocomplete = "off"),
};

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
};

static const struct mark address_marks[] = {
	{ "address_id", MARKS_TEXT, offsetof(struct program_address, public_id) },
	MARK_EMAIL(struct program_address, email),
	MARK(struct program_address, confirmed),
};

/* ---- the list ---- */

struct page {
	struct program program;
	struct program_address *all;
	size_t count;
	struct form *f;
	const char *path;
};

static enum err open_page(struct req *q, struct page *p)
{
	enum err e = program_find(q, req_id(q, "program"), &p->program);

	if (e)
		return e;
	p->path = arena_printf(q->arena, "/manage/%s/addresses", p->program.public_id);
	p->f = form_open(q, NULL, add_inputs, COUNT(add_inputs));
	form_to(p->f, p->path);
	return program_address_list(q, p->program.id, &p->all, &p->count);
}

static void show_address(struct req *q, struct tpl *t, const struct page *p, const struct program_address *a)
{
	struct tpl *row = tpl_section(t, "addresses");

	page_fill(q, row, address_marks, COUNT(address_marks), a);
	form_hidden(q, row, "remove_hidden", arena_printf(q->arena, "%s/%s/remove", p->path, a->public_id));
	form_hidden(q, row, "again_hidden", p->path);
}

static enum err show(struct req *q, const struct page *p, bool sent)
{
	static const char *const acts[] = { "added", "removed" };
	const char *saved = field_value(&q->http->query, "saved");
	struct tpl *t = page_new(q);

	page_fill(q, t, program_marks, COUNT(program_marks), &p->program);
	page_flag(q, t, "has_addresses", p->count);
	for (size_t i = 0; i < p->count; i++)
		show_address(q, t, p, &p->all[i]);
	for (size_t i = 0; !sent && i < COUNT(acts); i++)
		if (text_equal(saved, acts[i]))
			tpl_show(t, arena_printf(q->arena, "saved_%s", acts[i]));
	form_show(p->f, t);
	return page_send(q, t, "manage-addresses", form_status(sent ? p->f : NULL));
}

enum err addresses_get(struct req *q)
{
	struct page p;
	enum err e = open_page(q, &p);

	return e ? e : show(q, &p, false);
}

/* ---- adding ---- */

static bool may_add(const struct page *p, const char *address)
{
	for (size_t i = 0; i < p->count; i++)
		if (text_equal(p->all[i].email, address)) {
			if (p->all[i].confirmed)
				form_problem(p->f, "address", PROBLEM_address_known);
			return !p->all[i].confirmed;
		}
	if (p->count >= ADDRESSES_MOST)
		form_problem_about(p->f, "address", PROBLEM_addresses_too_many, STRINGIFY(ADDRESSES_MOST));
	return p->count < ADDRESSES_MOST;
}

enum err addresses_post(struct req *q)
{
	struct adding in = { 0 };
	struct page p;
	enum err e = open_page(q, &p);

	if (e)
		return e;
	if (form_read(p.f, &in) || !may_add(&p, in.address))
		return show(q, &p, true);
	if ((e = program_address_ask(q, p.program.id, in.address)) == ERR_LIMIT) {
		form_over(p.f);
		return show(q, &p, true);
	}
	return e ? e : redirect(q, "%s?saved=added", p.path);
}

/* ---- removing ---- */

/* A form's own path leads to the page that has it. */
enum err address_form_get(struct req *q)
{
	return redirect(q, "/manage/%s/addresses", req_id(q, "program"));
}

static const struct program_address *asked(struct req *q, const struct page *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (text_equal(p->all[i].public_id, req_id(q, "address")))
			return &p->all[i];
	return NULL;
}

/* If the form is sent twice, the address is gone already, and there is nothing left to do. */
enum err address_remove_post(struct req *q)
{
	const struct program_address *a;
	struct page p;
	enum err e = open_page(q, &p);

	if (e)
		return e;
	if (form_read(form_open(q, NULL, NULL, 0), NULL))
		return fail(q, ERR_FORGED, "a forged form");
	if (!(a = asked(q, &p)))
		return fail(q, ERR_MISSING, "no such address");
	e = revoke(q, &(struct revoked){ .right = RIGHT_address, .of = p.program.id, .address = a->email });
	return e && e != ERR_MISSING ? e : redirect(q, "%s?saved=removed", p.path);
}
