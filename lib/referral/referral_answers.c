/* referral_answers.c - finds the answers of referrals as the law grants them, and writes them as FHIR R4. */
#include "referral/referral_answers.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "edge/json.h"
#include "referral/list.h"

/* ---- found ---- */

struct answers_row { int64_t referral_id, version_id, made_at; const char *answers; };

static const struct column answers_columns[] = {
	COLUMN(struct answers_row, referral_id), COLUMN(struct answers_row, version_id), COLUMN(struct answers_row, made_at),
	COLUMN(struct answers_row, answers),
};

#define TWENTY "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
_Static_assert(LIST_MOST == 100, "the answers of a page are read at once");

STATEMENT(answers_of_many, answers_columns, struct answers_row,
	"SELECT referral_id, version_id, made_at, answers "
	"FROM referral_answers "
	"WHERE referral_id IN (" TWENTY ", " TWENTY ", " TWENTY ", " TWENTY ", " TWENTY ") "
	"ORDER BY version_id");

STATEMENT(answers_of_one, answers_columns, struct answers_row,
	"SELECT referral_id, version_id, made_at, answers "
	"FROM referral_answers "
	"WHERE referral_id = ?");

static bool may_read(const struct referral *r) { return r->has_forms && r->granted & SHOW_FORMS; }

/* Keeps only what the viewer may read. */
static enum err read_answers(struct req *q, const struct answers_row *row, const struct referral *r,
	struct referral_answers *into)
{
	struct answers all;
	enum err e = answers_read(q, row->answers, &all);

	into->made_at = row->made_at;
	into->shows_contact = r->granted & SHOW_CONTACT;
	into->asked_contact = !(r->at.reach & REACH_DONT);
	if (!e)
		into->answers = answers_shown(q->arena, &into->version.screener, &all, into->shows_contact);
	return e;
}

enum err referral_answers_find(struct req *q, const struct referral *r, struct referral_answers *found)
{
	struct answers_row row = { 0 };
	enum err e;

	if (!may_read(r))
		return fail(q, ERR_MISSING, "answers of referral %s", r->public_id);
	if ((e = db_row(q, &answers_of_one, &row, BIND(r->id))) || (e = screener_version_find(q, row.version_id, &found->version)))
		return e;
	return read_answers(q, &row, r, found);
}

/* ---- of rows ---- */

static size_t bind_rows(struct value ids[LIST_MOST], const struct referral *rows, size_t count)
{
	size_t readable = 0;

	for (size_t i = 0; i < LIST_MOST; i++) {
		bool reads = i < count && may_read(&rows[i]);

		ids[i] = value_id(reads ? rows[i].id : 0);
		readable += reads;
	}
	return readable;
}

static size_t place_of(const struct referral *rows, size_t count, int64_t id)
{
	size_t i = 0;

	while (i < count && rows[i].id != id)
		i++;
	return i;
}

enum err referral_answers_of_rows(struct req *q, const struct referral *rows, size_t count, struct referral_answers **found)
{
	struct value ids[LIST_MOST];
	struct answers_row *all;
	struct screener_version version = { 0 };
	size_t n, at;
	enum err e;

	for (size_t i = 0; i < count; i++)
		found[i] = NULL;
	if (!bind_rows(ids, rows, count))
		return ERR_OK;
	e = db_rows(q, &answers_of_many, &all, &n, (struct binds){ ids, LIST_MOST });
	for (size_t i = 0; !e && i < n; i++) {
		if (version.id != all[i].version_id)
			e = screener_version_find(q, all[i].version_id, &version);
		if (e || (at = place_of(rows, count, all[i].referral_id)) == count)
			continue;
		found[at] = ARENA_NEW(q->arena, struct referral_answers);
		found[at]->version = version;
		e = read_answers(q, &all[i], &rows[at], found[at]);
	}
	return e;
}

/* ---- of a program ---- */

struct answered { const char *id; };
static const struct column answered_columns[] = { COLUMN(struct answered, id) };

STATEMENT(answered_questions, answered_columns, struct answered,
	"SELECT a.id "
	"FROM ("
		"SELECT j.id, MAX(v.number * 1000 - j.place) AS place "
		"FROM screener_version v, "
			"JSON_TABLE(v.document, '$.questions[*]' COLUMNS (place FOR ORDINALITY, id VARCHAR(64) PATH '$.id')) j "
		"WHERE v.program_id = ? "
		"AND EXISTS (SELECT 1 FROM referral_answers f WHERE f.version_id = v.id) "
		"GROUP BY j.id"
	") a "
	"ORDER BY a.place DESC "
	"LIMIT ?");

enum err referral_answered_questions(struct req *q, int64_t program_id, const char *const **ids, size_t *count)
{
	struct answered *rows;
	const char **all;
	enum err e = db_rows(q, &answered_questions, &rows, count, BIND(program_id, ANSWERED_MOST));

	if (e)
		return e;
	all = arena_array(q->arena, *count + 1, sizeof(*all));
	for (size_t i = 0; i < *count; i++)
		all[i] = rows[i].id;
	*ids = all;
	return ERR_OK;
}

/* ---- read by people ---- */

bool referral_answers_asked(const struct referral_answers *a, size_t question)
{
	const struct question *of = &a->version.screener.questions[question];

	if (!question_is_shown(&a->version.screener, question, &a->answers, a->shows_contact))
		return false;
	return !of->asks_contact || a->asked_contact || answers_find(&a->answers, of->id);
}

static const struct question_option *option_of(struct req *q, const struct question *of, const char *value)
{
	for (size_t i = 0; i < of->option_count; i++)
		if (text_equal(question_option_value(q->arena, of, i), value))
			return &of->options[i];
	return NULL;
}

static const char *value_words(struct req *q, const struct question *of, const char *value, const struct answer_words *w)
{
	const struct question_option *option;

	if (of->kind == QUESTION_yes_no)
		return text_equal(value, "yes") ? w->yes : w->no;
	option = option_of(q, of, value);
	return option ? option->wording : value;
}

const char *referral_answer_text(struct req *q, const struct referral_answers *a, size_t question, const struct answer_words *w)
{
	const struct question *of = &a->version.screener.questions[question];
	const struct answer *given = answers_find(&a->answers, of->id);
	const char *text = "";

	for (size_t i = 0; given && i < given->count; i++)
		text = arena_printf(q->arena, "%s%s%s", text, i ? w->between : "", value_words(q, of, given->values[i], w));
	return text;
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

static void put_coding(struct req *q, struct json *answer, const struct question *of, const char *value)
{
	const struct question_option *option = option_of(q, of, value);
	struct json *coding = json_put_members(answer, "valueCoding");

	json_put_text(coding, "code", value);
	if (option)
		json_put_text(coding, "display", option->wording);
}

static const char *const value_names[QUESTION_KINDS] = {
	[QUESTION_number] = "valueDecimal", [QUESTION_date] = "valueDate",
	[QUESTION_short_text] = "valueString", [QUESTION_long_text] = "valueString",
};

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
	struct json *item = json_put_members(items, NULL), *list;

	json_put_text(item, "linkId", of->id);
	json_put_text(item, "text", of->wording);
	list = json_put_list(item, "answer");
	for (size_t i = 0; i < given->count; i++)
		put_value(q, json_put_members(list, NULL), of, given->values[i]);
}

static void put_identity(struct req *q, struct json *all, const struct referral *r, const struct referral_answers *a)
{
	struct json *identifier = json_put_members(all, "identifier");

	json_put_text(identifier, "system", arena_printf(q->arena, "%s/referrals", r->site_base_url));
	json_put_text(identifier, "value", r->public_id);
	json_put_text(all, "questionnaire", arena_printf(q->arena, "%s/manage/%s/screener/questionnaire.json|%d", r->site_base_url,
		r->program_public_id, a->version.number));
}

const char *referral_answers_fhir(struct req *q, const struct referral *r, const struct referral_answers *a)
{
	const struct screener *s = &a->version.screener;
	struct json *all = json_new(q->arena), *items = NULL;

	json_put_text(all, "resourceType", "QuestionnaireResponse");
	put_identity(q, all, r, a);
	json_put_text(all, "status", "completed");
	json_put_text(all, "authored", clock_iso(q->arena, a->made_at));
	/* A list without items is no FHIR. */
	if (a->answers.count)
		items = json_put_list(all, "item");
	for (size_t i = 0; i < a->answers.count; i++)
		put_item(q, items, &s->questions[question_find(s, a->answers.of[i].id)], &a->answers.of[i]);
	return json_print(q->arena, all);
}
