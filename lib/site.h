/* site - a branded instance with its own settings, told apart by host name. */
#ifndef HANDRAIL_SITE_H
#define HANDRAIL_SITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct req;

struct site {
	int64_t id;
	const char *public_id;
	const char *host;
	const char *base_url;		/* scheme, host, port; no slash at the end */
	const char *name;
	const char *operator;
	const char *reply_to;
	const char *country;		/* ISO 3166, for phones without a country */
	const char *time_zone;		/* IANA */
	const char *language;		/* BCP 47 */
	bool tracking_only;
	bool unclaimed_referrals;
	const char *crisis_banner;
};

/* Sets q->site; ERR_HOST when no site has the name. */
enum err site_load(struct req *q, const char *host);
enum err site_by_id(struct req *q, int64_t id, struct site *site);
enum err site_all(struct req *q, struct site **sites, size_t *count);

/* Makes the site, or changes the one of that host. */
enum err site_save(struct req *q, const struct site *site);

#endif
