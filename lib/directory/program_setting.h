/* program_setting - saves the local settings of programs, their referral addresses and claimers.
 *
 * Commands and forms set them by one table of properties, the members of struct program_change. */
#ifndef HANDRAIL_PROGRAM_SETTING_H
#define HANDRAIL_PROGRAM_SETTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/property.h"
#include "directory/program_role.h"

struct program;
struct req;

/* NULL and -1 leave a setting as it is. A new capacity without a day forgets the old day. */
struct program_change {
	int mode, verb, answer_days, capacity, closed_until, minimal_mail, confidential, victim_service;
	const char *next_steps, *external_url;
};
#define PROGRAM_CHANGE_NOTHING { -1, -1, -1, -1, -1, -1, -1, -1, NULL, NULL }

/* In the order of display. */
const struct property *program_settings(size_t *count);

/* The settings of a program as they are. */
struct program_change program_settings_of(const struct program *p);

/* Checks a change without making it. Fills *why and returns false if a value is out of range or a link is not http(s). */
bool program_change_check(const struct program_change *c, struct refusal *why);

/* Creates the settings if needed. ERR_INPUT, with the field, if a choice is out of range or a
 * link is not http(s). */
enum err program_set(struct req *q, int64_t program_id, const struct program_change *c);

/* email is in normal form. Adding an address again never removes its confirmation. */
enum err program_add_address(struct req *q, int64_t program_id, const char *email, bool confirmed);

/* ERR_MISSING if the program has no such address that is unconfirmed. message/program_address.h calls it. */
enum err program_confirm_address(struct req *q, int64_t program_id, const char *email);

/* Adds an account to the team as a program_admin; a member of the team keeps their role. */
enum err program_add_claimer(struct req *q, int64_t program_id, int64_t account_id);

/* Within a transaction: adds an account with this role, or gives a member of the team this role. */
enum err program_add_claimer_as(struct req *q, int64_t program_id, int64_t account_id, enum program_role role);

/* ERR_MISSING if the account is not of the program's team. */
enum err program_set_role(struct req *q, int64_t program_id, int64_t account_id, enum program_role role);

/* The version of the screener that people are asked from now on; 0: none. Only screener_publish() calls it. */
enum err program_set_screener(struct req *q, int64_t program_id, int64_t version_id);

/* ERR_MISSING if the program has no such address or claimer. Call message/revoke.h instead: it calls these two, and ends links,
 * messages and sessions, too. */
enum err program_remove_address(struct req *q, int64_t program_id, const char *email);
enum err program_remove_claimer(struct req *q, int64_t program_id, int64_t account_id);

/* All changes of a program that are made at once. */
struct program_edit {
	struct program_change settings;
	const char **referral_email, **claimer;		/* as typed */
	size_t referral_emails, claimers;
	const char *role;		/* of these claimers, as typed; NULL: members keep theirs, others become program_admin */
	bool confirmed;			/* true: the new referral addresses are confirmed */
};

/* Checks all values, as program_change_check() does, before it changes anything. If one is invalid, fills *why, changes nothing
 * and returns ERR_INPUT. */
enum err program_edit(struct req *q, int64_t program_id, const struct program_edit *edit, struct refusal *why);

/* The reason why a program's mode cannot be used; its button then leads to next steps. */
enum program_gap {
	GAP_NONE,
	GAP_ADDRESS,			/* no referral address is confirmed */
	GAP_EXTERNAL_URL		/* it has no external link */
};
enum program_gap program_gap(const struct program *p);

/* True if its mail holds only a name, and nobody can sign in to read more: a victim-service program without a team. */
bool program_lacks_team(const struct program *p);

/* For `handrail check`: counts such programs in the directory. *first becomes the public id of one of them. */
enum err program_check_teams(struct req *q, int64_t *count, const char **first);

#endif
