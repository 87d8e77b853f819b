/* screener_fhir_read.c - reads a screener from a FHIR R4 Questionnaire, and refuses by name whatever it cannot hold. */
#include <string.h>

#include "base/number.h"
#include "base/req.h"
#include "base/secret.h"
#include "edge/json.h"
#include "screener/screener_fhir.h"
#include "screener/screener_fhir_in.h"
#include "screener/screener_in.h"

const char *const fhir_types[QUESTION_KINDS] = {
#define QUESTION_KIND(slug, fhir) [QUESTION_##slug] = #fhir,
#include "screener/question_kinds.def"
#undef QUESTION_KIND
};

bool fhir_is_own(const char *name)
{
	return text_starts(name, "flag_") || text_starts(name, "reason_");
}

struct reading {
	struct req *q;
	const struct json *items;
	struct screener *s;
	struct fhir_refusal *why;
	const char *item;		/* the linkId of the item at hand */
};

static bool refuse(struct reading *r, enum fhir_problem is, const char *about)
{
	*r->why = (struct fhir_refusal){ is, r->item, about };
	return false;
}

static const char *text(struct reading *r, const struct json *of, const char *member)
{
	return json_text(r->q->arena, json_member(of, member));
}

static bool is_true(struct reading *r, const struct json *of, const char *member)
{
	return text_equal(text(r, of, member), "true");
}

/* ---- members and extensions ---- */

/* The members that a question holds, and those that change nothing about it. */
static const char *const item_members[] = { "linkId", "text", "type", "required", "repeats", "enableWhen", "enableBehavior",
	"answerOption", "item", "extension", "id", "definition", "code", "prefix", "readOnly", NULL };
static const char *const option_members[] = { "valueCoding", "valueString", "valueInteger", "valueDate", "extension", "id", NULL };

static bool is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (!strcmp(name, *names))
			return true;
	return false;
}

static bool holds_members(struct reading *r, const struct json *of, const char *const *names)
{
	for (struct json_walk w = { 0 }; json_next(of, &w); )
		if (!is_one_of(w.name, names))
			return refuse(r, FHIR_PROBLEM_member, w.name);
	return !is_true(r, of, "readOnly") || refuse(r, FHIR_PROBLEM_member, "readOnly");
}

/* The value of an extension, of whatever type; "" without it. */
static const char *extension(struct reading *r, const struct json *of, const char *url)
{
	const struct json *list = json_member(of, "extension");

	for (size_t i = 0; i < json_length(list); i++) {
		if (!text_equal(text(r, json_item(list, i), "url"), url))
			continue;
		for (struct json_walk w = { 0 }; json_next(json_item(list, i), &w); )
			if (text_starts(w.name, "value"))
				return json_text(r->q->arena, w.value);
	}
	return "";
}

static const char *own(struct reading *r, const struct json *of, const char *name)
{
	return extension(r, of, arena_printf(r->q->arena, SCREENER_FHIR_URL "%s", name));
}

/* ---- options ---- */

static bool read_flag(struct reading *r, const char *slug, enum flag *flag)
{
	int f = flag_from_slug(slug);

	if (f < 0)
		return refuse(r, FHIR_PROBLEM_option, slug);
	*flag = (enum flag)f;
	return true;
}

static const char *option_wording(struct reading *r, const struct json *from)
{
	const struct json *coding = json_member(from, "valueCoding");
	const char *display = text(r, coding, "display");

	if (coding)
		return *display ? display : text(r, coding, "code");
	for (struct json_walk w = { 0 }; json_next(from, &w); )
		if (text_starts(w.name, "value"))
			return json_text(r->q->arena, w.value);
	return "";
}

static bool read_option(struct reading *r, const struct json *from, struct question_option *into)
{
	into->wording = option_wording(r, from);
	into->reason = own(r, from, "reason");
	if (!holds_members(r, from, option_members))
		return false;
	if (text_is_empty(into->wording))
		return refuse(r, FHIR_PROBLEM_option, "");
	return read_flag(r, own(r, from, "flag"), &into->flag);
}

static bool read_yes_no(struct reading *r, const struct json *item, struct question *of)
{
	of->option_count = 2;
	of->options[0] = (struct question_option){ "", FLAG_none, own(r, item, "reason_yes") };
	of->options[1] = (struct question_option){ "", FLAG_none, own(r, item, "reason_no") };
	return read_flag(r, own(r, item, "flag_yes"), &of->options[0].flag)
		&& read_flag(r, own(r, item, "flag_no"), &of->options[1].flag);
}

static bool read_options(struct reading *r, const struct json *item, struct question *of)
{
	const struct json *options = json_member(item, "answerOption");

	of->options = arena_array(r->q->arena, OPTIONS_MOST, sizeof(*of->options));
	if (of->kind == QUESTION_yes_no)
		return read_yes_no(r, item, of);
	if (!question_has_choices(of))
		return !options || refuse(r, FHIR_PROBLEM_member, "answerOption");
	if (!json_length(options) || json_length(options) > OPTIONS_MOST)
		return refuse(r, FHIR_PROBLEM_option, "");
	for (; of->option_count < json_length(options); of->option_count++)
		if (!read_option(r, json_item(options, of->option_count), &of->options[of->option_count]))
			return false;
	return true;
}

/* ---- shown if ---- */

/* The number of the option with this code or value, from 1; 0: none. */
static size_t option_of(struct reading *r, const struct json *item, const char *value)
{
	const struct json *options = json_member(item, "answerOption");

	for (size_t i = 0; i < json_length(options); i++) {
		const char *code = text(r, json_member(json_item(options, i), "valueCoding"), "code");

		if (*value && text_equal(*code ? code : option_wording(r, json_item(options, i)), value))
			return i + 1;
	}
	return 0;
}

static const char *condition_value(struct reading *r, const struct json *when)
{
	for (struct json_walk w = { 0 }; json_next(when, &w); )
		if (text_starts(w.name, "answer"))
			return json_shape(w.value) == JSON_MEMBERS ? text(r, w.value, "code") : json_text(r->q->arena, w.value);
	return "";
}

static bool read_answer(struct reading *r, const struct json *when, size_t shower, struct question *of)
{
	const char *value = condition_value(r, when);
	size_t option;

	of->shown_if = r->s->questions[shower].id;
	if (r->s->questions[shower].kind == QUESTION_yes_no) {
		of->shown_if_answer = text_equal(value, "true") ? "yes" : "no";
		return text_equal(value, "true") || text_equal(value, "false") || refuse(r, FHIR_PROBLEM_shown_if, value);
	}
	option = option_of(r, json_item(r->items, shower), value);
	of->shown_if_answer = arena_printf(r->q->arena, "%zu", option);
	return option || refuse(r, FHIR_PROBLEM_shown_if, value);
}

static bool read_condition(struct reading *r, const struct json *item, struct question *of)
{
	const struct json *all = json_member(item, "enableWhen"), *when = json_item(all, 0);
	const char *shower = text(r, when, "question");

	if (!all)
		return true;
	if (json_length(all) != 1 || !text_equal(text(r, when, "operator"), "="))
		return refuse(r, FHIR_PROBLEM_shown_if, shower);
	for (size_t i = 0; i < r->s->count; i++)
		if (*shower && text_equal(text(r, json_item(r->items, i), "linkId"), shower))
			return read_answer(r, when, i, of);
	return refuse(r, FHIR_PROBLEM_shown_if, shower);
}

/* ---- items ---- */

/* A type of FHIR, as a kind. An integer is a number, too. */
static bool read_kind(struct reading *r, const struct json *item, struct question *of)
{
	const char *type = text(r, item, "type");
	int kind = text_equal(type, "integer") ? QUESTION_number : slug_find(fhir_types, QUESTION_KINDS, type);
	bool repeats = is_true(r, item, "repeats");

	if (kind < 0)
		return refuse(r, FHIR_PROBLEM_type, type);
	of->kind = (enum question_kind)kind;
	if (of->kind == QUESTION_one_of && repeats)
		of->kind = QUESTION_many_of;
	return !repeats || of->kind == QUESTION_many_of || refuse(r, FHIR_PROBLEM_member, "repeats");
}

/* Only one text within a question is its help. */
static bool read_help(struct reading *r, const struct json *item, struct question *of)
{
	const struct json *inner = json_member(item, "item");

	if (json_length(inner) > 1 || (inner && !text_equal(text(r, json_item(inner, 0), "type"), "display")))
		return refuse(r, FHIR_PROBLEM_member, "item");
	of->help = text(r, json_item(inner, 0), "text");
	return true;
}

static const char *limit(struct reading *r, const struct json *item, const struct question *of, const char *url)
{
	const char *typed = extension(r, item, url);
	const char *number = of->kind == QUESTION_number ? decimal_typed(r->q->arena, typed) : NULL;

	return number ? number : typed;
}

static const char *id_of(struct reading *r)
{
	if (text_is_id(r->item, strlen(r->item)) && question_find(r->s, r->item) < 0)
		return r->item;
	return secret_public_id(r->q->arena);
}

static bool read_item(struct reading *r, const struct json *item, struct question *of)
{
	r->item = text(r, item, "linkId");
	*of = (struct question){ .id = id_of(r), .wording = text(r, item, "text"), .shown_if = "", .shown_if_answer = "",
		.required = is_true(r, item, "required"), .asks_contact = text_equal(own(r, item, "asks_contact"), "yes") };
	for (const struct screener_text *t = question_texts; t->name; t++)
		if (fhir_is_own(t->name))
			screener_text_set(of, t, own(r, item, t->name));
	if (!read_kind(r, item, of) || !holds_members(r, item, item_members) || !read_help(r, item, of))
		return false;
	of->min = limit(r, item, of, FHIR_MIN);
	of->max = limit(r, item, of, FHIR_MAX);
	return read_options(r, item, of);
}

static bool read_items(struct reading *r)
{
	size_t count = json_length(r->items);

	if (count > QUESTIONS_MOST)
		return refuse(r, FHIR_PROBLEM_too_many, STRINGIFY(QUESTIONS_MOST));
	r->s->questions = arena_array(r->q->arena, count + 1, sizeof(*r->s->questions));
	for (; r->s->count < count; r->s->count++)
		if (!read_item(r, json_item(r->items, r->s->count), &r->s->questions[r->s->count]))
			return false;
	for (size_t i = 0; i < count; i++) {
		r->item = text(r, json_item(r->items, i), "linkId");
		if (!read_condition(r, json_item(r->items, i), &r->s->questions[i]))
			return false;
	}
	return true;
}

static bool read_all(struct reading *r, const struct json *all)
{
	if (!text_equal(text(r, all, "resourceType"), "Questionnaire"))
		return refuse(r, FHIR_PROBLEM_not_questionnaire, "");
	r->s->each = text_equal(own(r, all, "pages"), "each");
	for (const struct screener_text *t = screener_texts; t->name; t++)
		screener_text_set(r->s, t, own(r, all, t->name));
	r->items = json_member(all, "item");
	if (json_member(all, "modifierExtension"))
		return refuse(r, FHIR_PROBLEM_member, "modifierExtension");
	return json_length(r->items) ? read_items(r) : refuse(r, FHIR_PROBLEM_empty, "");
}

enum err screener_fhir_read(struct req *q, const char *text, struct screener *s, struct fhir_refusal *why)
{
	struct json_fault fault = { 0 };
	const struct json *all = json_read(q->arena, text, strlen(text), &fault);
	struct reading r = { .q = q, .s = s, .why = why, .item = "" };

	*s = (struct screener){ 0 };
	*why = (struct fhir_refusal){ FHIR_PROBLEM_none, "", "" };
	if (!all)
		refuse(&r, FHIR_PROBLEM_not_json, arena_printf(q->arena, "%zu", fault.line));
	return all && read_all(&r, all) ? ERR_OK : ERR_INPUT;
}
