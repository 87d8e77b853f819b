/* session_place.c - the sessions of one account: where it is signed in, and the end of one. */
#include "site/session.h"

#include <inttypes.h>
#include <string.h>

#include "base/browser.h"
#include "base/req.h"
#include "base/secret.h"
#include "edge/db.h"
#include "site/live_change.h"

struct place { struct session_place shown; int browser, machine; };

static const struct column place_columns[] = {
	COLUMN_WITHIN(struct place, shown, struct session_place, id),
	COLUMN_WITHIN(struct place, shown, struct session_place, site_name),
	COLUMN_WITHIN(struct place, shown, struct session_place, made_at),
	COLUMN_WITHIN(struct place, shown, struct session_place, seen_at),
	COLUMN_WITHIN(struct place, shown, struct session_place, is_this),
	COLUMN(struct place, browser),
	COLUMN(struct place, machine),
};

STATEMENT(places_of, place_columns, struct place,
	"SELECT e.id, s.name AS site_name, e.made_at, e.seen_at, e.id = ? AS is_this, e.browser, e.machine "
	"FROM session e FORCE INDEX (account_id) "
	"JOIN site s ON s.id = e.site_id "
	"WHERE e.account_id = ? "
	"AND e.seen_at >= ? "
	"AND e.made_at >= ? "
	"ORDER BY is_this DESC, e.seen_at DESC "
	"LIMIT 50");

COMMAND(end,
	"DELETE FROM session "
	"WHERE id = ? "
	"AND account_id = ?");

#define NAME_BYTES 9

static char *name_of(struct req *q, int64_t id)
{
	unsigned char mac[HASH_SIZE];

	secret_mac(FOR_SESSION_NAME, mac, arena_printf(q->arena, "%" PRId64, id), (char *)NULL);
	return text_hex(q->arena, mac, NAME_BYTES);
}

enum err session_list(struct req *q, struct session_place **all, size_t *count)
{
	struct place *places;
	enum err e = db_rows(q, &places_of, &places, count, BIND(q->session->id, q->session->account_id,
		q->now - SESSION_IDLE, q->now - SESSION_ABSOLUTE));

	if (e)
		return e;
	*all = arena_array(q->arena, *count, sizeof(**all));
	for (size_t i = 0; i < *count; i++) {
		(*all)[i] = places[i].shown;
		(*all)[i].name = name_of(q, places[i].shown.id);
		(*all)[i].browser = browser_name(places[i].browser);
		(*all)[i].machine = machine_name(places[i].machine);
	}
	return ERR_OK;
}

enum err session_end_named(struct req *q, const char *name)
{
	struct session_place *all;
	size_t count;
	enum err e = session_list(q, &all, &count);

	for (size_t i = 0; !e && i < count; i++)
		if (text_equal(all[i].name, name)) {
			e = db_exec(q, &end, NULL, BIND(all[i].id, q->session->account_id));
			return e ? e : live_change_end_sessions(q, q->session->account_id);
		}
	return e ? e : ERR_MISSING;
}
