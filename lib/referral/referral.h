/* referral - making one, finding it as its viewer may see it, moving it along.
 *
 * Whoever asks gets what the law grants them and nothing more: columns that
 * are not granted are NULL out of the database. A viewer is an account (with
 * its group and the programs that it has claimed) or a status link. */
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

struct req;

struct referral {
	int64_t id;
	const char *public_id;
	const char *code;
	unsigned granted;		/* MAY_SEE and so on: the sum over the parties that the viewer is */
	unsigned parties;		/* those parties: 1 << enum party */

	int64_t site_id;
	const char *site_name;
	const char *site_base_url;
	const char *site_time_zone;
	int64_t program_id;
	const char *program_public_id;
	const char *program_name;
	const char *organization_name;

	struct situation at;
	bool discreet;

	struct contact seeker;		/* email, phone: SHOW_CONTACT, else NULL */
	struct contact helper;		/* email, phone: SHOW_HELPER_CONTACT, else NULL; no language */
	const char *helper_organization;
	const char *comment;		/* SHOW_COMMENT, else NULL */

	enum status status;		/* as this viewer sees it */
	enum status word_seeker, word_helper, word_program;	/* the latest word of each, or STATUS_NONE */
	bool disputed;
	int version;
	instant made_at, updated_at, due_at, closed_at, opened_at, withdrawn_at;	/* 0: not */

	enum party last_event_party;	/* who made the newest change; PARTY_NONE: nobody yet */
	int64_t last_event_account;
	bool last_event_by_link;
	bool last_event_undone;		/* the newest change was itself an undo, or the sending */
	bool by_link;			/* the viewer holds a link */

	bool shared;			/* the helper's group has it too */
	const char *person_public_id;	/* the helper's profile; NULL for others */
	const char *elsewhere_of_id;	/* public id of the one before; seeker and helper only */
};

/* ---- making ---- */

struct referral_draft {
	struct situation at;
	int64_t program_id;
	int answer_days;
	int64_t person_id;		/* contact info on file; 0 */
	struct contact seeker, helper;
	const char *helper_organization;
	const char *comment;
	bool discreet, follow_up;
	const char *consent_words;	/* the exact words; live only */
	const char *consent_language;
	const char *elsewhere_of;	/* public id of a referral of the viewer's, or NULL */
};

/* All of them or none, in one transaction, with profiles, consents, receipt and outbox.
 * *receipt becomes the public id of the thank-you page. The same once-only key again gives
 * the first receipt; with other content ERR_CONFLICT. */
enum err referral_make(struct req *q, const struct referral_draft *drafts, size_t count, const char **receipt);

/* ---- finding ---- */

/* ERR_MISSING when it does not exist or is not the viewer's; *r is then NULL. */
enum err referral_find(struct req *q, const char *public_id, struct referral **r);

/* What a receipt tells, to the session or account that sent only, on the site where it was sent.
 * ERR_MISSING otherwise. */
enum err referral_of_receipt(struct req *q, const char *receipt, struct referral **all, size_t *count);

#define LIST_PAGE 25

struct inbound_program;

struct list_filter {
	const char *name;		/* words to search for, or NULL */
	int status;			/* enum status, or -1 */
	const char *before;		/* cursor of referral_cursor(), or NULL */
	int64_t person_id;		/* for referral_list_person */
	const char *program;		/* public id of the program, for Inbound */
	const struct inbound_program *inbound;	/* the same, where referral_inbound_program() gave it already; NULL */
};

/* LIST_PAGE + 1 rows at most, newest first: one more tells that there are more. */
enum err referral_list_mine(struct req *q, const struct list_filter *f, struct referral **all, size_t *count);
enum err referral_list_person(struct req *q, const struct list_filter *f, struct referral **all, size_t *count);
/* ERR_MISSING unless the viewer works that program. */
enum err referral_list_inbound(struct req *q, const struct list_filter *f, struct referral **all, size_t *count);
/* Where a list goes on behind this row: for struct list_filter.before. */
char *referral_cursor(struct req *q, const struct referral *r);

/* How a person's referrals stand, for the list of people: a row for each status. */
struct referral_summary {
	int64_t person_id;
	enum status status;
	int referrals;
};
enum err referral_summaries(struct req *q, const int64_t *people, size_t people_count,
	struct referral_summary **all, size_t *count);

/* The programs whose Inbound the viewer works, with a count of Not updated (100 means 99+). */
struct inbound_program {
	int64_t id;
	const char *public_id;
	const char *name;
	const char *organization_name;
	int not_updated;
};
enum err referral_inbound_programs(struct req *q, struct inbound_program **all, size_t *count);

/* One of them; ERR_MISSING when the viewer does not work it. */
enum err referral_inbound_program(struct req *q, const char *public_id, struct inbound_program *p);

/* ---- what happened ---- */

struct referral_event {
	int64_t id;
	instant made_at;
	enum act act;
	enum party party;
	const char *actor_first_name;
	const char *actor_last_initial;
	const char *actor_organization;
	bool by_link;
	enum status from_status, to_status;	/* STATUS_NONE: none */
	const char *note;		/* NULL when it is not for this viewer */
	bool note_shared;
	bool undone;			/* taken back later */
};

/* What was done to it, the newest first, 200 at most. A note is read by its writer's own side; a shared
 * one by everybody to whom the comment is shown. */
enum err referral_history(struct req *q, const struct referral *r, struct referral_event **events, size_t *count);

/* Who was told when: the outbox rows of a referral that its viewer may know of, the oldest first.
 * A program knows of its own, seeker and helper of all. */
struct referral_message {
	const char *message;		/* slug of messages.def */
	enum party party;
	enum channel channel;
	enum outbox_state state;
	enum outbox_cause cause;
	bool of_change;			/* that somebody changed something; else that it was sent */
	instant made_at, ended_at;
};
enum err referral_messages(struct req *q, const struct referral *r, struct referral_message **m, size_t *count);

/* ---- moving ---- */

struct move {
	enum status status;
	const char *note;		/* "" or NULL: none */
	bool share_note;
	int seen;			/* the version that the viewer was shown */
	const char *result;		/* where the form's answer leads, for its once-only key */
};

/* ERR_CONFLICT when the version moved on; the same status again without a note is
 * ERR_INPUT. A form sent twice moves once, and both get ERR_OK. */
enum err referral_move(struct req *q, const struct referral *r, const struct move *m);

/* Takes back the viewer's own last change. ERR_CONFLICT when theirs is not the last. */
enum err referral_undo(struct req *q, const struct referral *r);
bool referral_may_undo(const struct req *q, const struct referral *r);

/* A note without a change; private to the viewer's side unless shared. */
enum err referral_note(struct req *q, const struct referral *r, const char *text, bool share, const char *result);

/* ---- changing who learns what ---- */

struct reach_change {
	unsigned reach;			/* set of enum reach: REACH_DONT alone, or any of the others */
	const char *email, *phone;	/* the seeker's, as the referral holds them from now on; "": none */
	int seen;			/* the version that the viewer was shown */
	const char *result;		/* where the form's answer leads, for its once-only key */
};

/* ERR_CONFLICT when somebody changed the way since the version seen; another change is none.
 * ERR_DENIED where the law does not grant MAY_CHANGE_REACH as it stands by then. To "don't reach
 * out": what waits is dropped, the program's links end. Away from it nothing is sent for the past.
 * Only the referral changes, no profile. Sent twice it is done once; the same as before changes
 * nothing. */
enum err referral_change_reach(struct req *q, const struct referral *r, const struct reach_change *c);

/* Consent is taken back, for good: the program keeps the row with the name. Errors as above,
 * for MAY_STOP_SHARING, and who was slower is told by ERR_CONFLICT too. */
enum err referral_stop_sharing(struct req *q, const struct referral *r, int seen, const char *result);

/* The program opened it for the first time. */
enum err referral_opened(struct req *q, const struct referral *r);

/* ---- by link, not signed in ---- */

/* The referral as the holder of a token may see it: one party's, no contact information.
 * ERR_MISSING unknown or of another site, ERR_GONE expired or revoked. */
enum err referral_by_link(struct req *q, const char *token, struct referral **referral);

/* ---- whose it is ---- */

/* Gives an account what is its own by proved address and agreeing name. */
enum err referral_claim_for(struct req *q, int64_t account_id);

/* A guest helper signed in from the receipt's page, in the same session, within 24 hours. */
enum err referral_claim_receipt(struct req *q, const char *receipt);

/* By the code that stands in the message and on the thank-you page. ERR_INPUT when it is
 * nobody's, or somebody else's already. */
enum err referral_claim_code(struct req *q, const char *code);

/* Whether what somebody typed is the code of a referral that they see as seeker or helper. */
bool referral_code_fits(struct req *q, const struct referral *r, const char *code);

/* Recomputes edges for `handrail check`: how many rows differ from the law. */
enum err referral_check(struct req *q, int64_t *wrong);

#endif
