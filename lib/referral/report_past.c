/* report_past.c - counts referrals that the database does not hold: a history that begins before it. */
#include "base/need.h"
#include "base/req.h"
#include "referral/report_in.h"

struct about { unsigned needs; const char *city; int64_t lowest; };
static const struct column about_columns[] = {
	COLUMN(struct about, needs), COLUMN(struct about, city), COLUMN(struct about, lowest),
};

/* A count without a referral has a number below 0. */
STATEMENT(find_about, about_columns, struct about,
	"SELECT (SELECT BIT_OR(1 << n.need) FROM program_need n WHERE n.program_id = ?) AS needs, "
	"	COALESCE((SELECT l.city FROM program_location p JOIN location l ON l.id = p.location_id "
	"		WHERE p.program_id = ? ORDER BY p.location_id LIMIT 1), '') AS city, "
	"	LEAST(COALESCE((SELECT MIN(referral_id) FROM report_counted), 0), 0) AS lowest");

static enum err add_one(struct req *q, struct sums *s, const struct report_past *p)
{
	struct facts f = { .site_id = p->site_id, .program_id = p->program_id, .month = p->month, .kind = p->kind,
		.status = p->status, .closed = p->closed, .answer = p->answer, .updater = p->updater };
	struct about about;
	enum err e = db_row(q, &find_about, &about, BIND(p->program_id, p->program_id));

	if (e || (e = report_place_id(q, p->site_id, about.city, &f.place_id)))
		return e;
	f.needs = about.needs;
	for (int i = 1; !e && i <= p->times; i++) {
		e = facts_keep(q, about.lowest - i, &f);
		sums_add(q, s, &f, 1);
	}
	return e;
}

struct past { const struct report_past *all; size_t count; };

static enum err add_all(struct req *q, void *data)
{
	const struct past *p = data;
	struct sums s = { 0 };
	enum err e = report_turn(q);

	for (size_t i = 0; i < p->count && !e; i++)
		e = add_one(q, &s, &p->all[i]);
	if (e)
		return e;
	sums_settle(&s);
	return sums_keep(q, &s);
}

enum err report_add_past(struct req *q, const struct report_past *all, size_t count)
{
	return db_transaction(q, add_all, &(struct past){ all, count });
}
