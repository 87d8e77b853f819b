/* erasure_old.c - erases a referral or a profile if nobody has touched it for long. */
#include "referral/erasure.h"

#include "base/req.h"
#include "edge/db.h"
#include "referral/erasure_in.h"
#include "site/worklist.h"

/* ---- referrals ---- */

struct touched { instant event_at; bool asked; };
static const struct column touched_columns[] = { COLUMN(struct touched, event_at), COLUMN(struct touched, asked) };

/* The referral is locked, and an event moves its version: nothing is written meanwhile. */
STATEMENT(touched_of, touched_columns, struct touched,
	"SELECT IFNULL((SELECT MAX(e.made_at) FROM referral_event e WHERE e.referral_id = k.id), 0) AS event_at, "
	"	EXISTS (SELECT 1 FROM data_request d WHERE d.referral_id = k.id AND (d.waits OR (d.approved AND d.erased_at IS NULL))) AS asked "
	"FROM (SELECT CAST(? AS SIGNED) AS id) k");

struct aging { int64_t id; instant before; bool done; };

static enum err erase_old(struct req *q, void *data)
{
	struct aging *a = data;
	struct erasure_row r;
	struct touched t = { 0 };
	enum err e = erasure_row_lock(q, a->id, &r);

	if (e || r.updated_at >= a->before)
		return e == ERR_MISSING ? ERR_OK : e;
	if ((e = erasure_check_hold(q, r.id, r.person_id)) || (e = db_row(q, &touched_of, &t, BIND(r.id))))
		return e == ERR_CONFLICT ? ERR_OK : e;
	if (t.event_at >= a->before || t.asked)
		return ERR_OK;
	a->done = true;
	if ((e = erasure_row_erase(q, &r, a->before)) || !r.person_id)
		return e;
	return worklist_renew_viewers(q, r.person_id);
}

static enum err age(struct req *q, enum err (*work)(struct req *q, void *data), int64_t id, instant before, bool *done)
{
	struct aging a = { .id = id, .before = before };
	enum err e = db_transaction(q, work, &a);

	*done = !e && a.done;
	return e;
}

enum err erasure_old_referral(struct req *q, int64_t id, instant before, bool *done)
{
	return age(q, erase_old, id, before, done);
}

/* ---- profiles ---- */

struct profile { instant updated_at; bool is_merged; };
static const struct column idle_columns[] = { COLUMN(struct profile, updated_at), COLUMN(struct profile, is_merged) };

STATEMENT(lock_profile, idle_columns, struct profile,
	"SELECT updated_at, merged_into IS NOT NULL AS is_merged "
	"FROM person "
	"WHERE id = ? "
	"FOR UPDATE");

struct found { int64_t id; };
static const struct column found_columns[] = { COLUMN(struct found, id) };

STATEMENT(noted_since, found_columns, struct found,
	"SELECT id "
	"FROM person_note "
	"WHERE person_id = ? AND made_at >= ? "
	"LIMIT 1");

static enum err is_noted(struct req *q, const struct aging *a, bool *noted)
{
	struct found f;
	enum err e = db_row(q, &noted_since, &f, BIND(a->id, a->before));

	*noted = !e;
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err drop_idle(struct req *q, void *data)
{
	struct aging *a = data;
	struct profile p = { 0 };
	bool empty, noted;
	enum err e = db_row(q, &lock_profile, &p, BIND(a->id));

	if (e || p.updated_at >= a->before || p.is_merged)
		return e == ERR_MISSING ? ERR_OK : e;
	if ((e = erasure_profile_is_empty(q, a->id, &empty)) || (e = is_noted(q, a, &noted)))
		return e;
	if (!empty || noted || (e = erasure_check_hold(q, 0, a->id)))
		return e == ERR_CONFLICT ? ERR_OK : e;
	a->done = true;
	return erasure_profile_drop(q, a->id);
}

enum err erasure_idle_profile(struct req *q, int64_t id, instant before, bool *done)
{
	return age(q, drop_idle, id, before, done);
}
