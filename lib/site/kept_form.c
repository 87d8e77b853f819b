/* kept_form.c - keeps what was typed into a form whose session had ended. */
#include "site/kept_form.h"

#include "base/req.h"
#include "edge/db.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"

#define BATCH 1000

static const struct column kept_columns[] = {
	COLUMN(struct kept_form, path),
	COLUMN(struct kept_form, once),
	COLUMN(struct kept_form, fields),
};

COMMAND(keep,
	"INSERT INTO kept_form (account_id, site_id, path, once, fields, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?) "
	"ON DUPLICATE KEY UPDATE path = VALUES(path), once = VALUES(once), fields = VALUES(fields), made_at = VALUES(made_at)");

STATEMENT(find, kept_columns, struct kept_form,
	"SELECT k.path, k.once, k.fields "
	"FROM kept_form k "
	"WHERE k.account_id = ? "
	"AND k.site_id = ? "
	"AND k.made_at > ?");

COMMAND(drop,
	"DELETE FROM kept_form "
	"WHERE account_id = ? "
	"AND site_id = ?");

COMMAND(forget,
	"DELETE FROM kept_form "
	"WHERE made_at < ? "
	"ORDER BY made_at "
	"LIMIT ?");

enum err kept_form_keep(struct req *q, const struct kept_form *k)
{
	return db_exec(q, &keep, NULL, BIND(q->ended->account_id, q->site->id, k->path, k->once, k->fields, q->now));
}

enum err kept_form_find(struct req *q, struct kept_form *k)
{
	return db_row(q, &find, k, BIND(q->account->id, q->site->id, q->now - KEPT_FORM_LIFE));
}

enum err kept_form_drop(struct req *q)
{
	return db_exec(q, &drop, NULL, BIND(q->account->id, q->site->id));
}

enum err kept_form_clean(struct req *q)
{
	struct done done = { .rows = BATCH };
	enum err e = ERR_OK;

	while (!e && done.rows == BATCH)
		e = db_exec(q, &forget, &done, BIND(q->now - KEPT_FORM_LIFE, BATCH));
	return e;
}
