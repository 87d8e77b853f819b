/* referral_answers.c - finds the answers of a referral, and writes them as FHIR R4. */
#include "referral/referral_answers.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "edge/json.h"

struct answers_row { int64_t version_id, made_at; const char *answers; };

static const struct column answers_columns[] = {
	COLUMN(struct answers_row, version_id), COLUMN(struct answers_row, made_at), COLUMN(struct answers_row, answers),
};

STATEMENT(answers_of, answers_columns, struct answers_row,
	"SELECT version_id, made_at, answers "
	"FROM referral_answers "
	"WHERE referral_id = ?");

enum err referral_answers_find(struct req *q, const struct referral *r, struct referral_answers *found)
{
	struct answers_row row = { 0 };
	enum err e;

	if (!r->has_forms || !(r->granted & SHOW_FORMS))
		return fail(q, ERR_MISSING, "answers of referral %s", r->public_id);
	if ((e = db_row(q, &answers_of, &row, BIND(r->id))))
		return e;
	found->made_at = row.made_at;
	e = screener_version_find(q, row.version_id, &found->version);
	return e ? e : answers_read(q, row.answers, &found->answers);
}

enum outcome referral_answer_outcome(struct req *q, const struct question *of, const struct answers *answers,
	struct outcome_reasons *why)
{
	struct question alone = *of;
	struct screener s = { .questions = &alone, .count = 1 };

	alone.shown_if = "";
	return screener_outcome(q->arena, &s, answers, true, why);
}

/* ---- FHIR: https://hl7.org/fhir/R4/questionnaireresponse.html ---- */

static const char *const value_names[QUESTION_KINDS] = {
	[QUESTION_number] = "valueDecimal", [QUESTION_date] = "valueDate",
	[QUESTION_short_text] = "valueString", [QUESTION_long_text] = "valueString",
};

static void put_coding(struct req *q, struct json *answer, const struct question *of, const char *value)
{
	struct json *coding = json_put_members(answer, "valueCoding");

	json_put_text(coding, "code", value);
	for (size_t i = 0; i < of->option_count; i++)
		if (text_equal(question_option_value(q->arena, of, i), value))
			json_put_text(coding, "display", of->options[i].wording);
}

static void put_value(struct req *q, struct json *answer, const struct question *of, const char *value)
{
	if (of->kind == QUESTION_yes_no)
		json_put_bool(answer, "valueBoolean", text_equal(value, "yes"));
	else if (question_has_choices(of))
		put_coding(q, answer, of, value);
	else if (of->kind == QUESTION_number)
		json_put_number(answer, value_names[of->kind], value);
	else
		json_put_text(answer, value_names[of->kind], value);
}

static void put_item(struct req *q, struct json *items, const struct question *of, const struct answer *given)
{
	struct json *item, *list;

	if (!given || !given->count)
		return;
	item = json_put_members(items, NULL);
	json_put_text(item, "linkId", of->id);
	json_put_text(item, "text", of->wording);
	list = json_put_list(item, "answer");
	for (size_t i = 0; i < given->count; i++)
		put_value(q, json_put_members(list, NULL), of, given->values[i]);
}

const char *referral_answers_fhir(struct req *q, const struct referral_answers *a)
{
	const struct screener *s = &a->version.screener;
	struct json *all = json_new(q->arena), *items = NULL;

	json_put_text(all, "resourceType", "QuestionnaireResponse");
	json_put_text(all, "status", "completed");
	json_put_text(all, "authored", clock_iso(q->arena, a->made_at));
	for (size_t i = 0; i < s->count; i++) {
		const struct answer *given = answers_find(&a->answers, s->questions[i].id);

		if (!items && given && given->count)
			items = json_put_list(all, "item");
		put_item(q, items, &s->questions[i], given);
	}
	return json_print(q->arena, all);
}
