/* letters - for tests of messages: a database in which no other test delivers, referrals, and the outbox. */
#ifndef HANDRAIL_TESTS_LETTERS_H
#define HANDRAIL_TESTS_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "message/delivery.h"
#include "base/req.h"
#include "law/visibility.h"
#include "site/site.h"

/* A migrated database for this test alone, with a site as q->site, and loaded templates. */
struct req *letters_db(void);

/* The same, with a site that sends helpers their notices at this cadence. */
struct req *letters_db_at(enum cadence cadence);

/* Another connection to it, for a child process: call this after fork(). */
struct req *letters_db_again(const struct req *q);

/* Maria García's referral to a new program with one address. Her e-mail and number are unique to
 * this row; her comment and Hana Helper's contact data are LETTERS_... below. */
struct letters {
	struct situation at;
	bool discreet, minimal, no_phone;
	bool unclaimed;			/* nobody works the program in Inbound */
	const char *program_name;	/* "Fairhaven Food Pantry" */
	const char *comment;		/* LETTERS_COMMENT */
	const char *seeker_first_name;	/* "Maria" */
	const char *seeker_language;	/* "" */

	/* made by letters_referral() */
	int64_t referral_id, program_id;
	const char *seeker_email, *program_email;
};
#define LETTERS_PHONE "+15085550123"
#define LETTERS_COMMENT "Needs a crib."
#define LETTERS_HELPER_EMAIL "hana@helper.test"
#define LETTERS_HELPER_PHONE "+15085550177"
#define LETTERS_CODE "K7QMX-4PTW9"
void letters_referral(struct req *q, struct letters *l);

/* Changes reach and consent in the row. */
void letters_set(struct req *q, int64_t referral_id, unsigned reach, enum consent consent);

/* Adds a change of status by a party, as referral_move() writes it. */
int64_t letters_event(struct req *q, int64_t referral_id, enum party by, int from, int to,
	const char *note, bool note_shared);

/* Adds the messages that report the sending, or a change of status by a party. */
void letters_sent(struct req *q, int64_t referral_id);
void letters_changed(struct req *q, int64_t referral_id, int64_t event_id, enum party by);

/* The outbox, oldest first. */
struct letter_row {
	int64_t id;
	const char *public_id;
	unsigned message, channel, state;
	int party, attempts;
	const char *recipient, *reason;
	instant next_at;
	int64_t status_link_id;
};
size_t letters_rows(struct req *q, struct letter_row **rows);

/* Makes waiting messages, and those of a dead worker, due now. */
void letters_hurry(struct req *q);

/* Calls delivery_run(), which must succeed, and returns the number of sent messages. */
size_t letters_deliver(struct req *q);

#endif
