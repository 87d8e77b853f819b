/* screener.c - a program's questions: the list of them, the settings, and publishing. */
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "manage/builder.h"
#include "manage/pages.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

enum pages { PAGES_one, PAGES_each };

static int pages_from_slug(const char *slug)
{
	return text_equal(slug, "one") ? PAGES_one : text_equal(slug, "each") ? PAGES_each : -1;
}

struct settings_input {
	int pages, seen;
	const char *may_text, *may_not_text, *review_text, *suggest;
};

static const struct input settings_inputs[] = {
	INPUT(struct settings_input, pages, FIELD_CHOICE, .choice = pages_from_slug, .missing = PROBLEM_choice_unknown),
	INPUT(struct settings_input, may_text, FIELD_TEXT, .max = TEXT_MOST, .words = "screener_may_text"),
	INPUT(struct settings_input, review_text, FIELD_TEXT, .max = TEXT_MOST, .words = "screener_review_text"),
	INPUT(struct settings_input, may_not_text, FIELD_TEXT, .max = TEXT_MOST, .words = "screener_may_not_text"),
	INPUT(struct settings_input, suggest, FIELD_TEXT, .max = TEXT_MOST, .words = "screener_suggest"),
	INPUT(struct settings_input, seen, FIELD_VERSION),
};

static const struct input publish_inputs[] = {
	INPUT(struct settings_input, seen, FIELD_VERSION),
};

struct forms {
	struct form *settings, *publish, *sent;
};

static void open_forms(struct req *q, const struct builder *b, struct forms *f)
{
	const struct screener *s = &b->edit.screener;

	f->settings = form_open(q, NULL, settings_inputs, COUNT(settings_inputs));
	form_to(f->settings, arena_printf(q->arena, "%s/settings", b->path));
	form_set(f->settings, "pages", screener_pages(s));
	form_set(f->settings, "may_text", s->may_text);
	form_set(f->settings, "may_not_text", s->may_not_text);
	form_set(f->settings, "review_text", s->review_text);
	form_set(f->settings, "suggest", s->suggest);
	f->publish = form_open(q, NULL, publish_inputs, COUNT(publish_inputs));
	form_to(f->publish, arena_printf(q->arena, "%s/publish", b->path));
	f->sent = NULL;
}

static bool is_among(const struct program *all, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].public_id, id))
			return true;
	return false;
}

/* Links and ids become ids, separated by blanks. */
static enum err take_suggested(struct req *q, const struct builder *b, struct form *f, const char *typed, const char **ids)
{
	struct program *all;
	size_t count, given;
	struct str s;
	const char **words = builder_suggested(q, typed, &given);
	enum err e;

	if (given > SUGGEST_MOST)
		form_problem_about(f, "suggest", PROBLEM_suggest_too_many, STRINGIFY(SUGGEST_MOST));
	if (given > SUGGEST_MOST || (e = program_several(q, words, given, &all, &count)))
		return given > SUGGEST_MOST ? ERR_INPUT : e;
	str_init(&s, q->arena, TEXT_MOST * 4);
	for (size_t i = 0; i < given; i++) {
		if (!is_among(all, count, words[i]) || text_equal(words[i], b->program.public_id))
			form_problem_about(f, "suggest", PROBLEM_suggest_unknown, words[i]);
		str_printf(&s, "%s%s", i ? " " : "", words[i]);
	}
	*ids = s.text ? s.text : "";
	return form_has_problems(f) ? ERR_INPUT : ERR_OK;
}

/* ---- the page ---- */

static void show_saved(struct req *q, struct tpl *t, const struct forms *f)
{
	static const char *const acts[] = { "settings", "published", "deleted", "imported" };
	const char *saved = f->sent ? NULL : field_value(&q->http->query, "saved");

	page_flag(q, t, "saved", saved);
	for (size_t i = 0; i < COUNT(acts); i++)
		page_flag(q, t, arena_printf(q->arena, "saved_%s", acts[i]), text_equal(saved, acts[i]));
}

static enum err show(struct req *q, const struct builder *b, struct forms *f)
{
	struct tpl *t = page_new(q);
	enum err e;

	builder_show(q, t, b, QUESTIONS_MOST, true);
	show_saved(q, t, f);
	page_flag(q, t, "changed_meanwhile", f->sent && form_is_conflict(f->sent));
	form_show(f->settings, t);
	if (f->sent == f->publish && f->sent)
		form_show_problems(f->publish, t);
	if ((e = builder_show_suggested(q, t, &b->edit.screener)))
		return e;
	return page_send(q, t, "manage-screener", form_status(f->sent));
}

enum err screener_get(struct req *q)
{
	struct forms f;
	struct builder b;
	enum err e = builder_open(q, &b);

	if (e)
		return e;
	open_forms(q, &b, &f);
	return show(q, &b, &f);
}

enum err screener_publish_get(struct req *q)
{
	struct tpl *t = page_new(q);
	struct builder b;
	enum err e = builder_open(q, &b);

	if (e)
		return e;
	builder_show(q, t, &b, QUESTIONS_MOST, true);
	page_flag(q, t, "asks", b.edit.screener.count);
	page_flag(q, t, "may_publish", b.edit.changed);
	tpl_count(t, q->language, "question_count", b.edit.screener.count);
	return page_send(q, t, "manage-publish", 200);
}

/* A form's own path leads to the page that has it. */
enum err screener_form_get(struct req *q)
{
	return redirect(q, "/manage/%s/screener", req_id(q, "program"));
}

static enum err finish(struct req *q, const struct builder *b, struct forms *f, enum err e)
{
	return builder_is_shown_again(e) ? show(q, b, f) : e;
}

/* Everything in the field, which may be repeated. */
static const char *all_suggested(struct req *q)
{
	const char *all = "", *value;

	for (size_t i = 0; (value = field_value_at(&q->http->posted, "suggest", i)); i++)
		all = arena_printf(q->arena, "%s %s", all, value);
	return all;
}

static enum err save_settings(struct req *q, struct builder *b, struct form *f)
{
	struct settings_input in = { 0 };
	struct screener *s = &b->edit.screener;
	enum err e = form_read(f, &in);

	if (e || (e = take_suggested(q, b, f, all_suggested(q), &s->suggest)))
		return e;
	s->each = in.pages == PAGES_each;
	s->may_text = in.may_text;
	s->may_not_text = in.may_not_text;
	s->review_text = in.review_text;
	return builder_save(q, b, f, QUESTIONS_MOST, in.seen, arena_printf(q->arena, "%s?saved=settings", b->path));
}

enum err screener_settings_post(struct req *q)
{
	struct forms f;
	struct builder b;
	enum err e;

	if (builder_is_done(q, &e) || (e = builder_open(q, &b)))
		return e;
	open_forms(q, &b, &f);
	f.sent = f.settings;
	return finish(q, &b, &f, save_settings(q, &b, f.sent));
}

static enum err publish(struct req *q, struct builder *b, struct form *f)
{
	struct settings_input in = { 0 };
	const char *path = arena_printf(q->arena, "%s?saved=published", b->path);
	enum err e = form_read(f, &in);

	if (e)
		return e;
	if (builder_check(q, b, f, QUESTIONS_MOST))
		return ERR_INPUT;
	return builder_finish(q, b, f, screener_publish(q, b->program.id, in.seen, path), path);
}

enum err screener_publish_post(struct req *q)
{
	struct forms f;
	struct builder b;
	enum err e;

	if (builder_is_done(q, &e) || (e = builder_open(q, &b)))
		return e;
	open_forms(q, &b, &f);
	f.sent = f.publish;
	return finish(q, &b, &f, publish(q, &b, f.sent));
}
