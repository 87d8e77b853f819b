/* limit.c - keeps the counts of limits.def in the database. */
#include "site/limit.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "base/conf.h"
#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "edge/db.h"
#include "edge/http.h"
#include "site/account.h"
#include "site/site.h"

#define KEPT DAYS(3)
#define BATCH 1000
#define PARTS 8			/* of a count that many take at the same moment */

enum scope { ACCOUNT, BROWSER, ADDRESS_HERE, ADDRESS, SOURCE, SITE, ALL };
enum window { HOUR, DAY };

static const struct row {
	enum limited what;
	enum scope by;
	int64_t most;
	size_t setting;		/* the offset of a number in struct conf; 0: most counts */
	enum window window;
	const char *what_word, *by_word;
} rows[] = {
#define LIMITED(what)
#define LIMIT(what, by, most, window) { LIMITED_##what, by, most, window, #what, #by },
#define MOST(n) n, 0
#define SET_BY(key) 0, offsetof(struct conf, limits_##key)
#include "site/limits.def"
#undef LIMIT
#undef LIMITED
#undef MOST
#undef SET_BY
};

static int64_t most_of(const struct req *q, const struct row *r)
{
	int64_t most = r->most;

	if (r->setting)
		memcpy(&most, (const char *)q->conf + r->setting, sizeof(most));
	return most * q->conf->limits_factor;
}

/* ---- by whom ---- */

/* The network of an address: an IPv4 /24, also of a mapped address, or an IPv6 /64. Other text is its own network. */
static const char *network_of(struct req *q, const char *remote)
{
	unsigned char v4[4], v6[16];

	if (text_starts(remote, "::ffff:"))
		remote += strlen("::ffff:");
	if (inet_pton(AF_INET, remote, v4) == 1)
		return text_hex(q->arena, v4, 3);
	return inet_pton(AF_INET6, remote, v6) == 1 ? text_hex(q->arena, v6, 8) : remote;
}

/* Fills who, which has room for LIMIT_WHO_SIZE bytes. */
static void hash(const char *kind, const char *text, unsigned char *who)
{
	unsigned char mac[HASH_SIZE];

	secret_mac(FOR_LIMIT, mac, kind, text, (char *)NULL);
	memcpy(who, mac, LIMIT_WHO_SIZE);
}

const char *limit_source(struct req *q)
{
	unsigned char who[LIMIT_WHO_SIZE];

	if (!q->http)
		return NULL;
	hash("network", network_of(q, text_or_empty(q->http->remote)), who);
	return text_hex(q->arena, who, LIMIT_WHO_SIZE);
}

struct limit_by limit_by_reader(struct req *q, const char *address)
{
	return (struct limit_by){
		.account_id = q->account ? q->account->id : 0, .site_id = q->site ? q->site->id : 0,
		.address = address, .source = limit_source(q), .time_zone = q->site ? q->site->time_zone : "UTC",
	};
}

/* The text that names whose count it is; NULL if the row does not apply. */
static const char *name_of(struct req *q, const struct row *r, const struct limit_by *by)
{
	bool is_stranger = !by->account_id && !by->browser;

	switch (r->by) {
	case ACCOUNT: return by->account_id ? arena_printf(q->arena, "%" PRId64, by->account_id) : NULL;
	case BROWSER: return by->account_id ? NULL : by->browser;
	case ADDRESS_HERE:
		return is_stranger && by->address && by->source ? arena_printf(q->arena, "%s %s", by->source, by->address) : NULL;
	case ADDRESS: return is_stranger ? by->address : NULL;
	case SOURCE: return is_stranger ? by->source : NULL;
	case SITE: return by->site_id ? arena_printf(q->arena, "%" PRId64, by->site_id) : NULL;
	case ALL: return "";
	}
	return NULL;
}

/* ---- when ---- */

/* A day is named by its midnight in UTC, so that sites in several zones share the counts of the same date. */
static instant day_of(const struct req *q, const struct limit_by *by)
{
	struct wall w = clock_wall(q->now, by->time_zone);

	w.hour = w.minute = w.second = 0;
	return clock_from_wall(&w, "UTC");
}

/* The beginning of a window that begins now, and of the oldest one that still counts. */
struct span { instant now, oldest; };

static struct span span_of(const struct req *q, const struct row *r, const struct limit_by *by)
{
	instant day = r->window == DAY ? day_of(q, by) : 0;

	return r->window == DAY ? (struct span){ day, day } : (struct span){ q->now, q->now - HOURS(1) + 1 };
}

static instant end_of(const struct req *q, const struct row *r, const struct limit_by *by, instant since)
{
	return r->window == DAY ? clock_next_day(q->now, 0, by->time_zone) : since + HOURS(1);
}

/* ---- counting ---- */

COMMAND(take,
	"INSERT INTO limit_count (what, who, part, since, taken) "
	"VALUES (?, ?, ?, ?, 1) "
	"ON DUPLICATE KEY UPDATE "
	"  taken = IF(since < ?, 1, taken + 1), "
	"  is_reported = IF(since < ?, FALSE, is_reported), "
	"  since = IF(since < ?, VALUES(since), since)");

COMMAND(give_back,
	"UPDATE limit_count "
	"SET taken = taken - 1 "
	"WHERE what = ? "
	"AND who = ? "
	"AND part = 0 "
	"AND since >= ? "
	"AND taken > 0");

struct taken { int64_t taken; instant since; };
static const struct column taken_columns[] = {
	COLUMN(struct taken, taken),
	COLUMN(struct taken, since),
};

STATEMENT(taken_by, taken_columns, struct taken,
	"SELECT CAST(SUM(taken) AS SIGNED) AS taken, MIN(since) AS since "
	"FROM limit_count "
	"WHERE what = ? "
	"AND who = ? "
	"AND since >= ?");

/* Rows that many take in long transactions: everybody at a site, and each form behind one network's address. */
static int part_of(const struct row *r)
{
	return r->by == SITE || r->what == LIMITED_form ? (int)secret_random_below(PARTS) : 0;
}

static enum err refuse(struct req *q, const struct row *r, const unsigned char *who, instant until)
{
	struct limit_over *over = ARENA_NEW(q->arena, struct limit_over);

	*over = (struct limit_over){ .row = (size_t)(r - rows), .until = until };
	memcpy(over->who, who, LIMIT_WHO_SIZE);
	q->over = over;
	return fail(q, ERR_LIMIT, "too often: %s by %s", r->what_word, r->by_word);
}

_Static_assert(LIMITEDS <= 32, "a set of limits is an unsigned");

struct counting {
	unsigned whats;			/* a set of 1 << enum limited */
	const struct limit_by *by;
	enum err (*count)(struct req *q, const struct row *r, struct counting *c, const unsigned char *who);
	int64_t most;			/* for read_row() */
};

static enum err take_row(struct req *q, const struct row *r, struct counting *c, const unsigned char *who)
{
	struct span s = span_of(q, r, c->by);

	return db_exec(q, &take, NULL, BIND((int)(r - rows), value_bytes(who, LIMIT_WHO_SIZE), part_of(r), s.now, s.oldest, s.oldest,
		s.oldest));
}

static enum err check_row(struct req *q, const struct row *r, struct counting *c, const unsigned char *who)
{
	struct taken t = { 0 };
	enum err e = db_row(q, &taken_by, &t, BIND((int)(r - rows), value_bytes(who, LIMIT_WHO_SIZE), span_of(q, r, c->by).oldest));

	return e || t.taken <= most_of(q, r) ? e : refuse(q, r, who, end_of(q, r, c->by, t.since));
}

static enum err give_back_row(struct req *q, const struct row *r, struct counting *c, const unsigned char *who)
{
	return db_exec(q, &give_back, NULL, BIND((int)(r - rows), value_bytes(who, LIMIT_WHO_SIZE), span_of(q, r, c->by).oldest));
}

/* Stores the highest count, of all rows so far. */
static enum err read_row(struct req *q, const struct row *r, struct counting *c, const unsigned char *who)
{
	struct taken t = { 0 };
	enum err e = db_row(q, &taken_by, &t, BIND((int)(r - rows), value_bytes(who, LIMIT_WHO_SIZE), span_of(q, r, c->by).oldest));

	if (t.taken > c->most)
		c->most = t.taken;
	return e;
}

/* The rows stand in the same order for everybody, so that transactions do not deadlock over them. */
static enum err count_all(struct req *q, void *data)
{
	struct counting *c = data;
	enum err e = ERR_OK;

	for (size_t i = 0; i < COUNT(rows) && !e; i++) {
		const char *name = c->whats & 1u << rows[i].what ? name_of(q, &rows[i], c->by) : NULL;
		unsigned char who[LIMIT_WHO_SIZE];

		if (!name)
			continue;
		hash(rows[i].by_word, name, who);
		e = c->count(q, &rows[i], c, who);
	}
	return e;
}

/* Takes all before it reads any: a transaction that has read must not write a row that another one changed since. */
static enum err take_all(struct req *q, void *data)
{
	struct counting *c = data;
	enum err e;

	c->count = take_row;
	if ((e = count_all(q, c)))
		return e;
	c->count = check_row;
	return count_all(q, c);
}

enum err limit_take_each(struct req *q, unsigned whats, const struct limit_by *by)
{
	struct counting c = { whats, by, NULL, 0 };

	return db_transaction(q, take_all, &c);
}

enum err limit_take(struct req *q, enum limited what, const struct limit_by *by)
{
	return limit_take_each(q, 1u << what, by);
}

enum err limit_give_back_each(struct req *q, unsigned whats, const struct limit_by *by)
{
	struct counting c = { whats, by, give_back_row, 0 };

	return db_transaction(q, count_all, &c);
}

enum err limit_give_back(struct req *q, enum limited what, const struct limit_by *by)
{
	return limit_give_back_each(q, 1u << what, by);
}

enum err limit_read(struct req *q, enum limited what, const struct limit_by *by, int64_t *most)
{
	struct counting c = { 1u << what, by, read_row, 0 };
	enum err e = count_all(q, &c);

	*most = c.most;
	return e;
}

/* ---- the alarm ---- */

COMMAND(report,
	"UPDATE limit_count "
	"SET is_reported = TRUE "
	"WHERE what = ? "
	"AND who = ? "
	"AND NOT is_reported");

struct reporting { const struct limit_over *over; bool is_first; };

static enum err note_report(struct req *q, void *data)
{
	struct reporting *r = data;
	struct done done = { 0 };
	enum err e = db_exec(q, &report, &done, BIND((int)r->over->row, value_bytes(r->over->who, LIMIT_WHO_SIZE)));

	r->is_first = done.rows > 0;
	return e;
}

enum err limit_report(struct req *q)
{
	struct reporting r = { q->over, false };
	const struct row *row;
	enum err e;

	q->over = NULL;
	if (!r.over || r.over->row == LIMIT_NO_ROW)
		return ERR_OK;
	row = &rows[r.over->row];
	if (!(e = db_transaction(q, note_report, &r)) && r.is_first)
		log_event(LOG_ERROR_LEVEL, "limit_reached", "what", row->what_word, "by", row->by_word,
			"most", arena_printf(q->arena, "%" PRId64, most_of(q, row)), NULL);
	return e;
}

/* ---- tidying ---- */

COMMAND(forget,
	"DELETE FROM limit_count "
	"WHERE since < ? "
	"ORDER BY since "
	"LIMIT ?");

enum err limit_clean(struct req *q)
{
	struct done done = { .rows = BATCH };
	enum err e = ERR_OK;

	while (!e && done.rows == BATCH)
		e = db_exec(q, &forget, &done, BIND(q->now - KEPT, BATCH));
	return e;
}
