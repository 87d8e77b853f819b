/* screener.c - the words of a screener's choices, and its document: written and read. */
#include "screener/screener.h"

#include <string.h>

#include "base/req.h"
#include "edge/json.h"
#include "screener/screener_in.h"

/* ---- slugs ---- */

static const char *const kind_slugs[QUESTION_KINDS] = {
#define QUESTION_KIND(slug, fhir) [QUESTION_##slug] = #slug,
#include "screener/question_kinds.def"
#undef QUESTION_KIND
};

static const char *const outcome_slugs[OUTCOMES] = {
#define OUTCOME(slug) [OUTCOME_##slug] = #slug,
#include "screener/outcomes.def"
#undef OUTCOME
};

static const char *const flag_slugs[FLAGS] = {
#define FLAG(slug, outcome) [FLAG_##slug] = #slug,
#include "screener/flags.def"
#undef FLAG
};

const char *question_kind_slug(enum question_kind k) { return kind_slugs[k]; }
int question_kind_from_slug(const char *slug) { return slug_find(kind_slugs, QUESTION_KINDS, slug); }
const char *outcome_slug(enum outcome o) { return outcome_slugs[o]; }
int outcome_from_slug(const char *slug) { return slug_find(outcome_slugs, OUTCOMES, slug); }
const char *flag_slug(enum flag f) { return f == FLAG_none ? "" : flag_slugs[f]; }
int flag_from_slug(const char *slug) { return text_is_empty(slug) ? FLAG_none : slug_find(flag_slugs, FLAGS, slug); }

const char *screener_pages(const struct screener *s) { return s->each ? "each" : "one"; }

const char *screener_text(const struct screener *s, enum outcome o)
{
	const char *const texts[OUTCOMES] = {
		[OUTCOME_may_be_eligible] = s->may_text,
		[OUTCOME_needs_review] = s->review_text,
		[OUTCOME_may_not_be_eligible] = s->may_not_text,
	};

	return texts[o];
}

/* ---- texts by name ---- */

#define TEXT(type, member, most_) { #member, offsetof(type, member), most_, false }
#define LINES(type, member, most_) { #member, offsetof(type, member), most_, true }
#define LIMIT_MOST 20			/* of a number or a date */
#define ID_MOST 64

const struct screener_text screener_texts[] = {
	LINES(struct screener, may_text, TEXT_MOST),
	LINES(struct screener, may_not_text, TEXT_MOST),
	LINES(struct screener, review_text, TEXT_MOST),
	TEXT(struct screener, suggest, HELP_MOST),
	{ 0 }
};

const struct screener_text question_texts[] = {
	TEXT(struct question, wording, WORDING_MOST),
	LINES(struct question, help, HELP_MOST),
	TEXT(struct question, min, LIMIT_MOST),
	TEXT(struct question, max, LIMIT_MOST),
	TEXT(struct question, flag_below, LIMIT_MOST),
	TEXT(struct question, flag_above, LIMIT_MOST),
	TEXT(struct question, reason_below, REASON_MOST),
	TEXT(struct question, reason_above, REASON_MOST),
	TEXT(struct question, shown_if, ID_MOST),
	TEXT(struct question, shown_if_answer, LIMIT_MOST),
	{ 0 }
};

const char *screener_text_at(const void *of, const struct screener_text *t)
{
	return text_or_empty(*(const char *const *)(const void *)((const char *)of + t->offset));
}

void screener_text_set(void *of, const struct screener_text *t, const char *text)
{
	memcpy((char *)of + t->offset, &text, sizeof(text));
}

/* ---- questions ---- */

int question_find(const struct screener *s, const char *id)
{
	for (size_t i = 0; i < s->count; i++)
		if (text_equal(s->questions[i].id, id))
			return (int)i;
	return -1;
}

bool question_has_choices(const struct question *of)
{
	return of->kind == QUESTION_yes_no || of->kind == QUESTION_one_of || of->kind == QUESTION_many_of;
}

const char *question_option_value(struct arena *a, const struct question *of, size_t option)
{
	if (of->kind == QUESTION_yes_no)
		return option ? "no" : "yes";
	return arena_printf(a, "%zu", option + 1);
}

/* ---- written ---- */

static void write_texts(struct json *to, const struct screener_text *texts, const void *of)
{
	for (const struct screener_text *t = texts; t->name; t++)
		if (*screener_text_at(of, t))
			json_put_text(to, t->name, screener_text_at(of, t));
}

static void write_option(struct json *options, const struct question_option *o)
{
	struct json *to = json_put_members(options, NULL);

	json_put_text(to, "wording", text_or_empty(o->wording));
	if (o->flag)
		json_put_text(to, "flag", flag_slug(o->flag));
	if (!text_is_empty(o->reason))
		json_put_text(to, "reason", o->reason);
}

static void write_question(struct json *questions, const struct question *of)
{
	struct json *to = json_put_members(questions, NULL);

	json_put_text(to, "id", of->id);
	json_put_text(to, "kind", question_kind_slug(of->kind));
	write_texts(to, question_texts, of);
	if (of->required)
		json_put_bool(to, "required", true);
	if (of->asks_contact)
		json_put_bool(to, "asks_contact", true);
	if (of->option_count) {
		struct json *options = json_put_list(to, "options");

		for (size_t i = 0; i < of->option_count; i++)
			write_option(options, &of->options[i]);
	}
}

const char *screener_write(struct req *q, const struct screener *s)
{
	struct json *all = json_new(q->arena), *questions;

	json_put_text(all, "pages", screener_pages(s));
	write_texts(all, screener_texts, s);
	questions = json_put_list(all, "questions");
	for (size_t i = 0; i < s->count; i++)
		write_question(questions, &s->questions[i]);
	return json_print(q->arena, all);
}

/* ---- read ---- */

static void read_texts(struct arena *a, const struct json *from, const struct screener_text *texts, void *into)
{
	for (const struct screener_text *t = texts; t->name; t++)
		screener_text_set(into, t, json_text(a, json_member(from, t->name)));
}

static bool read_option(struct arena *a, const struct json *from, struct question_option *into)
{
	int flag = flag_from_slug(json_text(a, json_member(from, "flag")));

	*into = (struct question_option){ json_text(a, json_member(from, "wording")), flag < 0 ? FLAG_none : (enum flag)flag,
		json_text(a, json_member(from, "reason")) };
	return flag >= 0;
}

static bool is_true(struct arena *a, const struct json *value)
{
	return text_equal(json_text(a, value), "true");
}

/* Only yes_no has an implied number of options: two. */
static bool options_fit(const struct question *of)
{
	if (of->kind == QUESTION_yes_no)
		return of->option_count == 2;
	return of->option_count <= (question_has_choices(of) ? OPTIONS_MOST : 0);
}

static bool read_question(struct arena *a, const struct json *from, struct question *into)
{
	const struct json *options = json_member(from, "options");
	int kind = question_kind_from_slug(json_text(a, json_member(from, "kind")));

	read_texts(a, from, question_texts, into);
	into->id = json_text(a, json_member(from, "id"));
	into->required = is_true(a, json_member(from, "required"));
	into->asks_contact = is_true(a, json_member(from, "asks_contact"));
	into->option_count = json_length(options);
	if (kind < 0 || !text_is_id(into->id, strlen(into->id)))
		return false;
	into->kind = (enum question_kind)kind;
	if (!options_fit(into))
		return false;
	into->options = arena_array(a, into->option_count + 1, sizeof(*into->options));
	for (size_t i = 0; i < into->option_count; i++)
		if (!read_option(a, json_item(options, i), &into->options[i]))
			return false;
	return true;
}

static bool read_questions(struct arena *a, const struct json *from, struct screener *s)
{
	s->count = json_length(from);
	if (json_shape(from) != JSON_LIST || s->count > QUESTIONS_MOST)
		return false;
	s->questions = arena_array(a, s->count + 1, sizeof(*s->questions));
	for (size_t i = 0; i < s->count; i++)
		if (!read_question(a, json_item(from, i), &s->questions[i]))
			return false;
	return true;
}

enum err screener_read(struct req *q, const char *document, struct screener *s)
{
	const char *text = text_is_empty(document) ? "{\"questions\":[]}" : document;
	const struct json *all = json_read(q->arena, text, strlen(text), NULL);

	*s = (struct screener){ .each = text_equal(json_text(q->arena, json_member(all, "pages")), "each") };
	read_texts(q->arena, all, screener_texts, s);
	return read_questions(q->arena, json_member(all, "questions"), s) ? ERR_OK : fail(q, ERR_BAD, "no screener's document");
}
