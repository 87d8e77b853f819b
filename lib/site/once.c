/* once - remembers where each form's key led, so that the same form leads there again. */
#include "site/once.h"

#include <string.h>

#include "base/clock.h"
#include "edge/db.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "site/limit.h"

#define KEPT DAYS(2)
#define BATCH 1000

struct once {
	unsigned char form_digest[HASH_SIZE];
	const char *result;
};

static const struct column once_columns[] = {
	COLUMN(struct once, form_digest),
	COLUMN(struct once, result),
};

COMMAND(take,
	"INSERT INTO once (key_hash, form_digest, result, made_at) "
	"VALUES (?, ?, ?, ?)");

/* The faster transaction has committed by now (the INSERT waited for it), perhaps after this one took
 * its snapshot: a locking read sees its row anyway. SHARE, because two transactions that both wait here
 * would deadlock otherwise. */
STATEMENT(taken, once_columns, struct once,
	"SELECT form_digest, result "
	"FROM once "
	"WHERE key_hash = ? "
	"LOCK IN SHARE MODE");

STATEMENT(seen, once_columns, struct once,
	"SELECT form_digest, result "
	"FROM once "
	"WHERE key_hash = ?");

COMMAND(forget,
	"DELETE FROM once "
	"WHERE made_at < ? "
	"ORDER BY made_at "
	"LIMIT ?");

/* Hashes the key without the session: after a double click by a visitor without a session, each
 * request starts its own. Nobody can guess another's key. */
static void key_hash(struct req *q, unsigned char *hash)
{
	secret_hash(q->once->key, strlen(q->once->key), hash);
}

static enum err compare(struct req *q, const struct once *o, enum err same, const char **was)
{
	*was = o->result;
	if (memcmp(q->once->digest, o->form_digest, HASH_SIZE))
		return fail(q, ERR_CONFLICT, "once-only key was used before with other content");
	return same;
}

/* A form that was done before is not counted again. */
static enum err count_form(struct req *q)
{
	struct limit_by by = limit_by_reader(q, NULL);

	return limit_take(q, LIMITED_form, &by);
}

enum err once_take(struct req *q, const char *result, const char **was)
{
	unsigned char key[HASH_SIZE];
	struct once o;
	enum err e;

	/* Outside the web there is no form. */
	if (!q->once)
		return ERR_OK;
	if (text_is_empty(q->once->key))
		return fail(q, ERR_FORGED, "form without a once-only key");
	key_hash(q, key);
	e = db_exec(q, &take, NULL, BIND(value_bytes(key, HASH_SIZE), value_bytes(q->once->digest, HASH_SIZE),
		result, q->now));
	if (!e) {
		db_keyed(q);
		return count_form(q);
	}
	if (e != ERR_DUPLICATE)
		return e;
	if ((e = db_row(q, &taken, &o, BIND(value_bytes(key, HASH_SIZE)))))
		return e == ERR_MISSING ? fail(q, ERR_DATABASE, "once-only key is taken but cannot be found") : e;
	return compare(q, &o, ERR_DUPLICATE, was);
}

enum err once_count_more(struct req *q, size_t more)
{
	enum err e = ERR_OK;

	while (!e && q->once && more--)
		e = count_form(q);
	return e;
}

enum err once_find(struct req *q, const char **was)
{
	unsigned char key[HASH_SIZE];
	struct once o;
	enum err e;

	if (!q->once || text_is_empty(q->once->key))
		return ERR_MISSING;
	key_hash(q, key);
	if ((e = db_row(q, &seen, &o, BIND(value_bytes(key, HASH_SIZE)))))
		return e;
	return compare(q, &o, ERR_OK, was);
}

enum err once_clean(struct req *q)
{
	struct done done = { .rows = BATCH };
	enum err e = ERR_OK;

	while (!e && done.rows == BATCH)
		e = db_exec(q, &forget, &done, BIND(q->now - KEPT, BATCH));
	return e;
}
