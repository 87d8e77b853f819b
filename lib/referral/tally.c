/* tally.c - counts referrals; tally.h is the manual. */
#include "referral/tally.h"

#include "base/clock.h"
#include "base/req.h"
#include "edge/db.h"
#include "law_sql.h"
#include "law/status.h"

struct kept { enum kind kind; int64_t up_to, referrals; };
struct counted { enum kind kind; int64_t referrals; };
struct newest { int64_t id; };

static const struct column kept_columns[] = {
	COLUMN(struct kept, kind),
	COLUMN(struct kept, up_to),
	COLUMN(struct kept, referrals),
};
static const struct column counted_columns[] = {
	COLUMN(struct counted, kind),
	COLUMN(struct counted, referrals),
};
static const struct column newest_columns[] = { COLUMN(struct newest, id) };
static const struct column unanswered_columns[] = {
	COLUMN(struct unanswered, host),
	COLUMN(struct unanswered, referrals),
};

STATEMENT(kept_all, kept_columns, struct kept,
	"SELECT kind, up_to, referrals "
	"FROM referral_tally");

STATEMENT(kept_locked, kept_columns, struct kept,
	"SELECT kind, up_to, referrals "
	"FROM referral_tally "
	"FOR UPDATE");

STATEMENT(newest_older, newest_columns, struct newest,
	"SELECT id "
	"FROM referral "
	"WHERE made_at < ? "
	"ORDER BY id DESC "
	"LIMIT 1");

STATEMENT(counted_between, counted_columns, struct counted,
	"SELECT kind, COUNT(*) AS referrals "
	"FROM referral "
	"WHERE id > ? "
	"AND id <= ? "
	"GROUP BY kind");

COMMAND(keep,
	"INSERT INTO referral_tally (kind, up_to, referrals) "
	"VALUES (?, ?, ?) "
	"ON DUPLICATE KEY UPDATE up_to = VALUES(up_to), referrals = VALUES(referrals)");

STATEMENT(unanswered_by_site, unanswered_columns, struct unanswered,
	"SELECT s.host, COUNT(r.id) AS referrals "
	"FROM site s "
	"LEFT JOIN referral r FORCE INDEX (unanswered) ON r.site_id = s.id "
	"  AND r.stage = ? "
	"  AND r.kind = ? "
	"GROUP BY s.id");

struct tally { int64_t up_to, all[KINDS]; };

static enum err read_kept(struct req *q, const struct stmt *s, struct tally *t)
{
	struct kept *rows;
	size_t count;
	enum err e = db_rows(q, s, &rows, &count, NOTHING);

	*t = (struct tally){ 0 };
	for (size_t i = 0; i < count; i++) {
		t->up_to = rows[i].up_to;
		t->all[rows[i].kind] = rows[i].referrals;
	}
	return e;
}

static enum err add_newer(struct req *q, struct tally *t, int64_t up_to)
{
	struct counted *rows;
	size_t count;
	enum err e = db_rows(q, &counted_between, &rows, &count, BIND(t->up_to, up_to));

	for (size_t i = 0; i < count; i++)
		t->all[rows[i].kind] += rows[i].referrals;
	return e;
}

static enum err keep_all(struct req *q, void *data)
{
	struct newest n = { 0 };
	struct tally t;
	enum err e = db_row(q, &newest_older, &n, BIND(q->now - HOURS(1)));

	(void)data;
	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	if ((e = read_kept(q, &kept_locked, &t)) || n.id <= t.up_to || (e = add_newer(q, &t, n.id)))
		return e;
	for (enum kind k = 0; k < KINDS && !e; k++)
		e = db_exec(q, &keep, NULL, BIND((int)k, n.id, t.all[k]));
	return e;
}

enum err tally_keep(struct req *q)
{
	return db_transaction(q, keep_all, NULL);
}

enum err tally_made(struct req *q, int64_t all[KINDS])
{
	struct tally t;
	enum err e;

	if ((e = read_kept(q, &kept_all, &t)) || (e = add_newer(q, &t, INT64_MAX)))
		return e;
	for (enum kind k = 0; k < KINDS; k++)
		all[k] = t.all[k];
	return ERR_OK;
}

enum err tally_unanswered(struct req *q, struct unanswered **all, size_t *count)
{
	return db_rows(q, &unanswered_by_site, all, count, BIND((int)STAGE_not_updated, (int)KIND_LIVE));
}
