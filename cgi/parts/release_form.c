/* release_form.c - shows, checks and sends the form of a release. */
#include "parts/release_form.h"

#include "base/contact.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "parts/referral_page.h"
#include "referral/referral.h"
#include "referral/release.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct release_input { const char *until, *release_words; bool agree, end; };

static bool is_seeker(const struct referral *r) { return r->parties & THE_SEEKER; }

/* The first and the last day are those of this moment. */
static struct form *open_form(struct req *q)
{
	const struct input rows[] = {
		INPUT(struct release_input, until, FIELD_DATE, .words = "release_until", .is_short = true, .autocomplete = "off",
			.first = release_day_least(q), .last = release_day_most(q)),
		INPUT(struct release_input, release_words, FIELD_TEXT, .max = 4000, .words = "release_words"),
		INPUT(struct release_input, agree, FIELD_FLAG),
		INPUT(struct release_input, end, FIELD_FLAG),
	};
	struct input *inputs = arena_array(q->arena, COUNT(rows), sizeof(*inputs));
	struct form *f;

	for (size_t i = 0; i < COUNT(rows); i++)
		inputs[i] = rows[i];
	f = form_open(q, NULL, inputs, COUNT(rows));
	form_set(f, "until", release_day_offered(q));
	return f;
}

/* ---- the words ---- */

static const char *helper_name(struct req *q, const struct referral *r)
{
	const char *name = contact_name(q->arena, &r->helper);

	return text_is_empty(r->helper_organization) ? name : arena_printf(q->arena, "%s, %s", name, r->helper_organization);
}

/* As the form shows them and the release keeps them. */
static const char *words_to_agree(struct req *q, const struct referral *r)
{
	struct tpl *t = tpl_new(q->arena);
	char *text;

	tpl_set(t, "seeker_name", contact_name(q->arena, &r->seeker));
	tpl_set(t, "helper_name", helper_name(q, r));
	tpl_set(t, "program_name", r->program_name);
	text = tpl_render(q->arena, t, q->language, "release-words", NULL);
	return text_squeeze(q->arena, text ? text : "");
}

/* ---- showing ---- */

static const struct mark page_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_name),
	MARK(struct referral, seeker.first_name),
	MARK_NAME(struct referral, helper),
};

static const struct mark given_marks[] = {
	{ "given_words", MARKS_TEXT, offsetof(struct release_given, words) },
};

static enum err show_given(struct req *q, struct tpl *t, const struct referral *r)
{
	struct release_given *all;
	size_t count;
	enum err e = release_list(q, r, &all, &count);

	for (size_t i = 0; !e && i < count; i++) {
		struct tpl *row = tpl_section(t, "given");

		page_fill(q, row, given_marks, COUNT(given_marks), &all[i]);
		page_text(q, row, "given_on", words_date(q, q->language, all[i].given_at, q->site->time_zone));
		page_text(q, row, "until_day", referral_release_day(q, all[i].until_at));
		page_text(q, row, "ended_on", all[i].ended_at ? words_date(q, q->language, all[i].ended_at, q->site->time_zone) : "");
		page_flag(q, row, "on_paper", all[i].given_by == PARTY_PROGRAM);
	}
	return e;
}

static enum err show(struct req *q, const struct referral *r, const struct release_place *at, const struct form *f)
{
	struct tpl *t = at->plain ? page_new_plain(q) : page_new(q);
	enum err e;

	page_fill(q, t, page_marks, COUNT(page_marks), r);
	referral_mark(q, t, r);
	page_flag(q, t, "is_seeker", is_seeker(r));
	page_flag(q, t, "released", release_counts(q, r));
	page_text(q, t, "released_day", release_counts(q, r) ? referral_release_day(q, r->released_until) : "");
	page_text(q, t, "words_to_agree", words_to_agree(q, r));
	page_text(q, t, "form_path", path_to(q, "%s", at->path));
	page_text(q, t, "back_url", path_to(q, "%s", at->back));
	page_text(q, t, "agree_problem", form_error(f, "agree"));
	if ((e = show_given(q, t, r)))
		return e;
	form_show(f, t);
	return page_send(q, t, "release", form_status(f));
}

/* ---- reading ---- */

static void check(struct form *f, const struct referral *r, const struct release_input *in)
{
	if (text_is_empty(in->until))
		form_problem(f, "until", PROBLEM_release_day_missing);
	if (!is_seeker(r) && text_is_empty(in->release_words))
		form_problem(f, "release_words", PROBLEM_release_words_missing);
	if (!in->agree)
		form_problem(f, "agree", is_seeker(r) ? PROBLEM_release_not_agreed : PROBLEM_release_not_signed);
}

static enum err give(struct req *q, const struct referral *r, const struct release_place *at, const struct release_input *in)
{
	struct release given = {
		.until = release_until(q, in->until), .result = at->done, .language = q->language,
		.words = is_seeker(r) ? words_to_agree(q, r) : in->release_words,
	};

	return release_give(q, r, &given);
}

static enum err may_open(struct req *q, const struct referral *r)
{
	bool may = release_may_give(q, r) || release_may_end(q, r);

	return may ? ERR_OK : fail(q, ERR_MISSING, "release referral %s", r->public_id);
}

enum err release_page_get(struct req *q, const struct referral *r, const struct release_place *at)
{
	enum err e = may_open(q, r);

	return e ? e : show(q, r, at, open_form(q));
}

enum err release_page_post(struct req *q, const struct referral *r, const struct release_place *at)
{
	struct form *f = open_form(q);
	struct release_input in = { 0 };
	enum err e;

	if ((e = may_open(q, r)))
		return e;
	e = form_read(f, &in);
	if (e == ERR_FORGED)
		return show(q, r, at, f);
	if (in.end)
		return (e = release_end(q, r, at->done)) ? e : redirect(q, "%s", at->done);
	check(f, r, &in);
	if (form_has_problems(f))
		return show(q, r, at, f);
	return (e = give(q, r, at, &in)) ? e : redirect(q, "%s", at->done);
}
