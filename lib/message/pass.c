/* pass.c - links and codes that let the reader of a mail do one thing for a program. */
#include "message/pass.h"

#include <inttypes.h>
#include <string.h>

#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "message/outbox.h"
#include "site/account.h"
#include "site/limit.h"
#include "site/site.h"

#define NONCE_SIZE 16
#define DIGITS 8
#define BEYOND 100000000	/* the first number with more digits */

static const struct { enum message message; instant life; } purposes[PASSES] = {
	[PASS_confirm] = { MESSAGE_address_confirm, DAYS(7) },
	[PASS_invite] = { MESSAGE_team_invited, DAYS(14) },
	[PASS_claim] = { MESSAGE_claim_code, MINUTES(30) },
	[PASS_room] = { MESSAGE_program_room, DAYS(14) },
};

/* ---- the secret ---- */

static void mac_of(struct req *q, const unsigned char *nonce, unsigned char *mac)
{
	secret_mac(FOR_PASS, mac, text_hex(q->arena, nonce, NONCE_SIZE), (char *)NULL);
}

static char *token_of(struct req *q, const unsigned char *nonce)
{
	unsigned char mac[HASH_SIZE];

	mac_of(q, nonce, mac);
	return text_base64url(q->arena, mac, sizeof(mac));
}

static char *digits_of(struct req *q, const unsigned char *nonce)
{
	unsigned char mac[HASH_SIZE];
	uint64_t number;

	mac_of(q, nonce, mac);
	memcpy(&number, mac, sizeof(number));
	return arena_printf(q->arena, "%0" STRINGIFY(DIGITS) PRIu64, number % BEYOND);
}

static struct value hash_of(struct req *q, const char *token)
{
	unsigned char *hash = arena_alloc(q->arena, HASH_SIZE);

	secret_hash(token, strlen(token), hash);
	return value_bytes(hash, HASH_SIZE);
}

struct nonce { unsigned char nonce[NONCE_SIZE]; };
static const struct column nonce_columns[] = { COLUMN(struct nonce, nonce) };

STATEMENT(nonce_of, nonce_columns, struct nonce,
	"SELECT nonce "
	"FROM program_pass "
	"WHERE id = ?");

enum err pass_token(struct req *q, int64_t id, const char **token)
{
	struct nonce n = { 0 };
	enum err e = db_row(q, &nonce_of, &n, BIND(id));

	if (!e)
		*token = token_of(q, n.nonce);
	return e;
}

enum err pass_digits(struct req *q, int64_t id, const char **digits)
{
	struct nonce n = { 0 };
	enum err e = db_row(q, &nonce_of, &n, BIND(id));

	if (!e)
		*digits = digits_of(q, n.nonce);
	return e;
}

/* ---- sending ---- */

COMMAND(end_passes,
	"UPDATE program_pass "
	"SET used_at = ? "
	"WHERE program_id = ? "
	"AND purpose = ? "
	"AND address = ? "
	"AND used_at IS NULL");

enum err pass_end(struct req *q, enum pass_purpose purpose, int64_t program_id, const char *address)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &end_passes, &done, BIND(q->now, program_id, purpose, address));

	return e || done.rows ? e : ERR_MISSING;
}

COMMAND(make,
	"INSERT INTO program_pass (public_id, purpose, program_id, address, role, account_id, nonce, token_hash, made_at, expires_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static enum err make_pass(struct req *q, const struct pass_request *r, int64_t *id)
{
	unsigned char nonce[NONCE_SIZE];
	struct done done = { 0 };
	enum err e = pass_end(q, r->purpose, r->program_id, r->address);

	if (e && e != ERR_MISSING)
		return e;
	secret_random(nonce, sizeof(nonce));
	e = db_exec(q, &make, &done, BIND(secret_public_id(q->arena), r->purpose, r->program_id, r->address, (int)r->role,
		value_id(q->account ? q->account->id : 0), value_bytes(nonce, sizeof(nonce)), hash_of(q, token_of(q, nonce)),
		q->now, q->now + purposes[r->purpose].life));
	*id = done.id;
	return e;
}

static enum err make_and_send(struct req *q, void *data)
{
	const struct pass_request *r = data;
	const struct limit_by by = { .account_id = q->account->id, .address = r->address, .time_zone = q->site->time_zone };
	struct outgoing o = { .message = purposes[r->purpose].message, .channel = CHANNEL_EMAIL, .site_id = q->site->id,
		.recipient = r->address, .language = q->language };
	enum err e = limit_take(q, LIMITED_pass_mail, &by);

	if (e || (e = make_pass(q, r, &o.subject_id)))
		return e;
	return outbox_add(q, &o);
}

enum err pass_send(struct req *q, const struct pass_request *r)
{
	struct pass_request kept = *r;

	return db_transaction(q, make_and_send, &kept);
}

enum err pass_send_from(struct req *q, const struct pass_request *r, const struct site *s)
{
	struct outgoing o = { .message = purposes[r->purpose].message, .channel = CHANNEL_EMAIL, .site_id = s->id,
		.recipient = r->address, .language = "" };
	enum err e = make_pass(q, r, &o.subject_id);

	return e ? e : outbox_add(q, &o);
}

/* ---- finding ---- */

static const struct column pass_columns[] = {
	COLUMN(struct pass, id),
	COLUMN(struct pass, program_id),
	COLUMN(struct pass, account_id),
	COLUMN(struct pass, public_id),
	COLUMN(struct pass, purpose),
	COLUMN(struct pass, address),
	COLUMN(struct pass, role),
	COLUMN(struct pass, made_at),
	COLUMN(struct pass, expires_at),
	COLUMN(struct pass, used),
};

#define SELECT_PASS \
	"SELECT id, program_id, account_id, public_id, purpose, address, role, made_at, expires_at, used_at IS NOT NULL AS used " \
	"FROM program_pass "

STATEMENT(by_token, pass_columns, struct pass,
	SELECT_PASS
	"WHERE token_hash = ? "
	"AND purpose = ?");

STATEMENT(by_id, pass_columns, struct pass,
	SELECT_PASS
	"WHERE id = ?");

STATEMENT(of_program, pass_columns, struct pass,
	SELECT_PASS
	"WHERE program_id = ? "
	"AND purpose = ? "
	"AND used_at IS NULL "
	"AND expires_at > ? "
	"ORDER BY address "
	"LIMIT 100");

STATEMENT(newest_of, pass_columns, struct pass,
	SELECT_PASS
	"WHERE program_id = ? "
	"AND purpose = ? "
	"AND account_id = ? "
	"AND used_at IS NULL "
	"AND expires_at > ? "
	"AND tries < " STRINGIFY(PASS_TRIES) " "
	"ORDER BY id DESC "
	"LIMIT 1");

enum err pass_find(struct req *q, enum pass_purpose purpose, const char *token, struct pass *p)
{
	enum err e = db_row(q, &by_token, p, BIND(hash_of(q, token), purpose));

	if (e)
		return e == ERR_MISSING ? fail(q, e, "no such pass") : e;
	return p->used || p->expires_at <= q->now ? ERR_GONE : ERR_OK;
}

enum err pass_by_id(struct req *q, int64_t id, struct pass *p)
{
	return db_row(q, &by_id, p, BIND(id));
}

enum err pass_all(struct req *q, enum pass_purpose purpose, int64_t program_id, struct pass **all, size_t *count)
{
	return db_rows(q, &of_program, all, count, BIND(program_id, purpose, q->now));
}

enum err pass_newest(struct req *q, enum pass_purpose purpose, int64_t program_id, struct pass *p)
{
	return db_row(q, &newest_of, p, BIND(program_id, purpose, q->account->id, q->now));
}

/* ---- using ---- */

COMMAND(count_try,
	"UPDATE program_pass "
	"SET tries = tries + 1 "
	"WHERE id = ? "
	"AND tries < " STRINGIFY(PASS_TRIES) " "
	"AND used_at IS NULL "
	"AND expires_at > ?");

static enum err count_this_try(struct req *q, void *data)
{
	const struct pass *p = data;
	const struct limit_by by = limit_by_reader(q, NULL);
	struct done done = { 0 };
	enum err e = limit_take(q, LIMITED_code_tried, &by);

	if (e || (e = db_exec(q, &count_try, &done, BIND(p->id, q->now))))
		return e;
	return done.rows ? ERR_OK : ERR_GONE;
}

/* Without the blanks and dashes that people copy with them. */
static char *digits_typed(struct req *q, const char *typed)
{
	struct str digits;

	str_init(&digits, q->arena, DIGITS + 1);
	for (const char *c = typed; *c; c++)
		if (*c >= '0' && *c <= '9')
			str_add_char(&digits, *c);
	return digits.full || digits.length != DIGITS ? NULL : digits.text;
}

enum err pass_try(struct req *q, const struct pass *p, const char *typed)
{
	struct pass kept = *p;
	const char *given = digits_typed(q, typed), *wanted;
	enum err e = db_transaction(q, count_this_try, &kept);

	if (e || (e = pass_digits(q, p->id, &wanted)))
		return e;
	if (given && secret_equal(wanted, given, DIGITS))
		return ERR_OK;
	log_event(LOG_WARNING_LEVEL, "claim_failed", "id", q->id, "by", "code", NULL);
	return ERR_MISSING;
}

COMMAND(use,
	"UPDATE program_pass "
	"SET used_at = ? "
	"WHERE id = ? "
	"AND used_at IS NULL "
	"AND expires_at > ?");

enum err pass_use(struct req *q, const struct pass *p)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &use, &done, BIND(q->now, p->id, q->now));

	return e || done.rows ? e : ERR_GONE;
}

COMMAND(clean,
	"DELETE FROM program_pass "
	"WHERE expires_at < ? "
	"ORDER BY expires_at "
	"LIMIT 1000");

enum err pass_clean(struct req *q)
{
	return db_exec(q, &clean, NULL, BIND(q->now - DAYS(30)));
}
