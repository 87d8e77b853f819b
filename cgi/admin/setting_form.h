/* setting_form - a form of some of the site's settings, by the table of site_setting.h.
 *
 *	static const struct input inputs[] = { SETTING(name, FIELD_NAME), SETTING(sensitive_needs, FIELD_CHOICES, ...) };
 *
 *	struct form *f = setting_form_open(q, q->site, inputs, COUNT(inputs));
 *	if (!setting_form_read(q, f, inputs, COUNT(inputs), &change))
 *		return show(q, f);
 *	e = site_change_save(q, &change);
 *
 * A text that was not sent stays as it is. */
#ifndef HANDRAIL_ADMIN_SETTING_FORM_H
#define HANDRAIL_ADMIN_SETTING_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "web/form.h"

struct refusal;
struct req;
struct site;
struct site_change;

/* A text of each setting, as typed; of sensitive_needs, the set. */
struct setting_texts {
	const char *name, *operator, *reply_to, *country, *text_countries, *time_zone, *language, *languages, *crisis_banner, *leave_url,
		*embed_origin, *tracking_only, *unclaimed_referrals, *notice_cadence, *staff_second_factor, *retention_months, *brand_color,
		*brand_color_dark, *link_color, *link_color_dark;
	unsigned sensitive_needs;
};

#define SETTING(member, type, ...) INPUT(struct setting_texts, member, type, .words = "setting_" #member, .max = 2000, \
	.longest = 500, .autocomplete = "off", __VA_ARGS__)

/* Opens the form, filled with the settings of s and the choices of its selects. */
struct form *setting_form_open(struct req *q, const struct site *s, const struct input *inputs, size_t count);

/* Fills a change of the site, checked. False if something is wrong, which the form then shows. */
bool setting_form_read(struct req *q, struct form *f, const struct input *inputs, size_t count, struct site_change *c);

/* Shows why a value was refused, beside its field. */
void setting_form_refuse(struct form *f, const struct refusal *why);

#endif
