/* connect_several.c - the form of several programs: which they are, and going on without one of them. */
#include <string.h>

#include "base/req.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "parts/connect_form.h"
#include "parts/connect_in.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"

struct chosen { const char *ids[PROGRAMS_MANY]; size_t count; };

static bool is_post(const struct req *q) { return !strcmp(q->http->method, "POST"); }

static void choose(struct chosen *c, const char *id)
{
	for (size_t i = 0; i < c->count; i++)
		if (text_equal(c->ids[i], id))
			return;
	if (c->count < PROGRAMS_MANY)
		c->ids[c->count++] = id;
}

/* Each once, in the order in which they were ticked. A form that was sent names them itself. */
static struct chosen read_chosen(const struct req *q)
{
	const struct fields *from = is_post(q) && field_value(&q->http->posted, "program") ? &q->http->posted : &q->http->query;
	const char *left_out = is_post(q) ? field_value(&q->http->posted, "leave_out") : NULL, *id;
	struct chosen c = { .count = 0 };

	for (size_t i = 0; (id = field_value_at(from, "program", i)); i++)
		if (!text_is_empty(id) && !text_equal(id, left_out))
			choose(&c, id);
	return c;
}

/* Nothing was ticked: shows how to choose programs. */
static enum err show_none(struct req *q, const struct about *a)
{
	struct tpl *t = page_new(q);

	thread_show(q, t, &a->thread);
	page_text(q, t, "back_url", page_back(q, "/programs", "found"));
	return page_send(q, t, "connect-none", 422);
}

/* Presets a form with other names, that of the one program which is left, with all that was typed. */
static void carry_typed(struct req *q, const struct about *a, const char *typed_comment, const char *typed_consent)
{
	const struct fields *typed = &q->http->posted;

	for (size_t i = 0; i < typed->count; i++)
		form_set(a->form, typed->all[i].name, typed->all[i].value);
	form_set(a->form, "comment", field_value(typed, typed_comment));
	form_set(a->form, "consent", field_value(typed, typed_consent));
}

/* Shows the form again without the program that was left out, and sends nothing. */
static enum err go_on(struct req *q, struct about *a)
{
	const char *comment = connect_field(q, a, "comment", &a->programs[0]), *consent = connect_field(q, a, "consent", &a->programs[0]);

	a->several = a->count > 1;
	connect_open(q, a);
	if (!a->several)
		carry_typed(q, a, comment, consent);
	return connect_show(q, a);
}

static enum err find_programs(struct req *q, struct about *a, const struct chosen *c)
{
	struct program *programs;
	enum err e = program_several(q, c->ids, c->count, &programs, &a->count);

	if (e)
		return e;
	a->programs = programs;
	return a->count < c->count && (!is_post(q) || !a->count) ? fail(q, ERR_MISSING, "one of the programs") : ERR_OK;
}

static enum err answer(struct req *q, struct about *a, const struct chosen *c)
{
	enum err e;

	if (!c->count)
		return show_none(q, a);
	if ((e = find_programs(q, a, c)))
		return e;
	if (is_post(q) && !text_is_empty(field_value(&q->http->posted, "leave_out")))
		return go_on(q, a);
	if (!is_post(q) && a->count < CONNECT_LEAST)
		return redirect(q, "/connect/%s%s", a->programs[0].public_id, a->thread.query);
	connect_open(q, a);
	if (a->count < c->count)
		form_problem(a->form, "main", PROBLEM_program_unknown);
	if (is_post(q))
		return connect_send(q, a);
	if (a->count > CONNECT_MOST)
		form_problem(a->form, "main", PROBLEM_too_many_programs);
	e = connect_prefill(q, a);
	return e ? e : connect_show(q, a);
}

enum err connect_several(struct req *q, enum kind kind)
{
	struct about a = { .kind = kind, .several = true };
	struct chosen chosen = read_chosen(q);
	enum err e;

	if (thread_needs_account(q) || (connect_kinds[kind].needs_sign_in && !q->account))
		return redirect_to_sign_in(q);
	e = thread_find(q, &a.thread);
	return e ? e : answer(q, &a, &chosen);
}
