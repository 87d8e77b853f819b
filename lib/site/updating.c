/* updating.c - compares the steps that have run with those that this version has; updating.h is the manual. */
#include "site/updating.h"

#include "base/arena.h"
#include "base/conf.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "site/migrate.h"
#include "site/site.h"
#include "site/site_sql.h"

static size_t wanted;			/* 0: not counted */

void updating_begin(struct req *q)
{
	const char *schema = conf_find(q->arena, q->conf, "schema");

	wanted = schema ? migrate_steps(schema) : 0;
}

bool updating_goes_on(const char *steps_ran)
{
	int64_t ran;

	return wanted && !text_to_number(text_or_empty(steps_ran), (int64_t)wanted, INT64_MAX, &ran);
}

/* Columns that each version has, but for leave_url, which came soon after the first. */
static const struct column basic_columns[] = {
	COLUMN(struct site, leave_url), COLUMN(struct site, id), COLUMN(struct site, name), COLUMN(struct site, base_url),
	COLUMN(struct site, crisis_banner), COLUMN(struct site, language), COLUMN(struct site, country), COLUMN(struct site, time_zone),
	COLUMN(struct site, steps_ran),
};

#define BASIC "s.id, s.name, s.base_url, s.crisis_banner, s.language, s.country, s.time_zone, " STEPS_RAN " " \
	"FROM site s " \
	"WHERE s.host = ?"

STATEMENT(basic, basic_columns, struct site,
	"SELECT s.leave_url, " BASIC);

/* Of the first version; the place for its neutral address stays empty. */
STATEMENT(first_basic, basic_columns, struct site,
	"SELECT '' AS leave_url, " BASIC);

enum err updating_explains(struct req *q, const char *host, enum err e)
{
	struct site *s = ARENA_NEW(q->arena, struct site);

	if (e != ERR_DATABASE || !wanted || !site_is_host(host))
		return e;
	if ((db_row(q, &basic, s, BIND(host)) && db_row(q, &first_basic, s, BIND(host))) || !updating_goes_on(s->steps_ran))
		return e;
	s->host = host;
	site_fill(s);
	e = site_found(q, s, ERR_OK);
	return e ? e : fail(q, ERR_UPDATING, "steps of schema/ wait");
}

struct steps { const char *steps_ran; };

static const struct column steps_columns[] = { COLUMN(struct steps, steps_ran) };

STATEMENT(steps, steps_columns, struct steps,
	"SELECT " STEPS_RAN);

enum err updating_check(struct req *q)
{
	static bool is_over;
	struct steps s = { NULL };
	enum err e;

	if (is_over)
		return ERR_OK;
	if ((e = db_row(q, &steps, &s, NOTHING)))
		return e;
	is_over = !updating_goes_on(s.steps_ran);
	return is_over ? ERR_OK : fail(q, ERR_UPDATING, "steps of schema/ have not run: `handrail migrate` runs them");
}
