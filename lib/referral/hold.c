/* hold.c - sets and ends legal holds, and finds the one that forbids an erasure. */
#include "referral/hold.h"

#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "site/account.h"
#include "site/audit.h"

/* ---- reading ---- */

static const struct column hold_columns[] = {
	COLUMN(struct hold, id), COLUMN(struct hold, public_id), COLUMN(struct hold, of_person), COLUMN(struct hold, object),
	COLUMN(struct hold, reason), COLUMN(struct hold, set_by), COLUMN(struct hold, set_at),
};

/* An admin has no row in the law: of the referral or profile, only the public id is read. */
#define HOLD_VALUES \
	"SELECT h.id, h.public_id, h.person_id IS NOT NULL AS of_person, " \
	"	IFNULL((SELECT r.public_id FROM referral r WHERE r.id = h.referral_id), " \
	"		(SELECT p.public_id FROM person p WHERE p.id = h.person_id)) AS object, " \
	"	h.reason, IFNULL((SELECT TRIM(CONCAT(a.first_name, ' ', a.last_name)) FROM account a WHERE a.id = h.set_by), '') AS set_by, " \
	"	h.set_at "

STATEMENT(list_holds, hold_columns, struct hold,
	HOLD_VALUES
	"FROM hold h "
	"WHERE h.site_id = ? AND h.stands "
	"ORDER BY h.id DESC "
	"LIMIT " STRINGIFY(HOLDS_LISTED));

enum err holds(struct req *q, int64_t site_id, struct hold **all, size_t *count)
{
	return db_rows(q, &list_holds, all, count, BIND(site_id));
}

STATEMENT(find_hold, hold_columns, struct hold,
	HOLD_VALUES
	"FROM hold h "
	"WHERE h.public_id = ? AND h.site_id = ? AND h.stands");

enum err hold_by_id(struct req *q, int64_t site_id, const char *public_id, struct hold *h)
{
	enum err e = db_row(q, &find_hold, h, BIND(value_public_id(public_id), site_id));

	return e == ERR_MISSING ? fail(q, e, "hold %s", public_id) : e;
}

STATEMENT(on_referral, hold_columns, struct hold,
	HOLD_VALUES
	"FROM hold h FORCE INDEX (of_referral) "
	"WHERE h.referral_id = ? AND h.stands "
	"LOCK IN SHARE MODE");

STATEMENT(on_person, hold_columns, struct hold,
	HOLD_VALUES
	"FROM hold h FORCE INDEX (of_person) "
	"WHERE h.person_id = ? AND h.stands "
	"LOCK IN SHARE MODE");

STATEMENT(on_merged, hold_columns, struct hold,
	HOLD_VALUES
	"FROM person_merge m "
	"JOIN hold h FORCE INDEX (of_person) ON h.person_id = m.other_id AND h.stands "
	"WHERE m.person_id = ? "
	"LIMIT 1 "
	"LOCK IN SHARE MODE");

STATEMENT(on_referral_of, hold_columns, struct hold,
	HOLD_VALUES
	"FROM referral r "
	"JOIN hold h FORCE INDEX (of_referral) ON h.referral_id = r.id AND h.stands "
	"WHERE r.person_id = ? "
	"LIMIT 1 "
	"LOCK IN SHARE MODE");

enum err hold_find(struct req *q, int64_t referral_id, int64_t person_id, struct hold *h)
{
	enum err e = referral_id ? db_row(q, &on_referral, h, BIND(referral_id)) : ERR_MISSING;

	if (e != ERR_MISSING || !person_id)
		return e;
	if ((e = db_row(q, &on_person, h, BIND(person_id))) != ERR_MISSING)
		return e;
	if ((e = db_row(q, &on_merged, h, BIND(person_id))) != ERR_MISSING)
		return e;
	return referral_id ? ERR_MISSING : db_row(q, &on_referral_of, h, BIND(person_id));
}

/* ---- setting ---- */

struct held { int64_t referral_id, person_id; bool erased; const char *public_id; };
static const struct column held_columns[] = {
	COLUMN(struct held, referral_id), COLUMN(struct held, person_id), COLUMN(struct held, erased), COLUMN(struct held, public_id),
};

STATEMENT(lock_referral, held_columns, struct held,
	"SELECT id AS referral_id, 0 AS person_id, erased_at IS NOT NULL AS erased, public_id "
	"FROM referral "
	"WHERE public_id = ? AND site_id = ? "
	"FOR UPDATE");

STATEMENT(lock_person, held_columns, struct held,
	"SELECT 0 AS referral_id, id AS person_id, FALSE AS erased, public_id "
	"FROM person "
	"WHERE public_id = ? AND site_id = ? "
	"FOR UPDATE");

COMMAND(add_hold,
	"INSERT INTO hold (public_id, site_id, person_id, referral_id, reason, set_at, set_by) "
	"VALUES (?, ?, ?, ?, ?, ?, ?)");

struct setting { int64_t site_id; const char *object, *reason; };

/* The part of an address behind its last slash, without query. */
static const char *id_in(struct req *q, const char *typed)
{
	const char *slash = strrchr(typed, '/');

	typed = slash ? slash + 1 : typed;
	return arena_bytes(q->arena, typed, strcspn(typed, "?#"));
}

static enum err find_object(struct req *q, const struct setting *s, struct held *object)
{
	struct value id = value_public_id(id_in(q, s->object));
	enum err e = db_row(q, &lock_referral, object, BIND(id, s->site_id));

	return e == ERR_MISSING ? db_row(q, &lock_person, object, BIND(id, s->site_id)) : e;
}

static enum err set_it(struct req *q, void *data)
{
	const struct setting *s = data;
	struct held object = { 0 };
	const char *id = secret_public_id(q->arena);
	enum err e = find_object(q, s, &object);

	if (e || object.erased)
		return e ? e : ERR_GONE;
	if ((e = db_exec(q, &add_hold, NULL, BIND(id, s->site_id, value_id(object.person_id), value_id(object.referral_id), s->reason,
			q->now, value_id(q->account ? q->account->id : 0)))))
		return e;
	return audit_add(q, &(struct audited){ .act = AUDIT_hold_set, .site_id = s->site_id, .object = id,
		.what = object.person_id ? "person" : "referral", .new_value = object.public_id });
}

enum err hold_set(struct req *q, int64_t site_id, const char *object, const char *reason)
{
	struct setting s = { site_id, object, reason };

	return db_transaction(q, set_it, &s);
}

/* ---- ending ---- */

COMMAND(end_hold,
	"UPDATE hold "
	"SET stands = NULL, ended_at = ? "
	"WHERE public_id = ? AND site_id = ? AND stands");

struct ending { int64_t site_id; const char *public_id; };

static enum err end_it(struct req *q, void *data)
{
	const struct ending *s = data;
	struct done done = { 0 };
	enum err e = db_exec(q, &end_hold, &done, BIND(q->now, value_public_id(s->public_id), s->site_id));

	if (e || !done.rows)
		return e ? e : fail(q, ERR_MISSING, "hold %s", s->public_id);
	return audit_add(q, &(struct audited){ .act = AUDIT_hold_ended, .site_id = s->site_id, .object = s->public_id });
}

enum err hold_end(struct req *q, int64_t site_id, const char *public_id)
{
	struct ending s = { site_id, public_id };

	return db_transaction(q, end_it, &s);
}
