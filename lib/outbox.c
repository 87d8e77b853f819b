/* outbox.c - messages wait in the database, and workers send them: each at least once, none twice at a time.
 *
 * Who holds a message is decided by compare-and-set on (state, next_at), which
 * works the same on one server and on a cluster. While a message is being
 * sent, next_at is when the claim lapses. Before the first byte goes out the
 * claim is renewed: a worker that was held up too long finds it gone and
 * lets go; one that has it has more time than sending may take. */
#include "outbox.h"

#include <inttypes.h>
#include <signal.h>
#include <string.h>

#include "conf.h"
#include "db.h"
#include "log.h"
#include "mail.h"
#include "notice.h"
#include "program.h"
#include "req.h"
#include "secret.h"
#include "send.h"
#include "str.h"

_Static_assert(OUTBOX_LEASE > SECONDS(SEND_TIMEOUT_MAX) + SECONDS(30), "a claim outlasts the sending");

#define CLAIM_SIZE 16
#define NONCE_SIZE 16
#define BATCH 16

/* ---- words of the machine ---- */

static const struct { const char *slug; int party; } messages[MESSAGES] = {
#define MESSAGE(name, party) [MESSAGE_##name] = { #name, party },
#include "messages.def"
#undef MESSAGE
};

static const char *const channels[] = { [CHANNEL_EMAIL] = "email", [CHANNEL_TEXT] = "text" };
static const char *const states[] = {
	[OUTBOX_WAITING] = "waiting", [OUTBOX_SENDING] = "sending", [OUTBOX_SENT] = "sent",
	[OUTBOX_FAILED] = "failed", [OUTBOX_DROPPED] = "dropped",
};

const char *message_slug(enum message m)
{
	return messages[m].slug;
}

int message_party(enum message m)
{
	return messages[m].party;
}

/* ---- status links ---- */

COMMAND(link_make,
	"INSERT INTO status_link (referral_id, party, nonce, made_at, expires_at) "
	"VALUES (?, ?, ?, ?, ?)");

/* Again before each sending: it lives from then, and fits the newest secret. */
COMMAND(link_arm,
	"UPDATE status_link "
	"SET token_hash = ?, expires_at = ? "
	"WHERE id = ?");

struct link { unsigned char nonce[NONCE_SIZE]; };
static const struct column link_columns[] = {
	COLUMN(struct link, nonce),
};

STATEMENT(link_find, link_columns, struct link,
	"SELECT nonce "
	"FROM status_link "
	"WHERE id = ? "
	"AND revoked_at IS NULL");

static char *token_of(struct req *q, int64_t id, const unsigned char *nonce)
{
	unsigned char mac[HASH_SIZE];

	secret_mac(FOR_STATUS_LINK, mac, arena_printf(q->arena, "%" PRId64, id),
		text_hex(q->arena, nonce, NONCE_SIZE), (char *)NULL);
	return text_base64url(q->arena, mac, sizeof(mac));
}

enum err outbox_link_token(struct req *q, int64_t status_link_id, const char **token)
{
	struct link l = { 0 };
	enum err e = db_row(q, &link_find, &l, BIND(status_link_id));

	if (!e)
		*token = token_of(q, status_link_id, l.nonce);
	return e;
}

static enum err arm(struct req *q, int64_t id, const char *token)
{
	unsigned char hash[HASH_SIZE];

	secret_hash(token, strlen(token), hash);
	return db_exec(q, &link_arm, NULL, BIND(value_bytes(hash, sizeof(hash)), q->now + STATUS_LINK_LIFE, id));
}

static enum err make_link(struct req *q, const struct outgoing *o, int64_t *id)
{
	unsigned char nonce[NONCE_SIZE];
	struct done done = { 0 };
	enum err e;

	secret_random(nonce, sizeof(nonce));
	e = db_exec(q, &link_make, &done, BIND(o->referral_id, o->party, value_bytes(nonce, sizeof(nonce)),
		q->now, q->now + STATUS_LINK_LIFE));
	*id = done.id;
	return e ? e : arm(q, done.id, token_of(q, done.id, nonce));
}

/* ---- putting in ---- */

COMMAND(add,
	"INSERT INTO outbox (public_id, message, channel, site_id, referral_id, party, event_id, "
	"  status_link_id, sign_in_code_id, recipient, language, next_at, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err outbox_add(struct req *q, const struct outgoing *o)
{
	static const struct value nobody = { .type = VALUE_NULL };
	int64_t link = 0;
	enum err e;

	if (o->referral_id && (e = make_link(q, o, &link)))
		return e;
	return db_exec(q, &add, NULL, BIND(secret_public_id(q->arena), (int)o->message, (int)o->channel,
		o->site_id, value_id(o->referral_id), o->party < 0 ? nobody : value_int(o->party),
		value_id(o->event_id), value_id(link), value_id(o->sign_in_code_id), o->recipient,
		o->language ? o->language : "", q->now, q->now));
}

/* ---- who is told: the law says ---- */

struct subject {
	int64_t id, site_id, program_id;
	unsigned kind, origin, reach, consent;
	const char *seeker_email, *seeker_phone, *seeker_language;
};

static const struct column subject_columns[] = {
	COLUMN(struct subject, id),
	COLUMN(struct subject, site_id),
	COLUMN(struct subject, program_id),
	COLUMN(struct subject, kind),
	COLUMN(struct subject, origin),
	COLUMN(struct subject, reach),
	COLUMN(struct subject, consent),
	COLUMN(struct subject, seeker_email),
	COLUMN(struct subject, seeker_phone),
	COLUMN(struct subject, seeker_language),
};

/* For whom nothing is granted yet: who is told is decided from what this reads. */
STATEMENT(subject_find, subject_columns, struct subject,
	"SELECT id, site_id, program_id, kind, origin, reach, consent, seeker_email, seeker_phone, seeker_language "
	"FROM referral "
	"WHERE id = ?");

static struct situation situation_of(const struct subject *s)
{
	return (struct situation){ (enum kind)s->kind, (enum origin)s->origin, s->reach, (enum consent)s->consent };
}

static enum err tell(struct req *q, const struct subject *s, enum message m, enum channel c,
	const char *recipient, int64_t event_id)
{
	struct outgoing o = {
		.message = m, .channel = c, .site_id = s->site_id, .referral_id = s->id, .party = message_party(m),
		.event_id = event_id, .recipient = recipient,
		.language = message_party(m) == PARTY_SEEKER ? s->seeker_language : "",
	};

	return text_is_empty(recipient) ? ERR_OK : outbox_add(q, &o);
}

static enum err tell_seeker(struct req *q, const struct subject *s)
{
	enum message m = s->kind == KIND_LOGGED ? MESSAGE_logged_seeker : MESSAGE_live_sent_seeker;
	struct situation at = situation_of(s);
	unsigned granted = law_grants(&at, PARTY_SEEKER);

	if (granted & TOLD_BY_EMAIL)
		return tell(q, s, m, CHANNEL_EMAIL, s->seeker_email, 0);
	if (granted & TOLD_BY_TEXT)
		return tell(q, s, m, CHANNEL_TEXT, s->seeker_phone, 0);
	return ERR_OK;
}

static enum err tell_program(struct req *q, const struct subject *s)
{
	struct situation at = situation_of(s);
	const char **emails;
	size_t count;
	enum err e;

	if (!(law_grants(&at, PARTY_PROGRAM) & TOLD_BY_EMAIL))
		return ERR_OK;
	e = program_addresses(q, s->program_id, &emails, &count);
	for (size_t i = 0; !e && i < count; i++)
		e = tell(q, s, MESSAGE_live_sent_program, CHANNEL_EMAIL, emails[i], 0);
	return e;
}

enum err outbox_tell_sent(struct req *q, int64_t referral_id)
{
	struct subject s = { 0 };
	enum err e;

	if ((e = db_row(q, &subject_find, &s, BIND(referral_id))))
		return e;
	if ((e = tell_seeker(q, &s)))
		return e;
	return tell_program(q, &s);
}

enum err outbox_tell_status(struct req *q, int64_t referral_id, int64_t event_id, enum party by)
{
	struct subject s = { 0 };
	struct situation at;
	enum err e;

	if (by == PARTY_SEEKER)
		return ERR_OK;		/* never of one's own change */
	if ((e = db_row(q, &subject_find, &s, BIND(referral_id))))
		return e;
	at = situation_of(&s);
	if (!notice_allowed(MESSAGE_status_changed_seeker, CHANNEL_EMAIL, &at))
		return ERR_OK;
	return tell(q, &s, MESSAGE_status_changed_seeker, CHANNEL_EMAIL, s.seeker_email, event_id);
}

/* ---- taking back ---- */

/* What is in a worker's hand is left to it: if that fails, the law is asked again before the next try. */
COMMAND(drop_waiting,
	"UPDATE outbox "
	"SET state = 4, ended_at = ?, reason = ? "
	"WHERE referral_id = ? "
	"AND state = 0 "
	"AND ? & (1 << party)");

COMMAND(revoke_links,
	"UPDATE status_link "
	"SET revoked_at = ? "
	"WHERE referral_id = ? "
	"AND revoked_at IS NULL "
	"AND ? & (1 << party)");

_Static_assert(OUTBOX_WAITING == 0 && OUTBOX_SENDING == 1 && OUTBOX_DROPPED == 4, "as the statements have them");

enum err outbox_drop(struct req *q, int64_t referral_id, unsigned parties, const char *reason)
{
	enum err e = db_exec(q, &drop_waiting, NULL, BIND(q->now, reason, referral_id, parties));

	return e ? e : db_exec(q, &revoke_links, NULL, BIND(q->now, referral_id, parties));
}

/* ---- the worker: claiming ---- */

struct due { int64_t id; unsigned state; instant next_at; };
static const struct column due_columns[] = {
	COLUMN(struct due, id),
	COLUMN(struct due, state),
	COLUMN(struct due, next_at),
};

/* What waits and is due, and what is in the hand of somebody whose claim has lapsed. */
STATEMENT(due_find, due_columns, struct due,
	"SELECT id, state, next_at "
	"FROM ("
	"  (SELECT id, state, next_at FROM outbox WHERE state = 0 AND next_at <= ? ORDER BY next_at, id LIMIT " STRINGIFY(BATCH) ") "
	"  UNION ALL "
	"  (SELECT id, state, next_at FROM outbox WHERE state = 1 AND next_at <= ? ORDER BY next_at, id LIMIT " STRINGIFY(BATCH) ")"
	") d "
	"ORDER BY next_at, id "
	"LIMIT " STRINGIFY(BATCH));

COMMAND(claim_due,
	"UPDATE outbox "
	"SET state = 1, claim = ?, next_at = ?, attempts = attempts + 1 "
	"WHERE id = ? "
	"AND state = ? "
	"AND next_at = ?");

COMMAND(claim_renew,
	"UPDATE outbox "
	"SET next_at = ? "
	"WHERE id = ? "
	"AND state = 1 "
	"AND claim = ?");

struct hand {
	int64_t id;
	const char *public_id;
	unsigned message, channel;
	int64_t site_id, referral_id, event_id, status_link_id, sign_in_code_id;
	int party;
	const char *recipient, *language;
	int attempts;
	instant made_at;
	unsigned char claim[CLAIM_SIZE];
};

static const struct column hand_columns[] = {
	COLUMN(struct hand, id),
	COLUMN(struct hand, public_id),
	COLUMN(struct hand, message),
	COLUMN(struct hand, channel),
	COLUMN(struct hand, site_id),
	COLUMN(struct hand, referral_id),
	COLUMN(struct hand, event_id),
	COLUMN(struct hand, status_link_id),
	COLUMN(struct hand, sign_in_code_id),
	COLUMN(struct hand, party),
	COLUMN(struct hand, recipient),
	COLUMN(struct hand, language),
	COLUMN(struct hand, attempts),
	COLUMN(struct hand, made_at),
	COLUMN(struct hand, claim),
};

STATEMENT(hand_find, hand_columns, struct hand,
	"SELECT id, public_id, message, channel, site_id, referral_id, event_id, status_link_id, sign_in_code_id, "
	"  COALESCE(party, -1) AS party, recipient, language, attempts, made_at, claim "
	"FROM outbox "
	"WHERE id = ? "
	"AND state = 1 "
	"AND claim = ?");

/* A statement that has to match one row, as a transaction of its own, so that it is tried again on conflicts. */
struct set { const struct stmt *statement; struct binds binds; int64_t rows; };

static enum err set_one(struct req *q, void *data)
{
	struct set *s = data;
	struct done done = { 0 };
	enum err e = db_exec(q, s->statement, &done, s->binds);

	s->rows = done.rows;
	return e;
}

/* *won: the row was as expected, and is changed now. */
static enum err compare_and_set(struct req *q, const struct stmt *statement, bool *won, struct binds b)
{
	struct set s = { statement, b, 0 };
	enum err e = db_transaction(q, set_one, &s);

	*won = !e && s.rows == 1;
	return e;
}

static enum err claim(struct req *q, const struct due *d, unsigned char *mark, bool *won)
{
	secret_random(mark, CLAIM_SIZE);
	return compare_and_set(q, &claim_due, won, BIND(value_bytes(mark, CLAIM_SIZE), clock_now() + OUTBOX_LEASE,
		d->id, d->state, d->next_at));
}

/* ---- the worker: sending ---- */

static const char *message_id(struct req *q, const struct hand *h)
{
	const char *at = strrchr(q->conf->mail_from, '@');

	return arena_printf(q->arena, "%s%s", h->public_id, at ? at : "@localhost");
}

static enum err send_as_mail(struct req *q, const struct hand *h, const struct notice *n, const char **reason)
{
	struct mail m = {
		.from_address = q->conf->mail_from, .from_name = n->from_name, .to_address = h->recipient,
		.reply_to = n->reply_to, .subject = n->subject, .message_id = message_id(q, h),
		.date = q->now, .text = n->text, .html = n->html,
	};
	const char *bytes;
	size_t length;
	enum err e = mail_write(q, &m, &bytes, &length);

	return e ? e : send_mail(q, m.from_address, h->recipient, h->public_id, bytes, length, reason);
}

static struct notice_facts facts_of(const struct hand *h)
{
	return (struct notice_facts){
		.outbox_id = h->id, .message = h->message, .channel = h->channel, .site_id = h->site_id,
		.referral_id = h->referral_id, .event_id = h->event_id, .sign_in_code_id = h->sign_in_code_id,
		.status_link_id = h->status_link_id, .party = h->party, .recipient = h->recipient,
		.language = h->language,
	};
}

static enum err arm_link(struct req *q, const struct hand *h)
{
	const char *token;
	enum err e;

	if (!h->status_link_id)
		return ERR_OK;
	e = outbox_link_token(q, h->status_link_id, &token);
	return e ? e : arm(q, h->status_link_id, token);
}

static enum err renew(struct req *q, const struct hand *h)
{
	bool won = false;
	enum err e = compare_and_set(q, &claim_renew, &won, BIND(clock_now() + OUTBOX_LEASE, h->id,
		value_bytes(h->claim, CLAIM_SIZE)));

	if (e)
		return e;
	return won ? ERR_OK : fail(q, ERR_CONFLICT, "the claim on message %s has lapsed", h->public_id);
}

static enum err write_and_send(struct req *q, const struct hand *h, const char **reason)
{
	struct notice_facts f = facts_of(h);
	struct notice n = { 0 };
	enum err e;

	if ((e = notice_write(q, &f, &n)))
		return e;
	if ((e = arm_link(q, h)) || (e = renew(q, h)))
		return e;
	if (h->channel == CHANNEL_TEXT)
		return send_text(q, h->recipient, h->public_id, n.text, reason);
	return send_as_mail(q, h, &n, reason);
}

/* ---- the worker: marking ---- */

struct outcome {
	const struct hand *hand;
	enum outbox_state state;
	const char *reason;
	bool marked;
};

COMMAND(mark_waiting,
	"UPDATE outbox "
	"SET state = 0, claim = NULL, next_at = ?, reason = ? "
	"WHERE id = ? "
	"AND state = 1 "
	"AND claim = ?");

COMMAND(mark_ended,
	"UPDATE outbox "
	"SET state = ?, claim = NULL, ended_at = ?, reason = ? "
	"WHERE id = ? "
	"AND state = 1 "
	"AND claim = ?");

/* Up to a fifth more or less, so that what failed together does not come back together. */
static instant back_off(int attempts)
{
	static const int minutes[] = { 1, 2, 5, 15, 30, 60, 120, 240, 480 };
	size_t i = attempts < 1 ? 0 : (size_t)attempts - 1;

	if (i >= COUNT(minutes))
		i = COUNT(minutes) - 1;
	return MINUTES(minutes[i]) * (80 + (instant)secret_random_below(41)) / 100;
}

static enum err mark(struct req *q, struct outcome *o)
{
	struct value held = value_bytes(o->hand->claim, CLAIM_SIZE);
	instant now = clock_now();
	struct done done = { 0 };
	enum err e;

	if (o->state == OUTBOX_WAITING)
		e = db_exec(q, &mark_waiting, &done, BIND(now + back_off(o->hand->attempts), o->reason, o->hand->id, held));
	else
		e = db_exec(q, &mark_ended, &done, BIND((int)o->state, now, o->reason, o->hand->id, held));
	o->marked = done.rows == 1;
	return e;
}

/* Who chose e-mail and text gets the text when the e-mail cannot reach them. */
static enum err text_instead(struct req *q, const struct hand *h)
{
	enum message m = (enum message)h->message;
	struct subject s = { 0 };
	struct situation at;
	enum err e;

	if (h->channel != CHANNEL_EMAIL || message_party(m) != PARTY_SEEKER)
		return ERR_OK;
	if ((e = db_row(q, &subject_find, &s, BIND(h->referral_id))))
		return e;
	at = situation_of(&s);
	return notice_allowed(m, CHANNEL_TEXT, &at) ? tell(q, &s, m, CHANNEL_TEXT, s.seeker_phone, h->event_id) : ERR_OK;
}

static enum err settle(struct req *q, void *data)
{
	struct outcome *o = data;
	enum err e = mark(q, o);

	if (e || !o->marked || o->state != OUTBOX_FAILED)
		return e;
	return text_instead(q, o->hand);
}

/* What became of it. A failure of the house itself (a template, the database) is no fault
 * of the message: it waits. */
static struct outcome judge(struct req *q, const struct hand *h, enum err e, const char *reason)
{
	bool last = h->attempts >= OUTBOX_TRIES;

	switch (e) {
	case ERR_OK:
		return (struct outcome){ .hand = h, .state = OUTBOX_SENT, .reason = "" };
	case ERR_SEND_NEVER:
		return (struct outcome){ .hand = h, .state = OUTBOX_FAILED, .reason = reason };
	case ERR_INPUT:
		return (struct outcome){ .hand = h, .state = OUTBOX_FAILED, .reason = "address or words make no message" };
	case ERR_DENIED:
		return (struct outcome){ .hand = h, .state = OUTBOX_DROPPED, .reason = "no longer to be told" };
	case ERR_MISSING:
		return (struct outcome){ .hand = h, .state = OUTBOX_DROPPED, .reason = "what it told of is gone" };
	case ERR_SEND_LATER:
		break;
	default:
		reason = "could not be written";
		log_event(LOG_ERROR_LEVEL, "message_fault", "id", h->public_id,
			"detail", q->failed.detail ? q->failed.detail : err_word(e), NULL);
	}
	return (struct outcome){ .hand = h, .state = last ? OUTBOX_FAILED : OUTBOX_WAITING, .reason = reason };
}

static void log_outcome(struct req *q, const struct outcome *o)
{
	const struct hand *h = o->hand;
	enum log_level level = o->state == OUTBOX_FAILED ? LOG_WARNING_LEVEL : LOG_INFO_LEVEL;

	log_event(level, "message", "id", h->public_id, "message", message_slug((enum message)h->message),
		"channel", channels[h->channel], "state", o->marked ? states[o->state] : "lost", "attempt",
		arena_printf(q->arena, "%d", h->attempts), "reason", o->reason, NULL);
}

/* A worker that died this often with the message in its hand may have died of it. */
static enum err attempt(struct req *q, const struct hand *h, const char **reason)
{
	if (h->attempts <= OUTBOX_TRIES)
		return write_and_send(q, h, reason);
	*reason = "given up";
	return ERR_SEND_NEVER;
}

/* What was claimed is written, sent, and marked. A lapsed claim is somebody else's message. */
static enum err work_off(struct req *q, int64_t id, const unsigned char *mark_of_claim, bool *sent)
{
	struct hand h = { 0 };
	const char *reason = "";
	struct outcome o;
	enum err e;

	if ((e = db_row(q, &hand_find, &h, BIND(id, value_bytes(mark_of_claim, CLAIM_SIZE)))))
		return e == ERR_MISSING ? ERR_OK : e;
	if ((e = attempt(q, &h, &reason)) == ERR_CONFLICT) {
		log_event(LOG_WARNING_LEVEL, "message_taken_over", "id", h.public_id, NULL);
		return ERR_OK;
	}
	o = judge(q, &h, e, reason);
	fail_forget(q);
	e = db_transaction(q, settle, &o);
	*sent = !e && o.marked && o.state == OUTBOX_SENT;
	if (!e)
		log_outcome(q, &o);
	return e;
}

/* ---- the worker: its rounds ---- */

static volatile sig_atomic_t stopping;

void outbox_stop(void)
{
	stopping = 1;
}

bool outbox_is_stopping(void)
{
	return stopping;
}

static enum err deliver_one(struct req *round, const struct due *d, size_t *sent)
{
	struct req *q = req_new(round->conf, round->db);
	unsigned char mark_of_claim[CLAIM_SIZE];
	bool won, went = false;
	enum err e = claim(q, d, mark_of_claim, &won);

	if (!e && won)
		e = work_off(q, d->id, mark_of_claim, &went);
	*sent += went;
	if (e)
		fail(round, e, "%s", q->failed.detail ? q->failed.detail : err_word(e));
	req_release(q);
	return e;
}

/* *count: how many were due; others may have taken them. */
static enum err deliver_some(struct req *round, size_t *count, size_t *sent)
{
	instant now = clock_now();
	struct due *all;
	enum err e = db_rows(round, &due_find, &all, count, BIND(now, now));

	for (size_t i = 0; !e && i < *count && !stopping; i++)
		e = deliver_one(round, &all[i], sent);
	return e;
}

enum err outbox_deliver(struct req *q, size_t *sent)
{
	size_t count = 1;
	enum err e = ERR_OK;

	for (*sent = 0; !e && count && !stopping; ) {
		struct req *round = req_new(q->conf, q->db);

		if ((e = deliver_some(round, &count, sent)))
			fail(q, e, "%s", round->failed.detail ? round->failed.detail : err_word(e));
		req_release(round);
	}
	return e;
}
