/* own_data - reads what the installation holds about the signed-in account, as far as the account may see it: for the zip of
 * /account/data.
 *
 * Referrals come through the law, as on their pages: those for the account, then those that it sent for others. Each of them
 * has its history, messages and answers from referral.h and referral_answers.h. Messages and notes are passed to take() one by
 * one, because there may be many; everything else comes as an array.
 *
 * Left out are data that nobody could read (hashes, sealed texts, keys of counts), and forms that wait for at most a day. A
 * profile that somebody else keeps of the person is that helper's: the law shows it to nobody else. */
#ifndef HANDRAIL_OWN_DATA_H
#define HANDRAIL_OWN_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct referral;
struct req;

/* Counts one request for the data, and records it in the audit log. ERR_LIMIT: too many lately. */
enum err own_data_begin(struct req *q);

struct own_account {
	const char *account;		/* its public id */
	const char *first_name, *last_name, *organization, *language;
	bool has_password;
	int notice_cadence;		/* enum cadence; -1: as each site has it */
	instant made_at, named_at, second_factor_since;
};
enum err own_account(struct req *q, struct own_account *a);

struct own_group { const char *site, *team_name; instant joined_at; };
enum err own_groups(struct req *q, struct own_group **all, size_t *count);

struct own_program { const char *program, *program_name; int role; instant claimed_at; };
enum err own_programs(struct req *q, struct own_program **all, size_t *count);

struct own_portal { const char *site; instant made_at; };
enum err own_portals(struct req *q, struct own_portal **all, size_t *count);

struct own_claim { const char *program, *program_name, *words; int decision; instant made_at, decided_at; };
enum err own_claims(struct req *q, struct own_claim **all, size_t *count);

/* Notes on profiles that the account wrote and has not deleted. take() must not use the database. */
struct own_note { const char *person, *note; bool shared; instant made_at; };
enum err own_notes(struct req *q, enum err (*take)(struct req *q, void *row, void *data), void *data);

/* Messages to one of the account's addresses, oldest first. take() must not use the database. */
struct own_message { const char *site, *recipient; int message, channel, state; instant made_at, ended_at; };
enum err own_messages(struct req *q, const char *address, enum err (*take)(struct req *q, void *row, void *data), void *data);

/* Reads at most OWN_REFERRALS referrals, newest first: those before `before`, or the newest of all if it is NULL. */
enum own_edge { OWN_AS_SEEKER, OWN_AS_HELPER };
#define OWN_REFERRALS 25
struct own_place { int64_t made_at, id; };
enum err own_referrals(struct req *q, enum own_edge edge, const struct own_place *before, struct referral **all, size_t *count);

/* r: the referral as the holder of the seeker's link sees it. Counts a request for the data, and records it in the audit log.
 * *all becomes the same referral with the grants of the seeker, not only those of a link. ERR_LIMIT as above. */
enum err own_data_by_link(struct req *q, const struct referral *r, struct referral **all);

/* The words that somebody agreed to when the referral was sent. ERR_MISSING if there are none. */
struct own_consent { const char *words, *language; int version, given_by; instant given_at, withdrawn_at; };
enum err own_consent(struct req *q, const struct referral *r, struct own_consent *c);

#endif
