/* contact.c - how a program wants to be reached, and whether it has room. */
#include "manage/contact.h"

#include "base/req.h"
#include "base/str.h"
#include "directory/opening.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "manage/pages.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

/* As typed; program_settings() reads them. */
struct contact {
	const char *mode, *verb, *external_url, *next_steps, *answer_days, *minimal_mail, *capacity, *closed_until;
};

#define ROOM_INPUTS \
	INPUT(struct contact, capacity, FIELD_NAME, .words = "capacity", .is_group = true), \
	INPUT(struct contact, closed_until, FIELD_DATE, .words = "closed_until", .is_short = true, .autocomplete = "off")

static const struct input room_inputs[] = { ROOM_INPUTS };

static const struct input contact_inputs[] = {
	ROOM_INPUTS,
	INPUT(struct contact, mode, FIELD_NAME, .words = "mode", .is_group = true),
	INPUT(struct contact, verb, FIELD_NAME, .words = "verb", .is_short = true, .autocomplete = "off"),
	INPUT(struct contact, external_url, FIELD_NAME, .max = 2000,
		.words = "external_url", .is_code = true, .inputmode = "url", .autocomplete = "off", .autocapitalize = "none"),
	INPUT(struct contact, next_steps, FIELD_TEXT, .max = 4000, .words = "program_next_steps"),
	INPUT(struct contact, answer_days, FIELD_NAME, .max = 3,
		.words = "answer_days", .is_short = true, .is_code = true, .inputmode = "numeric", .autocomplete = "off"),
	INPUT(struct contact, minimal_mail, FIELD_NAME, .words = "minimal_mail", .is_group = true),
};

static const struct { const char *field, *values[5]; } choices[] = {
	{ "capacity", { "open", "wait_list", "closed" } },
	{ "mode", { "here", "external", "next_steps" } },
	{ "verb", { "apply", "schedule", "contact", "refer" } },
	{ "minimal_mail", { "no", "yes" } },
};

static void offer(struct req *q, struct form *f, size_t i)
{
	struct option *options = arena_array(q->arena, COUNT(choices[i].values), sizeof(*options));
	size_t count = 0;

	for (const char *value; (value = choices[i].values[count]); count++)
		options[count] = (struct option){ .value = value,
			.label = words(q, q->language, "fields", arena_printf(q->arena, "%s_%s", choices[i].field, value)) };
	form_options(f, choices[i].field, options, count);
}

/* A day that is over is no setting to show again. */
static void set_from(struct req *q, struct form *f, const struct input *inputs, size_t count, const struct program *p)
{
	struct program_change now = program_settings_of(p);
	size_t all;
	const struct property *settings = program_settings(&all);

	if (now.closed_until <= opening_moment(q).day)
		now.closed_until = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < all; j++)
			if (text_equal(inputs[i].name, settings[j].name))
				form_set(f, inputs[i].name, property_text(q->arena, &settings[j], &now));
}

static const char *path_of(struct req *q, const struct program *p)
{
	return arena_printf(q->arena, "/manage/%s/contact", p->public_id);
}

struct form *contact_room_form(struct req *q, const struct program *p)
{
	struct form *f = form_open(q, "room", room_inputs, COUNT(room_inputs));

	form_to(f, path_of(q, p));
	offer(q, f, 0);
	set_from(q, f, room_inputs, COUNT(room_inputs), p);
	return f;
}

static struct form *contact_form(struct req *q, const struct program *p)
{
	struct form *f = form_open(q, NULL, contact_inputs, COUNT(contact_inputs));

	for (size_t i = 0; i < COUNT(choices); i++)
		offer(q, f, i);
	set_from(q, f, contact_inputs, COUNT(contact_inputs), p);
	return f;
}

/* ---- reading ---- */

static enum problem problem_of(const struct refusal *why)
{
	if (text_equal(why->field, "external_url"))
		return PROBLEM_link_format;
	if (text_equal(why->field, "answer_days"))
		return PROBLEM_answer_days_range;
	return why->reason == REASON_format ? PROBLEM_date_format : PROBLEM_choice_unknown;
}

static const struct input *input_of(const struct input *inputs, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(inputs[i].name, name))
			return &inputs[i];
	return NULL;
}

/* A field that was not sent, such as a choice that nobody made yet, stays as it is. */
static void take(struct req *q, struct form *f, const struct input *inputs, size_t count, const struct contact *in,
	struct program_change *c)
{
	size_t all;
	const struct property *settings = program_settings(&all);
	struct refusal why;

	for (size_t i = 0; i < all; i++) {
		const struct input *input = input_of(inputs, count, settings[i].name);

		if (!input || !field_value(&q->http->posted, input->name))
			continue;
		if (!property_take(q->arena, &settings[i], c, *(const char *const *)(const void *)((const char *)in + input->offset), &why))
			form_problem(f, why.field, problem_of(&why));
	}
	if (!program_change_check(c, &why))
		form_problem(f, why.field, problem_of(&why));
}

/* Only a closed program opens again on a day, which is to come. */
static void check_day(struct req *q, struct form *f, struct program_change *c)
{
	if (c->capacity >= 0 && c->capacity != CAPACITY_closed)
		c->closed_until = 0;
	if (c->closed_until > 0 && c->closed_until <= opening_moment(q).day)
		form_problem(f, "closed_until", PROBLEM_day_not_ahead);
}

static enum err save(struct req *q, struct form *f, const struct program *p, const struct input *inputs, size_t count)
{
	struct program_edit edit = { .settings = PROGRAM_CHANGE_NOTHING };
	struct contact in = { 0 };
	struct refusal why;

	if (form_read(f, &in) == ERR_FORGED)
		return ERR_FORGED;
	take(q, f, inputs, count, &in, &edit.settings);
	check_day(q, f, &edit.settings);
	return form_has_problems(f) ? ERR_INPUT : program_edit(q, p->id, &edit, &why);
}

/* ---- the page ---- */

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
	MARK(struct program, application_process),
};

static enum err show(struct req *q, const struct program *p, struct form *f)
{
	struct tpl *t = page_new(q);

	page_fill(q, t, program_marks, COUNT(program_marks), p);
	form_show(f, t);
	return page_send(q, t, "manage-contact", form_status(f));
}

static bool is_shown_again(enum err e) { return e == ERR_INPUT || e == ERR_FORGED; }

enum err contact_get(struct req *q)
{
	struct program p;
	enum err e = program_find(q, req_id(q, "program"), &p);

	return e ? e : show(q, &p, contact_form(q, &p));
}

static enum err room_post(struct req *q, const struct program *p, struct form *room)
{
	enum err e = save(q, room, p, room_inputs, COUNT(room_inputs));

	if (is_shown_again(e))
		return manage_program_show(q, p, room);
	return e ? e : redirect(q, "/manage/%s?saved=room", p->public_id);
}

enum err contact_post(struct req *q)
{
	struct form *room, *f;
	struct program p;
	enum err e = program_find(q, req_id(q, "program"), &p);

	if (e)
		return e;
	room = contact_room_form(q, &p);
	if (form_posted(room))
		return room_post(q, &p, room);
	f = contact_form(q, &p);
	e = save(q, f, &p, contact_inputs, COUNT(contact_inputs));
	if (is_shown_again(e))
		return show(q, &p, f);
	return e ? e : redirect(q, "/manage/%s?saved=contact", p.public_id);
}
