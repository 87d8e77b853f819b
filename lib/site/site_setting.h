/* site_setting - the settings of a site: which there are, what each may be, and how they are saved.
 *
 * The command and, next, a form read them by the same table:
 *
 *	struct site_change c = { .site = *q->site };
 *
 *	for each value that was given
 *		site_setting_take(q, &c.site, setting, text, &why)	false: the text is no such value
 *	site_change_check(q, &c, &why)					false: the whole does not fit
 *	site_change_save(q, &c)
 *
 * A check writes a value in its normal form ("es, en" as "es,en"). */
#ifndef HANDRAIL_SITE_SETTING_H
#define HANDRAIL_SITE_SETTING_H

#include "base/err.h"
#include "base/property.h"
#include "site/site.h"

struct req;

/* In the order of display, and of taking: a new color drops the one for dark pages that was made of the
 * old one, so that the color for dark pages comes behind it. */
const struct property *site_settings(size_t *count);

/* A site with the defaults of all settings but its name. */
struct site site_new(struct req *q, const char *host);

bool site_setting_take(struct req *q, struct site *s, const struct property *setting, const char *text, struct refusal *why);

struct site_change {
	struct site site;
	const char *consent_text, *consent_language;	/* NULL: they stay as they are; "" as words: ours */
	const char *logo;		/* the bytes of a picture (logo.h has checked it); NULL: it stays */
	size_t logo_length;		/* 0: none from now on */
};

/* The consent's language becomes the site's own if only words were given. */
bool site_change_check(struct req *q, struct site_change *c, struct refusal *why);

/* Saves what was checked, and makes the site the request's. */
enum err site_change_save(struct req *q, const struct site_change *c);

#endif
