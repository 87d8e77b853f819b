/* site.c - sites in the database. */
#include "site/site.h"

#include <stddef.h>
#include <string.h>

#include "edge/db.h"
#include "base/path.h"
#include "base/req.h"
#include "base/secret.h"
#include "edge/tpl.h"

static const struct { const char *slug; int often; } cadences[CADENCES] = {
#define CADENCE(slug, often) [CADENCE_##slug] = { #slug, often },
#include "site/cadences.def"
#undef CADENCE
};

const char *cadence_slug(enum cadence c) { return cadences[c].slug; }

enum cadence cadence_lesser(enum cadence a, enum cadence b)
{
	return cadences[a].often < cadences[b].often ? a : b;
}

static const struct column site_columns[] = {
	COLUMN(struct site, id),
	COLUMN(struct site, public_id),
	COLUMN(struct site, host),
	COLUMN(struct site, base_url),
	COLUMN(struct site, name),
	COLUMN(struct site, operator),
	COLUMN(struct site, reply_to),
	COLUMN(struct site, country),
	COLUMN(struct site, time_zone),
	COLUMN(struct site, language),
	COLUMN(struct site, tracking_only),
	COLUMN(struct site, unclaimed_referrals),
	COLUMN(struct site, crisis_banner),
	COLUMN(struct site, languages),
	COLUMN(struct site, notice_cadence),
	COLUMN(struct site, sensitive_needs),
	COLUMN(struct site, brand_color),
	COLUMN(struct site, brand_color_dark),
	COLUMN(struct site, link_color),
	COLUMN(struct site, link_color_dark),
	COLUMN(struct site, logo_version),
	COLUMN(struct site, logo_type),
	COLUMN(struct site, logo_width),
	COLUMN(struct site, logo_height),
};

#define SITE_SELECT \
	"SELECT id, public_id, host, base_url, name, operator, reply_to, country, " \
	"  time_zone, language, tracking_only, unclaimed_referrals, crisis_banner, languages, notice_cadence, " \
	"  sensitive_needs, brand_color, brand_color_dark, link_color, link_color_dark, " \
	"  logo_version, logo_type, logo_width, logo_height " \
	"FROM site "

STATEMENT(by_host, site_columns, struct site,
	SITE_SELECT
	"WHERE host = ?");

STATEMENT(by_id, site_columns, struct site,
	SITE_SELECT
	"WHERE id = ?");

STATEMENT(all, site_columns, struct site,
	SITE_SELECT
	"ORDER BY host");

/* A host keeps its public id for good. */
COMMAND(save,
	"INSERT INTO site (public_id, host, base_url, name, operator, reply_to, country, "
	"  time_zone, language, tracking_only, unclaimed_referrals, crisis_banner, languages, notice_cadence, "
	"  sensitive_needs, brand_color, brand_color_dark, link_color, link_color_dark, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
	"ON DUPLICATE KEY UPDATE "
	"  base_url = VALUES(base_url), "
	"  name = VALUES(name), "
	"  operator = VALUES(operator), "
	"  reply_to = VALUES(reply_to), "
	"  country = VALUES(country), "
	"  time_zone = VALUES(time_zone), "
	"  language = VALUES(language), "
	"  tracking_only = VALUES(tracking_only), "
	"  unclaimed_referrals = VALUES(unclaimed_referrals), "
	"  crisis_banner = VALUES(crisis_banner), "
	"  languages = VALUES(languages), "
	"  notice_cadence = VALUES(notice_cadence), "
	"  sensitive_needs = VALUES(sensitive_needs), "
	"  brand_color = VALUES(brand_color), "
	"  brand_color_dark = VALUES(brand_color_dark), "
	"  link_color = VALUES(link_color), "
	"  link_color_dark = VALUES(link_color_dark)");

enum err site_load(struct req *q, const char *host)
{
	struct site *site = ARENA_NEW(q->arena, struct site);
	enum err e = db_row(q, &by_host, site, BIND(host));

	if (e == ERR_MISSING)
		return fail(q, ERR_HOST, "no site has this host name");
	if (e)
		return e;
	q->site = site;
	q->base = path_of_url(site->base_url);
	return ERR_OK;
}

enum err site_by_id(struct req *q, int64_t id, struct site *site)
{
	return db_row(q, &by_id, site, BIND(id));
}

enum err site_all(struct req *q, struct site **sites, size_t *count)
{
	return db_rows(q, &all, sites, count, NOTHING);
}

bool site_base_fits(const char *path)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
	size_t length = strlen(path);

	return length > 1 && length <= SITE_BASE_MAX && path[strspn(path, allowed)] == '\0'
		&& is_own_path(path) && !strstr(path, "//") && path[length - 1] != '/';
}

/* Replaces an empty value by the tables' default. */
static const char *or_else(const char *text, const char *otherwise)
{
	return text_is_empty(text) ? otherwise : text;
}

enum err site_save(struct req *q, const struct site *s)
{
	const char *public_id = or_else(s->public_id, NULL);

	if (!public_id)
		public_id = secret_public_id(q->arena);
	return db_exec(q, &save, NULL, BIND(public_id, s->host, s->base_url, s->name,
		or_else(s->operator, ""), or_else(s->reply_to, ""), or_else(s->country, "US"),
		or_else(s->time_zone, "America/New_York"), or_else(s->language, "en"),
		s->tracking_only, s->unclaimed_referrals, or_else(s->crisis_banner, ""),
		or_else(s->languages, ""), s->notice_cadence, s->sensitive_needs,
		or_else(s->brand_color, ""), or_else(s->brand_color_dark, ""),
		or_else(s->link_color, ""), or_else(s->link_color_dark, ""), q->now));
}

static bool is_listed(const char *list, const char *tag)
{
	size_t length = strlen(tag);

	while (*list) {
		size_t n = strcspn(list, ",");

		if (n == length && !strncmp(list, tag, n))
			return true;
		list += n + (list[n] == ',');
	}
	return false;
}

bool site_speaks(const struct site *s, const char *language)
{
	if (text_is_empty(language) || !tpl_has_language(language))
		return false;
	return !s || text_is_empty(s->languages) || is_listed(s->languages, language);
}

const char *site_language(const struct site *s)
{
	return s && site_speaks(s, s->language) ? s->language : "en";
}
