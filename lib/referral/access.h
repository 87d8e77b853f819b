/* access - the log of who looked: rows are added and never changed.
 *
 * Somebody opens a referral (its page, its answers, its print) or a profile: one row for each viewer, object and day, however
 * often they look. A list is saved as a file: one row for each file, with the number of its rows, since a row for each referral
 * would make a file of a hundred thousand cost as many writes. The row is written before the page leaves, so what cannot be
 * logged is not shown; a file's row is written when it has left, or broke off.
 *
 * Not logged: the person's own looks, lists on a page, the page behind a link in a message (mail scanners open these, and it
 * shows no contact information), and pages that fetch themselves (q->unattended).
 *
 * The person reads organization, party and day; no names of people. Beside that they read which messages about the referral went
 * to the program: those stand in the outbox. The site's administrator gets accounts by their ids. */
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

/* The signed-in account has opened it. */
enum err access_opened(struct req *q, const struct referral *r);
enum err access_opened_profile(struct req *q, const struct person *p);

/* It has saved the referrals of a program, or the people that it helps, as a file of so many rows. */
enum err access_saved_inbound(struct req *q, int64_t program_id, const char *organization, size_t rows);
enum err access_saved_people(struct req *q, size_t rows);

/* The looks at a referral, newest day first, at most ACCESS_MOST: each side of a day once. */
#define ACCESS_MOST 400
struct access_look {
	instant day;
	enum party party;
	const char *organization;
	bool saved;			/* a list that may hold it, as a file */
};
enum err access_of_referral(struct req *q, const struct referral *r, struct access_look **all, size_t *count);

/* A message about the referral that went to the program, at all of its addresses once. Newest first, at most 100. */
struct access_mail {
	enum message message;
	const char *program_name;
	instant sent_at;
};

/* All that the person reads about a referral. */
struct access_page {
	struct access_look *looks;
	size_t look_count;
	struct access_mail *mails;
	size_t mail_count;
};
enum err access_page(struct req *q, const struct referral *r, struct access_page *a);

/* The same for somebody who types the code of the referral, and may have no account. Errors as claim_find_by_code(). */
enum err access_page_by_code(struct req *q, const char *typed, struct access_page *a);

/* The rows of a site, newest first, before this id. Public ids: of what is gone they are empty. */
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
