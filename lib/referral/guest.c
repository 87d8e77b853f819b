/* guest.c - joins what was sent without signing in to an account: by the tray, or by the browser's thank-you page. */
#include "referral/guest.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "law/visibility.h"
#include "referral/event.h"
#include "referral/person.h"
#include "referral/referral_write.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"

/* ---- joining ---- */

struct sent {
	int64_t id, site_id;
	struct contact seeker;
	instant made_at;
};

static const struct column sent_columns[] = {
	COLUMN(struct sent, id), COLUMN(struct sent, site_id),
	CONTACT_COLUMNS(struct sent, seeker), COLUMN(struct sent, made_at),
};

#define SENT_SQL "SELECT r.id, r.site_id, " CONTACT_SQL("r.seeker_") ", r.made_at "

COMMAND(set_helper,
	"UPDATE referral "
	"SET helper_id = ?, person_id = ? "
	"WHERE id = ? AND helper_id IS NULL");

COMMAND(wait_no_more,
	"DELETE FROM referral_waiting "
	"WHERE referral_id = ? AND party = " SQL_PARTY_HELPER);

static enum err add_event(struct req *q, int64_t referral_id, int64_t account_id, enum act act)
{
	struct event ev = { .act = act, .from_status = STATUS_NONE, .to_status = STATUS_NONE };
	struct actor by = { .party = PARTY_HELPER, .account_id = account_id };

	if (q->account) {
		by.first_name = q->account->first_name;
		by.last_name = q->account->last_name;
		by.organization = q->account->organization;
	}
	return event_add(q, referral_id, &by, &ev);
}

/* The referral belongs to the helper alone; the group gets those that are shared from now on. */
static enum err join(struct req *q, const struct sent *s, int64_t account_id)
{
	struct person_facts f = { .site_id = s->site_id, .helper_id = account_id, .made_at = s->made_at, .seeker = s->seeker };
	struct done done = { 0 };
	int64_t person_id;
	enum err e;

	if ((e = person_attach(q, &f, &person_id)))
		return e;
	if ((e = db_exec(q, &set_helper, &done, BIND(account_id, value_id(person_id), s->id))) || !done.rows)
		return e;
	if ((e = db_exec(q, &wait_no_more, NULL, BIND(s->id))))
		return e;
	return add_event(q, s->id, account_id, ACT_claimed);
}

/* ---- the thank-you page ---- */

COMMAND(give_receipt,
	"UPDATE receipt "
	"SET account_id = ?, session_id = NULL "
	"WHERE public_id = ? AND session_id = ? AND account_id IS NULL");

STATEMENT(sent_with_receipt, sent_columns, struct sent,
	SENT_SQL
	"FROM receipt t "
	"JOIN receipt_referral x ON x.receipt_id = t.id "
	"JOIN referral r ON r.id = x.referral_id "
	"WHERE t.public_id = ? AND t.made_at > ? AND r.helper_id IS NULL AND " LAW_SQL_HELPER " & " SQL_MAY_SEE);

struct taking { const char *receipt; int64_t account_id; };

static enum err take_receipt(struct req *q, void *data)
{
	const struct taking *w = data;
	struct done done = { 0 };
	struct sent *all;
	size_t count;
	enum err e = db_exec(q, &give_receipt, &done, BIND(w->account_id, value_public_id(w->receipt), q->session->id));

	if (e || !done.rows)
		return e;
	e = db_rows(q, &sent_with_receipt, &all, &count, BIND(value_public_id(w->receipt), q->now - GUEST_JOINS_WITHIN));
	for (size_t i = 0; !e && i < count; i++)
		e = join(q, &all[i], w->account_id);
	return e;
}

enum err guest_take_receipt(struct req *q, const char *receipt, int64_t account_id)
{
	struct taking w = { receipt, account_id };

	return q->session ? db_transaction(q, take_receipt, &w) : ERR_OK;
}

COMMAND(forget_receipt,
	"UPDATE receipt "
	"SET session_id = NULL, account_id = NULL "
	"WHERE public_id = ? AND (session_id = ? OR account_id = ?) "
	"AND EXISTS (SELECT 1 FROM receipt_referral x JOIN referral r ON r.id = x.referral_id "
		"WHERE x.receipt_id = receipt.id AND r.site_id = ?)");

static enum err forget(struct req *q, void *data)
{
	const char *receipt = ((const struct taking *)data)->receipt;
	struct done done = { 0 };
	bool done_before;
	enum err e = referral_once(q, "/", &done_before);

	if (e || done_before)
		return e;
	e = db_exec(q, &forget_receipt, &done, BIND(value_public_id(receipt), q->session ? q->session->id : 0,
		q->account ? q->account->id : 0, q->site->id));
	return e || done.rows ? e : fail(q, ERR_MISSING, "receipt %s", receipt);
}

enum err guest_forget_receipt(struct req *q, const char *receipt)
{
	struct taking w = { .receipt = receipt };

	return db_transaction(q, forget, &w);
}

/* ---- the tray ---- */

#define TRAY_MOST 25

/* Referrals wait under a name at an address. */
struct tray_key { const char *address, *name_key; instant since; };

static const struct column tray_key_columns[] = {
	COLUMN(struct tray_key, address), COLUMN(struct tray_key, name_key), COLUMN(struct tray_key, since),
};

#define WAITS_AT "w.party = " SQL_PARTY_HELPER " AND w.address = d.address AND w.site_id = ? "

/* The keys under which something waits: the name that the account had when it proved the address, and, for what was sent
 * since it got its present name, this one. Mostly there is none. */
STATEMENT(tray_keys, tray_key_columns, struct tray_key,
	"SELECT d.address, d.name_key, 0 AS since "
	"FROM account_address d "
	"WHERE d.account_id = ? AND d.name_key <> '' "
	"AND EXISTS (SELECT 1 FROM referral_waiting w WHERE " WAITS_AT "AND w.name_key = d.name_key) "
	"UNION ALL "
	"SELECT d.address, a.name_key, a.named_at AS since "
	"FROM account a "
	"JOIN account_address d ON d.account_id = a.id "
	"WHERE a.id = ? AND a.name_key <> '' AND a.name_key <> d.name_key "
	"AND EXISTS (SELECT 1 FROM referral_waiting w WHERE " WAITS_AT "AND w.name_key = a.name_key AND w.made_at >= a.named_at)");

static const struct column tray_columns[] = {
	COLUMN(struct guest_sent, public_id), COLUMN(struct guest_sent, program_name),
	COLUMN(struct guest_sent, seeker.first_name), COLUMN(struct guest_sent, seeker.last_name),
	COLUMN(struct guest_sent, made_at),
};

STATEMENT(tray, tray_columns, struct guest_sent,
	"SELECT r.public_id, p.name AS program_name, "
	"r.seeker_first_name, r.seeker_last_name, r.made_at "
	"FROM (SELECT w.referral_id, w.made_at "
		"FROM referral_waiting w "
		"WHERE w.party = " SQL_PARTY_HELPER " AND w.address = ? AND w.name_key = ? AND w.site_id = ? AND w.made_at >= ? "
		"ORDER BY w.made_at DESC, w.referral_id DESC "
		"LIMIT " STRINGIFY(TRAY_MOST) ") k "
	"JOIN referral r ON r.id = k.referral_id "
	"JOIN program p ON p.id = r.program_id "
	"WHERE r.helper_id IS NULL AND " LAW_SQL_HELPER " & " SQL_MAY_SEE " "
	"ORDER BY k.made_at DESC, r.id DESC");

static int by_newest(const void *a, const void *b)
{
	instant x = ((const struct guest_sent *)a)->made_at, y = ((const struct guest_sent *)b)->made_at;

	return (x < y) - (x > y);
}

/* A range of the index for each key, because one statement over all keys would read and sort everything that waits. */
static enum err read_keys(struct req *q, const struct tray_key *keys, size_t key_count, struct guest_sent *all, size_t *count)
{
	for (size_t i = 0; i < key_count; i++) {
		struct guest_sent *some;
		size_t n;
		enum err e = db_rows(q, &tray, &some, &n, BIND(keys[i].address, keys[i].name_key, q->site->id, keys[i].since));

		if (e)
			return e;
		if (n)
			memcpy(all + *count, some, n * sizeof(*some));
		*count += n;
	}
	return ERR_OK;
}

enum err guest_tray(struct req *q, struct guest_sent **all, size_t *count)
{
	int64_t account = q->account->id, site = q->site->id;
	struct tray_key *keys;
	size_t key_count;
	enum err e = db_rows(q, &tray_keys, &keys, &key_count, BIND(account, site, account, site));

	*count = 0;
	if (e)
		return e;
	*all = arena_array(q->arena, key_count * TRAY_MOST + 1, sizeof(**all));
	if ((e = read_keys(q, keys, key_count, *all, count)))
		return e;
	qsort(*all, *count, sizeof(**all), by_newest);
	*count = *count > TRAY_MOST ? TRAY_MOST : *count;
	return ERR_OK;
}

STATEMENT(in_tray, sent_columns, struct sent,
	SENT_SQL
	"FROM referral r "
	"JOIN referral_waiting w ON w.referral_id = r.id AND w.party = " SQL_PARTY_HELPER " "
	"JOIN account_address d ON d.address = w.address "
	"JOIN account a ON a.id = d.account_id "
	"WHERE r.public_id = ? AND a.id = ? AND w.site_id = ? AND w.name_key <> '' "
	"AND (w.name_key = d.name_key OR (w.name_key = a.name_key AND w.made_at >= a.named_at)) "
	"AND r.helper_id IS NULL AND " LAW_SQL_HELPER " & " SQL_MAY_SEE);

COMMAND(deny,
	"UPDATE referral "
	"SET helper_denied_at = ? "
	"WHERE id = ?");

static enum err refuse_it(struct req *q, const struct sent *s)
{
	enum err e = db_exec(q, &wait_no_more, NULL, BIND(s->id));

	if (e || (e = db_exec(q, &deny, NULL, BIND(q->now, s->id))))
		return e;
	return add_event(q, s->id, q->account->id, ACT_not_mine);
}

struct answering { const char *public_id; bool mine; };

static enum err answer(struct req *q, void *data)
{
	const struct answering *w = data;
	int64_t account = q->account->id;
	struct sent s = { 0 };
	bool done_before;
	enum err e = referral_once(q, "/people", &done_before);

	if (e || done_before)
		return e;
	e = db_row(q, &in_tray, &s, BIND(value_public_id(w->public_id), account, q->site->id));
	if (e)
		return e == ERR_MISSING ? fail(q, e, "referral %s is not in the tray", w->public_id) : e;
	return w->mine ? join(q, &s, account) : refuse_it(q, &s);
}

enum err guest_answer(struct req *q, const char *public_id, bool mine)
{
	struct answering w = { public_id, mine };

	return db_transaction(q, answer, &w);
}
