/* letters.c - databases, referrals and outbox rows for the tests of messages. */
#include "message/delivery.h"
#include "letters.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/conf.h"
#include "edge/db.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "own_database.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "referral/claim.h"
#include "rows.h"
#include "base/secret.h"
#include "site/site.h"
#include "support.h"

/* ---- a database ---- */

static struct req *connected;
static const struct conf *settings;
static pid_t owner;

/* The test's own settings may be gone. */
static void drop_database(void)
{
	if (getpid() != owner)
		return;
	connected->conf = settings;
	own_database_drop(connected);
}

struct req *letters_db(void)
{
	struct conf *c = ARENA_NEW(test_req()->arena, struct conf);
	struct req *q = own_database();

	*c = *q->conf;
	c->log_level = "info";
	c->mail_from = "referrals@handrail.test";
	c->mail_connections = 1;
	q->conf = settings = c;
	connected = q;
	owner = getpid();
	atexit(drop_database);
	row_site(q);
	test_templates();
	return q;
}

struct req *letters_db_at(enum cadence cadence)
{
	struct req *q = letters_db();
	struct site s = *q->site;

	s.notice_cadence = cadence;
	MUST(site_save(q, &s));
	MUST(site_load(q, s.host));
	return q;
}

struct req *letters_db_again(const struct req *q)
{
	return own_database_again(q);
}

/* ---- referrals ---- */

COMMAND(add_referral,
	"INSERT INTO referral (public_id, code, site_id, program_id, kind, origin, reach, consent, "
	"  seeker_first_name, seeker_last_name, seeker_email, seeker_phone, seeker_language, seeker_name_key, "
	"  helper_first_name, helper_last_name, helper_organization, helper_email, helper_phone, "
	"  comment, discreet, made_at, updated_at, due_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static const char *or_else(const char *given, const char *ordinary)
{
	return given ? given : ordinary;
}

static void make_program(struct req *q, struct letters *l)
{
	struct program_change c = PROGRAM_CHANGE_NOTHING;
	const char **emails;
	size_t count;

	l->program_id = row_program(q, or_else(l->program_name, "Fairhaven Food Pantry"));
	c.minimal_mail = l->minimal;
	c.next_steps = "Come to the side door.\nBring a bag.";
	MUST(program_set(q, l->program_id, &c));
	if (!l->unclaimed)
		MUST(program_add_claimer(q, l->program_id, row_account(q, "Clara", "Claimer", NULL)));
	MUST(program_addresses(q, l->program_id, false, &emails, &count));
	cr_assert_eq(count, 1);
	l->program_email = emails[0];
}

/* The code that tests look for, or a new one if it is taken already. */
static const char *code_for(struct req *q)
{
	static bool taken;
	const char *code = taken ? secret_code(q->arena) : LETTERS_CODE;

	taken = true;
	return code;
}

void letters_referral(struct req *q, struct letters *l)
{
	bool helped = l->at.origin == ORIGIN_OTHER;
	struct done done;

	make_program(q, l);
	l->seeker_email = arena_printf(q->arena, "%s@seeker.test", secret_public_id(q->arena));
	MUST(db_exec(q, &add_referral, &done, BIND(secret_public_id(q->arena), code_for(q), q->site->id, l->program_id,
		(int)l->at.kind, (int)l->at.origin, l->at.reach, (int)l->at.consent,
		or_else(l->seeker_first_name, "Maria"), "García", l->seeker_email, l->no_phone ? "" : LETTERS_PHONE,
		or_else(l->seeker_language, ""), "mariagarcia", helped ? "Hana" : "", helped ? "Helper" : "",
		helped ? "Fairhaven Library" : "", helped ? LETTERS_HELPER_EMAIL : "", helped ? LETTERS_HELPER_PHONE : "",
		or_else(l->comment, LETTERS_COMMENT), l->discreet, q->now, q->now, q->now + DAYS(2))));
	l->referral_id = done.id;
}

COMMAND(change_referral,
	"UPDATE referral "
	"SET reach = ?, consent = ? "
	"WHERE id = ?");

void letters_set(struct req *q, int64_t referral_id, unsigned reach, enum consent consent)
{
	MUST(db_exec(q, &change_referral, NULL, BIND(reach, (int)consent, referral_id)));
}

COMMAND(add_event,
	"INSERT INTO referral_event (referral_id, made_at, act, party, actor_first_name, actor_last_initial, "
	"  actor_organization, from_status, to_status, note, note_shared, version) "
	"VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, 2)");

int64_t letters_event(struct req *q, int64_t referral_id, enum party by, int from, int to,
	const char *note, bool note_shared)
{
	struct done done;

	MUST(db_exec(q, &add_event, &done, BIND(referral_id, q->now, (int)by, "Clara", "C",
		by == PARTY_PROGRAM ? "Fairhaven Pantries" : "", from, to, note, note_shared)));
	return done.id;
}

void letters_sent(struct req *q, int64_t referral_id)
{
	MUST(notify_event(q, &(struct happening){ .referral_id = referral_id, .act = ACT_sent, .by = PARTY_HELPER }));
}

void letters_changed(struct req *q, int64_t referral_id, int64_t event_id, enum party by)
{
	MUST(notify_event(q, &(struct happening){ referral_id, event_id, ACT_status, by, 0, NULL }));
}

/* ---- the outbox ---- */

static const struct column row_columns[] = {
	COLUMN(struct letter_row, id),
	COLUMN(struct letter_row, public_id),
	COLUMN(struct letter_row, message),
	COLUMN(struct letter_row, channel),
	COLUMN(struct letter_row, state),
	COLUMN(struct letter_row, party),
	COLUMN(struct letter_row, attempts),
	COLUMN(struct letter_row, recipient),
	COLUMN(struct letter_row, reason),
	COLUMN(struct letter_row, next_at),
	COLUMN(struct letter_row, status_link_id),
};

STATEMENT(all_rows, row_columns, struct letter_row,
	"SELECT id, public_id, message, channel, state, COALESCE(party, -1) AS party, attempts, recipient, reason, "
	"  next_at, status_link_id "
	"FROM outbox "
	"ORDER BY id");

size_t letters_rows(struct req *q, struct letter_row **rows)
{
	size_t count;

	MUST(db_rows(q, &all_rows, rows, &count, NOTHING));
	return count;
}

COMMAND(hurry,
	"UPDATE outbox "
	"SET next_at = 1 "
	"WHERE state IN (0, 1)");

void letters_hurry(struct req *q)
{
	MUST(db_exec(q, &hurry, NULL, NOTHING));
}

size_t letters_deliver(struct req *q)
{
	size_t sent;

	MUST(delivery_run(q, claim_when_told, &sent));
	return sent;
}
