/* exchange.c - a program's questions as a FHIR Questionnaire: the published ones as a file, others in place of the draft. */
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "manage/builder.h"
#include "manage/pages.h"
#include "screener/screener_fhir.h"
#include "web/form.h"
#include "web/page.h"

enum err questionnaire_get(struct req *q)
{
	struct screener_version *v;
	struct builder b;
	size_t count;
	enum err e;

	if ((e = builder_open(q, &b)) || (e = screener_published(q, &b.program.id, 1, &v, &count)))
		return e;
	if (!count)
		return fail(q, ERR_MISSING, "no published questions");
	http_header(q->http, "Content-Type", "application/fhir+json; charset=utf-8");
	str_add(&q->http->answer, screener_fhir_write(q, v, b.program.name));
	return ERR_OK;
}

/* ---- import ---- */

struct import_input { const char *questionnaire; int seen; };

static const struct input inputs[] = {
	INPUT(struct import_input, questionnaire, FIELD_TEXT, .max = HTTP_BODY_MAX, .missing = PROBLEM_questionnaire_missing,
		.words = "screener_questionnaire"),
	INPUT(struct import_input, seen, FIELD_VERSION),
};

static const enum problem problems[] = {
	[FHIR_PROBLEM_none] = PROBLEM_none,
	[FHIR_PROBLEM_not_json] = PROBLEM_fhir_not_json,
	[FHIR_PROBLEM_not_questionnaire] = PROBLEM_fhir_not_questionnaire,
	[FHIR_PROBLEM_empty] = PROBLEM_fhir_empty,
	[FHIR_PROBLEM_too_many] = PROBLEM_question_too_many,
	[FHIR_PROBLEM_type] = PROBLEM_fhir_type,
	[FHIR_PROBLEM_member] = PROBLEM_fhir_member,
	[FHIR_PROBLEM_shown_if] = PROBLEM_fhir_shown_if,
	[FHIR_PROBLEM_option] = PROBLEM_fhir_option,
};
_Static_assert(COUNT(problems) == FHIR_PROBLEMS, "a row for each problem");

static enum err show(struct req *q, const struct builder *b, struct form *f)
{
	struct tpl *t = page_new(q);

	builder_show(q, t, b, QUESTIONS_MOST, false);
	page_flag(q, t, "asks", b->edit.screener.count);
	page_flag(q, t, "changed_meanwhile", form_is_conflict(f));
	form_show(f, t);
	return page_send(q, t, "manage-import", form_status(f));
}

enum err import_get(struct req *q)
{
	struct builder b;
	enum err e = builder_open(q, &b);

	return e ? e : show(q, &b, form_open(q, NULL, inputs, COUNT(inputs)));
}

/* "q7: group" names the item and what is wrong with it. */
static void add_refusal(struct req *q, struct form *f, const struct fhir_refusal *why)
{
	const char *about = text_or_empty(why->about), *item = text_or_empty(why->item);

	form_problem_about(f, "questionnaire", problems[why->is],
		arena_printf(q->arena, "%s%s%s", item, *item && *about ? ": " : "", about));
}

#define NAMED_MOST 80		/* characters of a question that is named in a message */

/* "2. Where? (min)": the place, the words and the field of the first mistake. */
static const char *mistake(struct req *q, const struct screener *s, const struct question_problem_at *p)
{
	const char *wording;

	if (p->question >= s->count)
		return p->field;
	wording = s->questions[p->question].wording;
	return arena_printf(q->arena, "%zu. %s (%s)", p->question + 1, text_length(wording) > NAMED_MOST ? "" : wording, p->field);
}

/* True if a form of each question would have nothing to show beside its fields. */
static bool is_sound(struct req *q, struct form *f, struct screener *s)
{
	struct question_problem_at *found;

	if (!screener_check(q, s, &found))
		return true;
	form_problem_about(f, "questionnaire", PROBLEM_fhir_question, mistake(q, s, found));
	return false;
}

/* Suggestions of another installation, and the program itself, are left out. */
static enum err keep_suggested(struct req *q, const struct builder *b, struct screener *s)
{
	struct program *all;
	size_t count, given;
	const char **ids = builder_suggested(q, s->suggest, &given);
	enum err e = program_several(q, ids, given < SUGGEST_MOST ? given : SUGGEST_MOST, &all, &count);

	s->suggest = "";
	for (size_t i = 0; !e && i < count; i++)
		if (all[i].id != b->program.id)
			s->suggest = arena_printf(q->arena, "%s%s%s", s->suggest, *s->suggest ? " " : "", all[i].public_id);
	return e;
}

/* The imported questions take the place of the draft's. */
static enum err import(struct req *q, struct builder *b, struct form *f)
{
	struct import_input in = { 0 };
	struct fhir_refusal why = { 0 };
	struct screener s = { 0 };
	enum err e = form_read(f, &in);

	if (e)
		return e;
	e = screener_fhir_read(q, in.questionnaire, &s, &why);
	if (e == ERR_INPUT)
		add_refusal(q, f, &why);
	if (e)
		return e;
	if (!is_sound(q, f, &s))
		return ERR_INPUT;
	if ((e = keep_suggested(q, b, &s)))
		return e;
	b->edit.screener = s;
	return builder_save(q, b, f, QUESTIONS_MOST, in.seen, arena_printf(q->arena, "%s?saved=imported", b->path));
}

enum err import_post(struct req *q)
{
	struct builder b;
	struct form *f;
	enum err e;

	if (builder_is_done(q, &e) || (e = builder_open(q, &b)))
		return e;
	f = form_open(q, NULL, inputs, COUNT(inputs));
	e = import(q, &b, f);
	return builder_is_shown_again(e) ? show(q, &b, f) : e;
}
