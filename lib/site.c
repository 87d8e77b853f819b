/* site.c - sites as the database keeps them. */
#include "site.h"

#include <stddef.h>

#include "db.h"
#include "req.h"
#include "secret.h"

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
};

#define SITE_SELECT \
	"SELECT id, public_id, host, base_url, name, operator, reply_to, country, " \
	"  time_zone, language, tracking_only, unclaimed_referrals, crisis_banner " \
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

/* A host keeps its public id for ever. */
COMMAND(save,
	"INSERT INTO site (public_id, host, base_url, name, operator, reply_to, country, "
	"  time_zone, language, tracking_only, unclaimed_referrals, crisis_banner, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
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
	"  crisis_banner = VALUES(crisis_banner)");

enum err site_load(struct req *q, const char *host)
{
	struct site *site = ARENA_NEW(q->arena, struct site);
	enum err e = db_row(q, &by_host, site, BIND(host));

	if (e == ERR_MISSING)
		return fail(q, ERR_HOST, "no site has this host name");
	if (!e)
		q->site = site;
	return e;
}

enum err site_by_id(struct req *q, int64_t id, struct site *site)
{
	return db_row(q, &by_id, site, BIND(id));
}

enum err site_all(struct req *q, struct site **sites, size_t *count)
{
	return db_rows(q, &all, sites, count, NOTHING);
}

/* What was left out becomes what the tables say when nothing is said. */
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
		s->tracking_only, s->unclaimed_referrals, or_else(s->crisis_banner, ""), q->now));
}
