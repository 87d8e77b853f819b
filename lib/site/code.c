/* code.c - makes, checks and uses up the codes that verify an address. */
#include "site/account.h"

#include <inttypes.h>
#include <string.h>

#include "edge/db.h"
#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/limit.h"
#include "site/session.h"
#include "site/site.h"

#define NONCE_SIZE 16
#define DIGITS 8
#define BEYOND 100000000	/* the first number with more digits */

COMMAND(make,
	"INSERT INTO sign_in_code (session_id, account_id, address, first_name, last_name, nonce, made_at, expires_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

static const struct column pending_columns[] = {
	COLUMN(struct pending_code, id),
	COLUMN(struct pending_code, account_id),
	COLUMN(struct pending_code, address),
	COLUMN(struct pending_code, first_name),
	COLUMN(struct pending_code, last_name),
	COLUMN(struct pending_code, expires_at),
	COLUMN(struct pending_code, spent),
};

STATEMENT(newest, pending_columns, struct pending_code,
	"SELECT id, account_id, address, first_name, last_name, expires_at, "
	"  (used_at IS NOT NULL OR tries >= " STRINGIFY(CODE_TRIES) ") AS spent "
	"FROM sign_in_code "
	"WHERE session_id = ? "
	"ORDER BY made_at DESC, id DESC "
	"LIMIT 1");

/* The database counts, so that simultaneous tries are all counted. */
COMMAND(count_try,
	"UPDATE sign_in_code "
	"SET tries = tries + 1 "
	"WHERE id = ? "
	"AND tries < " STRINGIFY(CODE_TRIES) " "
	"AND used_at IS NULL "
	"AND expires_at > ?");

COMMAND(use,
	"UPDATE sign_in_code "
	"SET used_at = ? "
	"WHERE id = ? "
	"AND used_at IS NULL");

COMMAND(end_codes,
	"UPDATE sign_in_code c "
	"SET c.used_at = ? "
	"WHERE c.used_at IS NULL "
	"AND (c.account_id = ? OR c.address IN (SELECT d.address FROM account_address d WHERE d.account_id = ?))");

enum err account_end_codes(struct req *q, int64_t account_id)
{
	return db_exec(q, &end_codes, NULL, BIND(q->now, account_id, account_id));
}

struct ingredients { const char *address; unsigned char nonce[NONCE_SIZE]; };
static const struct column ingredient_columns[] = {
	COLUMN(struct ingredients, address),
	COLUMN(struct ingredients, nonce),
};

STATEMENT(ingredients_of, ingredient_columns, struct ingredients,
	"SELECT address, nonce "
	"FROM sign_in_code "
	"WHERE id = ?");

char *account_code_digits(struct req *q, int64_t code_id)
{
	struct ingredients i = { 0 };
	unsigned char mac[HASH_SIZE];
	uint64_t number;

	if (db_row(q, &ingredients_of, &i, BIND(code_id)))
		return NULL;
	secret_mac(FOR_SIGN_IN_CODE, mac, arena_printf(q->arena, "%" PRId64, code_id), i.address,
		text_hex(q->arena, i.nonce, sizeof i.nonce), (char *)NULL);
	memcpy(&number, mac, sizeof number);
	return arena_printf(q->arena, "%0" STRINGIFY(DIGITS) PRIu64, number % BEYOND);
}

/* ---- making ---- */

enum err account_make_code(struct req *q, const struct code_request *r, int64_t *id)
{
	unsigned char nonce[NONCE_SIZE];
	struct done done = { 0 };
	enum err e;

	secret_random(nonce, sizeof nonce);
	e = db_exec(q, &make, &done, BIND(q->session->id, value_id(r->account_id), r->address,
		text_or_empty(r->first_name), text_or_empty(r->last_name), value_bytes(nonce, sizeof nonce),
		q->now, q->now + CODE_LIFE));
	*id = done.id;
	return e;
}

/* ---- trying ---- */

enum err account_pending_code(struct req *q, struct pending_code *c)
{
	enum err e = q->session ? db_row(q, &newest, c, BIND(q->session->id)) : ERR_MISSING;

	if (e)
		return e;
	return c->spent || c->expires_at <= q->now ? ERR_MISSING : ERR_OK;
}

/* The typed digits, without the blanks and dashes that people copy with them. NULL if they cannot be a code. */
static char *digits_of(struct req *q, const char *typed)
{
	struct str digits;

	str_init(&digits, q->arena, DIGITS);
	for (const char *c = typed; *c; c++)
		if (*c >= '0' && *c <= '9')
			str_add_char(&digits, *c);
		else if (!strchr(" -.\t", *c))
			return NULL;
	return digits.full || digits.length != DIGITS ? NULL : digits.text;
}

struct counting { const struct pending_code *code; const struct limit_by *by; };

static enum err count_this_try(struct req *q, void *data)
{
	const struct counting *c = data;
	struct done done = { 0 };
	enum err e = limit_take(q, LIMITED_code_tried, c->by);

	if (e || (e = db_exec(q, &count_try, &done, BIND(c->code->id, q->now))))
		return e;
	return done.rows ? ERR_OK : ERR_GONE;
}

static bool digits_fit(struct req *q, const struct pending_code *c, const char *typed)
{
	const char *wanted = account_code_digits(q, c->id);
	const char *given = digits_of(q, typed);

	return wanted && given && secret_equal(wanted, given, DIGITS);
}

/* A person who signs up again and has no name yet gets one now. */
static enum err account_of_address(struct req *q, const struct pending_code *c, int64_t *account_id)
{
	struct account a = { 0 };
	enum err e = account_by_address(q, c->address, &a);

	if (e == ERR_MISSING)
		return account_make(q, c->first_name, c->last_name, c->address, account_id);
	if (e || a.disabled_at)
		return e ? e : ERR_MISSING;
	*account_id = a.id;
	if (*a.name_key || (!*c->first_name && !*c->last_name))
		return ERR_OK;
	return account_rename(q, a.id, c->first_name, c->last_name);
}

enum err account_use_code(struct req *q, const struct pending_code *c, int64_t *account_id)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &use, &done, BIND(q->now, c->id));

	if (e || !done.rows)
		return e ? e : ERR_GONE;
	if (!c->account_id)
		return account_of_address(q, c, account_id);
	*account_id = c->account_id;
	return account_prove_address(q, c->account_id, c->address);
}

/* A further address must be verified while signed in to the account that requested it. */
static bool is_for_viewer(const struct req *q, const struct pending_code *c)
{
	return !c->account_id || (q->account && q->account->id == c->account_id);
}

enum err account_try_code(struct req *q, const char *typed, struct pending_code *c)
{
	struct limit_by by;
	struct counting counting = { c, &by };
	enum err e = account_pending_code(q, c);

	if (e)
		return e == ERR_MISSING ? ERR_GONE : e;
	if (!is_for_viewer(q, c))
		return ERR_GONE;
	if ((e = account_limit_by(q, c->address, &by)) || (e = db_transaction(q, count_this_try, &counting)))
		return e;
	if (digits_fit(q, c, typed))
		return limit_give_back(q, LIMITED_code_tried, &by);
	log_event(LOG_WARNING_LEVEL, "sign_in_failed", "id", q->id, "by", "code", NULL);
	return ERR_MISSING;
}
