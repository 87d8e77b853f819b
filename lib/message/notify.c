/* notify.c - finds the messages that report an event, and their recipients. */
#include "message/notify.h"

#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/db.h"
#include "law/veil.h"
#include "message/digest.h"
#include "message/outbox.h"
#include "site/account.h"
#include "site/site.h"
#include "site/worklist.h"

static const struct column about_columns[] = {
	COLUMN(struct notified, id),
	COLUMN(struct notified, site_id),
	COLUMN(struct notified, program_id),
	COLUMN(struct notified, helper_id),
	COLUMN(struct notified, status),
	COLUMN(struct notified, veiled),
	COLUMN(struct notified, released_until),
	SITUATION_COLUMNS(struct notified, at),
	COLUMN(struct notified, seeker.email),
	COLUMN(struct notified, seeker.phone),
	COLUMN(struct notified, seeker.language),
};

/* Reads without grants, because its result decides who gets a message. */
STATEMENT(about_find, about_columns, struct notified,
	"SELECT id, site_id, program_id, helper_id, status, veiled, released_until, " SITUATION_SQL("") ", seeker_email, seeker_phone, seeker_language "
	"FROM referral "
	"WHERE id = ?");

/* ---- the parties ---- */

/* A message about the sending reports no change. */
static int64_t event_of(const struct happening *h)
{
	return act_makes_referral(h->act) ? 0 : h->event_id;
}

static enum err add(struct req *q, const struct notified *r, enum message m, enum channel c, const char *recipient,
	const char *language, int64_t event_id)
{
	struct outgoing o = {
		.message = m, .channel = c, .site_id = r->site_id, .subject_id = r->id, .event_id = event_id, .at = &r->at,
		.recipient = recipient, .language = language,
	};

	return text_is_empty(recipient) ? ERR_OK : outbox_add(q, &o);
}

static enum err add_seeker(struct req *q, const struct notified *r, enum message m, enum channel c, int64_t event_id)
{
	return add(q, r, m, c, c == CHANNEL_EMAIL ? r->seeker.email : r->seeker.phone, r->seeker.language, event_id);
}

struct texted { enum status to_status; int texts; };
static const struct column texted_columns[] = { COLUMN(struct texted, to_status), COLUMN(struct texted, texts) };

STATEMENT(texted_today, texted_columns, struct texted,
	"SELECT COALESCE(e.to_status, " SQL_STATUS_NONE ") AS to_status, "
	"  (SELECT COUNT(*) FROM outbox o "
	"    WHERE o.subject = ? AND o.subject_id = e.referral_id AND o.message = ? AND o.channel = ? AND o.made_at >= ? "
	"    AND o.state <> ?) AS texts "
	"FROM referral_event e "
	"WHERE e.id = ?");

/* Adds a text about a status: only for what concerns the seeker most, and one a day for each referral. The page behind the
 * link of an earlier one shows what is new. */
static enum err add_status_text(struct req *q, const struct notified *r, enum message m, int64_t event_id)
{
	struct texted t = { 0 };
	struct site s = { 0 };
	enum err e;

	if ((e = site_by_id(q, r->site_id, &s)))
		return e;
	if ((e = db_row(q, &texted_today, &t, BIND(SUBJECT_referral, m, CHANNEL_TEXT,
			clock_day_start(q->now, s.time_zone), OUTBOX_DROPPED, event_id))))
		return e;
	if (t.to_status == STATUS_NONE || !status_texted(t.to_status) || t.texts)
		return ERR_OK;
	return add_seeker(q, r, m, CHANNEL_TEXT, event_id);
}

static enum err add_on(struct req *q, const struct notified *r, enum message m, enum channel c, int64_t event_id)
{
	if (c == CHANNEL_TEXT && m == MESSAGE_status_changed_seeker)
		return add_status_text(q, r, m, event_id);
	return add_seeker(q, r, m, c, event_id);
}

static enum err notify_seeker(struct req *q, const struct notified *r, enum message m, const struct happening *h)
{
	for (enum channel c = CHANNEL_EMAIL; c < CHANNELS; c++)
		if (outbox_allows(m, c, &r->at))
			return add_on(q, r, m, c, event_of(h));
	return ERR_OK;
}

static enum err notify_program(struct req *q, const struct notified *r, enum message m, const struct happening *h)
{
	const char **emails;
	size_t count;
	enum err e;

	if (!outbox_allows(m, CHANNEL_EMAIL, &r->at))
		return ERR_OK;
	e = program_addresses(q, r->program_id, message_row(m)->when == LATER, &emails, &count);
	for (size_t i = 0; !e && i < count; i++)
		e = add(q, r, m, CHANNEL_EMAIL, emails[i], "", event_of(h));
	return e;
}

/* Under a veil a helper learns of nothing that the program did, nor that it did nothing, nor of messages that failed because it
 * did something. */
static bool is_veiled_from_helper(const struct req *q, const struct notified *r, enum message m, const struct happening *h)
{
	if (!veil_hangs(r->veiled, r->released_until, q->now))
		return false;
	return message_row(m)->timers || veil_hides(h->act, h->by);
}

/* A helper gets no message about a change of their own, whichever party they made it for. */
static enum err notify_helper(struct req *q, const struct notified *r, enum message m, const struct happening *h)
{
	struct helper helper;
	enum err e;

	if (!r->helper_id || r->helper_id == h->account_id || !outbox_allows(m, CHANNEL_EMAIL, &r->at))
		return ERR_OK;
	if (is_veiled_from_helper(q, r, m, h))
		return ERR_OK;
	if ((e = helper_find(q, r->helper_id, r->site_id, &helper)) || text_is_empty(helper.email))
		return e;
	if (helper.cadence == CADENCE_off)
		return ERR_OK;
	if (helper.cadence == CADENCE_at_once)
		return add(q, r, m, CHANNEL_EMAIL, helper.email, helper.language, event_of(h));
	return digest_add(q, &helper, &(struct digest_item){ r->id, h->event_id, m });
}

/* ---- events ---- */

static bool reports(enum message m, const struct happening *h)
{
	const struct message_row *row = message_row(m);

	if (!(row->acts & 1u << h->act))
		return false;
	return act_makes_referral(h->act) || row->party != h->by;
}

static bool is_reported(const struct happening *h)
{
	for (enum message m = 0; m < MESSAGES; m++)
		if (reports(m, h))
			return true;
	return false;
}

static enum err (*const notify_party[PARTIES])(struct req *, const struct notified *, enum message, const struct happening *) = {
	[PARTY_SEEKER] = notify_seeker,
	[PARTY_HELPER] = notify_helper,
	[PARTY_PROGRAM] = notify_program,
};

enum err notify_event(struct req *q, const struct happening *h)
{
	struct notified found = { 0 };
	enum err e = ERR_OK;

	if (!is_reported(h))
		return ERR_OK;
	if (!h->about)
		e = db_row(q, &about_find, &found, BIND(h->referral_id));
	for (enum message m = 0; !e && m < MESSAGES; m++)
		if (reports(m, h))
			e = notify_party[message_party(m)](q, h->about ? h->about : &found, m, h);
	return e;
}

/* ---- what nobody did ---- */

/* A timer and a message that came back are no change, and nobody's own. */
static struct happening without_event(int64_t referral_id)
{
	return (struct happening){ .referral_id = referral_id, .act = ACT_sent, .by = PARTY_NONE };
}

enum err notify_timer(struct req *q, int64_t referral_id, enum timer t)
{
	struct happening h = without_event(referral_id);
	struct notified r = { 0 };
	enum err e = db_row(q, &about_find, &r, BIND(referral_id));

	for (enum message m = 0; !e && m < MESSAGES; m++)
		if (message_row(m)->timers & 1u << t && message_holds(m, r.status))
			e = notify_party[message_party(m)](q, &r, m, &h);
	return e;
}

enum err notify_the_seeker(struct req *q, int64_t referral_id, enum message m)
{
	struct happening h = without_event(referral_id);
	struct notified r = { 0 };
	enum err e = db_row(q, &about_find, &r, BIND(referral_id));

	return e ? e : notify_seeker(q, &r, m, &h);
}

/* ---- another way ---- */

/* True if a message that was not sent on its channel may go on another one. */
static bool needs_another_way(const struct unsent *u, const struct situation *at)
{
	if (message_party(u->message) != PARTY_SEEKER)
		return false;
	return u->failed ? u->channel == CHANNEL_EMAIL : !outbox_allows(u->message, u->channel, at);
}

/* The channel on which it may go instead; CHANNELS if there is none. */
static enum channel another_way(const struct unsent *u, const struct situation *at)
{
	enum channel c = needs_another_way(u, at) ? CHANNEL_EMAIL : CHANNELS;

	while (c < CHANNELS && (c == u->channel || !outbox_allows(u->message, c, at)))
		c++;
	return c;
}

/* A message about the sending reveals nothing that the program did, so a veil does not hide that the message failed. */
static bool is_for_helper(const struct unsent *u, const struct notified *r)
{
	enum party p = message_party(u->message);

	if (r->veiled && !(message_of_sending() & INT64_C(1) << u->message))
		return false;
	return u->failed && (p == PARTY_SEEKER || p == PARTY_PROGRAM);
}

enum err notify_unsent(struct req *q, const struct unsent *u)
{
	struct happening h = without_event(u->referral_id);
	struct notified r = { 0 };
	enum channel c;
	enum err e;

	if (message_party(u->message) == PARTY_NONE)
		return ERR_OK;
	if ((e = db_row(q, &about_find, &r, BIND(u->referral_id))))
		return e;
	if ((c = another_way(u, &r.at)) < CHANNELS)
		return add_on(q, &r, u->message, c, u->event_id);
	if (!is_for_helper(u, &r))
		return ERR_OK;
	e = worklist_undelivered(q, u->referral_id);
	return e ? e : notify_helper(q, &r, MESSAGE_not_delivered_helper, &h);
}

/* ---- an account ---- */

enum err notify_account(struct req *q, int64_t account_id, enum message m, const char *but)
{
	struct outgoing o = { .message = m, .site_id = q->site->id, .subject_id = account_id, .language = q->language };
	struct account_address *all;
	size_t count;
	enum err e = account_addresses(q, account_id, &all, &count);

	for (size_t i = 0; !e && i < count; i++) {
		if (text_equal(all[i].address, but))
			continue;
		o.channel = channel_of_address(all[i].address);
		o.recipient = all[i].address;
		e = outbox_add(q, &o);
	}
	return e;
}
