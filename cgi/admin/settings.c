/* settings.c - the site's settings, and the portals that may show its pages in frames. */
#include "admin/pages.h"
#include "admin/setting_form.h"
#include "base/need.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "referral/retention.h"
#include "site/site.h"
#include "site/site_setting.h"
#include "web/page.h"

static const struct input setting_inputs[] = {
	SETTING(name, FIELD_NAME),
	SETTING(operator, FIELD_NAME),
	SETTING(reply_to, FIELD_NAME, .is_code = true, .autocapitalize = "none"),
	SETTING(country, FIELD_NAME, .is_code = true, .is_short = true),
	SETTING(text_countries, FIELD_NAME, .is_code = true, .is_short = true),
	SETTING(time_zone, FIELD_NAME, .is_code = true, .is_short = true),
	SETTING(language, FIELD_NAME, .is_code = true, .is_short = true),
	SETTING(languages, FIELD_NAME, .is_code = true, .is_short = true),
	SETTING(crisis_banner, FIELD_TEXT),
	SETTING(leave_url, FIELD_NAME, .is_code = true, .autocapitalize = "none"),
	SETTING(tracking_only, FIELD_NAME, .is_short = true),
	SETTING(unclaimed_referrals, FIELD_NAME, .is_short = true),
	SETTING(sensitive_needs, FIELD_CHOICES, .choice = need_from_slug, .is_group = true),
	SETTING(notice_cadence, FIELD_NAME, .is_short = true),
	SETTING(retention_months, FIELD_NAME, .is_short = true, .is_code = true, .inputmode = "numeric"),
	SETTING(staff_second_factor, FIELD_NAME, .is_short = true),
};

static const struct input embed_inputs[] = {
	SETTING(embed_origin, FIELD_TEXT, .is_code = true),
};

/* confirm: a change that nobody confirmed yet; or NULL. */
static enum err show_confirm(struct req *q, struct tpl *t, const struct site_change *confirm)
{
	int64_t count;
	bool more;
	enum err e;

	page_flag(q, t, "confirm", confirm);
	if (!confirm)
		return ERR_OK;
	if ((e = retention_count(q, q->site, confirm->site.retention_months, &count, &more)))
		return e;
	tpl_set(t, "months", arena_printf(q->arena, "%d", confirm->site.retention_months));
	page_flag(q, t, "more", more);
	if (count)
		tpl_count(t, q->language, "erased", (size_t)count);
	page_flag(q, t, "erased", count);
	return ERR_OK;
}

static enum err show(struct req *q, struct form *f, const char *template_name, const struct site_change *confirm)
{
	struct tpl *t = page_new(q);
	enum err e = show_confirm(q, t, confirm);

	if (e)
		return e;
	form_show(f, t);
	page_flag(q, t, "saved", text_equal(field_value(&q->http->query, "saved"), "yes") && !form_posted(f));
	return page_send(q, t, template_name, form_status(f));
}

/* A shorter time is confirmed by its number, so that a typing mistake erases nothing. */
static bool is_confirmed(struct req *q, const struct site_change *c)
{
	const char *months = arena_printf(q->arena, "%d", c->site.retention_months);

	return !retention_is_shorter(q->site->retention_months, c->site.retention_months)
		|| text_equal(field_value(&q->http->posted, "retention_confirm"), months);
}

static enum err save(struct req *q, struct form *f, const struct input *inputs, size_t count, const char *template_name)
{
	struct site_change change;
	enum err e;

	if (!setting_form_read(q, f, inputs, count, &change))
		return show(q, f, template_name, NULL);
	if (!is_confirmed(q, &change)) {
		form_problem(f, "retention_months", PROBLEM_retention_unconfirmed);
		return show(q, f, template_name, &change);
	}
	e = site_change_save(q, &change);
	return e ? e : redirect(q, "%s?saved=yes", q->http->path);
}

enum err admin_settings_get(struct req *q)
{
	return show(q, setting_form_open(q, q->site, setting_inputs, COUNT(setting_inputs)), "admin-settings", NULL);
}

enum err admin_settings_post(struct req *q)
{
	struct form *f = setting_form_open(q, q->site, setting_inputs, COUNT(setting_inputs));

	return save(q, f, setting_inputs, COUNT(setting_inputs), "admin-settings");
}

enum err admin_embed_get(struct req *q)
{
	return show(q, setting_form_open(q, q->site, embed_inputs, COUNT(embed_inputs)), "admin-embed", NULL);
}

enum err admin_embed_post(struct req *q)
{
	struct form *f = setting_form_open(q, q->site, embed_inputs, COUNT(embed_inputs));

	return save(q, f, embed_inputs, COUNT(embed_inputs), "admin-embed");
}
