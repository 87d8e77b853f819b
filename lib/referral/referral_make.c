/* referral_make.c - makes a referral with its edges, profile, consent, history, messages and receipt, or
 * nothing at all. */
#include "referral/referral.h"

#include <string.h>

#include "site/account.h"
#include "site/consent_text.h"
#include "directory/program.h"
#include "law/veil.h"
#include "edge/db.h"
#include "message/notify.h"
#include "message/timer.h"
#include "referral/claim.h"
#include "referral/inbound_word.h"
#include "site/once.h"
#include "referral/person.h"
#include "referral/event.h"
#include "referral/referral_write.h"
#include "base/business_day.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/session.h"
#include "site/site.h"
#include "site/worklist.h"
#include "base/str.h"
#include "screener/answer.h"

/* ---- search words of Inbound ---- */

static enum err keep_words(struct req *q, const struct referral_draft *d, int64_t id)
{
	struct inbound_entry entry = {
		.program_id = d->program_id, .referral_id = id, .made_at = q->now,
		.seeker = d->seeker,
	};

	return inbound_words_add(q, &d->at, &entry);
}

/* ---- consent ---- */

/* The newest version with these words; no row if there is none yet. */
COMMAND(add_consent,
	"INSERT INTO consent (referral_id, consent_text_id, given_by, given_by_account, recorded_by, recorded_by_name, given_at) "
	"SELECT ?, id, ?, ?, ?, ?, ? "
	"FROM consent_text "
	"WHERE site_id = ? AND language = ? AND words_hash = ? "
	"ORDER BY version DESC "
	"LIMIT 1");

static const char *name_of(struct req *q, const struct account *a)
{
	return contact_name(q->arena, &(struct contact){ .first_name = a->first_name, .last_name = a->last_name });
}

/* Consent that was given orally names the account that heard it. *kept: false if no version has these words yet. */
static enum err insert_consent(struct req *q, const struct referral_draft *d, const struct consent_text *agreed,
	int64_t referral_id, bool *kept)
{
	int64_t account_id = q->account ? q->account->id : 0, heard_by = d->recorded ? account_id : 0;
	enum party given_by = d->at.origin == ORIGIN_SELF ? PARTY_SEEKER : PARTY_HELPER;
	unsigned char hash[HASH_SIZE];
	struct done done = { 0 };
	enum err e;

	consent_text_hash(agreed, hash);
	e = db_exec(q, &add_consent, &done, BIND(referral_id, given_by, value_id(heard_by ? 0 : account_id),
		value_id(heard_by), heard_by ? name_of(q, q->account) : "", q->now,
		q->site->id, agreed->language, value_bytes(hash, HASH_SIZE)));
	*kept = done.rows;
	return e;
}

static enum err keep_consent(struct req *q, const struct referral_draft *d, int64_t referral_id)
{
	const struct consent_text agreed = { d->consent_words, d->consent_language ? d->consent_language : "en" };
	int64_t made;
	bool kept;
	enum err e;

	if (d->at.consent == CONSENT_NONE)
		return ERR_OK;
	if (text_is_empty(d->consent_words))
		return fail(q, ERR_INPUT, "consent without words");
	if ((e = insert_consent(q, d, &agreed, referral_id, &kept)) || kept)
		return e;
	if ((e = consent_text_id(q, &agreed, &made)) || (e = insert_consent(q, d, &agreed, referral_id, &kept)))
		return e;
	return kept ? ERR_OK : fail(q, ERR_AGAIN, "consent words");
}

/* ---- the row ----
 *
 * The statement itself reads whether the program is a victim-service program, which locks that setting. If somebody turns the
 * setting on at the same moment, the referral is either veiled here, or found and veiled by them (site/veiling.h). Later values
 * in the statement depend on that: a referral that is proved by its code (law/veil.h) has no seeker yet, and is discreet. */

struct edge_ids { int64_t seeker, helper, group, program, person, elsewhere_of; };

#define BY_CODE VEIL_SQL_BY_CODE("veiled", "origin")

COMMAND(add_referral,
	"INSERT INTO referral (public_id, code, site_id, program_id, kind, origin, reach, consent, veiled, "
	"seeker_id, helper_id, shared_group_id, inbound_program_id, person_id, elsewhere_of, "
	"seeker_first_name, seeker_last_name, seeker_email, seeker_phone, seeker_language, seeker_name_key, "
	"helper_first_name, helper_last_name, helper_organization, helper_email, helper_phone, helper_name_key, "
	"comment, discreet, follow_up, recorded, made_at, updated_at, due_at, opened_at, outcome, outcome_reason, "
	"updated_helper_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ? AND COALESCE((SELECT victim_service FROM program_setting WHERE program_id = ?), FALSE), "
	"IF(" BY_CODE ", NULL, ?), ?, ?, ?, ?, ?, "
	"?, ?, ?, ?, ?, ?, "
	"?, ?, ?, ?, ?, ?, "
	"?, ? OR " BY_CODE ", ?, ?, ?, ?, ?, ?, ?, ?, "
	"?)");

/* Only a program that gets the referral owes an answer. */
static instant answer_due(struct req *q, const struct referral_draft *d)
{
	if (!law_edges(&d->at).program)
		return 0;
	return business_days_after(q->site->country, q->site->time_zone, q->now, d->answer_days ? d->answer_days : 2);
}

static enum err insert(struct req *q, const struct referral_draft *d, const struct edge_ids *edge, instant due_at, int64_t *id)
{
	struct contact seeker = contact_complete(&d->seeker), helper = contact_complete(&d->helper);
	struct done done;
	enum err e = db_exec(q, &add_referral, &done, BIND(
		secret_public_id(q->arena), secret_code(q->arena), q->site->id, d->program_id,
		d->at.kind, d->at.origin, d->at.reach, d->at.consent, d->at.kind == KIND_LIVE, d->program_id,
		value_id(edge->seeker), value_id(edge->helper), value_id(edge->group), value_id(edge->program),
		value_id(edge->person), value_id(edge->elsewhere_of),
		seeker.first_name, seeker.last_name, seeker.email, seeker.phone, seeker.language,
		contact_name_key(q->arena, &seeker),
		helper.first_name, helper.last_name, text_or_empty(d->helper_organization), helper.email, helper.phone,
		contact_name_key(q->arena, &helper),
		text_or_empty(d->comment), d->discreet, d->follow_up, d->recorded, q->now, q->now, value_id(due_at),
		value_id(d->recorded ? q->now : 0),
		d->answers ? value_int(d->answers->outcome) : value_text(NULL), d->answers ? text_or_empty(d->answers->reason) : "",
		q->now));

	*id = e ? 0 : done.id;
	return e;
}

/* Sets the edges that the law gives to the people and program of this referral. */
static enum err find_edges(struct req *q, const struct referral_draft *d, struct edge_ids *edge)
{
	struct edges has = law_edges(&d->at);
	const struct account *a = q->account;

	if (has.program)
		edge->program = d->program_id;
	if (has.helper && a)
		edge->helper = a->id;
	if (has.helper && a && a->navigation_since)
		edge->group = a->team_id;
	return has.seeker ? claim_when_made(q, d, edge->helper, edge->group, &edge->seeker) : ERR_OK;
}

/* *person: the profile that a referral of the same form has got already; 0: none yet. */
static enum err find_profile(struct req *q, const struct referral_draft *d, struct edge_ids *edge, int64_t *person)
{
	enum err e;
	struct person_facts f = {
		.site_id = q->site->id, .helper_id = edge->helper, .shared_group_id = edge->group,
		.person_id = d->person_id, .seeker = d->seeker, .made_at = q->now,
	};

	if (edge->helper && !*person && (e = person_attach(q, &f, person)))
		return e;
	edge->person = *person;
	return ERR_OK;
}

COMMAND(let_wait,
	"INSERT INTO referral_waiting (party, address, name_key, site_id, made_at, referral_id) "
	"VALUES (" SQL_PARTY_HELPER ", ?, ?, ?, ?, ?)");

/* A live referral from a helper who is not signed in waits in the tray of the account with this address and name. */
static enum err put_in_tray(struct req *q, const struct referral_draft *d, int64_t referral_id)
{
	struct contact helper = contact_complete(&d->helper);
	const char *name = contact_name_key(q->arena, &helper);

	if (q->account || !law_edges(&d->at).helper || text_is_empty(helper.email) || text_is_empty(name))
		return ERR_OK;
	return db_exec(q, &let_wait, NULL, BIND(helper.email, name, q->site->id, q->now, referral_id));
}

struct before { int64_t id; };
static const struct column before_columns[] = { COLUMN(struct before, id) };

STATEMENT(same_person, before_columns, struct before,
	"SELECT id "
	"FROM referral "
	"WHERE id = ? "
	"AND (person_id = ? OR seeker_id = ?)");

/* A referral may follow only a referral of the same person, since the seeker sees both. Otherwise it follows none. */
static enum err find_before(struct req *q, const struct referral_draft *d, struct edge_ids *edge)
{
	struct before found = { 0 };
	struct referral *before;
	enum err e;

	if (text_is_empty(d->elsewhere_of))
		return ERR_OK;
	if ((e = referral_find(q, d->elsewhere_of, &before)))
		return e;
	if (!(before->parties & THE_PEOPLE))
		return fail(q, ERR_MISSING, "referral %s", d->elsewhere_of);
	e = db_row(q, &same_person, &found, BIND(before->id, value_id(edge->person), value_id(edge->seeker)));
	if (!e)
		edge->elsewhere_of = found.id;
	return e == ERR_MISSING ? ERR_OK : e;
}

/* Ignores the form's helper fields if people refer themselves. */
static struct referral_draft cleaned(const struct referral_draft *d)
{
	struct referral_draft c = *d;

	if (d->at.origin == ORIGIN_SELF) {
		c.helper = (struct contact){ 0 };
		c.helper_organization = "";
		c.person_id = 0;
	}
	return c;
}

/* A sender as the form names them; staff who record a walk-in as their account does. */
static enum err find_actor(struct req *q, const struct referral_draft *d, int64_t team_id, struct actor *by)
{
	bool for_self = d->at.origin == ORIGIN_SELF;
	const struct contact *who = for_self ? &d->seeker : &d->helper;
	struct program p;
	enum err e;

	*by = (struct actor){
		.party = for_self ? PARTY_SEEKER : PARTY_HELPER,
		.account_id = q->account ? q->account->id : 0, .team_id = team_id,
		.first_name = who->first_name, .last_name = who->last_name,
		.organization = for_self ? "" : d->helper_organization,
	};
	if (!d->recorded)
		return ERR_OK;
	if ((e = program_by_id(q, d->program_id, &p)))
		return e;
	by->party = PARTY_PROGRAM;
	by->first_name = q->account->first_name;
	by->last_name = q->account->last_name;
	by->organization = p.organization_name;
	return ERR_OK;
}

/* A program gets no e-mail about people whom its staff recorded themselves. */
static enum err begin_timers(struct req *q, const struct referral_draft *d, int64_t id, instant due_at)
{
	return timer_begin(q, &(struct timed){ id, &d->at, .due_at = d->recorded ? 0 : due_at, .follow_up = d->follow_up });
}

static struct notified new_one(struct req *q, const struct referral_draft *d, const struct edge_ids *edge, int64_t id)
{
	return (struct notified){
		.id = id, .site_id = q->site->id, .program_id = d->program_id, .helper_id = edge->helper, .status = STATUS_not_updated,
		.at = d->at, .seeker = contact_complete(&d->seeker),
	};
}

static enum err tell(struct req *q, const struct referral_draft *d, const struct edge_ids *edge, int64_t id)
{
	struct notified about = new_one(q, d, edge, id);
	struct event made = {
		.act = d->recorded ? ACT_recorded : ACT_sent, .from_status = STATUS_NONE, .to_status = STATUS_NONE, .about = &about,
	};
	struct actor by;
	enum err e = find_actor(q, d, edge->group, &by);

	return e ? e : event_add(q, id, &by, &made);
}

static enum err make_one(struct req *q, const struct referral_draft *given, int64_t *person, int64_t *id)
{
	struct referral_draft d = cleaned(given);
	struct edge_ids edge = { 0 };
	instant due_at = answer_due(q, &d);
	enum err e;

	if ((e = find_edges(q, &d, &edge)) || (e = find_profile(q, &d, &edge, person)) || (e = find_before(q, &d, &edge)))
		return e;
	if ((e = insert(q, &d, &edge, due_at, id)) || (edge.elsewhere_of && (e = worklist_followed(q, edge.elsewhere_of))))
		return e;
	if ((e = keep_consent(q, &d, *id)) || (e = keep_words(q, &d, *id)) || (e = put_in_tray(q, &d, *id)))
		return e;
	if (d.answers && (e = given_keep(q, *id, d.answers)))
		return e;
	e = begin_timers(q, &d, *id, due_at);
	return e ? e : tell(q, &d, &edge, *id);
}

/* ---- the transaction ---- */

COMMAND(add_receipt,
	"INSERT INTO receipt (public_id, session_id, account_id, made_at, draft_id) "
	"VALUES (?, ?, ?, ?, ?)");

COMMAND(add_to_receipt,
	"INSERT INTO receipt_referral (receipt_id, referral_id) "
	"VALUES (?, ?)");

/* The browser that sent the form first may never have received its cookie (a double click,
 * a dropped connection). A browser that sends the same key with the same content is the same
 * visitor, so it gets the thank-you page. */
COMMAND(move_receipt,
	"UPDATE receipt "
	"SET session_id = ? "
	"WHERE public_id = ? AND account_id IS NULL");

static const char *receipt_of(const char *path)
{
	static const char sent[] = "/sent/";

	return text_starts(path, sent) ? path + sizeof(sent) - 1 : "";
}

static enum err send_again(struct req *q, const char *was)
{
	if (q->account || !q->session)
		return ERR_OK;
	return db_exec(q, &move_receipt, NULL, BIND(q->session->id, receipt_of(was)));
}

struct making {
	const struct referral_draft *drafts;
	size_t count;
	const char *receipt;
	const char *was;		/* where the same form led before; NULL if it is new */
};

/* Each referral counts as a form. */
static enum err take_key(struct req *q, struct making *m)
{
	enum err e;

	m->was = NULL;
	e = once_take(q, arena_printf(q->arena, "/sent/%s", m->receipt), &m->was);
	return e ? e : once_count_more(q, m->count - 1);
}

static enum err make_all(struct req *q, void *data)
{
	struct making *m = data;
	struct done receipt;
	int64_t person = 0;
	enum err e;

	if ((e = take_key(q, m)))
		return e == ERR_DUPLICATE ? send_again(q, m->was) : e;
	if ((e = db_exec(q, &add_receipt, &receipt, BIND(m->receipt, value_id(q->session ? q->session->id : 0),
			value_id(q->account ? q->account->id : 0), q->now, value_id(m->drafts[0].draft_id)))))
		return e;
	for (size_t i = 0; i < m->count; i++) {
		int64_t id;

		if ((e = make_one(q, &m->drafts[i], &person, &id)))
			return e;
		if ((e = db_exec(q, &add_to_receipt, NULL, BIND(receipt.id, id))))
			return e;
	}
	return ERR_OK;
}

enum err referral_make(struct req *q, const struct referral_draft *drafts, size_t count, const char **receipt)
{
	struct making m = { drafts, count, secret_public_id(q->arena), NULL };
	enum err e = db_transaction(q, make_all, &m);

	*receipt = m.was ? receipt_of(m.was) : m.receipt;
	return e;
}
