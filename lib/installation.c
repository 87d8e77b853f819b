/* installation.c - what is true of this installation as a whole. */
#include "installation.h"

#include "clock.h"
#include "conf.h"
#include "db.h"
#include "req.h"

struct entry { const char *value; };

static const struct column entry_columns[] = { COLUMN(struct entry, value) };

STATEMENT(find_entry, entry_columns, struct entry,
	"SELECT value "
	"FROM installation "
	"WHERE name = ?");

COMMAND(set_entry,
	"INSERT INTO installation (name, value) "
	"VALUES (?, ?) "
	"ON DUPLICATE KEY UPDATE value = VALUES(value)");

enum err installation_is_demo(struct req *q, bool *demo)
{
	struct entry made_by = { 0 };
	enum err e = db_row(q, &find_entry, &made_by, BIND("made_by"));

	*demo = !e && text_equal(made_by.value, "make run");
	return e == ERR_MISSING ? ERR_OK : e;
}

enum err installation_mark_demo(struct req *q)
{
	return db_exec(q, &set_entry, NULL, BIND("made_by", "make run"));
}

enum err installation_clock(const struct conf *c, const char **why)
{
	struct db *db;
	struct req *q;
	bool demo = false;
	enum err e;

	if (!c->demo_clock_offset)
		return ERR_OK;
	if ((e = db_open(c, &db, why)))
		return e;
	q = req_new(c, db);
	e = installation_is_demo(q, &demo);
	req_release(q);
	db_close(db);
	if (e || !demo) {
		*why = "[demo] clock_offset is only for a database that `make run` made";
		return ERR_CONFIG;
	}
	clock_set_offset(c->demo_clock_offset);
	return ERR_OK;
}
