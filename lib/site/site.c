/* site.c - sites in the database. */
#include "site/site.h"

#include <stddef.h>
#include <string.h>

#include "edge/db.h"
#include "base/mobile.h"
#include "base/path.h"
#include "base/req.h"
#include "base/secret.h"
#include "edge/tpl.h"
#include "site/site_sql.h"

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

#define SITE_COLUMN(member, ...) COLUMN(struct site, member),
#define FIELD_NAME(member, ...) #member ", "
#define FIELD_MARK(member, ...) "?, "
#define FIELD_SET(member, ...) ", " #member " = VALUES(" #member ")"
#define TEXT_VALUE(member, otherwise) or_else(s->member, otherwise),
#define NUMBER_VALUE(member) s->member,
#define TEXT_FILL(member, otherwise) s->member = or_else(s->member, otherwise);
#define NUMBER_FILL(member)

static const struct column site_columns[] = { COLUMN(struct site, id), SITE_MEMBERS(SITE_COLUMN) COLUMN(struct site, steps_ran) };

#define SITE_SELECT \
	"SELECT " SITE_VALUES " " \
	"FROM site s "

STATEMENT(by_host, site_columns, struct site,
	SITE_SELECT
	"WHERE s.host = ?");

STATEMENT(by_id, site_columns, struct site,
	SITE_SELECT
	"WHERE s.id = ?");

STATEMENT(all, site_columns, struct site,
	SITE_SELECT
	"ORDER BY s.host");

/* A host keeps its public id for good. */
COMMAND(save,
	"INSERT INTO site (public_id, host, " SITE_FIELDS(FIELD_NAME, FIELD_NAME) "made_at) "
	"VALUES (?, ?, " SITE_FIELDS(FIELD_MARK, FIELD_MARK) "?) "
	"ON DUPLICATE KEY UPDATE host = VALUES(host)" SITE_FIELDS(FIELD_SET, FIELD_SET));

bool site_is_host(const char *text)
{
	return text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]_")] == '\0';
}

enum err site_found(struct req *q, const struct site *site, enum err e)
{
	if (e == ERR_MISSING)
		return fail(q, ERR_HOST, "no site has this host name");
	if (e)
		return e;
	q->site = site;
	q->base = q->top = path_of_url(site->base_url);
	return ERR_OK;
}

enum err site_load(struct req *q, const char *host)
{
	struct site *site = ARENA_NEW(q->arena, struct site);
	enum err e = site_is_host(host) ? db_row(q, &by_host, site, BIND(host)) : ERR_MISSING;

	return site_found(q, site, e);
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

static const char *or_else(const char *text, const char *otherwise)
{
	return text_is_empty(text) ? otherwise : text;
}

void site_fill(struct site *s)
{
	SITE_FIELDS(TEXT_FILL, NUMBER_FILL)
	s->logo_version = text_or_empty(s->logo_version);
}

enum err site_save(struct req *q, const struct site *s)
{
	const char *public_id = or_else(s->public_id, NULL);

	if (!public_id)
		public_id = secret_public_id(q->arena);
	return db_exec(q, &save, NULL, BIND(public_id, s->host, SITE_FIELDS(TEXT_VALUE, NUMBER_VALUE) q->now));
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

bool site_may_text(const struct site *s, const char *number)
{
	return mobile_is_of(number, text_is_empty(s->text_countries) ? s->country : s->text_countries);
}
