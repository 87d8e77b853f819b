/* account - a person who signs in: of the installation; roles and groups are of a site. */
#ifndef HANDRAIL_ACCOUNT_H
#define HANDRAIL_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "clock.h"
#include "err.h"

struct req;

enum role {
#define ROLE(slug) ROLE_##slug,
#include "roles.def"
#undef ROLE
	ROLES
};

struct account {
	int64_t id;
	const char *public_id;
	const char *first_name;
	const char *last_name;
	const char *name_key;		/* text_key(first last) */
	const char *organization;
	const char *language;
	const char *password_hash;	/* NULL: none set */
	const char *email;		/* first proved e-mail address; NULL */
	const char *phone;		/* first proved number, E.164; NULL */
	int64_t team_id;		/* group at the request's site; 0 */
	bool works_inbound;		/* has claimed a program */
	instant navigation_since;	/* the group shares since then; 0: it does not */
};

/* By id, with addresses and the group at site_id. ERR_MISSING when there is none. */
enum err account_by_id(struct req *q, int64_t id, int64_t site_id, struct account *a);

/* By a proved address in normal form. ERR_MISSING when it is nobody's. */
enum err account_by_address(struct req *q, const char *address, struct account *a);

/* A new account; with an address that counts as proved when not NULL.
 * Referrals that are theirs by product.md "whose a referral is" become so. */
enum err account_make(struct req *q, const char *first_name, const char *last_name,
	const char *address, int64_t *id);

enum err account_rename(struct req *q, int64_t id, const char *first_name, const char *last_name);
enum err account_set_organization(struct req *q, int64_t id, const char *organization);
enum err account_set_password(struct req *q, int64_t id, const char *password);
enum err account_prove_address(struct req *q, int64_t id, const char *address);
enum err account_add_role(struct req *q, int64_t id, int64_t site_id, enum role role);

/* Groups (teams). */
enum err team_make(struct req *q, int64_t site_id, const char *name, bool navigation, int64_t *id);
enum err team_join(struct req *q, int64_t team_id, int64_t account_id);

/* ---- sign-in codes: 8 digits, ten minutes, five tries, of the session that asked ---- */

#define CODE_LIFE MINUTES(10)
#define CODE_TRIES 5

/* Makes a code for an address (normal form) and puts its message into the outbox; also for
 * addresses that nobody has yet: proving one makes the account. */
enum err account_send_code(struct req *q, const char *address);

/* True and the account (made when new) when the code fits this session's newest one. */
enum err account_try_code(struct req *q, const char *code, int64_t *account_id);

/* The digits of a code's row: for the message that carries it. */
char *account_code_digits(struct req *q, int64_t code_id);

/* Address and password; ERR_MISSING when they do not fit. Costs the same either way. */
enum err account_try_password(struct req *q, const char *address, const char *password, int64_t *account_id);

#endif
