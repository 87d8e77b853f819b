/* look.c - the site's colors, with a preview of light and dark pages before they are used. */
#include "admin/pages.h"
#include "admin/setting_form.h"
#include "base/color.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "site/look.h"
#include "site/site.h"
#include "site/site_setting.h"
#include "web/page.h"

#define COLOR(member) SETTING(member, FIELD_NAME, .is_code = true, .is_short = true, .autocapitalize = "none")

static const struct input look_inputs[] = {
	SETTING(name, FIELD_NAME),
	SETTING(operator, FIELD_NAME),
	COLOR(brand_color),
	COLOR(brand_color_dark),
	COLOR(link_color),
	COLOR(link_color_dark),
};

/* A color for dark pages that was made of the one for light pages is shown as empty: it follows a new color. */
static struct form *open_form(struct req *q)
{
	struct site shown = *q->site, derived = *q->site;
	struct refusal why;

	derived.brand_color_dark = derived.link_color_dark = "";
	if (look_check(q, &derived, &why)) {
		if (text_equal(derived.brand_color_dark, shown.brand_color_dark))
			shown.brand_color_dark = "";
		if (text_equal(derived.link_color_dark, shown.link_color_dark))
			shown.link_color_dark = "";
	}
	return setting_form_open(q, &shown, look_inputs, COUNT(look_inputs));
}

static void show_preview(struct req *q, struct tpl *t, const struct site *s)
{
	tpl_set(t, "preview_name", s->name);
	tpl_set(t, "preview_query", arena_printf(q->arena, "brand_color=%s&brand_color_dark=%s&link_color=%s&link_color_dark=%s",
		text_url_encode(q->arena, s->brand_color), text_url_encode(q->arena, s->brand_color_dark),
		text_url_encode(q->arena, s->link_color), text_url_encode(q->arena, s->link_color_dark)));
}

/* s: the site as the preview shows it. */
static enum err show(struct req *q, struct form *f, const struct site *s, bool in_use)
{
	struct tpl *t = page_new(q);

	form_show(f, t);
	tpl_set(t, "site_host", q->site->host);
	show_preview(q, t, s);
	page_flag(q, t, "in_use", in_use);
	page_flag(q, t, "saved", text_equal(field_value(&q->http->query, "saved"), "yes") && !form_posted(f));
	return page_send(q, t, "admin-look", form_status(f));
}

enum err admin_look_get(struct req *q)
{
	return show(q, open_form(q), q->site, true);
}

enum err admin_look_post(struct req *q)
{
	struct form *f = open_form(q);
	struct site_change change;
	enum err e;

	if (!setting_form_read(q, f, look_inputs, COUNT(look_inputs), &change))
		return show(q, f, q->site, true);
	if (text_equal(field_value(&q->http->posted, "go"), "preview"))
		return show(q, f, &change.site, false);
	e = site_change_save(q, &change);
	return e ? e : redirect(q, "/admin/look?saved=yes");
}

static void set_color(struct req *q, struct tpl *t, const char *name)
{
	const char *text = field_value(&q->http->query, name);
	struct color c;

	page_text(q, t, name, text && color_read(text, &c) ? color_text(q->arena, c) : "");
}

/* The preview's own stylesheet: the policy of the pages allows no style in them. */
enum err admin_look_css_get(struct req *q)
{
	struct tpl *t = tpl_new(q->arena);
	char *css;

	set_color(q, t, "brand_color");
	set_color(q, t, "brand_color_dark");
	set_color(q, t, "link_color");
	set_color(q, t, "link_color_dark");
	if (!(css = tpl_render(q->arena, t, "en", "look-preview", NULL)))
		return fail(q, ERR_TEMPLATE, "template %s", "look-preview");
	http_header(q->http, "Content-Type", "text/css; charset=utf-8");
	str_add(&q->http->answer, css);
	return ERR_OK;
}
