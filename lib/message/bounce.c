/* bounce.c - return addresses, and what becomes of a message that came back. */
#include "message/bounce.h"

#include <string.h>

#include "base/contact.h"
#include "base/conf.h"
#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "edge/mail.h"
#include "edge/mailbox.h"
#include "message/notify.h"
#include "message/outbox.h"

#define SIGNATURE_BYTES 8
#define SIGNATURE_LENGTH (2 * SIGNATURE_BYTES)

/* ---- return addresses ---- */

static const char *base_address(const struct conf *c)
{
	return text_is_empty(c->mail_bounce_address) ? c->mail_from : c->mail_bounce_address;
}

/* Lower case, since servers may change the case of an address. */
static const char *signature(struct req *q, const char *public_id)
{
	unsigned char mac[HASH_SIZE];

	secret_mac(FOR_BOUNCE, mac, public_id, (char *)NULL);
	return text_hex(q->arena, mac, SIGNATURE_BYTES);
}

const char *bounce_address(struct req *q, const char *public_id)
{
	const char *base = base_address(q->conf), *at = strrchr(base, '@');

	if (!mailbox_is_on(q->conf) || !at)
		return q->conf->mail_from;
	return arena_printf(q->arena, "%.*s+%s-%s%s", (int)(at - base), base, public_id, signature(q, public_id), at);
}

bool bounce_check(const struct conf *c, const char **why)
{
	const char *base = base_address(c), *at = strrchr(base, '@');

	if (!mailbox_check(c, why))
		return false;
	if (!mailbox_is_on(c))
		return true;
	if (!contact_email_fits(base) || at - base > 64 - (PUBLIC_ID_LENGTH + SIGNATURE_LENGTH + 2))
		*why = "[mail] bounce_address (or from) is not an address with at most 34 characters before the @";
	return !*why;
}

static char *in_lower_case(struct req *q, const char *text, size_t length)
{
	char *copy = arena_bytes(q->arena, text, length);

	for (char *c = copy; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return copy;
}

/* The id in a return address; NULL if it is not one that we signed. */
static const char *id_of_address(struct req *q, const char *address)
{
	const char *plus = strchr(address, '+');
	size_t length = plus ? strcspn(plus + 1, "-") : 0;
	char *id, *signed_by;

	if (!plus || !length || strlen(plus) < 1 + length + 1 + SIGNATURE_LENGTH)
		return NULL;
	id = in_lower_case(q, plus + 1, length);
	signed_by = in_lower_case(q, plus + 1 + length + 1, SIGNATURE_LENGTH);
	return secret_equal(signed_by, signature(q, id), SIGNATURE_LENGTH) ? id : NULL;
}

/* ---- what came back ---- */

struct returned { int64_t id, subject_id, event_id; enum message message; enum channel channel; };

static const struct column returned_columns[] = {
	COLUMN(struct returned, id),
	COLUMN(struct returned, subject_id),
	COLUMN(struct returned, event_id),
	COLUMN(struct returned, message),
	COLUMN(struct returned, channel),
};

STATEMENT(returned_find, returned_columns, struct returned,
	"SELECT id, subject_id, event_id, message, channel "
	"FROM outbox "
	"WHERE public_id = ? AND state NOT IN (?, ?) "
	"FOR UPDATE");

COMMAND(mark_returned,
	"UPDATE outbox "
	"SET state = ?, claim = NULL, ended_at = ?, reason = ? "
	"WHERE id = ?");

struct bounce { const char *id, *status; bool marked; };

/* A message that was sent twice may come back twice. */
static enum err mark(struct req *q, void *data)
{
	struct bounce *b = data;
	struct returned r = { 0 };
	enum err e = db_row(q, &returned_find, &r, BIND(b->id, OUTBOX_FAILED, OUTBOX_DROPPED));

	b->marked = false;
	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	if ((e = db_exec(q, &mark_returned, NULL, BIND(OUTBOX_FAILED, q->now, arena_printf(q->arena, "came back with %s", b->status),
			r.id))))
		return e;
	b->marked = true;
	return notify_unsent(q, &(struct unsent){ r.subject_id, r.event_id, r.message, r.channel, true });
}

/* The id of the message that the report is about; NULL if it is none of ours. */
static const char *id_of_report(struct req *q, const struct mail_report *report)
{
	const char *id = NULL;

	for (size_t i = 0; i < report->address_count && !id; i++)
		id = id_of_address(q, report->addresses[i]);
	return id;
}

static enum err take_report(struct req *q, const char *id, const struct mail_report *report, size_t *count)
{
	struct bounce b = { .id = id, .status = report->status };
	enum err e;

	if (!report->failed)
		return ERR_OK;
	e = db_transaction(q, mark, &b);
	if (!e)
		log_event(LOG_WARNING_LEVEL, "message_came_back", "id", id, "status", b.status, "state",
			b.marked ? "failed" : "known", NULL);
	*count += b.marked;
	return e;
}

static enum err read_one(struct req *q, uint32_t uid, size_t *count)
{
	struct mail_report report;
	const char *bytes, *id;
	size_t length;
	enum err e;

	if ((e = mailbox_read(q, uid, &bytes, &length)))
		return e;
	if (!mail_report_read(q, bytes, length, &report) || !(id = id_of_report(q, &report)))
		return ERR_OK;
	if (!(e = take_report(q, id, &report, count)))
		return mailbox_delete(q, uid);
	(void)mailbox_keep_unread(q, uid);
	return e;
}

/* In a unit of work of its own, since a message may be large. */
static enum err take_one(struct req *round, uint32_t uid, size_t *count)
{
	struct req *q = req_new(round->conf, round->db);
	enum err e = read_one(q, uid, count);

	if (e)
		e = fail(round, e, "%s", err_detail(q, e));
	req_release(q);
	return e;
}

enum err bounce_run(struct req *q, size_t *count, bool *more)
{
	uint32_t uids[MAILBOX_ROUND];
	size_t unread;
	enum err e = mailbox_unread(q, uids, &unread);

	*count = 0;
	*more = unread == MAILBOX_ROUND;
	for (size_t i = 0; !e && i < unread; i++)
		e = take_one(q, uids[i], count);
	return e ? e : mailbox_end(q);
}

static enum err read_rounds(struct req *q, const struct bounce_watch *w)
{
	bool more = true;
	enum err e = ERR_OK;

	for (int i = 0; !e && more && i < BOUNCE_ROUNDS && !w->is_stopping(); i++) {
		size_t count;

		e = bounce_run(q, &count, &more);
	}
	return e;
}

int64_t bounce_look(struct req *q, struct bounce_watch *w)
{
	enum err e = read_rounds(q, w);

	if (e && !w->failing)
		log_event(LOG_WARNING_LEVEL, "bounces_not_read", "reason", err_detail(q, e), NULL);
	if (!e && w->failing)
		log_event(LOG_INFO_LEVEL, "bounces_read_again", NULL);
	w->failing = e;
	return e ? BOUNCE_EVERY_FAILING : BOUNCE_EVERY;
}
