/* screener_fhir.c - writes a screener as a FHIR R4 Questionnaire. */
#include "screener/screener_fhir.h"

#include "base/req.h"
#include "edge/json.h"
#include "screener/screener_fhir_in.h"
#include "screener/screener_in.h"

/* The list "extension" of an element, made when the first one comes. */
struct extensions { struct req *q; struct json *of, *list; };

static struct json *add(struct extensions *x, const char *url)
{
	struct json *extension;

	if (!x->list)
		x->list = json_put_list(x->of, "extension");
	extension = json_put_members(x->list, NULL);
	json_put_text(extension, "url", url);
	return extension;
}

static void add_own(struct extensions *x, const char *name, const char *text)
{
	if (!text_is_empty(text))
		json_put_text(add(x, arena_printf(x->q->arena, SCREENER_FHIR_URL "%s", name)), "valueString", text);
}

static void add_limit(struct extensions *x, const struct question *of, const char *url, const char *limit)
{
	if (text_is_empty(limit))
		return;
	if (of->kind == QUESTION_date)
		json_put_text(add(x, url), "valueDate", limit);
	else
		json_put_number(add(x, url), "valueDecimal", limit);
}

static void write_extensions(struct req *q, struct json *item, const struct question *of)
{
	struct extensions x = { q, item, NULL };

	add_limit(&x, of, FHIR_MIN, of->min);
	add_limit(&x, of, FHIR_MAX, of->max);
	for (const struct screener_text *t = question_texts; t->name; t++)
		if (fhir_is_own(t->name))
			add_own(&x, t->name, screener_text_at(of, t));
	if (of->asks_contact)
		add_own(&x, "asks_contact", "yes");
	for (size_t i = 0; of->kind == QUESTION_yes_no && i < of->option_count; i++) {
		add_own(&x, i ? "flag_no" : "flag_yes", flag_slug(of->options[i].flag));
		add_own(&x, i ? "reason_no" : "reason_yes", of->options[i].reason);
	}
}

static void write_option(struct req *q, struct json *options, const struct question *of, size_t i)
{
	struct json *option = json_put_members(options, NULL), *coding;
	struct extensions x = { q, option, NULL };

	add_own(&x, "flag", flag_slug(of->options[i].flag));
	add_own(&x, "reason", of->options[i].reason);
	coding = json_put_members(option, "valueCoding");
	json_put_text(coding, "code", question_option_value(q->arena, of, i));
	json_put_text(coding, "display", of->options[i].wording);
}

static void write_options(struct req *q, struct json *item, const struct question *of)
{
	struct json *options;

	if (of->kind == QUESTION_yes_no || !of->option_count)
		return;
	options = json_put_list(item, "answerOption");
	for (size_t i = 0; i < of->option_count; i++)
		write_option(q, options, of, i);
}

static void write_condition(struct json *item, const struct screener *s, const struct question *of)
{
	int shower = question_find(s, of->shown_if);
	struct json *when;

	if (shower < 0)
		return;
	when = json_put_members(json_put_list(item, "enableWhen"), NULL);
	json_put_text(when, "question", of->shown_if);
	json_put_text(when, "operator", "=");
	if (s->questions[shower].kind == QUESTION_yes_no)
		json_put_bool(when, "answerBoolean", text_equal(of->shown_if_answer, "yes"));
	else
		json_put_text(json_put_members(when, "answerCoding"), "code", of->shown_if_answer);
}

/* No id of a question has a dot, so the linkId of its help is nobody else's. */
static void write_help(struct req *q, struct json *item, const struct question *of)
{
	struct json *help, *control;

	if (text_is_empty(of->help))
		return;
	help = json_put_members(json_put_list(item, "item"), NULL);
	control = json_put_members(json_put_list(help, "extension"), NULL);
	json_put_text(control, "url", FHIR_CONTROL);
	control = json_put_members(json_put_list(json_put_members(control, "valueCodeableConcept"), "coding"), NULL);
	json_put_text(control, "system", "http://hl7.org/fhir/questionnaire-item-control");
	json_put_text(control, "code", "help");
	json_put_text(help, "linkId", arena_printf(q->arena, "%s.help", of->id));
	json_put_text(help, "text", of->help);
	json_put_text(help, "type", "display");
}

static void write_item(struct req *q, struct json *items, const struct screener *s, const struct question *of)
{
	struct json *item = json_put_members(items, NULL);

	write_extensions(q, item, of);
	json_put_text(item, "linkId", of->id);
	json_put_text(item, "text", of->wording);
	json_put_text(item, "type", fhir_types[of->kind]);
	write_condition(item, s, of);
	if (of->required)
		json_put_bool(item, "required", true);
	if (of->kind == QUESTION_many_of)
		json_put_bool(item, "repeats", true);
	write_options(q, item, of);
	write_help(q, item, of);
}

const char *screener_fhir_write(struct req *q, const struct screener_version *v, const char *title)
{
	const struct screener *s = &v->screener;
	struct json *all = json_new(q->arena), *items;
	struct extensions x = { q, all, NULL };

	json_put_text(all, "resourceType", "Questionnaire");
	add_own(&x, "pages", screener_pages(s));
	for (const struct screener_text *t = screener_texts; t->name; t++)
		add_own(&x, t->name, screener_text_at(s, t));
	json_put_text(all, "version", arena_printf(q->arena, "%d", v->number));
	json_put_text(all, "title", title);
	json_put_text(all, "status", "active");
	json_put_text(all, "date", clock_iso(q->arena, v->published_at));
	items = json_put_list(all, "item");
	for (size_t i = 0; i < s->count; i++)
		write_item(q, items, s, &s->questions[i]);
	return json_print(q->arena, all);
}
