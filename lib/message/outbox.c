/* outbox.c - messages that wait: put in with what they tell of, told by the law, taken back. */
#include "message/outbox.h"

#include <inttypes.h>
#include <string.h>

#include "edge/db.h"
#include "directory/program.h"
#include "base/req.h"
#include "base/secret.h"
#include "message/status_link.h"
#include "base/str.h"
#include "message/wake.h"

/* ---- words of the machine ---- */

static const struct { const char *slug; enum party party; } messages[MESSAGES] = {
#define MESSAGE(name, party) [MESSAGE_##name] = { #name, party },
#include "message/messages.def"
#undef MESSAGE
};

const char *message_slug(enum message m)
{
	return messages[m].slug;
}

enum party message_party(enum message m)
{
	return messages[m].party;
}

/* ---- putting in ---- */

COMMAND(add,
	"INSERT INTO outbox (public_id, message, channel, site_id, referral_id, party, event_id, "
	"  status_link_id, sign_in_code_id, recipient, language, next_at, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static enum err put_in(struct req *q, const struct outgoing *o)
{
	static const struct value nobody = { .type = VALUE_NULL };
	int64_t link = 0;
	enum err e;

	if (o->referral_id && (e = status_link_make(q, o->referral_id, o->party, &link)))
		return e;
	e = db_exec(q, &add, NULL, BIND(secret_public_id(q->arena), o->message, o->channel,
		o->site_id, value_id(o->referral_id), o->party == PARTY_NONE ? nobody : value_int(o->party),
		value_id(o->event_id), value_id(link), value_id(o->sign_in_code_id), o->recipient,
		o->language ? o->language : "", q->now, q->now));
	if (!e)
		db_after_commit(q, wake_worker, NULL);
	return e;
}

/* ---- who is told: the law says ---- */

static bool is_way(const struct situation *s, unsigned reach)
{
	return s->reach & reach;
}

/* Product rules 4: a change of status is told only to who chose e-mail. */
static bool change_allowed(enum channel c, const struct situation *s, unsigned granted)
{
	return c == CHANNEL_EMAIL && granted & MAY_SEE && is_way(s, REACH_EMAIL);
}

bool outbox_allows(enum message m, enum channel c, const struct situation *s)
{
	enum party p = message_party(m);
	unsigned granted;

	/* Whatever kinds of message there will be. */
	if (p == PARTY_NONE || s->kind == KIND_TRACKING_ONLY || s->reach & REACH_DONT)
		return false;
	granted = law_grants(s, p);
	if (m == MESSAGE_status_changed_seeker)
		return change_allowed(c, s, granted);
	if (c == CHANNEL_EMAIL)
		return granted & TOLD_BY_EMAIL;
	return granted & TOLD_BY_TEXT
		|| (p == PARTY_SEEKER && granted & TOLD_BY_EMAIL && is_way(s, REACH_TEXT));
}

struct subject {
	int64_t id, site_id, program_id;
	struct situation at;
	struct contact seeker;
};

static const struct column subject_columns[] = {
	COLUMN(struct subject, id),
	COLUMN(struct subject, site_id),
	COLUMN(struct subject, program_id),
	SITUATION_COLUMNS(struct subject, at),
	COLUMN(struct subject, seeker.email),
	COLUMN(struct subject, seeker.phone),
	COLUMN(struct subject, seeker.language),
};

/* For whom nothing is granted yet: who is told is decided from what this reads. */
STATEMENT(subject_find, subject_columns, struct subject,
	"SELECT id, site_id, program_id, " SITUATION_SQL("") ", seeker_email, seeker_phone, seeker_language "
	"FROM referral "
	"WHERE id = ?");

/* The one way in for what is about a referral: the law is asked of each row. */
static enum err put_in_about(struct req *q, const struct subject *s, const struct outgoing *o)
{
	if (!outbox_allows(o->message, o->channel, &s->at))
		return fail(q, ERR_DENIED, "the law allows nobody %s about referral %" PRId64, message_slug(o->message), s->id);
	return put_in(q, o);
}

enum err outbox_add(struct req *q, const struct outgoing *o)
{
	struct subject s = { 0 };
	enum err e;

	if (!o->referral_id)
		return put_in(q, o);
	e = db_row(q, &subject_find, &s, BIND(o->referral_id));
	return e ? e : put_in_about(q, &s, o);
}

static enum err tell(struct req *q, const struct subject *s, enum message m, enum channel c,
	const char *recipient, int64_t event_id)
{
	struct outgoing o = {
		.message = m, .channel = c, .site_id = s->site_id, .referral_id = s->id, .party = message_party(m),
		.event_id = event_id, .recipient = recipient,
		.language = message_party(m) == PARTY_SEEKER ? s->seeker.language : "",
	};

	return text_is_empty(recipient) ? ERR_OK : put_in_about(q, s, &o);
}

static enum err tell_seeker(struct req *q, const struct subject *s)
{
	enum message m = s->at.kind == KIND_LOGGED ? MESSAGE_logged_seeker : MESSAGE_live_sent_seeker;
	unsigned granted = law_grants(&s->at, PARTY_SEEKER);

	if (granted & TOLD_BY_EMAIL)
		return tell(q, s, m, CHANNEL_EMAIL, s->seeker.email, 0);
	if (granted & TOLD_BY_TEXT)
		return tell(q, s, m, CHANNEL_TEXT, s->seeker.phone, 0);
	return ERR_OK;
}

static enum err tell_program(struct req *q, const struct subject *s)
{
	const char **emails;
	size_t count;
	enum err e;

	if (!(law_grants(&s->at, PARTY_PROGRAM) & TOLD_BY_EMAIL))
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
	enum err e;

	if (by == PARTY_SEEKER)
		return ERR_OK;		/* never of one's own change */
	if ((e = db_row(q, &subject_find, &s, BIND(referral_id))))
		return e;
	if (!outbox_allows(MESSAGE_status_changed_seeker, CHANNEL_EMAIL, &s.at))
		return ERR_OK;
	return tell(q, &s, MESSAGE_status_changed_seeker, CHANNEL_EMAIL, s.seeker.email, event_id);
}

enum err outbox_tell_by_text(struct req *q, int64_t referral_id, int64_t event_id, enum message m)
{
	struct subject s = { 0 };
	enum err e;

	if (message_party(m) != PARTY_SEEKER)
		return ERR_OK;
	if ((e = db_row(q, &subject_find, &s, BIND(referral_id))))
		return e;
	return outbox_allows(m, CHANNEL_TEXT, &s.at) ? tell(q, &s, m, CHANNEL_TEXT, s.seeker.phone, event_id) : ERR_OK;
}

/* ---- taking back ---- */

/* What is in a worker's hand is left to it: if that fails, the law is asked again before the next try. */
COMMAND(drop_waiting,
	"UPDATE outbox "
	"SET state = 4, ended_at = ?, reason = ? "
	"WHERE referral_id = ? "
	"AND state = 0 "
	"AND ? & (1 << party)");

COMMAND(readdress_waiting,
	"UPDATE outbox "
	"SET recipient = ? "
	"WHERE referral_id = ? "
	"AND state = 0 "
	"AND party = ? "
	"AND channel = ?");

_Static_assert(OUTBOX_WAITING == 0 && OUTBOX_SENDING == 1 && OUTBOX_DROPPED == 4, "as the statements have them");

enum err outbox_drop(struct req *q, int64_t referral_id, unsigned parties, const char *reason)
{
	return db_exec(q, &drop_waiting, NULL, BIND(q->now, reason, referral_id, parties));
}

enum err outbox_readdress(struct req *q, int64_t referral_id, enum party p, enum channel c, const char *recipient)
{
	return db_exec(q, &readdress_waiting, NULL, BIND(recipient, referral_id, p, c));
}
