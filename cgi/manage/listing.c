/* listing.c - what the program's card and page say: the team's words beside the directory's. */
#include "directory/listing.h"

#include <string.h>

#include "base/need.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "manage/pages.h"
#include "parts/paragraphs.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

/* As typed; needs as bits by enum need. */
#define TYPED_NAME(name) const char *name;
#define TYPED_TEXT(name) const char *name;
#define TYPED_URL(name) const char *name;
#define TYPED_EMAIL(name) const char *name;
#define TYPED_PHONES(name) const char *name;
#define TYPED_LANGUAGES(name) const char *name;
#define TYPED_NEEDS(name) unsigned name;
struct typed {
#define LISTING(name, kind, most) TYPED_##kind(name)
#include "directory/listing.def"
#undef LISTING
};

#define ROW_NAME(name, most) INPUT(struct typed, name, FIELD_NAME, .max = (most), .words = "listing_" #name, .autocomplete = "off"),
#define ROW_TEXT(name, most) INPUT(struct typed, name, FIELD_TEXT, .max = (most), .words = "listing_" #name),
#define ROW_PHONES(name, most) ROW_TEXT(name, most)
#define ROW_LANGUAGES(name, most) ROW_NAME(name, most)
#define ROW_URL(name, most) INPUT(struct typed, name, FIELD_NAME, .max = (most), .words = "listing_" #name, .is_code = true, \
	.inputmode = "url", .autocomplete = "off", .autocapitalize = "none"),
#define ROW_EMAIL(name, most) INPUT(struct typed, name, FIELD_EMAIL, .max = (most), .words = "listing_" #name, .autocomplete = "off"),
#define ROW_NEEDS(name, most) INPUT(struct typed, name, FIELD_CHOICES, .choice = need_from_slug, .words = "listing_" #name, \
	.is_group = true),

/* In the order of enum listing_field. */
static const struct input inputs[] = {
#define LISTING(name, kind, most) ROW_##kind(name, most)
#include "directory/listing.def"
#undef LISTING
};
_Static_assert(COUNT(inputs) == LISTING_FIELDS, "a row for each field");

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
};

struct page {
	struct program program;
	struct listing listing;
	struct form *f;
};

/* ---- the form ---- */

static const char *need_label(struct req *q, const char *slug)
{
	return words(q, q->language, "fields", arena_printf(q->arena, "setting_sensitive_needs_%s", slug));
}

static void offer_needs(struct req *q, struct form *f, const char *value)
{
	struct option *options = arena_array(q->arena, NEEDS, sizeof(*options));
	char *copy = arena_text(q->arena, value), *slug;

	for (int n = 0; n < NEEDS; n++)
		options[n] = (struct option){ .value = need_slug((enum need)n), .label = need_label(q, need_slug((enum need)n)) };
	form_options(f, "needs", options, NEEDS);
	while ((slug = strsep(&copy, " ")))
		if (*slug)
			form_set(f, "needs", slug);
}

static enum err open_page(struct req *q, struct page *p)
{
	enum err e = program_find(q, req_id(q, "program"), &p->program);

	if (e || (e = listing_read(q, p->program.id, &p->listing)))
		return e;
	p->f = form_open(q, NULL, inputs, COUNT(inputs));
	for (enum listing_field i = 0; i < LISTING_FIELDS; i++)
		if (i == LISTING_needs)
			offer_needs(q, p->f, p->listing.of[i].value);
		else
			form_set(p->f, listing_name(i), listing_for_people(q, i, p->listing.of[i].value));
	return ERR_OK;
}

/* ---- the page ---- */

static const char *for_people(struct req *q, enum listing_field f, const char *value)
{
	char *copy, *slug;
	struct str s;

	if (f != LISTING_needs)
		return listing_for_people(q, f, value);
	copy = arena_text(q->arena, value);
	str_init(&s, q->arena, 1000);
	while ((slug = strsep(&copy, " ")))
		if (*slug)
			str_printf(&s, "%s%s", s.length ? ", " : "", need_label(q, slug));
	return s.text;
}

static void show_listed(struct req *q, struct tpl *page, const struct page *p, enum listing_field f)
{
	const struct listed *l = &p->listing.of[f];
	const char *listed = for_people(q, f, l->listed);
	struct tpl *t;

	if (!l->edited || text_equal(l->value, l->listed))
		return;
	t = tpl_include(page, arena_printf(q->arena, "%s_listed", listing_name(f)), q->language, "parts/manage-listed");
	tpl_set(t, "field", listing_name(f));
	tpl_set(t, "field_label", words(q, q->language, "fields", inputs[f].words));
	tpl_flag(t, "listed_later", l->listed_at);
	if (text_is_empty(listed))
		tpl_show(t, "no_listed");
	else
		paragraphs_fill(q, tpl_section(t, "listed"), listed);
}

static enum err show(struct req *q, const struct page *p)
{
	struct tpl *t = page_new(q);

	page_fill(q, t, program_marks, COUNT(program_marks), &p->program);
	form_show(p->f, t);
	for (enum listing_field f = 0; f < LISTING_FIELDS; f++)
		show_listed(q, t, p, f);
	page_flag(q, t, "saved", text_equal(field_value(&q->http->query, "saved"), "yes") && !form_posted(p->f));
	return page_send(q, t, "manage-listing", form_status(p->f));
}

enum err listing_get(struct req *q)
{
	struct page p;
	enum err e = open_page(q, &p);

	return e ? e : show(q, &p);
}

/* ---- saving ---- */

static const char *needs_typed(struct req *q, unsigned bits)
{
	struct str s;

	str_init(&s, q->arena, 1000);
	for (int n = 0; n < NEEDS; n++)
		if (bits & 1u << n)
			str_printf(&s, "%s%s", s.length ? " " : "", need_slug((enum need)n));
	return s.text;
}

static enum problem problem_of(enum listing_field f, const char *value)
{
	if (!value)
		return listing_kind(f) == LISTING_LANGUAGES ? PROBLEM_languages_unknown : PROBLEM_too_long;
	if (listing_kind(f) == LISTING_URL && *value && !text_starts(value, "https://") && !text_starts(value, "http://"))
		return PROBLEM_link_format;
	return PROBLEM_none;
}

static const char *typed_of(struct req *q, const struct page *p, enum listing_field f, const struct typed *in)
{
	const void *member = (const char *)in + inputs[f].offset;

	if (f == LISTING_needs)
		return needs_typed(q, *(const unsigned *)member);
	return listing_from_people(q, &p->listing, f, text_or_empty(*(const char *const *)member), q->site->country);
}

/* A button beside a field takes the directory's words for it, and saves the others as they were typed. */
static void take(struct req *q, struct page *p, const struct typed *in, struct listing_change *c)
{
	const char *taken = field_value(&q->http->posted, "take");

	for (enum listing_field f = 0; f < LISTING_FIELDS; f++) {
		enum problem wrong;

		c->of[f] = text_equal(listing_name(f), taken) ? "" : typed_of(q, p, f, in);
		if ((wrong = problem_of(f, c->of[f])))
			form_problem(p->f, listing_name(f), wrong);
	}
}

enum err listing_post(struct req *q)
{
	struct listing_change change;
	struct typed in;
	struct page p;
	enum err e = open_page(q, &p);

	if (e)
		return e;
	if (form_read(p.f, &in))
		return show(q, &p);
	take(q, &p, &in, &change);
	if (form_has_problems(p.f))
		return show(q, &p);
	e = listing_set(q, p.program.id, &change);
	return e ? e : redirect(q, "/manage/%s/listing?saved=yes", p.program.public_id);
}
