/* status_link.c - links that let one party set the status of one referral. */
#include "message/status_link.h"

#include <string.h>

#include "edge/db.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "site/live_change.h"

#define NONCE_SIZE 16

COMMAND(link_make,
	"INSERT INTO status_link (referral_id, party, channel, nonce, token_hash, made_at, expires_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?)");

/* Before each sending: restarts the link's life, with the newest secret. */
COMMAND(link_arm,
	"UPDATE status_link "
	"SET token_hash = ?, expires_at = ? "
	"WHERE id = ?");

struct link { unsigned char nonce[NONCE_SIZE]; };
static const struct column link_columns[] = {
	COLUMN(struct link, nonce),
};

STATEMENT(link_find, link_columns, struct link,
	"SELECT nonce "
	"FROM status_link "
	"WHERE id = ? "
	"AND revoked_at IS NULL");

static char *token_of(struct req *q, const unsigned char *nonce)
{
	unsigned char mac[HASH_SIZE];

	secret_mac(FOR_STATUS_LINK, mac, text_hex(q->arena, nonce, NONCE_SIZE), (char *)NULL);
	return text_base64url(q->arena, mac, sizeof(mac));
}

enum err status_link_token(struct req *q, int64_t id, const char **token)
{
	struct link l = { 0 };
	enum err e = db_row(q, &link_find, &l, BIND(id));

	if (!e)
		*token = token_of(q, l.nonce);
	return e;
}

static struct value hash_of(struct req *q, const char *token)
{
	unsigned char *hash = arena_alloc(q->arena, HASH_SIZE);

	secret_hash(token, strlen(token), hash);
	return value_bytes(hash, HASH_SIZE);
}

enum err status_link_arm(struct req *q, int64_t id)
{
	const char *token;
	enum err e = status_link_token(q, id, &token);

	return e ? e : db_exec(q, &link_arm, NULL, BIND(hash_of(q, token), q->now + STATUS_LINK_LIFE, id));
}

COMMAND(links_revoke,
	"UPDATE status_link "
	"SET revoked_at = ? "
	"WHERE referral_id = ? "
	"AND revoked_at IS NULL "
	"AND ? & (1 << party)");

enum err status_links_revoke(struct req *q, int64_t referral_id, unsigned parties)
{
	enum err e = db_exec(q, &links_revoke, NULL, BIND(q->now, referral_id, parties));

	return e ? e : live_change_end_links(q, referral_id, parties);
}

enum err status_link_make(struct req *q, int64_t referral_id, enum party p, enum channel c, int64_t *id)
{
	unsigned char nonce[NONCE_SIZE];
	struct done done = { 0 };
	enum err e;

	secret_random(nonce, sizeof(nonce));
	e = db_exec(q, &link_make, &done, BIND(referral_id, (int)p, (int)c, value_bytes(nonce, sizeof(nonce)),
		hash_of(q, token_of(q, nonce)), q->now, q->now + STATUS_LINK_LIFE));
	*id = done.id;
	return e;
}
