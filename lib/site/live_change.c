/* live_change.c - writes the rows from which open pages learn of changes, and names their channels. */
#include "site/live_change.h"

#include "base/conf.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "edge/wake.h"
#include "law/veil.h"
#include "site/live_change_sql.h"

bool live_is_on(const struct conf *c)
{
	return !text_equal(c->web_live, "off");
}

bool live_is_pushed(const struct conf *c)
{
	return text_equal(c->web_live, "nchan");
}

/* ---- writing ---- */

COMMAND(add_change,
	"INSERT INTO live_change (made_at, referral_id, version, parties, "
	"seeker_id, helper_id, shared_group_id, inbound_program_id) "
	"SELECT ?, id, version + ?, ? & ~IF(? AND " VEIL_SQL_HANGS ", " SQL_VEIL_PARTIES ", 0), seeker_id, helper_id, shared_group_id, inbound_program_id "
	"FROM referral r "
	"WHERE id = ?");

COMMAND(add_ended,
	"INSERT INTO live_change (made_at, ended, account_id, referral_id, parties) "
	"VALUES (?, TRUE, ?, ?, ?)");

static enum err add(struct req *q, const struct stmt *s, struct binds b)
{
	enum err e = live_is_on(q->conf) ? db_exec(q, s, NULL, b) : ERR_OK;

	if (!e && live_is_pushed(q->conf))
		db_after_commit(q, wake_publisher, NULL);
	return e;
}

enum err live_change_end(struct req *q, const struct stmt *s, struct binds b)
{
	return add(q, s, b);
}

enum err live_change_add(struct req *q, int64_t referral_id, unsigned parties, bool veiled)
{
	return add(q, &add_change, BIND(q->now, 0, parties, veiled, referral_id));
}

enum err live_change_leave(struct req *q, int64_t referral_id)
{
	return add(q, &add_change, BIND(q->now, 1, EVERYBODY, false, referral_id));
}

enum err live_change_end_sessions(struct req *q, int64_t account_id)
{
	return add(q, &add_ended, BIND(q->now, account_id, value_id(0), 0));
}

enum err live_change_end_links(struct req *q, int64_t referral_id, unsigned parties)
{
	return add(q, &add_ended, BIND(q->now, value_id(0), referral_id, parties));
}

/* ---- cleaning ---- */

#define BATCH 5000

COMMAND(forget,
	"DELETE FROM live_change "
	"WHERE made_at < ? "
	"ORDER BY made_at "
	"LIMIT " STRINGIFY(BATCH));

enum err live_change_clean(struct req *q)
{
	struct done done = { .rows = BATCH };
	enum err e = ERR_OK;

	while (!e && done.rows == BATCH)
		e = db_exec(q, &forget, &done, BIND(q->now - LIVE_CHANGE_LIFE));
	return e;
}

/* ---- channels ---- */

#define NAME_BYTES 16

static const char *name_of(struct req *q, const char *kind, int64_t id, int64_t party)
{
	unsigned char mac[HASH_SIZE];

	secret_mac(FOR_LIVE, mac, kind, arena_printf(q->arena, "%lld", (long long)id),
		arena_printf(q->arena, "%lld", (long long)party), (char *)NULL);
	return text_hex(q->arena, mac, NAME_BYTES);
}

const char *live_channel_of_account(struct req *q, int64_t account_id)
{
	return name_of(q, "account", account_id, 0);
}

const char *live_channel_of_links(struct req *q, int64_t referral_id, enum party p)
{
	return name_of(q, "links", referral_id, p);
}
