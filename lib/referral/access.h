/* access - the log of who looked at a referral or a profile: rows are added and never changed.
 *
 * Opening a referral (its page, its answers, its print-out) or a profile adds one row for each viewer, object and day, however
 * often they look. Saving a list as a file adds one row with the number of the file's rows: a row for each referral would make
 * a file of a hundred thousand referrals cost as many writes. The row is written before the page is sent, so a look that cannot
 * be logged shows nothing. A file's row is written after the file was sent, or broke off.
 *
 * Not logged: the person's own looks, lists on a page, the page behind a link in a message (mail scanners open these, and it
 * shows no contact information), and pages that fetch themselves (q->unattended).
 *
 * The person whom the referral is about sees the organization, party and day of each look, and no names of people. They also see
 * which messages about the referral went to the program; those are rows of the outbox. The site's administrator also gets the
 * ids of the accounts. */
#ifndef HANDRAIL_ACCESS_H
#define HANDRAIL_ACCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "law/visibility.h"
#include "message/message.h"

struct person;
struct referral;
struct req;

/* The database stores the number: add at the end only. */
enum access_act { ACCESS_referral, ACCESS_profile, ACCESS_inbound_file, ACCESS_people_file, ACCESS_ACTS };
const char *access_act_slug(enum access_act act);

/* Records that the signed-in account has opened the referral, or the profile. */
enum err access_opened(struct req *q, const struct referral *r);
enum err access_opened_profile(struct req *q, const struct person *p);

/* Records that it has saved the referrals of a program, or the people whom it helps, as a file of so many rows. */
enum err access_saved_inbound(struct req *q, int64_t program_id, const char *organization, size_t rows);
enum err access_saved_people(struct req *q, size_t rows);

/* Reads the looks at a referral, newest day first, at most ACCESS_MOST: one for each side and day. */
#define ACCESS_MOST 400
struct access_look {
	instant day;
	enum party party;
	const char *organization;
	bool saved;			/* they saved a list that may hold the referral as a file */
};
enum err access_of_referral(struct req *q, const struct referral *r, struct access_look **all, size_t *count);

/* A message about the referral that went to the program: one entry, however many of its addresses got it. Newest first, at most
 * 100. */
struct access_mail {
	enum message message;
	const char *program_name;
	instant sent_at;
};

/* Everything that the person sees about who learned of the referral. */
struct access_page {
	struct access_look *looks;
	size_t look_count;
	struct access_mail *mails;
	size_t mail_count;
};
enum err access_page(struct req *q, const struct referral *r, struct access_page *a);

/* The same for somebody who types the code of the referral, and may have no account. Errors as claim_find_by_code(). */
enum err access_page_by_code(struct req *q, const char *typed, struct access_page *a);

/* Reads the rows of a site with ids below `before`, newest first. The public id of something that is gone is empty. */
struct access_row {
	int64_t id;
	instant at;
	enum access_act act;
	enum party party;
	const char *organization, *account, *referral, *person, *program;
	int row_count;
};
enum err access_of_site(struct req *q, int64_t before, size_t most, struct access_row **all, size_t *count);

#endif
