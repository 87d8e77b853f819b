/* retention.c - walks through the old rows of each site, a few at a time. */
#include "referral/retention.h"

#include <inttypes.h>

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "referral/erasure.h"
#include "referral/hold.h"
#include "site/audit.h"
#include "site/site.h"

/* ---- how old ---- */

/* Days behind the 28th count as the 28th, so every month has them. */
static instant months_ago(instant now, int months, const char *time_zone)
{
	struct wall w = clock_wall(now, time_zone);
	int month = w.year * 12 + w.month - 1 - months;

	w.year = month / 12;
	w.month = month % 12 + 1;
	w.day = w.day > 28 ? 28 : w.day;
	return clock_from_wall(&w, time_zone);
}

bool retention_is_shorter(int from, int to) { return to && (!from || to < from); }

/* ---- the walk ---- */

enum what { OLD_REFERRALS, IDLE_PROFILES, WHATS };

struct old { int64_t id, updated_at; bool kept; };
static const struct column old_columns[] = { COLUMN(struct old, id), COLUMN(struct old, updated_at), COLUMN(struct old, kept) };

/* A referral that has not changed for so long is kept by a later act that changed nothing, by a request, or by a hold. */
#define KEPT_REFERRAL \
	"NOT (NOT EXISTS (SELECT 1 FROM referral_event e WHERE e.referral_id = r.id AND e.made_at >= ?) " \
	"AND NOT EXISTS (SELECT 1 FROM data_request d WHERE d.referral_id = r.id AND (d.waits OR (d.approved AND d.erased_at IS NULL))) " \
	"AND " NOT_HELD_REFERRAL("r") ") AS kept "

STATEMENT(next_referrals, old_columns, struct old,
	"SELECT r.id, r.updated_at, " KEPT_REFERRAL
	"FROM referral r FORCE INDEX (untouched) "
	"WHERE r.site_id = ? AND r.erased_at IS NULL AND r.updated_at < ? AND r.updated_at >= ? AND (r.updated_at > ? OR r.id > ?) "
	"ORDER BY r.updated_at, r.id "
	"LIMIT " STRINGIFY(RETENTION_BATCH));

STATEMENT(next_profiles, old_columns, struct old,
	"SELECT p.id, p.updated_at, "
	"	NOT (p.merged_into IS NULL "
	"	AND NOT EXISTS (SELECT 1 FROM person_note n WHERE n.person_id = p.id AND n.made_at >= ?) "
	"	AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.person_id = p.id) "
	"	AND " NOT_HELD_PERSON("p") ") AS kept "
	"FROM person p FORCE INDEX (untouched) "
	"WHERE p.site_id = ? AND p.updated_at < ? AND p.updated_at >= ? AND (p.updated_at > ? OR p.id > ?) "
	"ORDER BY p.updated_at, p.id "
	"LIMIT " STRINGIFY(RETENTION_BATCH));

static const struct {
	const struct stmt *next;
	enum err (*erase)(struct req *q, int64_t id, instant before, bool *done);
	const char *name;		/* in the audit log */
} walks[WHATS] = {
	[OLD_REFERRALS] = { &next_referrals, erasure_old_referral, "referrals" },
	[IDLE_PROFILES] = { &next_profiles, erasure_idle_profile, "profiles" },
};

struct place { int64_t updated_at, row_id, erased; };
static const struct column place_columns[] = {
	COLUMN(struct place, updated_at), COLUMN(struct place, row_id), COLUMN(struct place, erased),
};

STATEMENT(find_place, place_columns, struct place,
	"SELECT updated_at, row_id, erased "
	"FROM retention_walk "
	"WHERE site_id = ? AND what = ?");

COMMAND(keep_place,
	"INSERT INTO retention_walk (site_id, what, updated_at, row_id, erased) "
	"VALUES (?, ?, ?, ?, ?) "
	"ON DUPLICATE KEY UPDATE updated_at = VALUES(updated_at), row_id = VALUES(row_id), erased = erased + VALUES(erased)");

COMMAND(drop_place,
	"DELETE FROM retention_walk "
	"WHERE site_id = ? AND what = ?");

struct walk { const struct site *site; enum what what; instant before; struct place at; int64_t erased; };

/* The numbers of the rounds before are in the database, and those of this one are added, so two workers lose none. */
static enum err finish(struct req *q, void *data)
{
	const struct walk *w = data;
	struct place sum = { 0 };
	struct done done = { 0 };
	enum err e = db_row(q, &find_place, &sum, BIND(w->site->id, w->what));

	if ((e && e != ERR_MISSING) || (e = db_exec(q, &drop_place, &done, BIND(w->site->id, w->what))))
		return e;
	sum.erased = (done.rows ? sum.erased : 0) + w->erased;
	return !sum.erased ? ERR_OK : audit_add(q, &(struct audited){ .act = AUDIT_data_erased, .site_id = w->site->id, .object = "",
		.what = walks[w->what].name, .new_value = arena_printf(q->arena, "%" PRId64, sum.erased) });
}

static enum err erase_each(struct req *q, struct walk *w, const struct old *all, size_t count, bool (*is_stopping)(void))
{
	for (size_t i = 0; i < count && !(is_stopping && is_stopping()); i++) {
		bool done = false;
		enum err e = all[i].kept ? ERR_OK : walks[w->what].erase(q, all[i].id, w->before, &done);

		if (e)
			return e;
		w->erased += done;
		w->at = (struct place){ .updated_at = all[i].updated_at, .row_id = all[i].id };
	}
	return ERR_OK;
}

/* A failure loses only the count of this round. */
static enum err walk_on(struct req *q, struct walk *w, bool (*is_stopping)(void), bool *more)
{
	struct old *all;
	size_t count;
	enum err e = db_row(q, &find_place, &w->at, BIND(w->site->id, w->what));

	if (e && e != ERR_MISSING)
		return e;
	if ((e = db_rows(q, walks[w->what].next, &all, &count, BIND(w->before, w->site->id, w->before, w->at.updated_at,
			w->at.updated_at, w->at.row_id))) || (e = erase_each(q, w, all, count, is_stopping)))
		return e;
	*more = *more || count == RETENTION_BATCH;
	if (count < RETENTION_BATCH && !(is_stopping && is_stopping()))
		return db_transaction(q, finish, w);
	return db_exec(q, &keep_place, NULL, BIND(w->site->id, w->what, w->at.updated_at, w->at.row_id, w->erased));
}

static enum err walk_site(struct req *q, const struct site *s, bool (*is_stopping)(void), bool *more)
{
	enum err e = ERR_OK;

	for (enum what what = 0; !e && what < WHATS; what++) {
		struct walk w = { .site = s, .what = what, .before = months_ago(q->now, s->retention_months, s->time_zone) };

		e = walk_on(q, &w, is_stopping, more);
	}
	return e;
}

enum err retention_run(struct req *q, bool (*is_stopping)(void), bool *more)
{
	struct site *sites;
	size_t count;
	enum err e = site_all(q, &sites, &count);

	*more = false;
	for (size_t i = 0; !e && i < count; i++)
		if (sites[i].retention_months)
			e = walk_site(q, &sites[i], is_stopping, more);
	return e;
}

/* ---- counting ---- */

struct counted { int64_t looked_at, old; };
static const struct column counted_columns[] = { COLUMN(struct counted, looked_at), COLUMN(struct counted, old) };

STATEMENT(count_old, counted_columns, struct counted,
	"SELECT COUNT(*) AS looked_at, CAST(IFNULL(SUM(NOT k.kept), 0) AS SIGNED) AS old "
	"FROM (SELECT " KEPT_REFERRAL
		"FROM referral r FORCE INDEX (untouched) "
		"WHERE r.site_id = ? AND r.erased_at IS NULL AND r.updated_at < ? "
		"ORDER BY r.updated_at, r.id "
		"LIMIT " STRINGIFY(RETENTION_COUNTED) ") k");

enum err retention_count(struct req *q, const struct site *s, int months, int64_t *count, bool *more)
{
	instant before = months_ago(q->now, months, s->time_zone);
	struct counted c = { 0 };
	enum err e = db_row(q, &count_old, &c, BIND(before, s->id, before));

	*count = c.old;
	*more = c.looked_at == RETENTION_COUNTED;
	return e;
}
