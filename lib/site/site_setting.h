/* site_setting - lists, checks and saves the settings of a site.
 *
 * Commands and forms read them by the same table:
 *
 *	struct site_change c = { .site = *q->site };
 *
 *	for each value that was given
 *		site_setting_take(q, &c.site, setting, text, &why)	false: not a value of this setting
 *	site_change_check(q, &c, &why)					false: the values do not fit together
 *	site_change_save(q, &c)
 *
 * A check also normalizes a value ("es, en" becomes "es,en"). */
#ifndef HANDRAIL_SITE_SETTING_H
#define HANDRAIL_SITE_SETTING_H

#include "base/err.h"
#include "base/property.h"
#include "site/site.h"

struct req;

/* In the order of display; take them in this order, too: a new color clears the color for dark pages that was
 * derived from the old one, so the color for dark pages comes after it. */
const struct property *site_settings(size_t *count);

/* A site with the defaults of all settings but its name. */
struct site site_new(struct req *q, const char *host);

bool site_setting_take(struct req *q, struct site *s, const struct property *setting, const char *text, struct refusal *why);

struct site_change {
	struct site site;
	const char *consent_text, *consent_language;	/* NULL: unchanged; text "": the template's */
	const char *logo;		/* the bytes of a picture (logo.h has checked it); NULL: it stays */
	size_t logo_length;		/* 0: removes the logo */
};

/* The consent's language becomes the site's own if only words were given. */
bool site_change_check(struct req *q, struct site_change *c, struct refusal *why);

/* Saves a checked change, and sets q->site. */
enum err site_change_save(struct req *q, const struct site_change *c);

#endif
