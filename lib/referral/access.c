/* access.c - writes and reads the log of who looked. */
#include "referral/access.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "message/outbox.h"
#include "referral/claim.h"
#include "referral/event.h"
#include "referral/person.h"
#include "referral/referral.h"
#include "site/account.h"
#include "site/site.h"

static const char *const slugs[ACCESS_ACTS] = {
	[ACCESS_referral] = "referral_opened", [ACCESS_profile] = "profile_opened", [ACCESS_inbound_file] = "inbound_saved",
	[ACCESS_people_file] = "people_saved",
};

const char *access_act_slug(enum access_act act) { return slugs[act]; }

/* ---- writing ---- */

/* Looks first, since most looks of a day are not the first one. Two at the same moment are one row, too. */
COMMAND(add_look,
	"INSERT IGNORE INTO access_log (at, day, site_id, act, party, account_id, organization, object) "
	"SELECT ?, ?, ?, ?, ?, ?, ?, ? "
	"FROM DUAL "
	"WHERE NOT EXISTS (SELECT 1 FROM access_log WHERE act = ? AND object = ? AND day = ? AND account_id = ?)");

COMMAND(add_file,
	"INSERT INTO access_log (at, day, site_id, act, party, account_id, organization, list_id, list_team, row_count) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static instant today(struct req *q) { return clock_day_start(q->now, q->site->time_zone); }

struct look { int64_t site_id; enum access_act act; int64_t object; enum party party; const char *organization; };

static enum err look(struct req *q, const struct look *l)
{
	int64_t account = q->account->id;

	if (q->unattended)
		return ERR_OK;
	return db_exec(q, &add_look, NULL, BIND(q->now, today(q), l->site_id, l->act, l->party, account,
		text_or_empty(l->organization), l->object, l->act, l->object, today(q), account));
}

enum err access_opened(struct req *q, const struct referral *r)
{
	struct actor by;

	if (!q->account)
		return ERR_OK;
	by = event_actor(q, r);
	if (by.party == PARTY_SEEKER)
		return ERR_OK;
	return look(q, &(struct look){ r->site_id, ACCESS_referral, r->id, by.party, by.organization });
}

enum err access_opened_profile(struct req *q, const struct person *p)
{
	return look(q, &(struct look){ q->site->id, ACCESS_profile, p->id, PARTY_HELPER, q->account->organization });
}

static enum err add_saved(struct req *q, enum access_act act, enum party party, const char *organization, int64_t list_id,
	int64_t team_id, size_t rows)
{
	return db_exec(q, &add_file, NULL, BIND(q->now, today(q), q->site->id, act, party, q->account->id,
		text_or_empty(organization), list_id, value_id(team_id), (int64_t)rows));
}

enum err access_saved_inbound(struct req *q, int64_t program_id, const char *organization, size_t rows)
{
	return add_saved(q, ACCESS_inbound_file, PARTY_PROGRAM, organization, program_id, 0, rows);
}

enum err access_saved_people(struct req *q, size_t rows)
{
	const struct account *a = q->account;

	return add_saved(q, ACCESS_people_file, PARTY_HELPER, a->organization, a->id, a->team_id, rows);
}

/* ---- reading ---- */

static const struct column access_columns[] = {
	COLUMN(struct access_look, day), COLUMN(struct access_look, party), COLUMN(struct access_look, organization),
	COLUMN(struct access_look, saved),
};

#define LOOKED "SELECT a.day, a.party, a.organization, FALSE AS saved FROM referral r JOIN access_log a "
#define SAVED "SELECT a.day, a.party, a.organization, TRUE AS saved FROM referral r JOIN access_log a "

/* A profile is about this referral from the day on which it was made; a file, from then on. */
STATEMENT(looks_of_referral, access_columns, struct access_look,
	"SELECT day, party, organization, saved "
	"FROM ("
	LOOKED "ON a.act = ? AND a.object = r.id WHERE r.id = ? "
	"UNION ALL "
	LOOKED "ON a.act = ? AND a.object = r.person_id WHERE r.id = ? AND a.at >= r.made_at - 86400000 "
	"UNION ALL "
	SAVED "ON a.act = ? AND a.list_id = r.inbound_program_id AND a.at >= r.made_at WHERE r.id = ? "
	"UNION ALL "
	SAVED "ON a.act = ? AND a.list_id = r.helper_id AND a.at >= r.made_at WHERE r.id = ? "
	"UNION ALL "
	SAVED "ON a.act = ? AND a.list_team = r.shared_group_id AND a.at >= r.made_at WHERE r.id = ? "
	") looks "
	"GROUP BY day, party, organization, saved "
	"ORDER BY day DESC, party, organization, saved "
	"LIMIT 400");
_Static_assert(ACCESS_MOST == 400, "the statement has its number");

static enum err read_looks(struct req *q, int64_t id, struct access_look **all, size_t *count)
{
	return db_rows(q, &looks_of_referral, all, count, BIND(ACCESS_referral, id, ACCESS_profile, id, ACCESS_inbound_file, id,
		ACCESS_people_file, id, ACCESS_people_file, id));
}

enum err access_of_referral(struct req *q, const struct referral *r, struct access_look **all, size_t *count)
{
	if (!(r->parties & THE_SEEKER))
		return fail(q, ERR_DENIED, "who looked at referral %s", r->public_id);
	return read_looks(q, r->id, all, count);
}

static const struct column mail_columns[] = {
	COLUMN(struct access_mail, message), COLUMN(struct access_mail, program_name), COLUMN(struct access_mail, sent_at),
};

/* The messages of one change have one time at which they were made. */
STATEMENT(mails_to_program, mail_columns, struct access_mail,
	"SELECT m.message, p.name AS program_name, MIN(m.ended_at) AS sent_at "
	"FROM outbox m FORCE INDEX (about) "
	"JOIN referral r ON r.id = m.subject_id "
	"JOIN program p ON p.id = r.program_id "
	"WHERE m.subject = ? AND m.subject_id = ? AND m.party = " SQL_PARTY_PROGRAM " AND m.state = ? "
	"AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE " "
	"GROUP BY m.message, m.made_at, p.name "
	"ORDER BY sent_at DESC, m.message "
	"LIMIT 100");

static enum err read_page(struct req *q, int64_t id, struct access_page *a)
{
	enum err e = read_looks(q, id, &a->looks, &a->look_count);

	return e ? e : db_rows(q, &mails_to_program, &a->mails, &a->mail_count, BIND(SUBJECT_referral, id, OUTBOX_SENT));
}

enum err access_page(struct req *q, const struct referral *r, struct access_page *a)
{
	if (!(r->parties & THE_SEEKER))
		return fail(q, ERR_DENIED, "who looked at referral %s", r->public_id);
	return read_page(q, r->id, a);
}

enum err access_page_by_code(struct req *q, const char *typed, struct access_page *a)
{
	int64_t id;
	enum err e = claim_find_by_code(q, typed, &id);

	return e ? e : read_page(q, id, a);
}

static const struct column row_columns[] = {
	COLUMN(struct access_row, id), COLUMN(struct access_row, at), COLUMN(struct access_row, act), COLUMN(struct access_row, party),
	COLUMN(struct access_row, organization), COLUMN(struct access_row, account), COLUMN(struct access_row, referral),
	COLUMN(struct access_row, person), COLUMN(struct access_row, program), COLUMN(struct access_row, row_count),
};

/* A look by a victim-service program's staff reveals that they deal with the person, so the site does not get its row. */
STATEMENT(rows_of_site, row_columns, struct access_row,
	"SELECT a.id, a.at, a.act, a.party, a.organization, COALESCE(c.public_id, '') AS account, "
	"	COALESCE(r.public_id, '') AS referral, COALESCE(p.public_id, '') AS person, COALESCE(g.public_id, '') AS program, a.row_count "
	"FROM access_log a "
	"LEFT JOIN account c ON c.id = a.account_id "
	"LEFT JOIN referral r ON r.id = a.object AND a.act = ? "
	"LEFT JOIN person p ON p.id = a.object AND a.act = ? "
	"LEFT JOIN program g ON g.id = a.list_id AND a.act = ? "
	"WHERE a.site_id = ? AND a.id < ? AND NOT (a.party = " SQL_PARTY_PROGRAM " AND IFNULL(r.veiled, FALSE)) "
	"ORDER BY a.id DESC "
	"LIMIT ?");

enum err access_of_site(struct req *q, int64_t before, size_t most, struct access_row **all, size_t *count)
{
	return db_rows(q, &rows_of_site, all, count, BIND(ACCESS_referral, ACCESS_profile, ACCESS_inbound_file, q->site->id, before,
		(int64_t)most));
}
