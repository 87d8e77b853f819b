/* audience.c - shows who can see a referral, which parts of it, and who got messages. */
#include "parts/audience.h"

#include "directory/program.h"
#include "message/outbox.h"
#include "web/page.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "law/veil.h"
#include "law/visibility.h"


/* ---- who can see it ---- */

/* The statements about a party, by grant. Grants for messages are missing here: the page lists the messages. */
static const struct { unsigned grant; const char *section; } statements[] = {
	{ SHOW_CONTACT, "sees_contact" },
	{ SHOW_HELPER_CONTACT, "sees_helper_contact" },
	{ SHOW_COMMENT, "sees_comment" },
	{ SHOW_FORMS, "sees_forms" },
	{ SHOW_PROGRAM_WORD, "sees_word" },
	{ MAY_UPDATE, "can_update" },
	{ MAY_CHANGE_REACH, "can_change_reach" },
	{ MAY_STOP_SHARING, "can_stop_sharing" },
};

static const char *name_of(struct req *q, const struct referral *r, enum party p)
{
	if (p == PARTY_PROGRAM)
		return r->program_name;
	return contact_name(q->arena, p == PARTY_SEEKER ? &r->seeker : &r->helper);
}

/* The way in which this party has it: only an account opens a page. */
static const char *access_of(const struct referral *r, enum party p, bool claimed)
{
	if (p == PARTY_PROGRAM)
		return claimed ? "is_team" : "is_team_of_nobody";
	if (p == PARTY_SEEKER)
		return r->has_seeker ? "is_account" : "by_code_only";
	return r->has_helper ? "is_account" : "after_sign_in";
}

enum err audience_show_seers(struct req *q, struct tpl *t, const struct referral *r)
{
	static const char *const slugs[PARTIES] = { "seeker", "helper", "program" };

	struct program program;
	enum err e;

	if ((e = program_by_id(q, r->program_id, &program)))
		return e;
	for (enum party p = 0; p < PARTIES; p++) {
		unsigned granted = veil_grants(law_grants(&r->at, p), p, r->veiled, veil_hangs(r->veiled, r->released_until, q->now));
		struct tpl *row;

		if (!(granted & MAY_SEE))
			continue;
		row = tpl_section(t, "sees");
		tpl_set(row, "party", slugs[p]);
		tpl_set(row, "viewer_name", name_of(q, r, p));
		page_flag(q, row, "you", r->parties & (1u << p));
		page_flag(q, row, "is_group", p == PARTY_HELPER && r->shared);
		tpl_show(row, access_of(r, p, program.claimed));
		for (size_t i = 0; i < COUNT(statements); i++)
			page_flag(q, row, statements[i].section, granted & statements[i].grant);
		page_flag(q, row, "helped", r->at.origin == ORIGIN_OTHER);
		/* The program gets only live referrals, so only with those can it ask questions. */
		page_flag(q, row, "asks", r->at.kind == KIND_LIVE);
		page_flag(q, row, "is_veiled", r->veiled);
	}
	return ERR_OK;
}

/* ---- who was told ---- */

static const struct mark message_marks[] = {
	MARK_WHEN(struct referral_message, ended_at),
};

/* Sending counts as waiting. */
static const char *standing(const struct referral_message *m)
{
	static const char *const states[] = { "state_waiting", "state_waiting", "state_sent", "state_failed", "state_dropped" };

	if (m->state == OUTBOX_WAITING && m->cause == CAUSE_DAY_CAP)
		return "state_held";
	if (m->state >= OUTBOX_FAILED && m->cause == CAUSE_STOPPED)
		return "state_stopped";
	return states[m->state % COUNT(states)];
}

enum err audience_show_told(struct req *q, struct tpl *t, const struct referral *r)
{
	const char *const recipients[PARTIES] = { [PARTY_SEEKER] = r->seeker.first_name,
		[PARTY_HELPER] = r->helper.first_name, [PARTY_PROGRAM] = r->program_name };
	static const char *const by[] = { "by_email", "by_text" };
	struct referral_message *m;
	size_t count;
	enum err e;

	if ((e = referral_messages(q, r, &m, &count)))
		return e;
	if (!count)
		tpl_show(t, "no_messages");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_section(t, "messages");

		page_fill(q, row, message_marks, COUNT(message_marks), &m[i]);
		tpl_set(row, "recipient", recipients[m[i].party % PARTIES]);
		tpl_show(row, by[m[i].channel % COUNT(by)]);
		tpl_show(row, standing(&m[i]));
		page_flag(q, row, "of_change", m[i].of_change);
	}
	return ERR_OK;
}
