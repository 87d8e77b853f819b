/* publisher.c - turns rows of live_change into messages on channels. */
#include "live/publisher.h"

#include "base/log.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "edge/push.h"
#include "edge/wake.h"
#include "law/visibility.h"
#include "site/live_change.h"

#define BATCH 100
#define IDLE_MS 500
/* Least time from one round to the next, and in a burst: many changes at once become rows of the same round. */
#define PACE_MS 10
#define BURST_PACE_MS 50
#define BURST 5				/* rows of a round */
#define TROUBLE_MS 2000

_Static_assert(GAPS == 25, "TWENTY_FIVE: the statement has a place for each");

/* ---- reading ---- */

struct change {
	int64_t id, referral_id, account_id;
	const char *public_id;
	int version;
	unsigned parties, linked;	/* sets of 1 << party; linked: those who have a link to the referral */
	bool ended;
};

static const struct column change_columns[] = {
	COLUMN(struct change, id), COLUMN(struct change, referral_id), COLUMN(struct change, account_id),
	COLUMN(struct change, public_id), COLUMN(struct change, version), COLUMN(struct change, parties), COLUMN(struct change, linked),
	COLUMN(struct change, ended),
};

#define CHANGE_SELECT \
	"SELECT l.id, l.referral_id, l.account_id, r.public_id, l.version, l.parties, " \
		"(SELECT BIT_OR(1 << s.party) FROM status_link s WHERE s.referral_id = l.referral_id AND s.revoked_at IS NULL) AS linked, " \
		"l.ended " \
	"FROM live_change l " \
	"LEFT JOIN referral r ON r.id = l.referral_id "

STATEMENT(find_new, change_columns, struct change,
	CHANGE_SELECT
	"WHERE l.id > ? "
	"ORDER BY l.id "
	"LIMIT " STRINGIFY(BATCH));

STATEMENT(find_late, change_columns, struct change,
	CHANGE_SELECT
	"WHERE l.id IN (" TWENTY_FIVE ") "
	"ORDER BY l.id");

struct newest { int64_t id; };
static const struct column newest_columns[] = { COLUMN(struct newest, id) };

/* The row before the first one that is young enough. */
STATEMENT(find_beginning, newest_columns, struct newest,
	"SELECT IFNULL((SELECT MIN(id) - 1 FROM live_change WHERE made_at >= ?), IFNULL((SELECT MAX(id) FROM live_change), 0)) AS id");

static enum err begin(struct req *q, struct publisher *p)
{
	struct newest n = { 0 };
	enum err e = p->begun ? ERR_OK : db_row(q, &find_beginning, &n, BIND(q->now - PUBLISHED_FOR));

	if (p->begun || e)
		return e;
	p->begun = true;
	p->last = n.id;
	return ERR_OK;
}

/* ---- the viewers' channels ---- */

struct viewer { int64_t change_id, account_id; };
static const struct column viewer_columns[] = {
	COLUMN(struct viewer, change_id), COLUMN(struct viewer, account_id),
};

/* A range, which the database plans faster than a list of ids. */
#define CHANGED "l.id BETWEEN ? AND ? AND NOT l.ended "

STATEMENT(find_viewers, viewer_columns, struct viewer,
	"SELECT l.id AS change_id, l.seeker_id AS account_id "
	"FROM live_change l "
	"WHERE " CHANGED "AND l.parties & " SQL_THE_SEEKER " AND l.seeker_id IS NOT NULL "
	"UNION "
	"SELECT l.id, l.helper_id "
	"FROM live_change l "
	"WHERE " CHANGED "AND l.parties & " SQL_THE_HELPER " AND l.helper_id IS NOT NULL "
	"UNION "
	"SELECT l.id, m.account_id "
	"FROM live_change l "
	"JOIN team_member m ON m.team_id = l.shared_group_id "
	"WHERE " CHANGED "AND l.parties & " SQL_THE_HELPER " "
	"UNION "
	"SELECT l.id, c.account_id "
	"FROM live_change l "
	"JOIN program_claimer c ON c.program_id = l.inbound_program_id "
	"WHERE " CHANGED "AND l.parties & " SQL_THE_PROGRAM);

static enum err viewers_of(struct req *q, const struct change *all, size_t count, struct viewer **viewers, size_t *n)
{
	int64_t first = all[0].id, last = all[count - 1].id;

	return db_rows(q, &find_viewers, viewers, n, BIND(first, last, first, last, first, last, first, last));
}

struct channels { const char **all; size_t count; };

static void add_channel(struct channels *c, const char *channel)
{
	c->all[c->count++] = channel;
}

/* The parties whose links are a channel for this change. A channel at which nobody listens costs nginx as much as another one, so
 * a party without a link has none. */
static unsigned parties_by_link(const struct change *c)
{
	return c->ended ? c->parties : c->parties & c->linked;
}

/* The channels of an ended right hold only those whose right it was. */
static struct channels channels_of(struct req *q, const struct change *c, const struct viewer *viewers, size_t n)
{
	struct channels to = { arena_array(q->arena, n + PARTIES + 1, sizeof(*to.all)), 0 };

	for (enum party p = 0; c->referral_id && p < PARTIES; p++)
		if (parties_by_link(c) & (1u << p))
			add_channel(&to, live_channel_of_links(q, c->referral_id, p));
	if (c->account_id)
		add_channel(&to, live_channel_of_account(q, c->account_id));
	for (size_t i = 0; i < n; i++)
		if (viewers[i].change_id == c->id)
			add_channel(&to, live_channel_of_account(q, viewers[i].account_id));
	return to;
}

/* ---- publishing ---- */

static enum err publish(struct req *q, const struct change *c, const struct channels *to)
{
	const char *data = arena_printf(q->arena, "{\"referral\":\"%s\",\"version\":%d}", text_or_empty(c->public_id), c->version);
	enum err e = ERR_OK;

	for (size_t i = 0; !e && i < to->count; i += PUSH_CHANNELS) {
		size_t n = to->count - i < PUSH_CHANNELS ? to->count - i : PUSH_CHANNELS;

		e = c->ended ? push_close(q, to->all + i, n) : push_event(q, to->all + i, n, "change", data);
	}
	return e;
}

static bool is_referral_gone(const struct change *c)
{
	return !c->ended && !c->public_id;
}

typedef void taken(struct publisher *p, int64_t id);

/* Rows in the order of their ids. Calls published() after each of them. */
static enum err publish_each(struct req *q, struct publisher *p, const struct change *all, size_t count, taken *published)
{
	struct viewer *viewers;
	size_t n;
	enum err e = viewers_of(q, all, count, &viewers, &n);

	for (size_t i = 0; !e && i < count; i++) {
		struct channels channels = channels_of(q, &all[i], viewers, n);

		if (is_referral_gone(&all[i]) || !(e = publish(q, &all[i], &channels)))
			published(p, all[i].id);
	}
	return e;
}

/* ---- gaps ---- */

static void keep_gap(struct publisher *p, int64_t id)
{
	p->gaps[p->gap].id = id;
	p->gaps[p->gap].until = clock_monotonic() + GAP_LIFE;
	p->gap = (p->gap + 1) % GAPS;
}

static void advance(struct publisher *p, int64_t id)
{
	for (int64_t missing = id - p->last > GAPS ? id - GAPS : p->last + 1; missing < id; missing++)
		keep_gap(p, missing);
	p->last = id;
}

static void close_gap(struct publisher *p, int64_t id)
{
	for (size_t i = 0; i < GAPS; i++)
		if (p->gaps[i].id == id)
			p->gaps[i].id = 0;
}

static size_t open_gaps(struct publisher *p, struct value *v)
{
	size_t n = 0;

	for (size_t i = 0; i < GAPS; i++) {
		if (p->gaps[i].id && p->gaps[i].until < clock_monotonic())
			p->gaps[i].id = 0;
		v[i] = value_id(p->gaps[i].id);
		n += p->gaps[i].id != 0;
	}
	return n;
}

static enum err publish_late(struct req *q, struct publisher *p)
{
	struct value v[GAPS];
	struct change *all;
	size_t count;
	enum err e;

	if (!open_gaps(p, v))
		return ERR_OK;
	e = db_rows(q, &find_late, &all, &count, (struct binds){ v, COUNT(v) });
	/* Between two of them may be many others. */
	for (size_t i = 0; !e && i < count; i++)
		e = publish_each(q, p, &all[i], 1, close_gap);
	return e;
}

/* ---- rounds ---- */

enum err publisher_round(struct req *q, struct publisher *p, size_t *count)
{
	struct change *all;
	enum err e;

	*count = 0;
	if ((e = begin(q, p)) || (e = publish_late(q, p)) || (e = db_rows(q, &find_new, &all, count, BIND(p->last))))
		return e;
	return *count ? publish_each(q, p, all, *count, advance) : ERR_OK;
}

/* Logs the first failure of a row of failures, and the first success after them. */
static void log_turn(const struct req *q, enum err e, bool *failing)
{
	if (e && !*failing)
		log_event(LOG_ERROR_LEVEL, "publishing_stopped", "reason", err_detail(q, e), NULL);
	if (!e && *failing)
		log_event(LOG_INFO_LEVEL, "publishing_resumed", NULL);
	*failing = e != ERR_OK;
}

/* A change that comes alone is published at once. */
static void keep_pace(int64_t *round, size_t last_count)
{
	int64_t rest = *round + (last_count < BURST ? PACE_MS : BURST_PACE_MS) - clock_monotonic();

	if (rest > 0 && last_count < BATCH)
		wake_wait(-1, (int)rest);
	*round = clock_monotonic();
}

enum err publisher_run(struct req *q, bool (*is_stopping)(void))
{
	struct publisher p = { 0 };
	bool failing = false;
	int listening = -1;
	int64_t round = 0;
	size_t count = 0;

	while (!is_stopping()) {
		enum err e;

		keep_pace(&round, count);
		req_reset(q);
		if (listening < 0)
			listening = wake_listen(q, SLEEPER_publisher);
		e = publisher_round(q, &p, &count);
		log_turn(q, e, &failing);
		if (e)
			wake_wait(-1, TROUBLE_MS);
		else if (count < BATCH)
			wake_wait(listening, IDLE_MS);
	}
	return ERR_OK;
}
