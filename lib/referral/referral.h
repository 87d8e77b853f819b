/* referral - makes a referral, finds it as its viewer may see it, changes its status and reach.
 *
 * Viewers get what the law grants them and nothing more: the database returns
 * NULL for columns that are not granted. A viewer is an account (with its group
 * and the programs that it has claimed) or a status link. */
#ifndef HANDRAIL_REFERRAL_H
#define HANDRAIL_REFERRAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/contact.h"
#include "base/err.h"
#include "law/act.h"
#include "law/status.h"
#include "law/visibility.h"
#include "message/outbox.h"

struct given_answers;
struct req;

struct referral {
	int64_t id;
	const char *public_id;
	const char *code;
	unsigned granted;		/* MAY_SEE and so on: the union over the viewer's parties */
	unsigned parties;		/* the viewer's parties: 1 << enum party */
	instant released_until;		/* until then the helper's side sees through the veil; 0: no release */

	int64_t site_id;
	const char *site_name;
	const char *site_base_url;
	int64_t program_id;
	const char *program_public_id;
	const char *program_name;
	bool program_retired;		/* its directory no longer lists it */
	const char *organization_name;

	struct situation at;
	bool discreet;
	bool recorded;			/* the person came or called, and the program's staff recorded it */
	bool veiled;			/* a veil hides from the helper's side what the program sets and notes: law/veil.def */

	struct contact seeker;		/* email, phone: SHOW_CONTACT, else NULL; language: SHOW_COMMENT, else NULL */
	struct contact helper;		/* email, phone: SHOW_HELPER_CONTACT, else NULL; no language */
	const char *helper_organization;
	const char *comment;		/* SHOW_COMMENT, else NULL */
	bool has_forms;			/* it came with answers to the program's questions; SHOW_FORMS, else false */
	int outcome;			/* of the answers: enum outcome */
	const char *outcome_reason;	/* the first reason, or ""; SHOW_FORMS, else NULL */

	enum status status;		/* as this viewer sees it */
	enum status word_seeker, word_helper, word_program;	/* the status that each party set last, or STATUS_NONE */
	bool disputed;
	int version;
	int64_t attention;		/* the reason why it needs the viewer: law/attention.h */
	instant made_at, updated_at, due_at, closed_at, opened_at, withdrawn_at, erased_at, helper_denied_at;	/* 0: never */
	instant still_waiting_at;	/* the seeker answered "I am still waiting", and nobody has set a status since; SHOW_COMMENT */

	enum party last_event_party;	/* party of the newest change; PARTY_NONE if there is none */
	int64_t last_event_account;
	bool last_event_by_link;
	bool last_event_undone;		/* the newest change was an undo, or the sending */
	bool by_link, by_text;		/* the viewer holds a link; it came in a text */
	bool proved;			/* the holder of the person's link proved to be the person: PROVED_GRANTS; the page sets it */

	bool has_seeker, has_helper;	/* an account has it as that party */
	bool shared;			/* the helper's group has it too */
	int64_t person_id;		/* the helper's profile; 0 and NULL for others */
	const char *person_public_id;
	bool followed;			/* a referral to another program followed this one; for seeker and helper only */
	const char *elsewhere_of_id;	/* public id of the referral that this one follows; for seeker and helper only */
};

/* ---- making ---- */

struct referral_draft {
	struct situation at;
	int64_t program_id;
	int answer_days;
	bool discreet, follow_up;
	bool recorded;			/* by the signed-in account, for a person who came or called: live, self, consent given orally */
	int64_t person_id;		/* the profile chosen from contact info on file; 0 for none */
	struct contact seeker, helper;
	const char *helper_organization;
	const char *comment;
	const char *consent_words;	/* the exact words; live only */
	const char *consent_language;
	const char *elsewhere_of;	/* public id of one of the viewer's referrals, or NULL */
	const struct given_answers *answers;	/* to the program's questions, or NULL; live only */
	int64_t draft_id;		/* of the screener draft that the form waited in, the same for all; 0 for none */
};

/* Makes all of these referrals or none, in one transaction, with profiles, consents, receipt and messages. All are for
 * one person: they differ in program, comment and consent only.
 * *receipt becomes the public id of the thank-you page. If the form was sent before, *receipt is the first
 * one; ERR_CONFLICT if its content was different then. ERR_DUPLICATE if its draft was sent from another window. */
enum err referral_make(struct req *q, const struct referral_draft *drafts, size_t count, const char **receipt);

/* ---- finding ---- */

/* ERR_MISSING, and *r is NULL, if the referral does not exist or the viewer may not see it. */
enum err referral_find(struct req *q, const char *public_id, struct referral **r);

/* The same for several public ids of a signed-in viewer: each[i] is the referral of public_ids[i], or NULL. */
enum err referral_find_each(struct req *q, const char *const *public_ids, size_t count, const struct referral **each);

/* The referrals that follow this one elsewhere, oldest first, at most REFERRALS_AFTER: those that the viewer may see. None for
 * a program. */
#define REFERRALS_AFTER 5
enum err referral_following(struct req *q, const struct referral *r, struct referral **after, size_t *count);

/* The referrals of a receipt, only for the session or account that sent them, on the site where they
 * were sent. ERR_MISSING otherwise, and for a walk-in, which was not sent. */
enum err referral_of_receipt(struct req *q, const char *receipt, struct referral **all, size_t *count);

/* A program that the viewer has claimed, with the numbers of its referrals (100 means 99+). */
struct inbound_program {
	int64_t id;
	const char *public_id;
	const char *name;
	const char *organization_name;
	int needs_you, not_updated;
	/* not of referral_inbound_programs(): */
	int waiting, done, every;
};

/* By name, at most LIST_PAGE + 1; the extra one means that there is a next page. after: the public id of the last one of the
 * page before, or NULL. ERR_MISSING if the viewer has not claimed that one. */
enum err referral_inbound_programs(struct req *q, const char *after, struct inbound_program **all, size_t *count);

/* One of them. ERR_MISSING if the viewer has not claimed it. */
enum err referral_inbound_program(struct req *q, const char *public_id, struct inbound_program *p);

/* The numbers of all of them together; no id and no name. */
enum err referral_inbound_all(struct req *q, struct inbound_program *all);

/* The next referral that the program has not updated: the newest one made before this one. */
struct referral_next {
	const char *public_id;		/* NULL: none */
	struct contact seeker;		/* names only */
	int place, all;			/* of this one among all that are not updated; 100 means 99+ */
};
enum err referral_next(struct req *q, const struct referral *r, struct referral_next *next);

/* ---- history ---- */

struct referral_event {
	int64_t id;
	instant made_at;
	enum act act;
	enum party party;
	const char *actor_first_name;
	const char *actor_last_initial;
	const char *actor_organization;
	bool by_link, by_text;		/* by a link; it came in a text */
	enum status from_status, to_status;	/* STATUS_NONE if none */
	const char *note;		/* NULL if this viewer may not read it */
	bool note_shared;
	bool undone;			/* undone later */
	instant until_at;		/* of ACT_released: its end */
};

/* True if a veil hides from this viewer what the program set or noted. */
bool referral_is_veiled(const struct referral *r);

/* The referral's events, newest first, at most 200. The author's side can read a note; everyone who may
 * see the comment can read a shared note. */
enum err referral_history(struct req *q, const struct referral *r, struct referral_event **events, size_t *count);

/* The messages of a referral that its viewer may know about, oldest first. A program sees its own; seeker
 * and helper see all. */
struct referral_message {
	const char *message;		/* slug of messages.def */
	enum party party;
	enum channel channel;
	enum outbox_state state;
	enum outbox_cause cause;
	bool of_change;			/* true: it reports a change; false: the sending */
	instant made_at, ended_at;
};
enum err referral_messages(struct req *q, const struct referral *r, struct referral_message **m, size_t *count);

/* ---- changing the status ---- */

struct move {
	enum status status;
	const char *note;		/* "" or NULL for none */
	bool share_note;
	int seen;			/* the version that the viewer saw */
	const char *result;		/* where the form redirects to; once_take() stores it */
};

/* ERR_CONFLICT if somebody changed the status since the version seen; ERR_INPUT if nothing would change: the same status,
 * without a note. A party that last set a contradicting status may set the referral's status again, which ends the dispute. A
 * form that is sent twice acts once and gets ERR_OK both times. */
enum err referral_move(struct req *q, const struct referral *r, const struct move *m);

/* True if setting this status without a note would change nothing. */
bool referral_says_so(const struct req *q, const struct referral *r, enum status status);

/* The seeker's answer "I am still waiting", in these words: a note that everyone may read, and a flag (still_waiting_at) until
 * somebody sets a status. ERR_DENIED for another party. */
enum err referral_still_waiting(struct req *q, const struct referral *r, const char *words, const char *result);

/* A change that the form of a list makes of one of its rows. */
struct row_change {
	const struct referral *r;
	enum act act;			/* ACT_status, ACT_note, or ACT_still_waiting with the answer's words as the note */
	struct move move;		/* without result */
	bool conflict;			/* set afterwards: somebody changed the status since the version seen, so nothing was done */
};

/* Does all of these in one transaction, but skips those in conflict. The transaction takes the form's once-only key, so that
 * all rows are done once: if the form was sent before, nothing is done, and *was becomes the path that it led to; otherwise
 * NULL. The rows are locked in the order of their ids, so that two people who save the same rows never deadlock. Costs four
 * statements and the messages for each row, and one commit. */
enum err referral_change_rows(struct req *q, struct row_change *changes, size_t count, const char *result, const char **was);

/* The status that the viewer was shown with the version `seen`, from the history if somebody has changed it since. */
enum err referral_status_seen(struct req *q, const struct referral *r, int seen, enum status *status);

/* *noticed becomes true if something that the viewer can see happened to the referral after the version that they saw. A
 * private note of another side does not count, nor does the program's first look. */
enum err referral_noticed(struct req *q, const struct referral *r, int seen, bool *noticed);

/* Undoes the viewer's own last change. ERR_CONFLICT if somebody changed it later. */
enum err referral_undo(struct req *q, const struct referral *r);
bool referral_may_undo(const struct req *q, const struct referral *r);

/* Adds a note without a change; private to the viewer's side unless shared. ERR_DENIED if the person is erased, also for a
 * change with a note, so that nothing is written about them again. */
enum err referral_note(struct req *q, const struct referral *r, const char *text, bool share, const char *result);

/* ---- changing the grants ---- */

struct reach_change {
	unsigned reach;			/* set of enum reach: REACH_DONT alone, or any of the others */
	const char *email, *phone;	/* the seeker's new contact information; "" for none; NULL, with REACH_DONT: as it is */
	int seen;			/* the version that the viewer saw */
	const char *result;		/* where the form redirects to; once_take() stores it */
};

/* ERR_CONFLICT if somebody has changed the reach since the version seen; other changes do not matter, and "don't
 * reach out" is never in conflict.
 * ERR_DENIED if the law no longer grants MAY_CHANGE_REACH. Changing to "don't reach out" drops waiting
 * messages and revokes the program's links; changing back sends nothing for the past. The profile does not
 * change. A form that is sent twice acts once, and an unchanged reach changes nothing. */
enum err referral_change_reach(struct req *q, const struct referral *r, const struct reach_change *c);

/* Withdraws consent for good; the program still sees the row and the name. ERR_DENIED unless the law grants
 * MAY_STOP_SHARING: also if somebody else did it first. */
enum err referral_stop_sharing(struct req *q, const struct referral *r, const char *result);

/* Those of MAY_STOP_SHARING and MAY_CHANGE_REACH that the holder of the seeker's link gets after proving to be the person. */
unsigned referral_granted_if_proved(const struct referral *r);

/* Records that the program has opened it for the first time. */
enum err referral_opened(struct req *q, const struct referral *r);

/* ---- by link, not signed in ---- */

/* The referral as the holder of a link's token may see it: as one party, without contact information.
 * ERR_MISSING if unknown or of another site, ERR_GONE if expired or revoked. */
enum err referral_by_link(struct req *q, const char *token, struct referral **referral);

/* For `handrail check`: recomputes the columns that the law decides, and counts the rows that differ. */
enum err referral_check(struct req *q, int64_t *wrong);

#endif
