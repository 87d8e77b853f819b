/* settings.c - the site's settings, and the portals that may show its pages in frames. */
#include "admin/pages.h"
#include "admin/setting_form.h"
#include "base/need.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
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
	SETTING(staff_second_factor, FIELD_NAME, .is_short = true),
};

static const struct input embed_inputs[] = {
	SETTING(embed_origin, FIELD_TEXT, .is_code = true),
};

static enum err show(struct req *q, struct form *f, const char *template_name)
{
	struct tpl *t = page_new(q);

	form_show(f, t);
	page_flag(q, t, "saved", text_equal(field_value(&q->http->query, "saved"), "yes") && !form_posted(f));
	return page_send(q, t, template_name, form_status(f));
}

static enum err save(struct req *q, struct form *f, const struct input *inputs, size_t count, const char *template_name)
{
	struct site_change change;
	enum err e;

	if (!setting_form_read(q, f, inputs, count, &change))
		return show(q, f, template_name);
	e = site_change_save(q, &change);
	return e ? e : redirect(q, "%s?saved=yes", q->http->path);
}

enum err admin_settings_get(struct req *q)
{
	return show(q, setting_form_open(q, q->site, setting_inputs, COUNT(setting_inputs)), "admin-settings");
}

enum err admin_settings_post(struct req *q)
{
	struct form *f = setting_form_open(q, q->site, setting_inputs, COUNT(setting_inputs));

	return save(q, f, setting_inputs, COUNT(setting_inputs), "admin-settings");
}

enum err admin_embed_get(struct req *q)
{
	return show(q, setting_form_open(q, q->site, embed_inputs, COUNT(embed_inputs)), "admin-embed");
}

enum err admin_embed_post(struct req *q)
{
	struct form *f = setting_form_open(q, q->site, embed_inputs, COUNT(embed_inputs));

	return save(q, f, embed_inputs, COUNT(embed_inputs), "admin-embed");
}
