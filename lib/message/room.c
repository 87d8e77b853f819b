/* room.c - writes the weekly mails that ask programs whether they still have room. */
#include "message/room.h"

#include "base/log.h"
#include "base/req.h"
#include "directory/program.h"
#include "edge/db.h"
#include "message/pass.h"
#include "site/site.h"

struct due {
	int64_t id, program_id;
	const char *email;
	instant room_due_at;
};

static const struct column due_columns[] = {
	COLUMN(struct due, id), COLUMN(struct due, program_id), COLUMN(struct due, email), COLUMN(struct due, room_due_at),
};

STATEMENT(due_addresses, due_columns, struct due,
	"SELECT id, program_id, email, room_due_at "
	"FROM referral_address "
	"WHERE room_due_at <= ? "
	"ORDER BY room_due_at "
	"LIMIT " STRINGIFY(ROOM_ROUND));

/* Another worker may have taken it. */
COMMAND(put_off,
	"UPDATE referral_address "
	"SET room_due_at = ? "
	"WHERE id = ? "
	"	AND room_due_at = ?");

struct found { int64_t id; };
static const struct column found_columns[] = { COLUMN(struct found, id) };

/* The site of its newest referral, else the first one. */
STATEMENT(site_of, found_columns, struct found,
	"SELECT COALESCE( "
	"	(SELECT site_id FROM referral WHERE inbound_program_id = ? ORDER BY made_at DESC, id DESC LIMIT 1), "
	"	(SELECT MIN(id) FROM site)) AS id");

static enum err find_site(struct req *q, int64_t program_id, struct site *s)
{
	struct found found = { 0 };
	enum err e = db_row(q, &site_of, &found, BIND(program_id));

	return e ? e : site_by_id(q, found.id, s);
}

static bool is_fresh(const struct req *q, const struct program *p)
{
	return p->capacity_at > q->now - ROOM_FRESH;
}

static bool is_asked(const struct req *q, const struct site *s, const struct program *p)
{
	return !p->retired && p->mode == MODE_here && p->standing == STANDING_active && !s->tracking_only && !is_fresh(q, p);
}

bool room_asks(const struct pass *p, const struct program *program)
{
	return program->capacity_at <= p->made_at;
}

static enum err ask(struct req *q, void *data)
{
	const struct due *d = data;
	struct pass_request r = { .purpose = PASS_room, .program_id = d->program_id, .address = d->email };
	struct program p = { 0 };
	struct site s = { 0 };
	struct done done = { 0 };
	enum err e = find_site(q, d->program_id, &s);

	if (e || (e = program_by_id(q, d->program_id, &p)))
		return e;
	e = db_exec(q, &put_off, &done, BIND(clock_next_monday(q->now, s.time_zone), d->id, d->room_due_at));
	if (e || !done.rows || !is_asked(q, &s, &p))
		return e;
	return pass_send_from(q, &r, &s);
}

/* In a unit of work of its own. */
static enum err ask_one(struct req *round, struct due *d)
{
	struct req *q = req_new(round->conf, round->db);
	enum err e = db_transaction(q, ask, d);

	if (e) {
		log_event(LOG_ERROR_LEVEL, "room_mail_failed", "detail", err_detail(q, e), NULL);
		e = db_exec(q, &put_off, NULL, BIND(q->now + HOURS(1), d->id, d->room_due_at));
	}
	if (e)
		e = fail(round, e, "%s", err_detail(q, e));
	req_release(q);
	return e;
}

enum err room_run(struct req *q, size_t *count)
{
	struct due *all;
	enum err e = db_rows(q, &due_addresses, &all, count, BIND(clock_now()));

	for (size_t i = 0; !e && i < *count; i++)
		e = ask_one(q, &all[i]);
	return e;
}
