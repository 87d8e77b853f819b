/* decision.c - people get a message about the decision on their request, if they may be reached; then their address is
 * forgotten. */
#include <criterion/criterion.h>

#include "edge/db.h"
#include "letters.h"
#include "message/message.h"
#include "message/outbox.h"
#include "referral/data_request.h"
#include "referral/referral.h"
#include "rows.h"
#include "site/site.h"
#include "support.h"

static struct req *q;

static void set_up(void) { q = letters_db(); }

TestSuite(decision, .init = set_up);

/* The messages about a decision on a request by the referral's link, after one. */
static size_t decide(struct letters *l, bool approve, struct letter_row **rows)
{
	struct referral r = { .site_id = q->site->id };
	struct data_request *all;
	size_t count;

	letters_referral(q, l);
	r.id = l->referral_id;
	MUST(data_request_ask_by_link(q, &r));
	MUST(data_requests(q, q->site->id, &all, &count));
	cr_assert_eq(count, 1);
	MUST(data_request_decide(q, &all[0], approve, ""));
	return letters_rows(q, rows);
}

Test(decision, to_erase_is_told_and_then_the_address_is_gone)
{
	struct letters l = { .at = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING } };
	struct letter_row *rows;

	cr_assert_eq(decide(&l, true, &rows), 1);
	cr_expect_eq(rows[0].message, (unsigned)MESSAGE_request_done);
	cr_expect_str_eq(rows[0].recipient, l.seeker_email);
	cr_expect_eq(letters_deliver(q), 1);
	cr_assert_eq(letters_rows(q, &rows), 1);
	cr_expect_eq(rows[0].state, (unsigned)OUTBOX_SENT);
	cr_expect_str_eq(rows[0].recipient, "");
}

Test(decision, to_refuse_is_told_with_a_link)
{
	struct letters l = { .at = { KIND_LIVE, ORIGIN_OTHER, REACH_TEXT, CONSENT_STANDING } };
	struct letter_row *rows;

	cr_assert_eq(decide(&l, false, &rows), 1);
	cr_expect_eq(rows[0].message, (unsigned)MESSAGE_request_refused_seeker);
	cr_expect_eq(rows[0].channel, (unsigned)CHANNEL_TEXT);
	cr_expect_neq(rows[0].status_link_id, 0);
}

static const struct situation silent[] = {
	{ KIND_LIVE, ORIGIN_OTHER, REACH_DONT, CONSENT_STANDING },
	{ KIND_LIVE, ORIGIN_OTHER, REACH_PHONE, CONSENT_STANDING },
	{ KIND_TRACKING_ONLY, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE },
};

Test(decision, is_told_to_nobody_who_is_not_to_be_reached)
{
	struct letter_row *rows;

	for (size_t i = 0; i < COUNT(silent); i++)
		for (int approve = 0; approve < 2; approve++) {
			struct letters l = { .at = silent[i] };

			cr_expect_eq(decide(&l, approve, &rows), 0, "%zu", i);
		}
}
