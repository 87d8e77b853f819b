/* walk_in.c - records somebody who came or called, and finds the code to hand over. */
#include "referral/walk_in.h"

#include "base/req.h"
#include "edge/db.h"
#include "referral/referral.h"
#include "site/account.h"

struct made { const char *public_id; };
static const struct column made_columns[] = { COLUMN(struct made, public_id) };

STATEMENT(of_receipt, made_columns, struct made,
	"SELECT r.public_id "
	"FROM receipt t "
	"JOIN receipt_referral x ON x.receipt_id = t.id "
	"JOIN referral r ON r.id = x.referral_id "
	"WHERE t.public_id = ? AND t.account_id = ? AND " LAW_SQL_PROGRAM " & " SQL_MAY_SEE);

enum err walk_in_record(struct req *q, const struct program *p, const struct walk_in *w, const char **id)
{
	struct referral_draft d = {
		.at = { KIND_LIVE, ORIGIN_SELF, w->reach, CONSENT_STANDING },
		.program_id = p->id, .answer_days = p->answer_days, .recorded = true,
		.seeker = w->seeker, .comment = w->comment, .discreet = w->discreet,
		.consent_words = w->agreed.words, .consent_language = w->agreed.language,
	};
	struct inbound_program worked;
	struct made made;
	const char *receipt;
	enum err e;

	if ((e = referral_inbound_program(q, p->public_id, &worked)) || (e = referral_make(q, &d, 1, &receipt)))
		return e;
	e = db_row(q, &of_receipt, &made, BIND(receipt, q->account->id));
	*id = e ? NULL : made.public_id;
	return e == ERR_MISSING ? fail(q, e, "walk-in of receipt %s", receipt) : e;
}

struct heard { const char *code; };
static const struct column heard_columns[] = { COLUMN(struct heard, code) };

STATEMENT(find_code, heard_columns, struct heard,
	"SELECT r.code "
	"FROM consent c "
	"JOIN referral r ON r.id = c.referral_id AND r.recorded AND r.seeker_id IS NULL AND r.erased_at IS NULL "
	"WHERE c.referral_id = ? AND c.recorded_by = ? AND " LAW_SQL_PROGRAM " & " SQL_MAY_SEE);

enum err walk_in_code(struct req *q, const struct referral *r, const char **code)
{
	struct heard h = { NULL };
	enum err e = r->recorded && q->account ? db_row(q, &find_code, &h, BIND(r->id, q->account->id)) : ERR_MISSING;

	*code = h.code;
	return e == ERR_MISSING ? ERR_OK : e;
}
