/* personal - the columns of text that hold something about a person, and what becomes of each when the person is erased.
 *
 * personal.def lists the columns whose rows are deleted or kept as they are. The lists here are the columns that are overwritten
 * while their row stays, with their new value: B(column, SQL). erasure.c makes its statements from these lists, so a column is
 * written once. */
#ifndef HANDRAIL_PERSONAL_H
#define HANDRAIL_PERSONAL_H

#include "base/err.h"
#include "law/visibility.h"

struct req;

/* B for the SET of an UPDATE; another assignment follows it. */
#define SET_BLANK(column, value) #column " = " value ", "

/* In place of an erased name, so that the link to the referral still has a text. */
#define ERASED_NAME "\u2014"

#define BLANKED_referral(B) \
	B(code, "CONCAT('!', id)") \
	B(seeker_first_name, "'" ERASED_NAME "'") \
	B(seeker_last_name, "''") \
	B(seeker_email, "''") \
	B(seeker_phone, "''") \
	B(seeker_language, "''") \
	B(seeker_name_key, "''") \
	B(comment, "''") \
	B(outcome_reason, "''")

#define BLANKED_referral_event(B) \
	B(note, "''") \
	B(actor_first_name, "IF(party = " SQL_PARTY_SEEKER ", '', actor_first_name)") \
	B(actor_last_initial, "IF(party = " SQL_PARTY_SEEKER ", '', actor_last_initial)")

#define BLANKED_screener_draft(B) \
	B(form, "''")

#define BLANKED_screener_draft_part(B) \
	B(answers, "''")

#define BLANKED_outbox(B) \
	B(recipient, "''")

#define BLANKED_hold(B) \
	B(reason, "''")

#define BLANKED_refusal(B) \
	B(reason, "''")

#define BLANKED_data_request(B) \
	B(tell_to, "''") \
	BLANKED_refusal(B)

/* Compares personal.def and these lists with the database. *column becomes the "table.column" of text without a row, or of a
 * row without a column; NULL if all agree. */
enum err personal_check(struct req *q, const char **column);

#endif
