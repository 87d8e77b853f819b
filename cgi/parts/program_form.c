/* program_form.c - the settings of a program as a form, by the rules of `handrail program set`. */
#include "parts/program_form.h"

#include "base/req.h"
#include "base/str.h"
#include "directory/opening.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/http.h"
#include "edge/words.h"
#include "web/form.h"

/* As typed; program_settings() reads them. */
struct typed {
	const char *mode, *verb, *external_url, *next_steps, *answer_days, *minimal_mail, *confidential, *victim_service;
	const char *capacity, *closed_until;
};

#define ROOM_INPUTS \
	INPUT(struct typed, capacity, FIELD_NAME, .words = "capacity", .is_group = true), \
	INPUT(struct typed, closed_until, FIELD_DATE, .words = "closed_until", .is_short = true, .autocomplete = "off")

static const struct input room_inputs[] = { ROOM_INPUTS };

#define CONTACT_INPUTS \
	ROOM_INPUTS, \
	INPUT(struct typed, mode, FIELD_NAME, .words = "mode", .is_group = true), \
	INPUT(struct typed, verb, FIELD_NAME, .words = "verb", .is_short = true, .autocomplete = "off"), \
	INPUT(struct typed, external_url, FIELD_NAME, .max = 2000, \
		.words = "external_url", .is_code = true, .inputmode = "url", .autocomplete = "off", .autocapitalize = "none"), \
	INPUT(struct typed, next_steps, FIELD_TEXT, .max = 4000, .words = "program_next_steps"), \
	INPUT(struct typed, answer_days, FIELD_NAME, .max = 3, \
		.words = "answer_days", .is_short = true, .is_code = true, .inputmode = "numeric", .autocomplete = "off"), \
	INPUT(struct typed, minimal_mail, FIELD_NAME, .words = "minimal_mail", .is_group = true)

static const struct input contact_inputs[] = { CONTACT_INPUTS };

static const struct input all_inputs[] = {
	CONTACT_INPUTS,
	INPUT(struct typed, confidential, FIELD_NAME, .words = "confidential", .is_group = true),
	INPUT(struct typed, victim_service, FIELD_NAME, .words = "victim_service", .is_group = true),
};

/* The rows of each form. */
static const struct { const struct input *rows; size_t count; } forms[] = {
	[PROGRAM_ROOM] = { room_inputs, COUNT(room_inputs) },
	[PROGRAM_CONTACT] = { contact_inputs, COUNT(contact_inputs) },
	[PROGRAM_ALL] = { all_inputs, COUNT(all_inputs) },
};

static const struct { const char *field, *values[5]; } choices[] = {
	{ "capacity", { "open", "wait_list", "closed" } },
	{ "mode", { "here", "external", "next_steps" } },
	{ "verb", { "apply", "schedule", "contact", "refer" } },
	{ "minimal_mail", { "no", "yes" } },
	{ "confidential", { "no", "yes" } },
	{ "victim_service", { "no", "yes" } },
};

static const struct input *input_of(const struct input *inputs, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(inputs[i].name, name))
			return &inputs[i];
	return NULL;
}

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

struct form *program_form_open(struct req *q, const struct program *p, enum program_form which, const char *name,
	const char *path)
{
	const struct input *rows = forms[which].rows;
	size_t count = forms[which].count;
	struct form *f = form_open(q, name, rows, count);

	form_to(f, path);
	for (size_t i = 0; i < COUNT(choices); i++)
		if (input_of(rows, count, choices[i].field))
			offer(q, f, i);
	set_from(q, f, rows, count, p);
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

/* A field that was not sent, such as a choice that nobody made yet, stays as it is. */
static void take(struct req *q, struct form *f, const struct input *inputs, size_t count, const struct typed *in,
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

enum err program_form_save(struct req *q, struct form *f, enum program_form which, const struct program *p)
{
	struct program_edit edit = { .settings = PROGRAM_CHANGE_NOTHING };
	struct typed in = { 0 };
	struct refusal why;

	if (form_read(f, &in) == ERR_FORGED)
		return ERR_FORGED;
	take(q, f, forms[which].rows, forms[which].count, &in, &edit.settings);
	check_day(q, f, &edit.settings);
	return form_has_problems(f) ? ERR_INPUT : program_edit(q, p->id, &edit, &why);
}
