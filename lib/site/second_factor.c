/* second_factor.c - secrets of apps, recovery codes, and the sessions that wait for either. */
#include "site/second_factor.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/totp.h"
#include "edge/db.h"
#include "site/account.h"
#include "site/carrier.h"
#include "site/limit.h"
#include "site/session.h"
#include "site/site.h"

/* The bytes that are sealed. Binds a secret to its account, so that nobody can be made to confirm another one's. */
struct sealed { int64_t account_id; unsigned char secret[TOTP_SECRET]; };

struct kept { const char *secret; int64_t last_step; };
static const struct column kept_columns[] = { COLUMN(struct kept, secret), COLUMN(struct kept, last_step) };

STATEMENT(find, kept_columns, struct kept,
	"SELECT secret, last_step "
	"FROM second_factor "
	"WHERE account_id = ?");

COMMAND(keep,
	"REPLACE INTO second_factor (account_id, secret, since, last_step) "
	"VALUES (?, ?, ?, ?)");

/* The database compares, so that of two simultaneous tries one is right. */
COMMAND(use_step,
	"UPDATE second_factor "
	"SET last_step = ? "
	"WHERE account_id = ? "
	"AND last_step < ?");

COMMAND(end,
	"DELETE FROM second_factor "
	"WHERE account_id = ?");

COMMAND(end_codes,
	"DELETE FROM recovery_code "
	"WHERE account_id = ?");

COMMAND(add_code,
	"INSERT INTO recovery_code (account_id, code_hash) "
	"VALUES (?, ?)");

COMMAND(use_code,
	"DELETE FROM recovery_code "
	"WHERE account_id = ? "
	"AND code_hash = ?");

struct number { int64_t count; };
static const struct column number_columns[] = { COLUMN(struct number, count) };

STATEMENT(codes_left, number_columns, struct number,
	"SELECT COUNT(*) AS count "
	"FROM recovery_code "
	"WHERE account_id = ?");

COMMAND(wait_here,
	"REPLACE INTO second_factor_waiting (session_id, account_id, door, is_proof, made_at) "
	"VALUES (?, ?, ?, ?, ?)");

static const struct column waiting_columns[] = {
	COLUMN(struct second_factor_waiting, account_id),
	COLUMN(struct second_factor_waiting, made_at),
	COLUMN(struct second_factor_waiting, door),
	COLUMN(struct second_factor_waiting, is_proof),
};

STATEMENT(waiting, waiting_columns, struct second_factor_waiting,
	"SELECT account_id, made_at, door, is_proof "
	"FROM second_factor_waiting "
	"WHERE session_id = ? "
	"AND made_at >= ?");

COMMAND(wait_no_more,
	"DELETE FROM second_factor_waiting "
	"WHERE session_id = ?");

/* ---- setting up ---- */

#define GROUP 4

static const char *in_groups(struct req *q, const char *text)
{
	struct str s;

	str_init(&s, q->arena, 100);
	for (size_t i = 0; text[i]; i++) {
		if (i && i % GROUP == 0)
			str_add_char(&s, ' ');
		str_add_char(&s, text[i]);
	}
	return s.text;
}

/* A form with another account's secret, or none of ours, gets a new one. */
void second_factor_offer(struct req *q, const char *sealed, struct second_factor_offer *o)
{
	const char *name = text_url_encode(q->arena, q->site->name), *secret;
	const char *whose = q->account->email ? q->account->email : text_or_empty(q->account->phone);
	struct sealed s;

	memset(&s, 0, sizeof(s));
	if (!sealed || !secret_unseal(FOR_SECOND_FACTOR, sealed, &s, sizeof(s)) || s.account_id != q->account->id) {
		memset(&s, 0, sizeof(s));
		s.account_id = q->account->id;
		secret_random(s.secret, sizeof(s.secret));
	}
	secret = totp_text(q->arena, s.secret);
	*o = (struct second_factor_offer){ secret_seal(q->arena, FOR_SECOND_FACTOR, &s, sizeof(s)), in_groups(q, secret),
		arena_printf(q->arena, "otpauth://totp/%s:%s?secret=%s&issuer=%s", name, text_url_encode(q->arena, whose), secret, name) };
}

/* ---- the app's codes ---- */

/* Typed without the blanks and dashes that people copy with it, in capitals. "" if it is too long for any code. */
static const char *plain(struct req *q, const char *typed)
{
	struct str s;

	str_init(&s, q->arena, LONG_CODE_GROUPS * CODE_GROUP);
	for (const char *c = typed; *c; c++)
		if (isalnum((unsigned char)*c))
			str_add_char(&s, (char)toupper((unsigned char)*c));
	return s.full ? "" : s.text;
}

/* The period whose code it is: now, or one before or after, since clocks differ (RFC 6238, 5.2). 0: none. */
static int64_t step_of(struct req *q, const unsigned char *secret, const char *digits)
{
	int64_t now = totp_step(q->now), found = 0;

	if (strlen(digits) != TOTP_DIGITS)
		return 0;
	for (int64_t step = now - 1; step <= now + 1; step++)
		if (secret_equal(totp_digits(q->arena, secret, step), digits, TOTP_DIGITS))
			found = step;
	return found;
}

enum err second_factor_begin(struct req *q, const char *sealed, const char *typed)
{
	struct sealed s;
	int64_t step;

	if (!secret_unseal(FOR_SECOND_FACTOR, text_or_empty(sealed), &s, sizeof(s)) || s.account_id != q->account->id)
		return ERR_MISSING;
	if (!(step = step_of(q, s.secret, plain(q, typed))))
		return ERR_MISSING;
	return db_exec(q, &keep, NULL, BIND(q->account->id, sealed, q->now, step));
}

static enum err use_app(struct req *q, int64_t account_id, const char *digits)
{
	struct kept k = { 0 };
	struct sealed s;
	struct done done = { 0 };
	int64_t step;
	enum err e = db_row(q, &find, &k, BIND(account_id));

	if (e)
		return e;
	if (!secret_unseal(FOR_SECOND_FACTOR, k.secret, &s, sizeof(s)))
		return fail(q, ERR_CONFIG, "a second factor was sealed with another [secrets] key");
	if (!(step = step_of(q, s.secret, digits)))
		return ERR_MISSING;
	e = db_exec(q, &use_step, &done, BIND(step, account_id, step));
	return e || done.rows ? e : ERR_MISSING;
}

enum err second_factor_end(struct req *q, int64_t account_id)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &end, &done, BIND(account_id));

	if (e || (e = db_exec(q, &end_codes, NULL, BIND(account_id))))
		return e;
	return done.rows ? ERR_OK : ERR_MISSING;
}

/* ---- recovery codes ---- */

static struct value hash_of(struct req *q, int64_t account_id, const char *code)
{
	const char *text = arena_printf(q->arena, "%" PRId64 "\n%s", account_id, code);
	unsigned char *hash = arena_alloc(q->arena, HASH_SIZE);

	secret_hash(text, strlen(text), hash);
	return value_bytes(hash, HASH_SIZE);
}

enum err second_factor_make_codes(struct req *q, int64_t account_id, const char **codes)
{
	enum err e = db_exec(q, &end_codes, NULL, BIND(account_id));

	for (size_t i = 0; !e && i < RECOVERY_CODES; i++) {
		codes[i] = secret_long_code(q->arena);
		e = db_exec(q, &add_code, NULL, BIND(account_id, hash_of(q, account_id, plain(q, codes[i]))));
	}
	return e;
}

enum err second_factor_codes_left(struct req *q, int64_t account_id, size_t *count)
{
	struct number n = { 0 };
	enum err e = db_row(q, &codes_left, &n, BIND(account_id));

	*count = (size_t)n.count;
	return e;
}

static enum err use_recovery(struct req *q, int64_t account_id, const char *code)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &use_code, &done, BIND(account_id, hash_of(q, account_id, code)));

	return e || done.rows ? e : ERR_MISSING;
}

/* ---- trying ---- */

static struct limit_by tried_by(struct req *q, int64_t account_id)
{
	struct limit_by by = limit_by_reader(q, arena_printf(q->arena, "second factor %" PRId64, account_id));

	by.browser = carrier_browser(q, account_id);
	return by;
}

static enum err count_it(struct req *q, void *data) { return limit_take(q, LIMITED_second_factor, data); }

enum err second_factor_count(struct req *q, int64_t account_id)
{
	struct limit_by by = tried_by(q, account_id);

	return db_transaction(q, count_it, &by);
}

enum err second_factor_uncount(struct req *q, int64_t account_id)
{
	struct limit_by by = tried_by(q, account_id);

	return limit_give_back(q, LIMITED_second_factor, &by);
}

enum err second_factor_use(struct req *q, int64_t account_id, const char *typed, bool *is_recovery)
{
	const char *code = plain(q, typed);
	enum err e;

	*is_recovery = strlen(code) == LONG_CODE_GROUPS * CODE_GROUP;
	e = *is_recovery ? use_recovery(q, account_id, code) : use_app(q, account_id, code);
	if (e == ERR_MISSING)
		log_event(LOG_WARNING_LEVEL, "sign_in_failed", "id", q->id, "by", "second_factor", NULL);
	return e;
}

/* ---- between the two factors ---- */

enum err second_factor_wait(struct req *q, int64_t account_id, const struct second_factor_waiting *w)
{
	enum err e = session_begin(q);

	return e ? e : db_exec(q, &wait_here, NULL, BIND(q->session->id, account_id, w->door, w->is_proof, q->now));
}

enum err second_factor_waiting(struct req *q, struct second_factor_waiting *w)
{
	return q->session ? db_row(q, &waiting, w, BIND(q->session->id, q->now - SECOND_FACTOR_WAITS)) : ERR_MISSING;
}

enum err second_factor_wait_no_more(struct req *q) { return db_exec(q, &wait_no_more, NULL, BIND(q->session->id)); }

bool second_factor_is_wanted(const struct req *q)
{
	return q->site && q->site->staff_second_factor && q->account && !q->account->second_factor_since
		&& (q->account->roles || q->account->works_inbound);
}
