/* digest.c - the news that waits for a helper's next digest; reads what the helper may learn when it is sent. */
#include "message/digest.h"

#include "base/req.h"
#include "edge/db.h"
#include "message/outbox.h"

/* ---- the helper ---- */

struct wish {
	const char *email, *language, *time_zone;
	int wanted;
	enum cadence of_site;
};

static const struct column wish_columns[] = {
	COLUMN(struct wish, email),
	COLUMN(struct wish, language),
	COLUMN(struct wish, time_zone),
	COLUMN(struct wish, wanted),
	COLUMN(struct wish, of_site),
};

STATEMENT(wish_of, wish_columns, struct wish,
	"SELECT "
	"  (SELECT d.address "
	"   FROM account_address d "
	"   WHERE d.account_id = a.id AND a.disabled_at IS NULL AND d.address LIKE '%@%' "
	"   ORDER BY d.proved_at, d.id LIMIT 1) AS email, "
	"  a.language, s.time_zone, IFNULL(a.notice_cadence, -1) AS wanted, s.notice_cadence AS of_site "
	"FROM account a "
	"JOIN site s ON s.id = ? "
	"WHERE a.id = ?");

enum err helper_find(struct req *q, int64_t account_id, int64_t site_id, struct helper *h)
{
	struct wish w = { 0 };
	enum err e = db_row(q, &wish_of, &w, BIND(site_id, account_id));

	*h = (struct helper){
		.id = account_id, .site_id = site_id, .email = w.email, .language = w.language, .time_zone = w.time_zone,
		.wanted = w.wanted, .of_site = w.of_site,
		.cadence = w.wanted < 0 ? w.of_site : cadence_lesser((enum cadence)w.wanted, w.of_site),
	};
	return e;
}

COMMAND(set_cadence,
	"UPDATE account "
	"SET notice_cadence = ? "
	"WHERE id = ?");

enum err helper_set_cadence(struct req *q, int64_t account_id, int wanted)
{
	struct value chosen = wanted < 0 ? (struct value){ .type = VALUE_NULL } : value_int(wanted);

	return db_exec(q, &set_cadence, NULL, BIND(chosen, account_id));
}

/* ---- waiting ---- */

COMMAND(add_entry,
	"INSERT INTO digest_entry (outbox_id, referral_id, message, event_id, made_at) "
	"VALUES (?, ?, ?, ?, ?) "
	"ON DUPLICATE KEY UPDATE event_id = VALUES(event_id), made_at = VALUES(made_at)");

struct found { int64_t id; };
static const struct column found_columns[] = { COLUMN(struct found, id) };

/* Locks the mail, so that no worker takes it before the news is in it. If one has taken it, no row is waiting. */
STATEMENT(waiting_mail, found_columns, struct found,
	"SELECT id "
	"FROM outbox "
	"WHERE subject = ? AND subject_id = ? AND site_id = ? AND message = ? AND state = ? "
	"LIMIT 1 "
	"FOR UPDATE");

static instant next_digest(const struct req *q, const struct helper *h)
{
	return h->cadence == CADENCE_weekly ? clock_next_monday(q->now, h->time_zone)
		: clock_next_hour(q->now, DIGEST_HOUR, h->time_zone);
}

static enum err find_waiting(struct req *q, const struct helper *h, int64_t *id)
{
	struct found found = { 0 };
	enum err e = db_row(q, &waiting_mail, &found, BIND(SUBJECT_account, h->id, h->site_id, MESSAGE_helper_digest,
		OUTBOX_WAITING));

	*id = found.id;
	return e;
}

static enum err find_or_add_mail(struct req *q, const struct helper *h, int64_t *id)
{
	struct outgoing mail = {
		.message = MESSAGE_helper_digest, .channel = CHANNEL_EMAIL, .site_id = h->site_id, .subject_id = h->id,
		.recipient = h->email, .language = h->language, .due = next_digest(q, h),
	};
	enum err e = find_waiting(q, h, id);

	if (e != ERR_MISSING)
		return e;
	e = outbox_add(q, &mail);
	return e ? e : find_waiting(q, h, id);
}

enum err digest_add(struct req *q, const struct helper *h, const struct digest_item *item)
{
	int64_t mail;
	enum err e = find_or_add_mail(q, h, &mail);

	return e ? e : db_exec(q, &add_entry, NULL, BIND(mail, item->referral_id, item->message, value_id(item->event_id), q->now));
}

/* ---- reading ---- */

static const struct column row_columns[] = {
	SITUATION_COLUMNS(struct digest_row, at),
	COLUMN(struct digest_row, message),
	COLUMN(struct digest_row, status),
	COLUMN(struct digest_row, discreet),
	COLUMN(struct digest_row, public_id),
	COLUMN(struct digest_row, person_id),
	COLUMN(struct digest_row, seeker.first_name),
	COLUMN(struct digest_row, seeker.last_name),
	COLUMN(struct digest_row, program_name),
	COLUMN(struct digest_row, to_status),
	COLUMN(struct digest_row, made_at),
	COLUMN(struct digest_row, note),
};

/* Under a veil: the helper's status; no news that the veil hides, none of what the program did not do. */
#define THE_STATUS "IF(" VEIL_SQL_HANGS ", " VEIL_SQL_status ", r.status)"

STATEMENT(news_for, row_columns, struct digest_row,
	"SELECT " SITUATION_SQL("r.") ", i.message, " THE_STATUS " AS status, r.discreet, r.public_id, "
	"  IF(r.discreet, NULL, n.public_id) AS person_id, "
	"  IF(r.discreet, NULL, r.seeker_first_name) AS seeker_first_name, "
	"  IF(r.discreet, NULL, r.seeker_last_name) AS seeker_last_name, "
	"  IF(r.discreet, NULL, p.name) AS program_name, "
	"  IF(r.discreet, NULL, IFNULL(IF(r.veiled AND e.act <> " SQL_ACT_status ", NULL, e.to_status), " THE_STATUS ")) AS to_status, "
	"  i.made_at, "
	"  IF(r.discreet OR NOT e.note_shared, NULL, e.note) AS note "
	"FROM (SELECT referral_id, message, event_id, made_at "
	"  FROM digest_entry "
	"  WHERE outbox_id = ? "
	"  ORDER BY made_at DESC "
	"  LIMIT " STRINGIFY(DIGEST_MOST) ") i "
	"JOIN referral r ON r.id = i.referral_id "
	"JOIN program p ON p.id = r.program_id "
	"LEFT JOIN person n ON n.id = r.person_id "
	"LEFT JOIN referral_event e ON e.id = i.event_id "
	"WHERE r.helper_id = ? AND " LAW_SQL_HELPER " & " SQL_MAY_SEE " "
	"AND NOT (" VEIL_SQL_HANGS " AND (? & (1 << i.message) OR (e.id IS NOT NULL AND " VEIL_SQL_HIDES "))) "
	"ORDER BY i.made_at, r.id, i.message");

struct tally { int64_t count; };
static const struct column tally_columns[] = { COLUMN(struct tally, count) };

STATEMENT(items_of, tally_columns, struct tally,
	"SELECT COUNT(*) AS count "
	"FROM (SELECT referral_id FROM digest_entry WHERE outbox_id = ? LIMIT " STRINGIFY(DIGEST_COUNTED) ") i");

/* Leaves out what is not so any more. */
static size_t keep_true(struct digest_row *rows, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (outbox_allows(rows[i].message, CHANNEL_EMAIL, &rows[i].at) && message_holds(rows[i].message, rows[i].status))
			rows[kept++] = rows[i];
	return kept;
}

enum err digest_read(struct req *q, int64_t account_id, int64_t outbox_id, struct digest_row **rows, size_t *count, size_t *more)
{
	struct tally all = { 0 };
	enum err e;

	if ((e = db_row(q, &items_of, &all, BIND(outbox_id)))
			|| (e = db_rows(q, &news_for, rows, count, BIND(outbox_id, account_id, message_of_timers()))))
		return e;
	*count = keep_true(*rows, *count);
	*more = all.count > DIGEST_MOST ? (size_t)all.count - DIGEST_MOST : 0;
	return ERR_OK;
}

/* ---- tidying ---- */

COMMAND(forget,
	"DELETE FROM digest_entry "
	"WHERE made_at < ? "
	"ORDER BY made_at "
	"LIMIT ?");

/* A weekly mail waits for a week, and is tried for a day or two. */
enum err digest_clean(struct req *q)
{
	return db_exec(q, &forget, NULL, BIND(q->now - DAYS(14), 1000));
}
