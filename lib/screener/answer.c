/* answer.c - stores the answers of a referral, and finds their outcome. */
#include "screener/answer.h"

#include "base/req.h"
#include "edge/db.h"

COMMAND(keep,
	"INSERT INTO referral_answers (referral_id, version_id, outcome, answers, made_at) "
	"VALUES (?, ?, ?, ?, ?)");

enum err given_keep(struct req *q, int64_t referral_id, const struct given_answers *given)
{
	return db_exec(q, &keep, NULL, BIND(referral_id, given->version_id, given->outcome, given->document, q->now));
}

struct outcome_row { unsigned outcome; const char *document; };

static const struct column outcome_columns[] = {
	COLUMN(struct outcome_row, outcome), COLUMN(struct outcome_row, document),
};

STATEMENT(outcome_of, outcome_columns, struct outcome_row,
	"SELECT a.outcome, v.document "
	"FROM referral_answers a "
	"JOIN screener_version v ON v.id = a.version_id "
	"WHERE a.referral_id = ?");

enum err given_outcome(struct req *q, int64_t referral_id, enum outcome *outcome, const char **text)
{
	struct outcome_row row = { 0 };
	struct screener s;
	enum err e = db_row(q, &outcome_of, &row, BIND(referral_id));

	if (e || (e = screener_read(q, row.document, &s)))
		return e;
	*outcome = (enum outcome)row.outcome;
	*text = screener_text(&s, *outcome);
	return ERR_OK;
}
