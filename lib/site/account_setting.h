/* account_setting - checks and saves what an administrator sets for an account or a group.
 *
 *	struct account_change c = { .organization = "Clinic", .password = typed };
 *
 *	account_change_check(&c, &why)		false: *why holds the reason
 *	account_change_save(q, id, &c)
 *
 * owner_rename() saves a change of the name, because referrals in the new name may be the person's own. */
#ifndef HANDRAIL_ACCOUNT_SETTING_H
#define HANDRAIL_ACCOUNT_SETTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/refusal.h"

struct req;

#define NAME_MOST 200			/* characters of the name of a person, an organization or a group */
#define PASSWORD_LEAST 8
#define PASSWORD_MOST 200

struct account_change {
	const char *first_name, *last_name, *organization, *password;	/* NULL: it stays as it is */
	const char *email, *site_name;	/* not changed; a password may not be made of them. May be NULL */
	const int64_t *admin_of;	/* ids of further sites to administer */
	size_t admin_of_count;
};

bool account_change_check(const struct account_change *c, struct refusal *why);

/* Saves all but the name. */
enum err account_change_save(struct req *q, int64_t id, const struct account_change *c);

/* Words that somebody who knows the person would try: their names and address, the name of the site. Each may be NULL, and may
 * be several words. Source: OWASP ASVS 5.0, 6.1.2 and 6.2.11. */
#define PASSWORD_WORDS 5
struct password_words { const char *of[PASSWORD_WORDS]; };

/* Refuses with REASON_too_short, REASON_too_long, REASON_too_common, or REASON_too_near if fewer than four letters are left of
 * the password without these words. */
bool password_check(const char *password, const struct password_words *words, struct refusal *why);

/* Checks the name of a group. A refusal names the field "team_name". */
bool team_name_check(const char *name, struct refusal *why);

#endif
