/* unsubscribe.c - makes and reads the token in a mail, and ends the mails. */
#include "message/unsubscribe.h"

#include "base/req.h"
#include "base/secret.h"
#include "edge/db.h"
#include "message/digest.h"
#include "site/site.h"

static enum purpose purpose_of(bool of_program)
{
	return of_program ? FOR_NO_REMINDERS : FOR_UNSUBSCRIBE;
}

char *unsubscribe_link(struct req *q, const struct site *s, const struct unsubscriber *u)
{
	return arena_printf(q->arena, "%s/u/%s", s->base_url,
		secret_seal(q->arena, purpose_of(u->of_program), &u->id, sizeof(u->id)));
}

bool unsubscribe_read(const char *token, struct unsubscriber *u)
{
	for (int of_program = 0; of_program < 2; of_program++) {
		u->of_program = of_program;
		if (secret_unseal(purpose_of(u->of_program), token, &u->id, sizeof(u->id)))
			return true;
	}
	return false;
}

struct found { int64_t id; };
static const struct column found_columns[] = { COLUMN(struct found, id) };

STATEMENT(address_of, found_columns, struct found,
	"SELECT id "
	"FROM referral_address "
	"WHERE program_id = ? "
	"AND email = ?");

enum err unsubscriber_of_address(struct req *q, int64_t program_id, const char *email, struct unsubscriber *u)
{
	struct found found = { 0 };
	enum err e = db_row(q, &address_of, &found, BIND(program_id, email));

	*u = (struct unsubscriber){ .of_program = true, .id = found.id };
	return e;
}

COMMAND(end_reminders,
	"UPDATE referral_address "
	"SET reminders = FALSE, room_due_at = NULL "
	"WHERE id = ?");

/* A digest that waits is dropped when it is due. */
static enum err end(struct req *q, void *data)
{
	const struct unsubscriber *u = data;

	if (u->of_program)
		return db_exec(q, &end_reminders, NULL, BIND(u->id));
	return helper_set_cadence(q, u->id, CADENCE_off);
}

enum err unsubscribe(struct req *q, const struct unsubscriber *u)
{
	struct unsubscriber own = *u;

	return db_transaction(q, end, &own);
}
