/* unsubscribe.c - makes and reads the token in a helper's mails, and ends the mails. */
#include "message/unsubscribe.h"

#include "base/req.h"
#include "base/secret.h"
#include "edge/db.h"
#include "site/site.h"

char *unsubscribe_link(struct req *q, const struct site *s, int64_t account_id)
{
	return arena_printf(q->arena, "%s/u/%s", s->base_url,
		secret_seal(q->arena, FOR_UNSUBSCRIBE, &account_id, sizeof(account_id)));
}

int64_t unsubscribe_account(const char *token)
{
	int64_t account_id;

	return secret_unseal(FOR_UNSUBSCRIBE, token, &account_id, sizeof(account_id)) ? account_id : 0;
}

COMMAND(set_cadence,
	"UPDATE account "
	"SET notice_cadence = ? "
	"WHERE id = ?");

COMMAND(forget_items,
	"DELETE FROM digest_item "
	"WHERE account_id = ?");

static enum err end(struct req *q, void *data)
{
	const int64_t *account_id = data;
	enum err e = db_exec(q, &set_cadence, NULL, BIND(CADENCE_off, *account_id));

	return e ? e : db_exec(q, &forget_items, NULL, BIND(*account_id));
}

enum err unsubscribe(struct req *q, int64_t account_id)
{
	return db_transaction(q, end, &account_id);
}
