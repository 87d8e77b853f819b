/* delivery.c - the worker: sends each message at least once, and never twice at the same time.
 *
 * A compare-and-set on (state, next_at) decides which worker holds a message; it
 * works the same on one server and on a cluster. While a message is being sent,
 * next_at is the time when the claim lapses. The worker renews its claim before
 * the first byte goes out: if it was delayed too long, the claim is gone and it
 * stops; if not, it has more time than sending may take. */
#include "message/delivery.h"

#include <inttypes.h>
#include <signal.h>
#include <string.h>

#include "base/conf.h"
#include "edge/db.h"
#include "base/log.h"
#include "base/mobile.h"
#include "edge/mail.h"
#include "message/notice.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "base/req.h"
#include "base/secret.h"
#include "edge/send.h"
#include "message/status_link.h"
#include "base/str.h"
#include "message/bounce.h"
#include "message/crew.h"
#include "message/day_cap.h"
#include "message/room.h"
#include "message/timer.h"
#include "message/text_inbound.h"
#include "site/installation.h"
#include "site/limit.h"
#include "site/site.h"

_Static_assert(DELIVERY_LEASE > SECONDS(SEND_TIMEOUT_MAX) + SECONDS(30), "a claim outlasts the sending");

#define CLAIM_SIZE 16
#define BATCH 16

/* ---- claiming ---- */

struct due { int64_t id; instant next_at; };
static const struct column due_columns[] = {
	COLUMN(struct due, id),
	COLUMN(struct due, next_at),
};

/* A restored copy holds its outbox. This stands in the statements that find and claim, so that a restore beside a running
 * worker lets nothing slip out. */
#define NOT_HELD "AND NOT EXISTS (SELECT 1 FROM installation WHERE name = '" OUTBOX_HELD "') "

/* How many messages wait and are due, or belong to workers whose claim has lapsed. */
STATEMENT(due_find, due_columns, struct due,
	"SELECT id, next_at "
	"FROM ("
	"  (SELECT id, next_at FROM outbox WHERE state = ? AND next_at <= ? " NOT_HELD "ORDER BY next_at, id LIMIT " STRINGIFY(BATCH) ") "
	"  UNION ALL "
	"  (SELECT id, next_at FROM outbox WHERE state = ? AND next_at <= ? " NOT_HELD "ORDER BY next_at, id LIMIT " STRINGIFY(BATCH) ")"
	") d "
	"LIMIT " STRINGIFY(BATCH));

/* Passes over messages that another worker is claiming at this moment, so that workers never wait for each other. */
STATEMENT(next_find, due_columns, struct due,
	"SELECT id, next_at "
	"FROM outbox "
	"WHERE state = ? AND next_at <= ? "
	NOT_HELD
	"ORDER BY next_at, id "
	"LIMIT 1 "
	"FOR UPDATE SKIP LOCKED");

COMMAND(claim_due,
	"UPDATE outbox "
	"SET state = ?, claim = ?, next_at = ?, attempts = attempts + 1 "
	"WHERE id = ? "
	"AND state = ? "
	"AND next_at = ?");

COMMAND(claim_renew,
	"UPDATE outbox "
	"SET next_at = ? "
	"WHERE id = ? "
	"AND state = ? "
	"AND claim = ?");

struct hand {
	int64_t id;
	const char *public_id;
	enum message message;
	enum channel channel;
	int64_t site_id, subject_id, event_id, status_link_id;
	const char *recipient, *source, *language, *time_zone, *text_countries;
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
	COLUMN(struct hand, subject_id),
	COLUMN(struct hand, event_id),
	COLUMN(struct hand, status_link_id),
	COLUMN(struct hand, recipient),
	COLUMN(struct hand, source),
	COLUMN(struct hand, language),
	COLUMN(struct hand, time_zone),
	COLUMN(struct hand, text_countries),
	COLUMN(struct hand, attempts),
	COLUMN(struct hand, made_at),
	COLUMN(struct hand, claim),
};

STATEMENT(hand_find, hand_columns, struct hand,
	"SELECT o.id, o.public_id, o.message, o.channel, o.site_id, o.subject_id, o.event_id, o.status_link_id, "
	"  o.recipient, o.source, o.language, s.time_zone, "
	"  IF(s.text_countries = '', s.country, s.text_countries) AS text_countries, o.attempts, o.made_at, o.claim "
	"FROM outbox o "
	"JOIN site s ON s.id = o.site_id "
	"WHERE o.id = ? "
	"AND o.state = ? "
	"AND o.claim = ?");

struct claim {
	enum outbox_state from;		/* waiting, or being sent by a worker whose claim has lapsed */
	int64_t id;			/* 0: there was none */
	unsigned char mark[CLAIM_SIZE];
};

/* The statement compares state and time again, because on a cluster a lock is local to its node. */
static enum err claim_next(struct req *q, void *data)
{
	struct claim *c = data;
	instant now = clock_now();
	struct done done = { 0 };
	struct due d = { 0 };
	enum err e = db_row(q, &next_find, &d, BIND(c->from, now));

	c->id = 0;
	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	secret_random(c->mark, CLAIM_SIZE);
	e = db_exec(q, &claim_due, &done, BIND(OUTBOX_SENDING, value_bytes(c->mark, CLAIM_SIZE), now + DELIVERY_LEASE, d.id, c->from,
		d.next_at));
	if (!e && done.rows)
		c->id = d.id;
	return e;
}

/* ---- sending ---- */

static const char *message_id(struct req *q, const struct hand *h)
{
	const char *at = strrchr(q->conf->mail_from, '@');

	return arena_printf(q->arena, "%s%s", h->public_id, at ? at : "@localhost");
}

/* The result of sending, besides the error code. */
struct answer {
	const char *reason;
	instant wait;			/* earliest next try; 0 for the usual delay */
	enum outbox_cause cause;
	bool counted;			/* by day_cap.h */
};

static enum err send_as_mail(struct req *q, const struct hand *h, const struct notice *n, struct answer *a)
{
	struct mail m = {
		.from_address = q->conf->mail_from, .from_name = n->from_name, .to_address = h->recipient,
		.reply_to = n->reply_to, .unsubscribe = n->unsubscribe, .subject = n->subject, .message_id = message_id(q, h),
		.date = q->now, .text = n->text, .html = n->html,
	};
	const char *bytes;
	size_t length;
	enum err e = mail_write(q, &m, &bytes, &length);

	return e ? e : send_mail(q, bounce_address(q, h->public_id), h->recipient, h->public_id, bytes, length, &a->reason);
}

static enum err send_as_text(struct req *q, const struct hand *h, const struct notice *n, struct answer *a)
{
	struct text_answer said;
	enum err e = send_text(q, h->recipient, h->public_id, n->text, &said);

	*a = (struct answer){ .reason = said.reason, .wait = SECONDS(said.wait),
		.cause = said.stopped ? CAUSE_STOPPED : CAUSE_NONE };
	return e;
}

/* Checks that the number may get texts, and has not sent STOP. */
static enum err may_text(struct req *q, const struct hand *h, struct answer *a)
{
	bool stopped;
	enum err e;

	if (!mobile_is_of(h->recipient, h->text_countries)) {
		a->reason = "no mobile number of the site's countries";
		return fail(q, ERR_SEND_NEVER, "%s", a->reason);
	}
	if ((e = text_is_stopped(q, h->recipient, &stopped)) || !stopped)
		return e;
	*a = (struct answer){ .reason = "the number said STOP", .cause = CAUSE_STOPPED };
	return fail(q, ERR_DENIED, "%s", a->reason);
}

static struct notice_facts facts_of(const struct hand *h)
{
	return (struct notice_facts){
		.outbox_id = h->id, .message = h->message, .channel = h->channel, .site_id = h->site_id,
		.subject_id = h->subject_id, .event_id = h->event_id, .status_link_id = h->status_link_id,
		.recipient = h->recipient, .language = h->language, .made_at = h->made_at,
	};
}

static struct capped capped_of(const struct hand *h)
{
	return (struct capped){ h->message, h->channel, h->recipient, h->source, h->site_id, h->time_zone };
}

/* Counts the message and renews the claim, or does neither. */
static enum err take_and_renew(struct req *q, void *data)
{
	const struct hand *h = data;
	struct capped c = capped_of(h);
	struct done done = { 0 };
	enum err e = day_cap_take(q, &c);

	if (e || (e = db_exec(q, &claim_renew, &done, BIND(clock_now() + DELIVERY_LEASE, h->id, OUTBOX_SENDING,
			value_bytes(h->claim, CLAIM_SIZE)))))
		return e;
	return done.rows == 1 ? ERR_OK : fail(q, ERR_CONFLICT, "the claim on message %s has lapsed", h->public_id);
}

static enum err begin_sending(struct req *q, const struct hand *h, struct answer *a)
{
	struct hand own = *h;
	struct capped c = capped_of(h);
	enum err e = db_transaction(q, take_and_renew, &own);

	if (e != ERR_LIMIT)
		return e;
	if ((e = limit_report(q)))
		return e;
	*a = (struct answer){ .reason = "as many messages as are allowed went today", .wait = day_cap_end(q, &c) - q->now,
		.cause = CAUSE_DAY_CAP };
	return fail(q, ERR_SEND_LATER, "%s", a->reason);
}

static enum err write_and_send(struct req *q, const struct hand *h, struct answer *a)
{
	struct notice_facts f = facts_of(h);
	struct notice n = { 0 };
	enum err e;

	if ((e = notice_write(q, &f, &n)))
		return e;
	if (h->channel == CHANNEL_TEXT && (e = may_text(q, h, a)))
		return e;
	if (h->status_link_id && (e = status_link_arm(q, h->status_link_id)))
		return e;
	if ((e = begin_sending(q, h, a)))
		return e;
	e = h->channel == CHANNEL_TEXT ? send_as_text(q, h, &n, a) : send_as_mail(q, h, &n, a);
	a->counted = true;
	return e;
}

/* ---- marking ---- */

struct outcome {
	const struct hand *hand;
	delivery_told *told;
	enum outbox_state state;
	struct answer answer;
	bool marked;
};

COMMAND(mark_waiting,
	"UPDATE outbox "
	"SET state = ?, claim = NULL, next_at = ?, attempts = attempts - ?, reason = ?, cause = ? "
	"WHERE id = ? "
	"AND state = ? "
	"AND claim = ?");

COMMAND(mark_ended,
	"UPDATE outbox "
	"SET state = ?, claim = NULL, ended_at = ?, reason = ?, cause = ? "
	"WHERE id = ? "
	"AND state = ? "
	"AND claim = ?");

/* Randomized by up to a fifth, so that messages that failed together are not retried together. */
static instant back_off(int attempts)
{
	static const int minutes[] = { 1, 2, 5, 15, 30, 60, 120, 240, 480 };
	size_t i = attempts < 1 ? 0 : (size_t)attempts - 1;

	if (i >= COUNT(minutes))
		i = COUNT(minutes) - 1;
	return MINUTES(minutes[i]) * (80 + (instant)secret_random_below(41)) / 100;
}

/* Held locally, so this does not count as an attempt. */
static bool is_held(const struct outcome *o) { return o->answer.cause == CAUSE_DAY_CAP; }

/* If the server names a time, the next try comes then or shortly after, never before. */
static instant next_try(const struct outcome *o)
{
	instant usual = back_off(o->hand->attempts), wait = o->answer.wait;

	return wait > usual || is_held(o) ? wait + (instant)secret_random_below((uint32_t)SECONDS(10)) : usual;
}

static enum err mark(struct req *q, struct outcome *o)
{
	struct value held = value_bytes(o->hand->claim, CLAIM_SIZE);
	instant now = clock_now();
	struct done done = { 0 };
	enum err e;

	if (o->state == OUTBOX_WAITING)
		e = db_exec(q, &mark_waiting, &done, BIND(OUTBOX_WAITING, now + next_try(o), is_held(o), o->answer.reason,
			(int)o->answer.cause, o->hand->id, OUTBOX_SENDING, held));
	else
		e = db_exec(q, &mark_ended, &done, BIND((int)o->state, now, o->answer.reason, (int)o->answer.cause,
			o->hand->id, OUTBOX_SENDING, held));
	o->marked = done.rows == 1;
	return e;
}

static enum err settle(struct req *q, void *data)
{
	struct outcome *o = data;
	struct capped c = capped_of(o->hand);
	enum err e = mark(q, o);

	if (e || !o->marked)
		return e;
	if (o->state != OUTBOX_WAITING && (e = outbox_forget(q, o->hand->id, o->hand->message)))
		return e;
	if (o->state == OUTBOX_WAITING)
		return o->answer.counted ? day_cap_give_back(q, &c) : ERR_OK;
	if (o->state == OUTBOX_SENT && message_party(o->hand->message) == PARTY_SEEKER)
		return o->told(q, o->hand->subject_id, o->hand->recipient);
	if (o->state == OUTBOX_SENT)
		return ERR_OK;
	return notify_unsent(q, &(struct unsent){ o->hand->subject_id, o->hand->event_id, o->hand->message, o->hand->channel,
		o->state == OUTBOX_FAILED });
}

static struct outcome ended(const struct hand *h, enum outbox_state state, const char *reason)
{
	return (struct outcome){ .hand = h, .state = state, .answer = { .reason = reason } };
}

static struct outcome dropped(const struct hand *h, const struct answer *a)
{
	struct outcome o = ended(h, OUTBOX_DROPPED, *a->reason ? a->reason : "no longer to be told");

	o.answer.cause = a->cause;
	return o;
}

/* The message waits, unless this was the last try. */
static struct outcome put_off(const struct hand *h, const struct answer *a)
{
	struct outcome o = { .hand = h, .state = OUTBOX_WAITING, .answer = *a };

	if (h->attempts >= DELIVERY_TRIES && !is_held(&o))
		o.state = OUTBOX_FAILED;
	return o;
}

/* The outcome for the message. A failure on our side (a template, the database) is not the message's
 * fault, so it waits. */
static struct outcome judge(struct req *q, const struct hand *h, enum err e, const struct answer *a)
{
	switch (e) {
	case ERR_OK:
		return ended(h, OUTBOX_SENT, "");
	case ERR_SEND_NEVER:
		return (struct outcome){ .hand = h, .state = OUTBOX_FAILED, .answer = *a };
	case ERR_INPUT:
		return ended(h, OUTBOX_FAILED, "address or words make no message");
	case ERR_DENIED:
		return dropped(h, a);
	case ERR_MISSING:
		return ended(h, OUTBOX_DROPPED, "what it told of is gone");
	case ERR_SEND_LATER:
		return put_off(h, a);
	default:
		log_event(LOG_ERROR_LEVEL, "message_fault", "id", h->public_id,
			"detail", err_detail(q, e), NULL);
		return put_off(h, &(struct answer){ .reason = "could not be written" });
	}
}

static void log_outcome(struct req *q, const struct outcome *o)
{
	const struct hand *h = o->hand;
	enum log_level level = o->state == OUTBOX_FAILED ? LOG_WARNING_LEVEL : LOG_INFO_LEVEL;

	log_event(level, "message", "id", h->public_id, "message", message_slug(h->message),
		"channel", channel_slug(h->channel), "state", o->marked ? outbox_state_slug(o->state) : "lost", "attempt",
		arena_printf(q->arena, "%d", h->attempts), "reason", o->answer.reason, NULL);
}

/* If workers have died this often with the message, it may be the cause. */
static enum err attempt(struct req *q, const struct hand *h, struct answer *a)
{
	if (h->attempts <= DELIVERY_TRIES)
		return write_and_send(q, h, a);
	a->reason = "given up";
	return ERR_SEND_NEVER;
}

/* Renders, sends and marks the claimed message. If the claim has lapsed, another worker has it. */
static enum err work_off(struct req *q, int64_t id, const unsigned char *mark_of_claim, delivery_told *told, bool *sent)
{
	struct hand h = { 0 };
	struct answer a = { .reason = "" };
	struct outcome o;
	enum err e;

	if ((e = db_row(q, &hand_find, &h, BIND(id, OUTBOX_SENDING, value_bytes(mark_of_claim, CLAIM_SIZE)))))
		return e == ERR_MISSING ? ERR_OK : e;
	if ((e = attempt(q, &h, &a)) == ERR_CONFLICT) {
		log_event(LOG_WARNING_LEVEL, "message_taken_over", "id", h.public_id, NULL);
		return ERR_OK;
	}
	o = judge(q, &h, e, &a);
	o.told = told;
	e = db_transaction(q, settle, &o);
	*sent = !e && o.marked && o.state == OUTBOX_SENT;
	if (!e)
		log_outcome(q, &o);
	return e;
}

/* ---- rounds ---- */

static volatile sig_atomic_t stopping;

void delivery_stop(void)
{
	stopping = 1;
}

bool delivery_is_stopping(void)
{
	return stopping;
}

/* *found: there was a message to claim. */
static enum err deliver_one(struct req *round, enum outbox_state from, delivery_told *told, bool *found, size_t *sent)
{
	struct req *q = req_new(round->conf, round->db);
	struct claim c = { .from = from };
	bool went = false;
	enum err e = db_transaction(q, claim_next, &c);

	*found = !e && c.id;
	if (*found)
		e = work_off(q, c.id, c.mark, told, &went);
	*sent += went;
	if (e)
		e = fail(round, e, "%s", err_detail(q, e));
	req_release(q);
	return e;
}

static enum err help(struct req *q, void *data)
{
	delivery_told *const *told = data;
	size_t sent;

	return delivery_run(q, *told, &sent);
}

/* *count is the number of due messages, up to BATCH; other workers may take some. Begins with one whose worker died, since
 * those that wait may never end. */
static enum err deliver_some(struct req *round, delivery_told *told, size_t *count, size_t *sent)
{
	instant now = clock_now();
	bool found = true;
	struct due *all;
	enum err e = db_rows(round, &due_find, &all, count, BIND(OUTBOX_WAITING, now, OUTBOX_SENDING, now));

	if (e || !*count)
		return e;
	if (*count == BATCH)
		crew_call(round, help, &told);
	e = deliver_one(round, OUTBOX_SENDING, told, &found, sent);
	found = true;
	for (size_t i = 0; !e && found && i < *count && !stopping; i++)
		e = deliver_one(round, OUTBOX_WAITING, told, &found, sent);
	return e;
}

enum err delivery_run(struct req *q, delivery_told *told, size_t *sent)
{
	size_t count = 1;
	enum err e = ERR_OK;

	*sent = 0;
	while (!e && count && !stopping)
		e = timer_run(q, &count);
	for (count = 1; !e && count && !stopping; )
		e = room_run(q, &count);
	for (count = 1; !e && count && !stopping; ) {
		struct req *round = req_new(q->conf, q->db);

		if ((e = deliver_some(round, told, &count, sent)))
			e = fail(q, e, "%s", err_detail(round, e));
		req_release(round);
	}
	return e;
}
