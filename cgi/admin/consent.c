/* consent.c - the words of the permission that people give, and all versions of them. */
#include "admin/pages.h"
#include "base/language.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "site/consent_text.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"

struct consent { const char *consent_language, *consent_text; };

static const struct input inputs[] = {
	INPUT(struct consent, consent_language, FIELD_NAME, .max = 35, .words = "setting_consent_language", .is_short = true, .autocomplete = "off"),
	INPUT(struct consent, consent_text, FIELD_TEXT, .max = CONSENT_TEXT_MOST, .words = "setting_consent_text", .autocomplete = "off"),
};

static const struct mark version_marks[] = {
	MARK(struct consent_version, version),
	{ "words", MARKS_TEXT, offsetof(struct consent_version, words) },
	MARK_WHEN(struct consent_version, made_at),
	MARK(struct consent_version, shown),
};

static void show_versions(struct req *q, struct tpl *t, const struct consent_version *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct tpl *one = tpl_section(t, "version_row");

		page_fill(q, one, version_marks, COUNT(version_marks), &all[i]);
		tpl_set(one, "version_tag", all[i].language);
		tpl_set(one, "version_language", language_autonym(all[i].language));
	}
	page_flag(q, t, "has_versions", count);
}

static struct form *open_form(struct req *q)
{
	struct form *f = form_open(q, NULL, inputs, COUNT(inputs));

	page_offered_languages(q, f, "consent_language", NULL);
	form_set(f, "consent_language", q->site->language);
	return f;
}

static enum err show(struct req *q, struct form *f)
{
	struct tpl *t = page_new(q);
	struct consent_text now;
	struct consent_version *all;
	size_t count;
	enum err e = consent_text_versions(q, q->site->id, &all, &count);

	if (e || (e = consent_text_shown(q, &now)))
		return e;
	tpl_set(t, "words_now", now.words);
	tpl_set(t, "words_language", now.language);
	form_show(f, t);
	show_versions(q, t, all, count);
	page_flag(q, t, "saved", text_equal(field_value(&q->http->query, "saved"), "yes") && !form_posted(f));
	return page_send(q, t, "admin-consent", form_status(f));
}

enum err admin_consent_get(struct req *q)
{
	return show(q, open_form(q));
}

enum err admin_consent_post(struct req *q)
{
	struct form *f = open_form(q);
	struct consent in;
	enum err e = form_read(f, &in);

	if (e != ERR_FORGED && !site_speaks(q->site, in.consent_language))
		form_problem(f, "consent_language", PROBLEM_language_unknown);
	if (form_has_problems(f))
		return show(q, f);
	e = consent_text_set(q, q->site, in.consent_language, in.consent_text);
	return e ? e : redirect(q, "/admin/consent?saved=yes");
}
