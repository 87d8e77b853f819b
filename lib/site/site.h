/* site - a branded instance with its own settings, identified by host name. */
#ifndef HANDRAIL_SITE_H
#define HANDRAIL_SITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct req;

/* How often helpers hear about changes of their referrals. */
enum cadence {
#define CADENCE(slug, often) CADENCE_##slug,
#include "site/cadences.def"
#undef CADENCE
	CADENCES
};
const char *cadence_slug(enum cadence c);

/* The less frequent of two cadences. */
enum cadence cadence_lesser(enum cadence a, enum cadence b);

struct site {
	int64_t id;
	const char *public_id;
	const char *host;
	const char *base_url;		/* scheme, host, port, and perhaps a path (path.h); no slash at the end */
	const char *name;
	const char *operator;
	const char *reply_to;
	const char *country;		/* ISO 3166, for phones without a country */
	const char *text_countries;	/* "US,CA": texts go to their mobile numbers; "": the site's own country */
	const char *time_zone;		/* IANA */
	const char *language;		/* BCP 47 */
	bool staff_second_factor;	/* people with a role here, and those who work a program, need a second factor */
	bool tracking_only;
	bool unclaimed_referrals;
	const char *crisis_banner;
	const char *leave_url;		/* the page that Leave now opens, on another site */
	const char *embed_origin;	/* "https://a.example https://b.example": whose pages may hold this site's frames; "": none */
	const char *languages;		/* of its pages and messages: tags, comma-separated; "" for all translations */
	unsigned notice_cadence;	/* enum cadence */
	int retention_months;		/* referrals that nobody touched for so long are erased (retention.h); 0: never */
	unsigned sensitive_needs;	/* bits by enum need: programs for one of these have "discreet" ticked by default */

	/* "#0b5a5c", or "" for the stylesheet's own; look.h has the rules */
	const char *brand_color, *brand_color_dark;
	const char *link_color, *link_color_dark;

	/* its logo; only look_set_logo() writes these */
	const char *logo_version;	/* "" if it has none */
	unsigned logo_type, logo_width, logo_height;

	const char *steps_ran;		/* of the database: updating.h */
};

#define SITE_LEAVE_URL "https://www.weather.gov/"	/* of a site that has set none */

/* True if a path may be a base: "/help", "/a/b"; at most SITE_BASE_MAX bytes, letters, digits and -._~ between slashes. */
#define SITE_BASE_MAX 100
bool site_base_fits(const char *path);

/* Sets q->site and q->base. ERR_HOST if no site has this host name. */
enum err site_load(struct req *q, const char *host);
/* For a statement that reads a site by its host and ended with e: sets q->site and q->base, or records the failure. */
enum err site_found(struct req *q, const struct site *site, enum err e);
/* True if the text can be compared with a host name: the column is ASCII, as host names are, and ignores case. */
bool site_is_host(const char *text);
/* Gives each missing text the value that site_save() would store in its place: for a site that was not read from the
 * database. */
void site_fill(struct site *s);
/* ERR_MISSING, without fail(), if there is none. */
enum err site_by_id(struct req *q, int64_t id, struct site *site);
/* Sorted by host. */
enum err site_all(struct req *q, struct site **sites, size_t *count);

/* True if the site's pages and messages come in this language: it has templates, and the site does not
 * exclude it. If s is NULL, true for every language that has templates. */
bool site_speaks(const struct site *s, const char *language);

/* The site's own language if site_speaks() it, otherwise "en". */
const char *site_language(const struct site *s);

/* Makes the site, or updates the one with that host. Keeps the logo. */
enum err site_save(struct req *q, const struct site *s);

/* True if texts from this site may go to the number (E.164): base/mobile.h. */
bool site_may_text(const struct site *s, const char *number);

#endif
