/* form.c - reads forms by table, and shows them again as they were typed. */
#include "web/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "site/account_setting.h"
#include "site/address.h"
#include "edge/http.h"
#include "site/once.h"
#include "base/clock.h"
#include "base/number.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/forgery.h"
#include "site/limit.h"
#include "site/site.h"
#include "edge/tpl.h"
#include "edge/words.h"

#define DEFAULT_MAX 200

struct told {
	const char *field, *n;
	enum problem problem;
	struct told *next;
};

struct preset {
	const char *field, *value;
	struct preset *next;
};

struct form {
	struct req *q;
	const char *name, *path;
	const struct input *inputs;
	size_t count;
	bool read;
	enum err outcome;		/* the result of form_read() */
	struct told *problems, **problems_end;
	struct preset *presets, **presets_end;
};

static const char *const problem_names[] = {
	[PROBLEM_none] = "none",
#define PROBLEM(name) [PROBLEM_##name] = #name,
#include "web/problems.def"
#undef PROBLEM
};

static bool is_posted(const struct req *q)
{
	return q->http && !strcmp(q->http->method, "POST");
}

/* The inputs with their fields' names: an underscore for each dot of a member's name. */
static const struct input *named(struct req *q, const struct input *inputs, size_t count)
{
	struct input *all;
	size_t dotted = 0;

	for (size_t i = 0; i < count; i++)
		dotted += strchr(inputs[i].name, '.') != NULL;
	if (!dotted)
		return inputs;
	all = arena_array(q->arena, count, sizeof(*all));
	for (size_t i = 0; i < count; i++) {
		all[i] = inputs[i];
		all[i].name = text_member_name(q->arena, inputs[i].name);
	}
	return all;
}

struct form *form_open(struct req *q, const char *name, const struct input *inputs, size_t count)
{
	struct form *f = ARENA_NEW(q->arena, struct form);

	*f = (struct form){ .q = q, .name = name, .path = q->http->path, .inputs = named(q, inputs, count), .count = count };
	f->problems_end = &f->problems;
	f->presets_end = &f->presets;
	return f;
}

void form_to(struct form *f, const char *path) { f->path = path; }

bool form_posted(const struct form *f)
{
	const struct req *q = f->q;

	if (f->read)
		return true;
	return is_posted(q) && !strcmp(f->path, q->http->path)
		&& (!f->name || text_equal(f->name, field_value(&q->http->posted, "part")));
}

int form_status(const struct form *f)
{
	return err_http_status(f ? f->outcome : ERR_OK);
}

void form_names(struct form *f, const char *field, const char **first_name, const char **last_name, enum problem missing)
{
	if (!text_is_empty(*first_name))
		return;
	if (text_is_empty(*last_name))
		form_problem(f, field, missing);
	*first_name = *last_name;
	*last_name = "";
}

void form_password(struct form *f, const char *field, const char *password, const struct password_words *words)
{
	struct refusal why;

	if (password_check(password, words, &why))
		return;
	switch (why.reason) {
	case REASON_too_short: form_problem(f, field, PROBLEM_password_short); return;
	case REASON_too_common: form_problem(f, field, PROBLEM_password_common); return;
	case REASON_too_near: form_problem(f, field, PROBLEM_password_near); return;
	default: form_problem(f, field, PROBLEM_password_long);
	}
}

void form_conflict(struct form *f) { f->outcome = ERR_CONFLICT; }
bool form_is_conflict(const struct form *f) { return f->outcome == ERR_CONFLICT; }

/* ---- problems ---- */

static void add_problem(struct form *f, const char *field, enum problem p, const char *n)
{
	struct told *t;

	for (t = f->problems; t; t = t->next)
		if (text_equal(t->field, field))
			return;
	t = ARENA_NEW(f->q->arena, struct told);
	*t = (struct told){ field, n, p, NULL };
	*f->problems_end = t;
	f->problems_end = &t->next;
	if (!f->outcome)
		f->outcome = ERR_INPUT;
}

void form_problem(struct form *f, const char *field, enum problem p) { add_problem(f, field, p, NULL); }

void form_problem_about(struct form *f, const char *field, enum problem p, const char *about) { add_problem(f, field, p, about); }

const char *form_end_of_limit(struct req *q)
{
	struct wall w = clock_wall(q->over ? q->over->until : q->now, q->site ? q->site->time_zone : "UTC");

	return words_time(q, q->language, w.hour * 60 + w.minute);
}

void form_over(struct form *f)
{
	add_problem(f, "main", PROBLEM_too_often, form_end_of_limit(f->q));
	f->outcome = ERR_LIMIT;
}

void form_forgive(struct form *f, const char *field)
{
	struct told **at = &f->problems;

	while (*at && !text_equal((*at)->field, field))
		at = &(*at)->next;
	if (*at)
		*at = (*at)->next;
	for (f->problems_end = &f->problems; *f->problems_end; f->problems_end = &(*f->problems_end)->next)
		;
	if (!f->problems && f->outcome == ERR_INPUT)
		f->outcome = ERR_OK;
}

bool form_has_problems(const struct form *f) { return f->problems; }

const char *form_sentence(struct req *q, enum problem p, const char *n)
{
	return words_with(q, q->language, "problems", problem_names[p], n);
}

/* ---- reading ---- */

static void put_text(void *member, const char *text) { memcpy(member, &text, sizeof(text)); }

static void read_text(struct form *f, const struct input *in, const char *typed, void *member)
{
	const char *text = in->type == FIELD_NAME ? text_squeeze(f->q->arena, typed)
		: in->type == FIELD_RAW ? arena_text(f->q->arena, typed) : text_trim(f->q->arena, typed);

	if (text_length(text) > (in->max ? in->max : DEFAULT_MAX))
		form_problem(f, in->name, PROBLEM_too_long);
	put_text(member, text);
}

static void read_contact(struct form *f, const struct input *in, const char *typed, void *member)
{
	bool email = in->type == FIELD_EMAIL;
	const char *text = email ? email_normal(f->q, typed)
		: phone_with_extension(f->q->arena, typed, f->q->site ? f->q->site->country : "US");
	enum problem problem = !email ? PROBLEM_phone_format
		: email_is_beyond_ascii(typed) ? PROBLEM_email_beyond_ascii : PROBLEM_email_format;

	if (!text)
		form_problem(f, in->name, in->wrong ? in->wrong : problem);
	put_text(member, text ? text : "");
}

static void read_choice(struct form *f, const struct input *in, const char *typed, void *member)
{
	int choice = in->choice(typed);

	if (choice < 0)
		form_problem(f, in->name, in->wrong ? in->wrong : PROBLEM_choice_unknown);
	memcpy(member, &choice, sizeof(choice));
}

static void read_choices(struct form *f, const struct input *in, void *member)
{
	unsigned set = 0;
	const char *typed;

	for (size_t i = 0; (typed = field_value_at(&f->q->http->posted, in->name, i)); i++) {
		int choice;

		if (text_is_empty(typed))
			continue;
		choice = in->choice(typed);
		if (choice < 0 || choice > 31)
			form_problem(f, in->name, in->wrong ? in->wrong : PROBLEM_choice_unknown);
		else
			set |= 1u << choice;
	}
	memcpy(member, &set, sizeof(set));
}

static void read_nothing(struct form *f, const struct input *in, void *member)
{
	static const int none = -1;
	static const int64_t no_number = NUMBER_NONE;
	static const unsigned empty = 0;
	static const bool no = false;

	if (in->missing)
		form_problem(f, in->name, in->missing);
	switch (in->type) {
	case FIELD_VERSION:
	case FIELD_CHOICE: memcpy(member, &none, sizeof(none)); break;
	case FIELD_NUMBER: memcpy(member, &no_number, sizeof(no_number)); break;
	case FIELD_FLAG: memcpy(member, &no, sizeof(no)); break;
	case FIELD_CHOICES: memcpy(member, &empty, sizeof(empty)); break;
	default: put_text(member, "");
	}
}

/* The first value that is not empty; of a repeated field, some may be. */
static const char *typed_in(struct form *f, const struct input *in)
{
	const char *typed;

	for (size_t i = 0; (typed = field_value_at(&f->q->http->posted, in->name, i)); i++)
		if (!text_is_empty(in->type == FIELD_RAW ? typed : text_trim(f->q->arena, typed)))
			return typed;
	return NULL;
}

/* Days have one format, so they compare as texts. */
static void read_date(struct form *f, const struct input *in, const char *typed, void *member)
{
	const char *day = text_trim(f->q->arena, typed);

	put_text(member, day);
	if (!clock_is_day(day))
		form_problem(f, in->name, in->wrong ? in->wrong : PROBLEM_date_format);
	else if (in->first && strcmp(day, in->first) < 0)
		add_problem(f, in->name, PROBLEM_date_early, in->first);
	else if (in->last && strcmp(day, in->last) > 0)
		add_problem(f, in->name, PROBLEM_date_late, in->last);
}

static void read_number(struct form *f, const struct input *in, const char *typed, void *member)
{
	bool bound = in->least || in->most;
	int64_t n = NUMBER_NONE;

	if (!number_typed(typed, &n))
		form_problem(f, in->name, in->wrong ? in->wrong : PROBLEM_number_format);
	else if (bound && n < in->least)
		add_problem(f, in->name, PROBLEM_number_small, arena_printf(f->q->arena, "%lld", (long long)in->least));
	else if (bound && n > in->most)
		add_problem(f, in->name, PROBLEM_number_large, arena_printf(f->q->arena, "%lld", (long long)in->most));
	memcpy(member, &n, sizeof(n));
}

static void read_version(const char *typed, void *member)
{
	int64_t n;
	int version = text_to_number(typed, 0, INT32_MAX, &n) ? (int)n : -1;

	memcpy(member, &version, sizeof(version));
}

static void read_flag(struct form *f, const struct input *in, const char *typed, void *member)
{
	bool yes = !strcmp(typed, "yes");

	memcpy(member, &yes, sizeof(yes));
	if (!yes && in->missing)
		form_problem(f, in->name, in->missing);
}

static void read_input(struct form *f, const struct input *in, void *out)
{
	const char *typed = typed_in(f, in);
	void *member = (char *)out + in->offset;

	if (!typed) {
		read_nothing(f, in, member);
		return;
	}
	switch (in->type) {
	case FIELD_NAME:
	case FIELD_TEXT:
	case FIELD_RAW: read_text(f, in, typed, member); break;
	case FIELD_EMAIL:
	case FIELD_PHONE: read_contact(f, in, typed, member); break;
	case FIELD_FLAG: read_flag(f, in, typed, member); break;
	case FIELD_CHOICE: read_choice(f, in, typed, member); break;
	case FIELD_CHOICES: read_choices(f, in, member); break;
	case FIELD_NUMBER: read_number(f, in, typed, member); break;
	case FIELD_DATE: read_date(f, in, typed, member); break;
	case FIELD_VERSION: read_version(typed, member); break;
	}
}

enum err form_read(struct form *f, void *out)
{
	f->read = true;
	if (f->q->forged) {
		form_problem(f, "main", PROBLEM_forged);
		return f->outcome = ERR_FORGED;
	}
	for (size_t i = 0; i < f->count; i++)
		read_input(f, &f->inputs[i], out);
	return f->outcome;
}

/* ---- showing ---- */

void form_set(struct form *f, const char *field, const char *value)
{
	struct preset *p;

	if (text_is_empty(value))
		return;
	p = ARENA_NEW(f->q->arena, struct preset);
	*p = (struct preset){ field, value, NULL };
	*f->presets_end = p;
	f->presets_end = &p->next;
}

void form_forget(struct form *f, const char *field)
{
	struct fields *posted = &f->q->http->posted;

	for (size_t i = 0; i < posted->count; i++)
		if (!strcmp(posted->all[i].name, field))
			posted->all[i].name = "";
}

/* The typed value, or the one set before. */
static const char *shown_at(const struct form *f, const char *field, size_t at)
{
	if (form_posted(f))
		return field_value_at(&f->q->http->posted, field, at);
	for (const struct preset *p = f->presets; p; p = p->next)
		if (!strcmp(p->field, field) && at-- == 0)
			return p->value;
	return NULL;
}

const char *form_value(const struct form *f, const char *field) { return shown_at(f, field, 0); }

void form_options(struct form *f, const char *field, const struct option *options, size_t count)
{
	struct input *all = arena_array(f->q->arena, f->count, sizeof(*all));

	memcpy(all, f->inputs, f->count * sizeof(*all));
	for (size_t i = 0; i < f->count; i++)
		if (text_equal(all[i].name, field)) {
			all[i].options = options;
			all[i].option_count = count;
		}
	f->inputs = all;
}

static bool is_word(const char *text)
{
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-");

	return n && n <= 40 && !text[n];
}

static void show_input(const struct form *f, struct tpl *t, const struct input *in)
{
	const char *value;

	if (in->type == FIELD_RAW || in->type == FIELD_VERSION)
		return;
	if (in->type != FIELD_FLAG && in->type != FIELD_CHOICE && in->type != FIELD_CHOICES) {
		tpl_set(t, in->name, form_value(f, in->name));
		return;
	}
	for (size_t i = 0; (value = shown_at(f, in->name, i)); i++)
		if (is_word(value))
			tpl_show(t, arena_printf(f->q->arena, "%s_%s", in->name, value));
}

void form_show_problems(const struct form *f, struct tpl *t)
{
	tpl_show(t, f->problems ? "has_problems" : "no_has_problems");
	for (const struct told *p = f->problems; p; p = p->next) {
		struct tpl *row = tpl_section(t, "problems");

		tpl_set(row, "problem_field", p->field);
		tpl_set(row, "problem", form_sentence(f->q, p->problem, p->n));
	}
}

static void show_errors(const struct form *f, struct tpl *t)
{
	for (const struct told *p = f->problems; p; p = p->next) {
		char *error = arena_printf(f->q->arena, "%s_error", p->field);

		tpl_set(t, error, form_sentence(f->q, p->problem, p->n));
		tpl_show(t, error);
	}
}

/* ---- one field, for parts/field.tpl ---- */

static void set_text(struct tpl *t, const char *marker, const char *text)
{
	if (text_is_empty(text))
		return;
	tpl_set(t, marker, text);
	tpl_show(t, marker);
}

static const char *field_words(struct req *q, const struct input *in, const char *behind)
{
	if (!in->words)
		return *behind ? in->hint : in->label;
	return words(q, q->language, "fields", arena_printf(q->arena, "%s%s", in->words, behind));
}

const char *form_error(const struct form *f, const char *field)
{
	for (const struct told *p = f->problems; p; p = p->next)
		if (text_equal(p->field, field))
			return form_sentence(f->q, p->problem, p->n);
	return "";
}

static bool is_shown(const struct form *f, const char *field, const char *option)
{
	const char *value;

	for (size_t i = 0; (value = shown_at(f, field, i)); i++)
		if (text_equal(value, option))
			return true;
	return false;
}

static void show_options(const struct form *f, struct tpl *t, const struct input *in)
{
	if (!in->is_group)
		tpl_show(t, "is_select");
	tpl_set(t, "choice_type", in->type == FIELD_CHOICES ? "checkbox" : "radio");
	for (size_t i = 0; i < in->option_count; i++) {
		struct tpl *row = tpl_section(t, "options");

		tpl_set(row, "option", in->options[i].value);
		tpl_set(row, "option_label", in->options[i].label);
		set_text(row, "option_language", in->options[i].language);
		if (is_shown(f, in->name, in->options[i].value))
			tpl_show(row, "selected");
	}
}

static const char *number_text(struct req *q, int64_t n)
{
	return arena_printf(q->arena, "%lld", (long long)n);
}

static void show_text_control(const struct form *f, struct tpl *t, const struct input *in)
{
	static const char *const types[] = { [FIELD_EMAIL] = "email", [FIELD_PHONE] = "tel", [FIELD_RAW] = "password",
		[FIELD_DATE] = "date" };
	static const size_t longest[] = { [FIELD_EMAIL] = 254, [FIELD_PHONE] = 40 };
	const char *type = in->type < COUNT(types) ? types[in->type] : NULL;
	size_t most = in->type < COUNT(longest) && longest[in->type] ? longest[in->type] : in->max ? in->max : DEFAULT_MAX;

	tpl_show(t, "is_input");
	tpl_set(t, "type", type ? type : "text");
	if (in->type != FIELD_RAW) {
		tpl_set(t, "value", form_value(f, in->name));
		tpl_show(t, "has_value");
	}
	if (in->type != FIELD_DATE)
		set_text(t, "longest", number_text(f->q, (int64_t)(in->longest ? in->longest : most)));
	set_text(t, "least", in->first);
	set_text(t, "most", in->last);
	if (in->is_code || in->type == FIELD_EMAIL || in->type == FIELD_PHONE)
		tpl_show(t, "is_code");
	if (in->type == FIELD_EMAIL || (in->is_code && !in->inputmode))
		tpl_show(t, "no_spelling");
	set_text(t, "inputmode", in->type == FIELD_NUMBER ? "numeric" : in->inputmode);
	set_text(t, "autocapitalize", in->autocapitalize);
}

static void show_area(const struct form *f, struct tpl *t, const struct input *in)
{
	tpl_show(t, "is_area");
	tpl_set(t, "rows", "3");
	tpl_set(t, "value", form_value(f, in->name));
}

static void show_field(const struct form *f, struct tpl *page, const struct input *in)
{
	struct req *q = f->q;
	struct tpl *t = tpl_include(page, arena_printf(q->arena, "%s_field", in->name), q->language, "parts/field");
	const char *hint = field_words(q, in, "_hint"), *error = form_error(f, in->name);
	bool described = !text_is_empty(hint);

	tpl_set(t, "name", in->name);
	tpl_set(t, "label", field_words(q, in, ""));
	set_text(t, "hint", hint);
	set_text(t, "error", error);
	set_text(t, "described_by", arena_printf(q->arena, "%s%s%s%s%s", described ? in->name : "", described ? "-hint" : "",
		described && *error ? " " : "", *error ? in->name : "", *error ? "-error" : ""));
	set_text(t, "autocomplete", in->autocomplete);
	tpl_show(t, in->is_short ? "is_short" : "no_is_short");
	tpl_show(t, in->options && in->is_group ? "is_group" : "no_is_group");
	if (in->options)
		show_options(f, t, in);
	else if (in->type == FIELD_TEXT)
		show_area(f, t, in);
	else
		show_text_control(f, t, in);
}

static void show_hidden(struct req *q, struct tpl *t, const char *marker, const char *path, const char *once)
{
	struct tpl *hidden = tpl_include(t, marker, q->language, "parts/form-hidden");
	struct forgery f = forgery_token(q, path, once);

	tpl_set(hidden, "form_token", f.token);
	tpl_set(hidden, "form_once", f.once);
	tpl_set(hidden, "form_time", f.time);
	set_text(hidden, "form_list", q->list);
}

void form_hidden(struct req *q, struct tpl *t, const char *marker, const char *path)
{
	show_hidden(q, t, marker, path, NULL);
}

void form_hidden_again(struct req *q, struct tpl *t, const char *marker, const char *path, const char *once)
{
	show_hidden(q, t, marker, path, once);
}

/* The fields that show_hidden() fills; a form may have others of ours, such as form_consent. */
static bool is_of_forgery(const char *name)
{
	return !strcmp(name, "form_token") || !strcmp(name, "form_once") || !strcmp(name, "form_time");
}

char *form_words(const struct req *q)
{
	const struct fields *posted = &q->http->posted;
	bool any = false;
	struct str s;

	str_init(&s, q->arena, HTTP_BODY_MAX * 3);
	for (size_t i = 0; i < posted->count; i++) {
		const char *name = posted->all[i].name, *value = posted->all[i].value;

		if (is_of_forgery(name))
			continue;
		if (text_ends(name, "password") && *value)
			return NULL;
		any = any || *value;
		str_printf(&s, "%s%s=%s", s.length ? "&" : "", text_url_encode(q->arena, name), text_url_encode(q->arena, value));
	}
	return any && !s.full ? s.text : NULL;
}

void form_show(const struct form *f, struct tpl *t)
{
	bool keeps_key = form_posted(f) && !form_is_conflict(f);

	for (size_t i = 0; i < f->count; i++)
		if (f->inputs[i].words || f->inputs[i].label)
			show_field(f, t, &f->inputs[i]);
		else
			show_input(f, t, &f->inputs[i]);
	form_show_problems(f, t);
	show_errors(f, t);
	show_hidden(f->q, t, "form_hidden", f->path, keeps_key ? form_once(f->q) : NULL);
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
