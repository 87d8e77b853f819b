/* form.c - reading forms by table, and showing them again as they were typed. */
#include "web/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "site/address.h"
#include "edge/http.h"
#include "site/once.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/forgery.h"
#include "site/site.h"
#include "edge/tpl.h"
#include "edge/words.h"

#define PROBLEMS_MAX 40
#define PRESETS_MAX 40
#define DEFAULT_MAX 200

struct form {
	bool forged;
	bool renew;
	struct { const char *field; enum problem problem; } problems[PROBLEMS_MAX];
	size_t problem_count;
	struct field presets[PRESETS_MAX];
	size_t preset_count;
};

static const char *const problem_names[] = {
	[PROBLEM_none] = "none",
#define PROBLEM(name) [PROBLEM_##name] = #name,
#include "web/problems.def"
#undef PROBLEM
};

static struct form *form_of(struct req *q)
{
	if (!q->form)
		q->form = ARENA_NEW(q->arena, struct form);
	return q->form;
}

static bool is_posted(const struct req *q)
{
	return q->http && !strcmp(q->http->method, "POST");
}

/* The input under its field's name, where the member's name has dots. */
static const struct input *named(struct req *q, const struct input *in)
{
	struct input *copy;

	if (!strchr(in->name, '.'))
		return in;
	copy = ARENA_NEW(q->arena, struct input);
	*copy = *in;
	copy->name = text_member_name(q->arena, in->name);
	return copy;
}

/* ---- problems ---- */

void form_problem(struct req *q, const char *field, enum problem p)
{
	struct form *f = form_of(q);

	for (size_t i = 0; i < f->problem_count; i++)
		if (text_equal(f->problems[i].field, field))
			return;
	if (f->problem_count == PROBLEMS_MAX)
		return;
	f->problems[f->problem_count].field = field;
	f->problems[f->problem_count++].problem = p;
	fail(q, ERR_INPUT, "%s: %s", field, problem_names[p]);
}

bool form_has_problems(const struct req *q)
{
	return q->form && q->form->problem_count;
}

void form_forged(struct req *q) { form_of(q)->forged = true; }
void form_renew(struct req *q) { form_of(q)->renew = true; }

const char *form_sentence(struct req *q, enum problem p)
{
	return words(q, q->language, "problems", problem_names[p], NULL);
}

/* ---- reading ---- */

static void put_text(void *member, const char *text) { memcpy(member, &text, sizeof(text)); }

static void read_text(struct req *q, const struct input *in, const char *typed, void *member)
{
	const char *text = in->type == FIELD_NAME ? text_squeeze(q->arena, typed)
		: in->type == FIELD_RAW ? arena_text(q->arena, typed) : text_trim(q->arena, typed);

	if (text_length(text) > (in->max ? in->max : DEFAULT_MAX))
		form_problem(q, in->name, PROBLEM_too_long);
	put_text(member, text);
}

static void read_contact(struct req *q, const struct input *in, const char *typed, void *member)
{
	bool email = in->type == FIELD_EMAIL;
	const char *text = email ? email_normal(q, typed)
		: phone_normal(q->arena, text_trim(q->arena, typed), q->site ? q->site->country : "US");

	if (!text)
		form_problem(q, in->name, in->wrong ? in->wrong : email ? PROBLEM_email_format : PROBLEM_phone_format);
	put_text(member, text ? text : "");
}

static void read_choice(struct req *q, const struct input *in, const char *typed, void *member)
{
	int choice = in->choice(typed);

	if (choice < 0)
		form_problem(q, in->name, in->wrong ? in->wrong : PROBLEM_choice_unknown);
	memcpy(member, &choice, sizeof(choice));
}

static void read_choices(struct req *q, const struct input *in, void *member)
{
	unsigned set = 0;
	const char *typed;

	for (size_t i = 0; (typed = field_value_at(&q->http->posted, in->name, i)); i++) {
		int choice;

		if (text_is_empty(typed))
			continue;
		choice = in->choice(typed);
		if (choice < 0 || choice > 31)
			form_problem(q, in->name, in->wrong ? in->wrong : PROBLEM_choice_unknown);
		else
			set |= 1u << choice;
	}
	memcpy(member, &set, sizeof(set));
}

static void read_nothing(struct req *q, const struct input *in, void *member)
{
	int none = -1;
	unsigned empty = 0;
	bool no = false;

	if (in->missing)
		form_problem(q, in->name, in->missing);
	if (in->type == FIELD_CHOICE)
		memcpy(member, &none, sizeof(none));
	else if (in->type == FIELD_FLAG)
		memcpy(member, &no, sizeof(no));
	else if (in->type == FIELD_CHOICES)
		memcpy(member, &empty, sizeof(empty));
	else
		put_text(member, "");
}

/* The first value that is not empty: of repeated ones some may be. */
static const char *typed_in(struct req *q, const struct input *in)
{
	const char *typed;

	for (size_t i = 0; (typed = field_value_at(&q->http->posted, in->name, i)); i++)
		if (!text_is_empty(in->type == FIELD_RAW ? typed : text_trim(q->arena, typed)))
			return typed;
	return NULL;
}

static void read_input(struct req *q, const struct input *in, void *out)
{
	const char *typed = typed_in(q, in);
	void *member = (char *)out + in->offset;
	bool yes;

	if (!typed) {
		read_nothing(q, in, member);
		return;
	}
	switch (in->type) {
	case FIELD_NAME:
	case FIELD_TEXT:
	case FIELD_RAW: read_text(q, in, typed, member); break;
	case FIELD_EMAIL:
	case FIELD_PHONE: read_contact(q, in, typed, member); break;
	case FIELD_FLAG:
		yes = !strcmp(typed, "yes");
		memcpy(member, &yes, sizeof(yes));
		if (!yes && in->missing)
			form_problem(q, in->name, in->missing);
		break;
	case FIELD_CHOICE: read_choice(q, in, typed, member); break;
	case FIELD_CHOICES: read_choices(q, in, member); break;
	}
}

enum err form_read(struct req *q, const struct input *inputs, size_t count, void *out)
{
	if (form_of(q)->forged) {
		form_of(q)->problems[0].field = "main";
		form_of(q)->problems[0].problem = PROBLEM_forged;
		form_of(q)->problem_count = 1;
		return fail(q, ERR_FORGED, "the form's token is wrong");
	}
	for (size_t i = 0; i < count; i++)
		read_input(q, named(q, &inputs[i]), out);
	return form_has_problems(q) ? ERR_INPUT : ERR_OK;
}

/* ---- showing ---- */

void form_set(struct req *q, const char *field, const char *value)
{
	struct form *f = form_of(q);

	if (f->preset_count < PRESETS_MAX && !text_is_empty(value))
		f->presets[f->preset_count++] = (struct field){ field, value };
}

void form_forget(struct req *q, const char *field)
{
	struct fields *posted = &q->http->posted;

	for (size_t i = 0; i < posted->count; i++)
		if (!strcmp(posted->all[i].name, field))
			posted->all[i].name = "";
}

/* What was typed, or what was set before anything was. */
static const char *shown_at(struct req *q, const char *name, size_t at)
{
	struct form *f = form_of(q);

	if (is_posted(q))
		return field_value_at(&q->http->posted, name, at);
	for (size_t i = 0; i < f->preset_count; i++)
		if (!strcmp(f->presets[i].name, name) && at-- == 0)
			return f->presets[i].value;
	return NULL;
}

static bool is_word(const char *text)
{
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-");

	return n && n <= 40 && !text[n];
}

static void show_input(struct req *q, struct tpl *t, const struct input *in)
{
	const char *value = shown_at(q, in->name, 0);

	if (in->type == FIELD_RAW)
		return;
	if (in->type != FIELD_FLAG && in->type != FIELD_CHOICE && in->type != FIELD_CHOICES) {
		tpl_set(t, in->name, value);
		return;
	}
	for (size_t i = 0; (value = shown_at(q, in->name, i)); i++)
		if (is_word(value))
			tpl_show(t, arena_printf(q->arena, "%s_%s", in->name, value));
}

static void show_problem(struct req *q, struct tpl *t, const char *field, enum problem p)
{
	const char *sentence = form_sentence(q, p);
	char *error = arena_printf(q->arena, "%s_error", field);
	struct tpl *row = tpl_section(t, "problems");

	tpl_set(row, "problem_field", field);
	tpl_set(row, "problem", sentence);
	tpl_set(t, error, sentence);
	tpl_show(t, error);
}

void form_hidden(struct req *q, struct tpl *t, const char *marker, const char *path)
{
	struct tpl *hidden = tpl_include(t, marker, q->language, "parts/form-hidden");
	struct forgery f = forgery_token(q, path, is_posted(q) && !form_of(q)->renew
		&& !strcmp(path, q->http->path) ? form_once(q) : NULL);

	tpl_set(hidden, "form_token", f.token);
	tpl_set(hidden, "form_once", f.once);
	tpl_set(hidden, "form_time", f.time);
}

void form_show(struct req *q, struct tpl *t, const struct input *inputs, size_t count)
{
	struct form *f = form_of(q);

	for (size_t i = 0; i < count; i++)
		show_input(q, t, named(q, &inputs[i]));
	tpl_show(t, f->problem_count ? "has_problems" : "no_has_problems");
	for (size_t i = 0; i < f->problem_count; i++)
		show_problem(q, t, f->problems[i].field, f->problems[i].problem);
	form_hidden(q, t, "form_hidden", q->http->path);
}

/* ---- hidden fields ---- */

const char *form_once(const struct req *q)
{
	const char *once = q->http ? field_value(&q->http->posted, "form_once") : NULL;

	return once && strlen(once) <= 64 ? once : "";
}

static bool is_hidden(const char *name)
{
	return text_starts(name, "form_");
}

static int by_name(const void *a, const void *b)
{
	const struct field *left = a, *right = b;
	int order = strcmp(left->name, right->name);

	return order ? order : strcmp(left->value, right->value);
}

static void digest(const struct req *q, unsigned char *out)
{
	const struct fields *posted = &q->http->posted;
	struct field *sorted = arena_array(q->arena, posted->count + 1, sizeof(*sorted));
	struct str text;
	size_t n = 0;

	for (size_t i = 0; i < posted->count; i++)
		if (!is_hidden(posted->all[i].name))
			sorted[n++] = posted->all[i];
	qsort(sorted, n, sizeof(*sorted), by_name);
	str_init(&text, q->arena, HTTP_BODY_MAX * 2);
	str_add(&text, q->http->path);
	for (size_t i = 0; i < n; i++) {
		str_add_bytes(&text, sorted[i].name, strlen(sorted[i].name) + 1);
		str_add_bytes(&text, sorted[i].value, strlen(sorted[i].value) + 1);
	}
	secret_hash(text.text, text.length, out);
}

void form_taken(struct req *q)
{
	struct once_form *once = ARENA_NEW(q->arena, struct once_form);

	once->key = form_once(q);
	digest(q, once->digest);
	q->once = once;
}
