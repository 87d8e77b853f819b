/* digest.c - the changes that wait for a helper's next digest; reads those that the helper may learn when it is sent. */
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
		.cadence = w.wanted < 0 ? w.of_site : cadence_lesser((enum cadence)w.wanted, w.of_site),
	};
	return e;
}

/* ---- waiting ---- */

COMMAND(add_item,
	"INSERT INTO digest_item (account_id, site_id, referral_id, event_id) "
	"VALUES (?, ?, ?, ?)");

struct found { int64_t id; };
static const struct column found_columns[] = { COLUMN(struct found, id) };

/* Locks the mail, so that no worker takes it before this change is in it. If one has taken it, no row is waiting. */
STATEMENT(waiting_mail, found_columns, struct found,
	"SELECT id "
	"FROM outbox "
	"WHERE subject = ? AND subject_id = ? AND site_id = ? AND message = ? AND state = ? "
	"LIMIT 1 "
	"FOR UPDATE");

static instant next_digest(const struct req *q, const struct helper *h)
{
	instant due = clock_next_day(q->now, DIGEST_HOUR, h->time_zone);

	while (h->cadence == CADENCE_weekly && clock_wall(due, h->time_zone).weekday)
		due = clock_next_day(due, DIGEST_HOUR, h->time_zone);
	return due;
}

enum err digest_add(struct req *q, const struct helper *h, int64_t referral_id, int64_t event_id)
{
	struct outgoing mail = {
		.message = MESSAGE_helper_digest, .channel = CHANNEL_EMAIL, .site_id = h->site_id, .subject_id = h->id,
		.recipient = h->email, .language = h->language, .due = next_digest(q, h),
	};
	struct found found;
	enum err e;

	if ((e = db_exec(q, &add_item, NULL, BIND(h->id, h->site_id, referral_id, event_id))))
		return e;
	e = db_row(q, &waiting_mail, &found, BIND(SUBJECT_account, h->id, h->site_id, MESSAGE_helper_digest, OUTBOX_WAITING));
	return e == ERR_MISSING ? outbox_add(q, &mail) : e;
}

/* ---- reading ---- */

STATEMENT(newest_item, found_columns, struct found,
	"SELECT IFNULL(MAX(id), 0) AS id "
	"FROM digest_item "
	"WHERE account_id = ? AND site_id = ?");

static const struct column row_columns[] = {
	SITUATION_COLUMNS(struct digest_row, at),
	COLUMN(struct digest_row, discreet),
	COLUMN(struct digest_row, public_id),
	COLUMN(struct digest_row, seeker.first_name),
	COLUMN(struct digest_row, seeker.last_name),
	COLUMN(struct digest_row, program_name),
	COLUMN(struct digest_row, to_status),
	COLUMN(struct digest_row, made_at),
	COLUMN(struct digest_row, note),
};

STATEMENT(news_for, row_columns, struct digest_row,
	"SELECT " SITUATION_SQL("r.") ", r.discreet, r.public_id, "
	"  IF(r.discreet, NULL, r.seeker_first_name) AS seeker_first_name, "
	"  IF(r.discreet, NULL, r.seeker_last_name) AS seeker_last_name, "
	"  IF(r.discreet, NULL, p.name) AS program_name, "
	"  IF(r.discreet, NULL, e.to_status) AS to_status, e.made_at, "
	"  IF(r.discreet OR NOT e.note_shared, NULL, e.note) AS note "
	"FROM (SELECT referral_id, MAX(event_id) AS event_id "
	"  FROM digest_item "
	"  WHERE account_id = ? AND site_id = ? AND id <= ? "
	"  GROUP BY referral_id) i "
	"JOIN referral_event e ON e.id = i.event_id "
	"JOIN referral r ON r.id = i.referral_id "
	"JOIN program p ON p.id = r.program_id "
	"WHERE r.helper_id = ? AND " LAW_SQL_HELPER " & " SQL_MAY_SEE " "
	"ORDER BY e.made_at, e.id");

enum err digest_read(struct req *q, int64_t account_id, int64_t site_id, struct digest_row **rows, size_t *count,
	int64_t *upto)
{
	struct found newest;
	size_t all;
	enum err e;

	*count = 0;
	if ((e = db_row(q, &newest_item, &newest, BIND(account_id, site_id))))
		return e;
	*upto = newest.id;
	e = db_rows(q, &news_for, rows, &all, BIND(account_id, site_id, newest.id, account_id));
	for (size_t i = 0; !e && i < all; i++)
		if (outbox_allows(MESSAGE_status_changed_helper, CHANNEL_EMAIL, &(*rows)[i].at))
			(*rows)[(*count)++] = (*rows)[i];
	return e;
}

COMMAND(clear,
	"DELETE FROM digest_item "
	"WHERE account_id = ? AND site_id = ? AND id <= ?");

enum err digest_clear(struct req *q, int64_t account_id, int64_t site_id, int64_t upto)
{
	return db_exec(q, &clear, NULL, BIND(account_id, site_id, upto));
}
