/* question_form.c - the form of one question. */
#include "manage/question_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "web/form.h"
#include "web/page.h"

#define ROWS_EMPTY 4		/* of options, shown behind those with words; the others are folded */

static const struct input base[] = {
	INPUT(struct question_input, wording, FIELD_NAME, .max = WORDING_MOST, .missing = PROBLEM_question_missing,
		.words = "question_wording", .autocomplete = "off"),
	INPUT(struct question_input, help, FIELD_TEXT, .max = HELP_MOST, .words = "question_help"),
	INPUT(struct question_input, kind, FIELD_CHOICE, .choice = question_kind_from_slug, .missing = PROBLEM_question_kind_missing,
		.words = "question_kind"),
	INPUT(struct question_input, required, FIELD_FLAG),
	INPUT(struct question_input, asks_contact, FIELD_FLAG),
	INPUT(struct question_input, min, FIELD_NAME, .words = "question_min", .is_code = true, .autocomplete = "off"),
	INPUT(struct question_input, max, FIELD_NAME, .words = "question_max", .is_code = true, .autocomplete = "off"),
	INPUT(struct question_input, flag_below, FIELD_NAME, .words = "question_flag_below", .is_code = true, .autocomplete = "off"),
	INPUT(struct question_input, reason_below, FIELD_NAME, .max = REASON_MOST, .words = "question_reason_below", .autocomplete = "off"),
	INPUT(struct question_input, flag_above, FIELD_NAME, .words = "question_flag_above", .is_code = true, .autocomplete = "off"),
	INPUT(struct question_input, reason_above, FIELD_NAME, .max = REASON_MOST, .words = "question_reason_above", .autocomplete = "off"),
	INPUT(struct question_input, shown_if, FIELD_NAME),
	INPUT(struct question_input, shown_if_answer, FIELD_NAME),
	INPUT(struct question_input, seen, FIELD_VERSION),
};

/* "option_3", "flag_yes" ...: the options count from 1; behind them are yes and no. */
static const char *field(struct req *q, const char *name, size_t row)
{
	if (row >= OPTIONS_MOST)
		return arena_printf(q->arena, "%s_%s", name, row == OPTIONS_MOST ? "yes" : "no");
	return arena_printf(q->arena, "%s_%zu", name, row + 1);
}

static size_t offset_of(size_t row)
{
	return row >= OPTIONS_MOST ? offsetof(struct question_input, yes_no) + (row - OPTIONS_MOST) * sizeof(struct answer_input)
		: offsetof(struct question_input, options) + row * sizeof(struct answer_input);
}

#define ROWS (OPTIONS_MOST + 2)

static const struct input *all_inputs(struct req *q, size_t *count)
{
	struct input *all = arena_array(q->arena, COUNT(base) + (size_t)3 * ROWS, sizeof(*all));
	size_t n = COUNT(base);

	memcpy(all, base, sizeof(base));
	for (size_t row = 0; row < ROWS; row++) {
		size_t at = offset_of(row);

		if (row < OPTIONS_MOST)
			all[n++] = (struct input){ .name = field(q, "option", row), .type = FIELD_NAME, .max = OPTION_MOST,
				.offset = at + offsetof(struct answer_input, wording) };
		all[n++] = (struct input){ .name = field(q, "flag", row), .type = FIELD_CHOICE, .choice = flag_from_slug,
			.offset = at + offsetof(struct answer_input, flag) };
		all[n++] = (struct input){ .name = field(q, "reason", row), .type = FIELD_NAME, .max = REASON_MOST,
			.offset = at + offsetof(struct answer_input, reason) };
	}
	*count = n;
	return all;
}

/* ---- from a question ---- */

static void set_answers(struct req *q, struct form *f, const struct question *of)
{
	size_t first = of->kind == QUESTION_yes_no ? OPTIONS_MOST : 0;

	for (size_t i = 0; i < of->option_count; i++) {
		form_set(f, field(q, "option", first + i), of->options[i].wording);
		form_set(f, field(q, "flag", first + i), flag_slug(of->options[i].flag));
		form_set(f, field(q, "reason", first + i), of->options[i].reason);
	}
}

static void set_fields(struct form *f, const struct question *of)
{
	const struct { const char *field, *value; } texts[] = {
		{ "kind", question_kind_slug(of->kind) }, { "wording", of->wording }, { "help", of->help },
		{ "required", of->required ? "yes" : "" }, { "asks_contact", of->asks_contact ? "yes" : "" },
		{ "min", of->min }, { "max", of->max }, { "flag_below", of->flag_below }, { "flag_above", of->flag_above },
		{ "reason_below", of->reason_below }, { "reason_above", of->reason_above },
		{ "shown_if", of->shown_if }, { "shown_if_answer", of->shown_if_answer },
	};

	for (size_t i = 0; i < COUNT(texts); i++)
		form_set(f, texts[i].field, texts[i].value);
}

struct form *question_form_open(struct req *q, const struct question *of)
{
	size_t count;
	const struct input *inputs = all_inputs(q, &count);
	struct form *f = form_open(q, NULL, inputs, count);

	if (of) {
		set_fields(f, of);
		set_answers(q, f, of);
	}
	return f;
}

/* ---- to a question ---- */

static struct question_option take_option(const struct answer_input *in)
{
	return (struct question_option){ text_or_empty(in->wording), in->flag < 0 ? FLAG_none : (enum flag)in->flag,
		text_or_empty(in->reason) };
}

/* A row with a flag or a reason, but without words, is a mistake; an empty one is none. */
static void take_options(struct req *q, struct form *f, const struct question_input *in, struct question *n, size_t *renumbered)
{
	for (size_t row = 0; row < OPTIONS_MOST; row++) {
		const struct answer_input *a = &in->options[row];

		renumbered[row] = 0;
		if (!text_is_empty(a->wording)) {
			n->options[n->option_count++] = take_option(a);
			renumbered[row] = n->option_count;
		} else if (a->flag > FLAG_none || !text_is_empty(a->reason)) {
			form_problem_about(f, field(q, "option", row), PROBLEM_question_option_missing, arena_printf(q->arena, "%zu", row + 1));
		}
	}
}

static void take_limits(const struct question_input *in, struct question *n)
{
	n->min = in->min;
	n->max = in->max;
	n->flag_below = in->flag_below;
	n->flag_above = in->flag_above;
	n->reason_below = in->reason_below;
	n->reason_above = in->reason_above;
}

/* The value without the name of the question. "" if it names another: that answer is none here. */
static const char *answer_of(const char *shown_if, const char *value)
{
	size_t length = strcspn(value, " ");

	if (!value[length])
		return value;
	return length == strlen(shown_if) && text_starts(value, shown_if) ? value + length + 1 : "";
}

/* Only what belongs to the kind. */
struct question question_form_take(struct req *q, struct form *f, const struct question_input *in, size_t *renumbered)
{
	struct question n = {
		.id = "", .kind = in->kind < 0 ? QUESTION_short_text : (enum question_kind)in->kind,
		.wording = in->wording, .help = in->help, .required = in->required, .asks_contact = in->asks_contact,
		.options = arena_array(q->arena, OPTIONS_MOST, sizeof(struct question_option)),
		.min = "", .max = "", .flag_below = "", .flag_above = "", .reason_below = "", .reason_above = "",
		.shown_if = in->shown_if, .shown_if_answer = text_is_empty(in->shown_if) ? "" : answer_of(in->shown_if, in->shown_if_answer),
	};

	memset(renumbered, 0, OPTIONS_MOST * sizeof(*renumbered));
	if (n.kind == QUESTION_yes_no)
		for (size_t i = 0; i < COUNT(in->yes_no); i++)
			n.options[n.option_count++] = take_option(&in->yes_no[i]);
	else if (question_has_choices(&n))
		take_options(q, f, in, &n, renumbered);
	else if (n.kind == QUESTION_number || n.kind == QUESTION_date)
		take_limits(in, &n);
	return n;
}

/* ---- showing ---- */

static void show_kinds(struct req *q, struct form *f)
{
	struct option *all = arena_array(q->arena, QUESTION_KINDS, sizeof(*all));

	for (enum question_kind k = 0; k < QUESTION_KINDS; k++)
		all[k] = (struct option){ .value = question_kind_slug(k), .label = builder_words(q, question_kind_slug(k)) };
	form_options(f, "kind", all, QUESTION_KINDS);
}

static void show_flags(struct req *q, struct tpl *t, const char *chosen)
{
	for (enum flag i = 0; i < FLAGS; i++) {
		struct tpl *row = tpl_section(t, "flags");

		tpl_set(row, "flag", flag_slug(i));
		tpl_set(row, "flag_words", builder_words(q, i == FLAG_none ? "may" : flag_slug(i)));
		page_flag(q, row, "selected", text_equal(flag_slug(i), text_or_empty(chosen)));
	}
}

static void show_answer(struct req *q, struct tpl *page, const char *section, const struct form *f, size_t row)
{
	bool is_option = row < OPTIONS_MOST;
	struct tpl *t = tpl_include(tpl_section(page, section), "answer_part", q->language, "parts/manage-answer");

	page_flag(q, t, "is_option", is_option);
	page_flag(q, t, "is_yes", row == OPTIONS_MOST);
	page_flag(q, t, "is_no", row > OPTIONS_MOST);
	tpl_set(t, "row", strchr(field(q, "flag", row), '_') + 1);
	page_text(q, t, "option", form_value(f, field(q, "option", row)));
	page_text(q, t, "option_error", form_error(f, field(q, "option", row)));
	page_text(q, t, "flag_error", form_error(f, field(q, "flag", row)));
	page_text(q, t, "reason", form_value(f, field(q, "reason", row)));
	page_text(q, t, "reason_error", form_error(f, field(q, "reason", row)));
	show_flags(q, t, form_value(f, field(q, "flag", row)));
}

/* Those up to the last one that holds something, and some empty ones. */
static size_t rows_open(struct req *q, const struct form *f)
{
	static const char *const names[] = { "option", "flag", "reason" };
	size_t rows = 0;

	for (size_t row = 0; row < OPTIONS_MOST; row++)
		for (size_t i = 0; i < COUNT(names); i++)
			if (!text_is_empty(form_value(f, field(q, names[i], row))) || *form_error(f, field(q, names[i], row)))
				rows = row + 1;
	rows += ROWS_EMPTY;
	return rows < OPTIONS_MOST ? rows : OPTIONS_MOST;
}

static void show_answers(struct req *q, struct tpl *t, const struct form *f)
{
	size_t open = rows_open(q, f);

	show_answer(q, t, "yes_no_rows", f, OPTIONS_MOST);
	show_answer(q, t, "yes_no_rows", f, OPTIONS_MOST + 1);
	for (size_t row = 0; row < OPTIONS_MOST; row++)
		show_answer(q, t, row < open ? "option_rows" : "folded_rows", f, row);
	page_flag(q, t, "has_folded", open < OPTIONS_MOST);
}

/* ---- shown if ---- */

/* "1" is an answer to each question with options. Where several are offered, the form's values name the question, too. */
static const char *answer_value(struct req *q, const struct question *of, size_t option, bool is_only)
{
	const char *value = question_option_value(q->arena, of, option);

	return is_only ? value : arena_printf(q->arena, "%s %s", of->id, value);
}

static void show_earlier_answers(struct req *q, struct tpl *t, const struct question *of, bool is_only, const char *chosen)
{
	struct tpl *group = tpl_section(t, "answers");

	tpl_set(group, "answers_of", of->wording);
	for (size_t k = 0; k < of->option_count; k++) {
		struct tpl *row = tpl_section(group, "answer_rows");

		tpl_set(row, "answer_value", answer_value(q, of, k, is_only));
		tpl_set(row, "answer_words", of->options[k].wording);
		page_flag(q, row, "answer_selected", text_equal(question_option_value(q->arena, of, k), chosen));
	}
}

/* The earlier questions that can show this one, and their answers. Yes and no are the same for all. */
static void show_condition(struct req *q, struct tpl *t, const struct form *f, const struct screener *s, size_t at)
{
	const char *shown_if = text_or_empty(form_value(f, "shown_if"));
	const char *answer = answer_of(shown_if, text_or_empty(form_value(f, "shown_if_answer")));
	size_t last = at < s->count ? at : s->count, with_options = 0, yes_no = 0;

	for (size_t i = 0; i < last; i++) {
		yes_no += s->questions[i].kind == QUESTION_yes_no;
		with_options += question_has_choices(&s->questions[i]) && s->questions[i].kind != QUESTION_yes_no;
	}
	for (size_t i = 0; i < last; i++) {
		const struct question *of = &s->questions[i];
		struct tpl *row;

		if (!question_has_choices(of))
			continue;
		row = tpl_section(t, "earlier");
		tpl_set(row, "earlier_id", of->id);
		tpl_set(row, "earlier_number", arena_printf(q->arena, "%zu", i + 1));
		tpl_set(row, "earlier_wording", of->wording);
		page_flag(q, row, "earlier_chosen", text_equal(of->id, shown_if));
		if (of->kind != QUESTION_yes_no)
			show_earlier_answers(q, t, of, with_options == 1, text_equal(of->id, shown_if) ? answer : "");
	}
	page_flag(q, t, "has_yes_no", yes_no);
	page_flag(q, t, "yes_selected", text_equal(answer, "yes"));
	page_flag(q, t, "no_selected", text_equal(answer, "no"));
	page_flag(q, t, "has_earlier", yes_no + with_options);
}

void question_form_show(struct req *q, struct tpl *t, struct form *f, const struct builder *b, size_t at)
{
	show_kinds(q, f);
	form_show(f, t);
	show_answers(q, t, f);
	show_condition(q, t, f, &b->edit.screener, at);
}
