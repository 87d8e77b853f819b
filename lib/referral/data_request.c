/* data_request.c - stores requests to be erased, records the decision, and runs the erasure to its end. */
#include "referral/data_request.h"

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "law/visibility.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "referral/closing.h"
#include "referral/erasure.h"
#include "referral/hold.h"
#include "referral/personal.h"
#include "referral/referral.h"
#include "site/account.h"
#include "site/audit.h"
#include "site/limit.h"
#include "site/site.h"

/* ---- asking ---- */

COMMAND(ask_here,
	"INSERT INTO data_request (public_id, site_id, account_id, referral_id, asked_at) "
	"VALUES (?, ?, ?, ?, ?)");

struct place { int64_t site_id; };
static const struct column place_columns[] = { COLUMN(struct place, site_id) };

STATEMENT(sites_of_account, place_columns, struct place,
	"SELECT id AS site_id "
	"FROM site "
	"WHERE id <> ? "
	"AND (SELECT 1 FROM referral WHERE seeker_id = ? AND site_id = site.id LIMIT 1) IS NOT NULL");

/* Asking again while the first request waits changes nothing. */
static enum err add(struct req *q, int64_t site_id, int64_t account_id, int64_t referral_id)
{
	enum err e = db_exec(q, &ask_here, NULL, BIND(secret_public_id(q->arena), site_id, value_id(account_id), value_id(referral_id),
		q->now));

	return e == ERR_DUPLICATE ? ERR_OK : e;
}

static enum err ask(struct req *q, void *data)
{
	const struct limit_by by = limit_by_reader(q, NULL);
	struct place *others;
	size_t count;
	enum err e = limit_take(q, LIMITED_data_asked, &by);

	(void)data;
	if (e || (e = db_rows(q, &sites_of_account, &others, &count, BIND(q->site->id, q->account->id))))
		return e;
	e = add(q, q->site->id, q->account->id, 0);
	for (size_t i = 0; !e && i < count; i++)
		e = add(q, others[i].site_id, q->account->id, 0);
	return e;
}

enum err data_request_ask(struct req *q) { return db_transaction(q, ask, NULL); }

enum err data_request_ask_by_link(struct req *q, const struct referral *r)
{
	return add(q, r->site_id, 0, r->id);
}

/* ---- taking it back ---- */

COMMAND(withdraw_of_account,
	"UPDATE data_request "
	"SET waits = NULL, approved = FALSE, withdrawn_at = ? "
	"WHERE account_id = ? AND waits");

COMMAND(withdraw_of_link,
	"UPDATE data_request "
	"SET waits = NULL, approved = FALSE, withdrawn_at = ? "
	"WHERE referral_id = ? AND waits");

enum err data_request_withdraw(struct req *q)
{
	return db_exec(q, &withdraw_of_account, NULL, BIND(q->now, q->account->id));
}

enum err data_request_withdraw_by_link(struct req *q, const struct referral *r)
{
	return db_exec(q, &withdraw_of_link, NULL, BIND(q->now, r->id));
}

/* ---- finding ---- */

static const struct column request_columns[] = {
	COLUMN(struct data_request, id), COLUMN(struct data_request, site_id), COLUMN(struct data_request, account_id),
	COLUMN(struct data_request, referral_id), COLUMN(struct data_request, public_id), COLUMN(struct data_request, first_name),
	COLUMN(struct data_request, last_name), COLUMN(struct data_request, address), COLUMN(struct data_request, program_name),
	COLUMN(struct data_request, referrals), COLUMN(struct data_request, waits), COLUMN(struct data_request, approved),
	COLUMN(struct data_request, reason), COLUMN(struct data_request, asked_at), COLUMN(struct data_request, decided_at),
	COLUMN(struct data_request, withdrawn_at), COLUMN(struct data_request, erased_at),
};

/* An admin has no row in the law: of a referral, only the program's name is read. */
#define REQUEST_SELECT \
	"SELECT d.id, d.site_id, d.account_id, d.referral_id, d.public_id, IFNULL(a.first_name, '') AS first_name, " \
	"	IFNULL(a.last_name, '') AS last_name, " \
	"	IFNULL((SELECT p.address FROM account_address p WHERE p.account_id = d.account_id " \
	"		ORDER BY p.address LIKE '%@%' DESC, p.proved_at, p.id LIMIT 1), '') AS address, " \
	"	IFNULL((SELECT p.name FROM referral r JOIN program p ON p.id = r.program_id WHERE r.id = d.referral_id), '') AS program_name, " \
	"	(SELECT COUNT(*) FROM referral r WHERE r.seeker_id = d.account_id AND r.site_id = d.site_id) " \
	"		+ (d.referral_id IS NOT NULL) AS referrals, " \
	"	d.waits, IFNULL(d.approved, FALSE) AS approved, d.reason, d.asked_at, d.decided_at, d.withdrawn_at, d.erased_at " \
	"FROM data_request d " \
	"LEFT JOIN account a ON a.id = d.account_id "

STATEMENT(list_waiting, request_columns, struct data_request,
	REQUEST_SELECT
	"WHERE d.site_id = ? AND d.waits "
	"ORDER BY d.id "
	"LIMIT 100");

STATEMENT(find_request, request_columns, struct data_request,
	REQUEST_SELECT
	"WHERE d.site_id = ? AND d.public_id = ?");

STATEMENT(newest_of_account, request_columns, struct data_request,
	REQUEST_SELECT
	"WHERE d.account_id = ? AND d.site_id = ? "
	"ORDER BY d.id DESC "
	"LIMIT 1");

STATEMENT(newest_of_link, request_columns, struct data_request,
	REQUEST_SELECT
	"WHERE d.referral_id = ? "
	"ORDER BY d.id DESC "
	"LIMIT 1");

STATEMENT(list_unfinished, request_columns, struct data_request,
	REQUEST_SELECT
	"WHERE d.approved = TRUE AND d.erased_at IS NULL "
	"ORDER BY d.id "
	"LIMIT 10");

enum err data_requests(struct req *q, int64_t site_id, struct data_request **all, size_t *count)
{
	return db_rows(q, &list_waiting, all, count, BIND(site_id));
}

enum err data_request_find(struct req *q, int64_t site_id, const char *public_id, struct data_request *r)
{
	enum err e = db_row(q, &find_request, r, BIND(site_id, value_public_id(public_id)));

	return e == ERR_MISSING ? fail(q, e, "request %s", public_id) : e;
}

enum err data_request_of_account(struct req *q, struct data_request *r)
{
	return db_row(q, &newest_of_account, r, BIND(q->account->id, q->site->id));
}

enum err data_request_of_link(struct req *q, int64_t referral_id, struct data_request *r)
{
	return db_row(q, &newest_of_link, r, BIND(referral_id));
}

bool data_request_is_refused(const struct data_request *r) { return r->decided_at && !r->approved; }

/* ---- telling ---- */

/* Where the person may get the message about the decision. */
struct way { enum channel channel; const char *to, *language; bool discreet; };	/* CHANNELS: nowhere */

struct asker { struct situation at; const char *seeker_email, *seeker_phone, *seeker_language; bool discreet; };
static const struct column asker_columns[] = {
	SITUATION_COLUMNS(struct asker, at), COLUMN(struct asker, seeker_email), COLUMN(struct asker, seeker_phone),
	COLUMN(struct asker, seeker_language), COLUMN(struct asker, discreet),
};

STATEMENT(find_asker, asker_columns, struct asker,
	"SELECT " SITUATION_SQL("") ", seeker_email, seeker_phone, seeker_language, discreet "
	"FROM referral "
	"WHERE id = ?");

static enum err way_of_referral(struct req *q, int64_t referral_id, struct way *w)
{
	struct asker a = { .discreet = false };
	enum err e = db_row(q, &find_asker, &a, BIND(referral_id));

	for (enum channel c = 0; !e && c < CHANNELS; c++) {
		const char *to = c == CHANNEL_EMAIL ? a.seeker_email : a.seeker_phone;

		if (w->channel == CHANNELS && outbox_reaches(c, &a.at) && !text_is_empty(to))
			*w = (struct way){ c, to, a.seeker_language, a.discreet };
	}
	return e;
}

struct reader { const char *address, *language; bool discreet, silent; };
static const struct column reader_columns[] = {
	COLUMN(struct reader, address), COLUMN(struct reader, language), COLUMN(struct reader, discreet), COLUMN(struct reader, silent),
};

/* Only one address gets the message, since somebody else may read another one. If one of the person's referrals is discreet, or
 * nobody may reach out to them about it, that applies to this message, too. */
STATEMENT(find_reader, reader_columns, struct reader,
	"SELECT d.address, a.language, "
	"	EXISTS (SELECT 1 FROM referral r WHERE r.seeker_id = a.id AND r.discreet) AS discreet, "
	"	EXISTS (SELECT 1 FROM referral r WHERE r.seeker_id = a.id AND r.reach & " SQL_REACH_DONT ") AS silent "
	"FROM account a "
	"JOIN account_address d ON d.account_id = a.id "
	"WHERE a.id = ? "
	"ORDER BY d.address LIKE '%@%' DESC, d.proved_at, d.id "
	"LIMIT 1");

static enum err way_of_account(struct req *q, int64_t account_id, struct way *w)
{
	struct reader r = { .silent = false };
	enum err e = db_row(q, &find_reader, &r, BIND(account_id));

	if (!e && !r.silent)
		*w = (struct way){ channel_of_address(r.address), r.address, r.language, r.discreet };
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err find_way(struct req *q, const struct data_request *r, struct way *w)
{
	*w = (struct way){ .channel = CHANNELS };
	return r->account_id ? way_of_account(q, r->account_id, w) : way_of_referral(q, r->referral_id, w);
}

static enum err tell(struct req *q, const struct data_request *r, enum message m, const struct way *w)
{
	struct outgoing o = { .message = m, .channel = w->channel, .site_id = r->site_id, .subject_id = r->id, .recipient = w->to,
		.language = w->language };

	return w->channel == CHANNELS ? ERR_OK : outbox_add(q, &o);
}

COMMAND(keep_way,
	"UPDATE data_request "
	"SET tell_channel = ?, tell_to = ?, tell_language = ?, discreet = ? "
	"WHERE id = ?");

/* The address is known until the erasure ends: then its message is written, and the address forgotten here. */
static enum err keep(struct req *q, const struct data_request *r, const struct way *w)
{
	static const struct value nowhere = { .type = VALUE_NULL };
	bool is_told = w->channel != CHANNELS;

	return db_exec(q, &keep_way, NULL, BIND(is_told ? value_int(w->channel) : nowhere, text_or_empty(w->to),
		text_or_empty(w->language), w->discreet, r->id));
}

struct kept_way { bool is_told; int channel; const char *recipient, *language; };
static const struct column kept_columns[] = {
	COLUMN(struct kept_way, is_told), COLUMN(struct kept_way, channel), COLUMN(struct kept_way, recipient),
	COLUMN(struct kept_way, language),
};

STATEMENT(find_way_kept, kept_columns, struct kept_way,
	"SELECT tell_channel IS NOT NULL AS is_told, CAST(IFNULL(tell_channel, 0) AS SIGNED) AS channel, tell_to AS recipient, "
	"	tell_language AS language "
	"FROM data_request "
	"WHERE id = ?");

static enum err tell_done(struct req *q, const struct data_request *r, const struct kept_way *kept)
{
	struct way w = { kept->is_told ? (enum channel)kept->channel : CHANNELS, kept->recipient, kept->language, false };

	return tell(q, r, MESSAGE_request_done, &w);
}

/* A person who asked by a link gets a message about the referral, with a new link, if the law allows that when the message is
 * written. */
static enum err tell_refused(struct req *q, const struct data_request *r, const struct way *w)
{
	struct way nowhere = { .channel = CHANNELS, .discreet = w->discreet };
	enum err e;

	if (!r->account_id)
		return notify_the_seeker(q, r->referral_id, MESSAGE_request_refused_seeker);
	e = keep(q, r, &nowhere);
	return e ? e : tell(q, r, MESSAGE_request_refused, w);
}

/* ---- erasing ---- */

COMMAND(set_erased,
	"UPDATE data_request "
	"SET " BLANKED_data_request(SET_BLANK) "tell_channel = NULL, erased_at = ? "
	"WHERE id = ? AND erased_at IS NULL");

/* Blanks the reasons of the account's earlier requests that the site refused. A request by a link is blanked with its
 * referral. */
COMMAND(forget_refusals,
	"UPDATE data_request "
	"SET " BLANKED_refusal(SET_BLANK) "id = id "
	"WHERE account_id = ? AND site_id = ?");

struct left { int64_t id; };
static const struct column left_columns[] = { COLUMN(struct left, id) };

/* Finds a site that has not erased: it has yet to decide, or it refused and the account has not asked again. */
STATEMENT(find_left, left_columns, struct left,
	"SELECT d.id "
	"FROM data_request d "
	"WHERE d.account_id = ? AND d.erased_at IS NULL "
	"AND (SELECT 1 FROM data_request e WHERE e.account_id = d.account_id AND e.site_id = d.site_id AND e.erased_at IS NOT NULL LIMIT 1) IS NULL "
	"LIMIT 1");

/* When no site is left, the account closes. Somebody who alone runs a site or a program does that when somebody else does. */
static enum err close_account(struct req *q, int64_t account_id)
{
	struct left left;
	enum err e = account_id ? db_row(q, &find_left, &left, BIND(account_id)) : ERR_OK;

	if (e != ERR_MISSING)
		return e;
	e = closing_close_of(q, account_id);
	return e == ERR_CONFLICT ? ERR_OK : e;
}

/* The message comes after the closing, which drops those to the account's addresses. */
static enum err end(struct req *q, void *data)
{
	const struct data_request *r = data;
	struct kept_way kept = { .is_told = false };
	struct done done = { 0 };
	enum err e = db_row(q, &find_way_kept, &kept, BIND(r->id));

	if (e || (e = db_exec(q, &set_erased, &done, BIND(q->now, r->id))) || !done.rows)
		return e;
	if (r->account_id && (e = db_exec(q, &forget_refusals, NULL, BIND(r->account_id, r->site_id))))
		return e;
	if ((e = audit_add(q, &(struct audited){ .act = AUDIT_data_erased, .site_id = r->site_id, .object = r->public_id })))
		return e;
	e = close_account(q, r->account_id);
	return e ? e : tell_done(q, r, &kept);
}

static struct erased person_of(const struct data_request *r)
{
	return (struct erased){ r->site_id, r->account_id, r->account_id ? 0 : r->referral_id };
}

enum err data_request_hold(struct req *q, const struct data_request *r, struct hold *h)
{
	struct erased who = person_of(r);

	return erasure_hold(q, &who, h);
}

COMMAND(wait_again,
	"UPDATE data_request "
	"SET " BLANKED_data_request(SET_BLANK) "tell_channel = NULL, waits = TRUE, approved = NULL, decided_at = NULL "
	"WHERE id = ?");

COMMAND(give_up,
	"UPDATE data_request "
	"SET " BLANKED_data_request(SET_BLANK) "tell_channel = NULL, approved = FALSE "
	"WHERE id = ?");

/* A hold was set between two batches. If the person has asked again meanwhile, that request waits in its place. */
static enum err put_back(struct req *q, const struct data_request *r)
{
	enum err e = db_exec(q, &wait_again, NULL, BIND(r->id));

	return e == ERR_DUPLICATE ? db_exec(q, &give_up, NULL, BIND(r->id)) : e;
}

static enum err erase(struct req *q, const struct data_request *r)
{
	struct erased who = person_of(r);
	struct data_request kept = *r;
	struct arena *whole = q->arena;
	bool more = true;
	enum err e = ERR_OK;

	while (!e && more) {
		struct arena *batch = arena_new();

		arena_defer(whole, (void (*)(void *))arena_release, batch);
		q->arena = batch;
		e = erasure_batch(q, &who, &more);
		q->arena = whole;
	}
	if (e == ERR_CONFLICT)
		return (e = put_back(q, r)) ? e : ERR_CONFLICT;
	return e ? e : db_transaction(q, end, &kept);
}

/* ---- deciding ---- */

COMMAND(decide_it,
	"UPDATE data_request "
	"SET waits = NULL, approved = ?, decided_at = ?, reason = ? "
	"WHERE id = ? AND waits");

struct deciding { const struct data_request *r; bool approve; const char *reason; };

static enum err decide(struct req *q, void *data)
{
	const struct deciding *d = data;
	struct done done = { 0 };
	struct hold h;
	struct way w;
	enum err e = d->approve ? data_request_hold(q, d->r, &h) : ERR_MISSING;

	if (e != ERR_MISSING)
		return e ? e : ERR_CONFLICT;
	e = db_exec(q, &decide_it, &done, BIND(d->approve, q->now, d->reason, d->r->id));

	if (e || !done.rows)
		return e ? e : ERR_CONFLICT;
	if ((e = find_way(q, d->r, &w)) || (e = d->approve ? keep(q, d->r, &w) : tell_refused(q, d->r, &w)))
		return e;
	return audit_add(q, &(struct audited){ .act = AUDIT_request_decided, .site_id = d->r->site_id, .object = d->r->public_id,
		.new_value = d->approve ? "approve" : "refuse" });
}

enum err data_request_decide(struct req *q, const struct data_request *r, bool approve, const char *reason)
{
	struct deciding d = { r, approve, approve ? "" : reason };
	enum err e = db_transaction(q, decide, &d);

	return e || !approve ? e : erase(q, r);
}

enum err data_request_finish(struct req *q)
{
	struct data_request *all;
	size_t count;
	enum err e = db_rows(q, &list_unfinished, &all, &count, NOTHING);

	for (size_t i = 0; !e && i < count; i++)
		if ((e = erase(q, &all[i])) == ERR_CONFLICT)
			e = ERR_OK;
	return e;
}
