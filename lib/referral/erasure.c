/* erasure.c - blanks or deletes what is about the person of one referral, and one profile. */
#include "referral/erasure_in.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "message/outbox.h"
#include "message/revoke.h"
#include "message/timer.h"
#include "referral/event.h"
#include "referral/hold.h"
#include "referral/personal.h"
#include "site/live_change.h"

/* ---- one referral ---- */

static const struct column row_columns[] = {
	COLUMN(struct erasure_row, id), COLUMN(struct erasure_row, program_id), COLUMN(struct erasure_row, person_id),
	COLUMN(struct erasure_row, updated_at),
	SITUATION_COLUMNS(struct erasure_row, at), COLUMN(struct erasure_row, seeker_email), COLUMN(struct erasure_row, seeker_phone),
};

STATEMENT(lock_row, row_columns, struct erasure_row,
	"SELECT id, program_id, person_id, updated_at, " SITUATION_SQL("") ", seeker_email, seeker_phone "
	"FROM referral "
	"WHERE id = ? AND erased_at IS NULL "
	"FOR UPDATE");

COMMAND(blank_referral,
	"UPDATE referral "
	"SET " BLANKED_referral(SET_BLANK)
	"	reach = ?, consent = ?, withdrawn_at = IFNULL(withdrawn_at, ?), due_at = NULL, outcome = NULL, undelivered_at = NULL, "
	"	seeker_id = NULL, person_id = NULL, helper_id = IF(?, helper_id, NULL), shared_group_id = IF(?, shared_group_id, NULL), "
	"	inbound_program_id = IF(?, program_id, NULL), follow_up = FALSE, erased_at = ?, updated_at = ?, "
	"	released_until = NULL, word_seeker = NULL, word_helper = NULL, disputed = FALSE, disputed_helper = FALSE, "
	"	still_waiting_at = NULL, waiting_helper_at = NULL "
	"WHERE id = ?");

COMMAND(blank_events,
	"UPDATE referral_event "
	"SET " BLANKED_referral_event(SET_BLANK) "id = id "
	"WHERE referral_id = ?");

COMMAND(blank_drafts,
	"UPDATE screener_draft d "
	"JOIN receipt c ON c.draft_id = d.id "
	"JOIN receipt_referral r ON r.receipt_id = c.id "
	"SET " BLANKED_screener_draft(SET_BLANK) "d.id = d.id "
	"WHERE r.referral_id = ?");

COMMAND(blank_draft_parts,
	"UPDATE screener_draft_part p "
	"JOIN receipt c ON c.draft_id = p.draft_id "
	"JOIN receipt_referral r ON r.receipt_id = c.id "
	"SET " BLANKED_screener_draft_part(SET_BLANK) "p.draft_id = p.draft_id "
	"WHERE r.referral_id = ?");

COMMAND(blank_messages,
	"UPDATE outbox "
	"SET " BLANKED_outbox(SET_BLANK) "id = id "
	"WHERE subject = ? AND subject_id = ? AND party = " SQL_PARTY_SEEKER);

/* Other messages to the address: codes, the answers about a request. One that waits is somebody's to get. */
COMMAND(blank_messages_to,
	"UPDATE outbox "
	"SET " BLANKED_outbox(SET_BLANK) "id = id "
	"WHERE recipient = ? AND state NOT IN (?, ?)");

COMMAND(drop_codes_to,
	"DELETE FROM sign_in_code "
	"WHERE address = ?");

/* The same for a referral that is erased because it is old: somebody may use the address for something newer. Messages about
 * a referral go with that one. */
COMMAND(blank_old_messages_to,
	"UPDATE outbox "
	"SET " BLANKED_outbox(SET_BLANK) "id = id "
	"WHERE recipient = ? AND state NOT IN (?, ?) AND made_at < ? AND subject <> ?");

COMMAND(drop_old_codes_to,
	"DELETE FROM sign_in_code "
	"WHERE address = ? AND made_at < ?");

/* Only holds that ended are left. */
COMMAND(blank_holds,
	"UPDATE hold "
	"SET " BLANKED_hold(SET_BLANK) "id = id "
	"WHERE referral_id = ?");

/* Why the site refused earlier requests about it. */
COMMAND(blank_refusals,
	"UPDATE data_request "
	"SET " BLANKED_refusal(SET_BLANK) "id = id "
	"WHERE referral_id = ?");

COMMAND(withdraw,
	"UPDATE consent "
	"SET withdrawn_at = ? "
	"WHERE referral_id = ? AND withdrawn_at IS NULL");

COMMAND(drop_releases, "DELETE FROM word_release WHERE referral_id = ?");
COMMAND(drop_answers, "DELETE FROM referral_answers WHERE referral_id = ?");
COMMAND(drop_words, "DELETE FROM inbound_word WHERE referral_id = ?");
COMMAND(drop_waiting, "DELETE FROM referral_waiting WHERE referral_id = ?");
COMMAND(drop_news, "DELETE FROM digest_entry WHERE referral_id = ?");

static enum err forget_old(struct req *q, const char *address, instant before)
{
	enum err e = db_exec(q, &blank_old_messages_to, NULL, BIND(address, OUTBOX_WAITING, OUTBOX_SENDING, before, SUBJECT_referral));

	return e ? e : db_exec(q, &drop_old_codes_to, NULL, BIND(address, before));
}

static enum err forget_address(struct req *q, const char *address, instant before)
{
	enum err e;

	if (text_is_empty(address))
		return ERR_OK;
	if (before != ERASE_EVERYTHING)
		return forget_old(q, address, before);
	e = db_exec(q, &blank_messages_to, NULL, BIND(address, OUTBOX_WAITING, OUTBOX_SENDING));
	return e ? e : db_exec(q, &drop_codes_to, NULL, BIND(address));
}

static enum err forget_words(struct req *q, int64_t id)
{
	static const struct stmt *const all[] = {
		&blank_events, &blank_drafts, &blank_draft_parts, &blank_holds, &blank_refusals, &drop_releases, &drop_answers, &drop_words,
		&drop_waiting, &drop_news,
	};
	enum err e = db_exec(q, &blank_messages, NULL, BIND(SUBJECT_referral, id));

	for (size_t i = 0; !e && i < COUNT(all); i++)
		e = db_exec(q, all[i], NULL, BIND(id));
	return e;
}

/* The history gets a line that sharing stopped, without a name. */
static enum err tell(struct req *q, int64_t id)
{
	struct actor nobody = { .party = PARTY_SEEKER, .first_name = "", .last_name = "", .organization = "" };
	struct event ev = { .act = ACT_stop_sharing, .from_status = STATUS_NONE, .to_status = STATUS_NONE };

	return event_add(q, id, &nobody, &ev);
}

static enum err keep_count(struct req *q, const struct erasure_row *r)
{
	struct situation at = r->at;
	struct edges has;

	at.reach = REACH_DONT;
	at.consent = at.kind == KIND_LIVE ? CONSENT_WITHDRAWN : CONSENT_NONE;
	has = law_edges(&at);
	return db_exec(q, &blank_referral, NULL, BIND(at.reach, at.consent, value_id(at.kind == KIND_LIVE ? q->now : 0),
		has.helper, has.helper, has.program, q->now, q->now, r->id));
}

static enum err forget_ways(struct req *q, const struct erasure_row *r, instant before)
{
	enum err e = forget_address(q, r->seeker_email, before);

	return e ? e : forget_address(q, r->seeker_phone, before);
}

enum err erasure_row_lock(struct req *q, int64_t id, struct erasure_row *r)
{
	*r = (struct erasure_row){ .id = 0 };
	return db_row(q, &lock_row, r, BIND(id));
}

enum err erasure_row_erase(struct req *q, const struct erasure_row *r, instant before)
{
	struct revoked links = { .right = RIGHT_link, .of = r->id, .parties = EVERYBODY };
	enum err e;

	if ((e = live_change_leave(q, r->id)) || (e = revoke(q, &links)) || (e = timer_drop(q, r->id)))
		return e;
	if ((e = forget_ways(q, r, before)))
		return e;
	if ((e = db_exec(q, &withdraw, NULL, BIND(q->now, r->id))) || (e = keep_count(q, r)) || (e = tell(q, r->id)))
		return e;
	return forget_words(q, r->id);
}

enum err erasure_check_hold(struct req *q, int64_t referral_id, int64_t person_id)
{
	struct hold h;
	enum err e = hold_find(q, referral_id, person_id, &h);

	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	return ERR_CONFLICT;
}

enum err erasure_referral(struct req *q, int64_t id, int64_t *person_id)
{
	struct erasure_row r;
	enum err e = erasure_row_lock(q, id, &r);

	*person_id = r.person_id;
	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	e = erasure_check_hold(q, id, r.person_id);
	return e ? e : erasure_row_erase(q, &r, ERASE_EVERYTHING);
}

/* ---- one profile ---- */

struct found { int64_t id; };
static const struct column found_columns[] = { COLUMN(struct found, id) };

STATEMENT(of_profile, found_columns, struct found,
	"SELECT id "
	"FROM referral "
	"WHERE person_id = ? "
	"LIMIT 100");

STATEMENT(merged_into, found_columns, struct found,
	"SELECT other_id AS id "
	"FROM person_merge "
	"WHERE person_id = ?");

COMMAND(drop_merges, "DELETE FROM person_merge WHERE person_id = ? OR other_id = ?");
COMMAND(drop_history, "DELETE FROM person_history WHERE person_id = ?");
COMMAND(leave_profile, "UPDATE person SET merged_into = NULL WHERE merged_into = ?");
COMMAND(drop_profile, "DELETE FROM person WHERE id = ?");

static enum err drop_person(struct req *q, int64_t id)
{
	enum err e;

	if ((e = db_exec(q, &drop_merges, NULL, BIND(id, id))) || (e = db_exec(q, &drop_history, NULL, BIND(id))))
		return e;
	e = db_exec(q, &leave_profile, NULL, BIND(id));
	return e ? e : db_exec(q, &drop_profile, NULL, BIND(id));
}

/* With those that were merged into it. */
enum err erasure_profile_drop(struct req *q, int64_t id)
{
	struct found *others;
	size_t count;
	enum err e = db_rows(q, &merged_into, &others, &count, BIND(id));

	if (e || (e = drop_person(q, id)))
		return e;
	for (size_t i = 0; !e && i < count; i++)
		e = drop_person(q, others[i].id);
	return e;
}

static enum err find_referrals(struct req *q, int64_t id, struct found **all, size_t *count)
{
	return db_rows(q, &of_profile, all, count, BIND(id));
}

enum err erasure_profile_is_empty(struct req *q, int64_t id, bool *empty)
{
	struct found *all;
	size_t count;
	enum err e = find_referrals(q, id, &all, &count);

	*empty = !count;
	return e;
}

/* All referrals of the profile are the person's, under whatever name. */
enum err erasure_profile(struct req *q, int64_t id)
{
	struct found *all;
	size_t count;
	int64_t person;
	enum err e = erasure_check_hold(q, 0, id);

	while (!e && !(e = find_referrals(q, id, &all, &count)) && count)
		for (size_t i = 0; !e && i < count; i++)
			e = erasure_referral(q, all[i].id, &person);
	return e ? e : erasure_profile_drop(q, id);
}
