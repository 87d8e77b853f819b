/* setting_form.c - fills a form from the site's settings, and takes them from it. */
#include "admin/setting_form.h"

#include <string.h>

#include "base/need.h"
#include "base/refusal.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/words.h"
#include "site/site.h"
#include "site/site_setting.h"
#include "web/page.h"

static const struct property *property_of(const char *name)
{
	size_t count;
	const struct property *all = site_settings(&count);

	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].name, name))
			return &all[i];
	return NULL;
}

/* The label of a choice is the section setting_{name}_{slug} of fields.tpl. */
static struct option option_of(struct req *q, const char *name, const char *slug)
{
	return (struct option){ .value = slug, .label = words(q, q->language, "fields", arena_printf(q->arena, "setting_%s_%s", name, slug)) };
}

static void offer_choices(struct req *q, struct form *f, const struct property *p)
{
	bool is_flag = p->kind == PROPERTY_FLAG;
	size_t count = is_flag ? 2 : (size_t)p->choices;
	struct option *options = arena_array(q->arena, count, sizeof(*options));

	for (size_t i = 0; i < count; i++)
		options[i] = option_of(q, p->name, is_flag ? (i ? "no" : "yes") : p->slug((int)i));
	form_options(f, p->name, options, count);
}

static void fill(struct req *q, struct form *f, const struct site *s, const struct property *p)
{
	const char *text = property_text(q->arena, p, s);
	char *rest, *slug;

	if (p->kind != PROPERTY_TEXT && p->kind != PROPERTY_NUMBER)
		offer_choices(q, f, p);
	if (p->kind != PROPERTY_SET) {
		form_set(f, p->name, text);
		return;
	}
	for (rest = arena_text(q->arena, text); (slug = strsep(&rest, ","));)
		if (*slug)
			form_set(f, p->name, slug);
}

struct form *setting_form_open(struct req *q, const struct site *s, const struct input *inputs, size_t count)
{
	struct form *f = form_open(q, NULL, inputs, count);

	for (size_t i = 0; i < count; i++)
		fill(q, f, s, property_of(inputs[i].name));
	return f;
}

static enum problem problem_of(const struct refusal *why)
{
	bool dark = text_ends(why->field, "_dark");

	switch (why->reason) {
	case REASON_empty: return PROBLEM_setting_empty;
	case REASON_unknown: return PROBLEM_setting_unknown;
	case REASON_too_long: return PROBLEM_too_long;
	case REASON_too_many: return PROBLEM_setting_too_many;
	case REASON_leaves_out: return PROBLEM_setting_leaves_out;
	case REASON_needs: return PROBLEM_color_needs;
	case REASON_range: return PROBLEM_retention_range;
	case REASON_contrast: return dark ? PROBLEM_color_too_dark : PROBLEM_color_too_light;
	default: break;
	}
	return text_ends(why->field, "_color") || dark ? PROBLEM_color_format : PROBLEM_setting_format;
}

void setting_form_refuse(struct form *f, const struct refusal *why)
{
	form_problem_about(f, why->field, problem_of(why), text_or_empty(why->about));
}

static bool take(struct req *q, const struct input *input, const struct setting_texts *in, struct site *s, struct refusal *why)
{
	const struct property *p = property_of(input->name);
	const char *text;

	if (input->type == FIELD_CHOICES) {
		s->sensitive_needs = in->sensitive_needs;
		return true;
	}
	if (!field_value(&q->http->posted, input->name))
		return true;
	text = *(const char *const *)(const void *)((const char *)in + input->offset);
	return site_setting_take(q, s, p, text_or_empty(text), why);
}

bool setting_form_read(struct req *q, struct form *f, const struct input *inputs, size_t count, struct site_change *c)
{
	struct setting_texts in;
	struct refusal why;

	*c = (struct site_change){ .site = *q->site };
	if (form_read(f, &in))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!take(q, &inputs[i], &in, &c->site, &why)) {
			setting_form_refuse(f, &why);
			return false;
		}
	if (site_change_check(q, c, &why))
		return true;
	setting_form_refuse(f, &why);
	return false;
}
