/* look.c - the site's colors and logo, with a preview of light and dark pages before they are used. */
#include "admin/pages.h"
#include "admin/setting_form.h"
#include "base/color.h"
#include "base/logo.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "site/look.h"
#include "site/site.h"
#include "site/site_setting.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

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
	struct form *f;

	derived.brand_color_dark = derived.link_color_dark = "";
	if (look_check(q, &derived, &why)) {
		if (text_equal(derived.brand_color_dark, shown.brand_color_dark))
			shown.brand_color_dark = "";
		if (text_equal(derived.link_color_dark, shown.link_color_dark))
			shown.link_color_dark = "";
	}
	f = setting_form_open(q, &shown, look_inputs, COUNT(look_inputs));
	form_to(f, "/admin/look");
	return f;
}

/* The file, the picture that was shown before, or nothing, to remove the logo. */
static struct form *open_logo_form(struct req *q)
{
	struct form *f = form_open(q, NULL, NULL, 0);

	form_to(f, "/admin/look/logo");
	return f;
}

static void show_preview(struct req *q, struct tpl *t, const struct site *s)
{
	tpl_set(t, "preview_name", s->name);
	tpl_set(t, "preview_query", arena_printf(q->arena, "brand_color=%s&brand_color_dark=%s&link_color=%s&link_color_dark=%s",
		text_url_encode(q->arena, s->brand_color), text_url_encode(q->arena, s->brand_color_dark),
		text_url_encode(q->arena, s->link_color), text_url_encode(q->arena, s->link_color_dark)));
}

struct picture { const char *bytes; size_t length; struct logo logo; };

static void show_picture(struct req *q, struct tpl *page, const struct form *f, const struct picture *p)
{
	struct tpl *t = tpl_section(page, "shown_logo");

	form_show(f, t);
	tpl_set(t, "picture_type", logo_media_type(p->logo.type) + strlen("image/"));
	tpl_set(t, "picture", text_base64(q->arena, p->bytes, p->length));
	tpl_set(t, "picture_hex", text_hex(q->arena, p->bytes, p->length));
}

/* p: a logo that is not in use yet, or NULL. */
static void show_logo(struct req *q, struct tpl *t, const struct form *f, const struct picture *p)
{
	struct tpl *chosen = tpl_section(t, "logo_form");

	form_show(f, chosen);
	page_flag(q, chosen, "is_shown", p);
	if (p)
		show_picture(q, t, f, p);
	if (*q->site->logo_version)
		form_show(f, tpl_section(t, "has_logo"));
}

/* s: the site as the preview shows it. */
struct shown { struct form *colors, *logo; const struct site *s; const struct picture *picture; };

static enum err show_all(struct req *q, const struct shown *w)
{
	const struct form *sent = form_posted(w->logo) ? w->logo : w->colors;
	struct tpl *t = page_new(q);

	form_show(w->colors, t);
	if (form_posted(w->logo))
		form_show_problems(w->logo, t);
	show_logo(q, t, w->logo, w->picture);
	show_preview(q, t, w->s);
	page_flag(q, t, "in_use", w->s == q->site);
	page_flag(q, t, "saved", text_equal(field_value(&q->http->query, "saved"), "yes") && !form_posted(sent));
	return page_send(q, t, "admin-look", form_status(sent));
}

static enum err show(struct req *q, struct form *f, const struct site *s)
{
	return show_all(q, &(struct shown){ f, open_logo_form(q), s, NULL });
}

enum err admin_look_get(struct req *q)
{
	return show(q, open_form(q), q->site);
}

enum err admin_look_post(struct req *q)
{
	struct form *f = open_form(q);
	struct site_change change;
	enum err e;

	if (!setting_form_read(q, f, look_inputs, COUNT(look_inputs), &change))
		return show(q, f, q->site);
	if (text_equal(field_value(&q->http->posted, "go"), "preview"))
		return show(q, f, &change.site);
	e = site_change_save(q, &change);
	return e ? e : redirect(q, "/admin/look?saved=yes");
}

/* ---- the logo ---- */

/* The one that was shown comes back in its form, so that it need not be chosen again. */
static bool find_picture(struct req *q, struct form *f, struct picture *p)
{
	const char *shown = text_or_empty(field_value(&q->http->posted, "shown")), *why;

	*p = (struct picture){ .bytes = q->http->upload.bytes, .length = q->http->upload.length };
	if (!p->bytes)
		p->bytes = (char *)text_from_hex(q->arena, shown, &p->length);
	if (!p->bytes || !p->length) {
		form_problem(f, "logo", PROBLEM_logo_missing);
		return false;
	}
	if (!logo_read(p->bytes, p->length, &p->logo, &why))
		form_problem(f, "logo", PROBLEM_logo_wrong);
	return !form_has_problems(f);
}

static enum err save_logo(struct req *q, const struct picture *p)
{
	enum err e = site_change_save(q, &(struct site_change){ .site = *q->site, .logo = p->bytes, .logo_length = p->length });

	return e ? e : redirect(q, "/admin/look?saved=yes");
}

enum err admin_logo_post(struct req *q)
{
	struct form *f = open_logo_form(q);
	const char *go = field_value(&q->http->posted, "go");
	struct picture p = { .bytes = "" };

	if (form_read(f, NULL))
		return show_all(q, &(struct shown){ open_form(q), f, q->site, NULL });
	if (text_equal(go, "remove"))
		return save_logo(q, &p);
	if (!find_picture(q, f, &p))
		return show_all(q, &(struct shown){ open_form(q), f, q->site, NULL });
	return text_equal(go, "use") ? save_logo(q, &p) : show_all(q, &(struct shown){ open_form(q), f, q->site, &p });
}

/* ---- the preview ---- */

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
