/* account - a person who signs in, known to all sites; roles and groups belong to one site. */
#ifndef HANDRAIL_ACCOUNT_H
#define HANDRAIL_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct limit_by;
struct req;

enum role {
#define ROLE(slug) ROLE_##slug,
#include "site/roles.def"
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
	const char *password_hash;	/* NULL if none is set */
	const char *email;		/* first verified e-mail address; NULL */
	const char *phone;		/* first verified number, E.164; NULL */
	unsigned roles;			/* at the request's site: a set of 1 << enum role */
	int64_t team_id;		/* group at the request's site; 0 */
	bool works_inbound;		/* has claimed a program */
	bool seeks_help;		/* at least one referral is for the account itself */
	bool helps_people;		/* is in a group of the request's site, has a profile there, or may have one waiting in the tray */
	instant navigation_since;	/* the group has shared since then; 0 if it does not */
	instant disabled_at;		/* 0: it is not */
	instant second_factor_since;	/* 0: it has none */
};

/* The dashboard where the account's work is: the page after signing in. */
const char *account_home(const struct account *a);

/* By id, with addresses, and the roles and the group at site_id. ERR_MISSING if there is none. */
enum err account_by_id(struct req *q, int64_t id, int64_t site_id, struct account *a);

/* By a verified address in normal form. ERR_MISSING if no account has it. */
enum err account_by_address(struct req *q, const char *address, struct account *a);

/* Makes an account in the reader's language, with this verified address unless it is NULL. ERR_DUPLICATE if another
 * account has the address.
 * Pages and commands call referral/owner.h instead, which also assigns the person's own referrals to the account. */
enum err account_make(struct req *q, const char *first_name, const char *last_name,
	const char *address, int64_t *id);

/* The newest thousand, for administrators. */
enum err account_all(struct req *q, struct account **accounts, size_t *count);

/* These do nothing if there is no such account. They do not check their values (site/account_setting.h does). The
 * first name of a nameless account counts as its name since it proved its addresses. A password is stored as
 * secret_password_hash(), which takes a tenth of a second: inside of a transaction, set a hash that was made before. */
enum err account_rename(struct req *q, int64_t id, const char *first_name, const char *last_name);
enum err account_set_organization(struct req *q, int64_t id, const char *organization);
/* The language of pages and messages, as a BCP 47 tag; "": pages in the browser's, messages in the site's. */
enum err account_set_language(struct req *q, int64_t id, const char *language);
enum err account_set_password(struct req *q, int64_t id, const char *password);
enum err account_set_password_hash(struct req *q, int64_t id, const char *hash);

/* Nobody can sign in to a disabled account, and it gets no new referrals. Its rights and records stay, in case it is enabled
 * again. ERR_MISSING if it is disabled (or enabled) already. Call message/revoke.h to disable one: it also ends sessions, links
 * and messages. */
enum err account_disable(struct req *q, int64_t id);
enum err account_enable(struct req *q, int64_t id);

/* Keeps the account's name beside the address. ERR_CONFLICT if another account has it. Does nothing if this account has it
 * already: signing in again proves nothing anew. */
enum err account_prove_address(struct req *q, int64_t id, const char *address);

/* Within a transaction: takes the address off the account, and ends the codes that were sent there. ERR_CONFLICT if the account
 * has no other. ERR_MISSING if it has no such address. message/sign_in.h also sends the message about it. */
enum err account_remove_address(struct req *q, int64_t id, const char *address);

struct account_address { const char *address; instant proved_at; };
/* All verified addresses, oldest first. */
enum err account_addresses(struct req *q, int64_t id, struct account_address **addresses, size_t *count);

/* Whether an address in normal form is a telephone number (else it is an e-mail address). */
bool address_is_phone(const char *address);

/* ---- roles ---- */

const char *role_slug(enum role role);

/* Does nothing if the account has the role already. */
enum err account_add_role(struct req *q, int64_t id, int64_t site_id, enum role role);

/* ERR_MISSING if the account does not have the role. Call message/revoke.h instead: it also ends the account's sessions
 * there. */
enum err account_remove_role(struct req *q, int64_t id, int64_t site_id, enum role role);

/* At all sites, sorted by host. */
struct account_role { const char *host; unsigned role; };
enum err account_roles(struct req *q, int64_t id, struct account_role **roles, size_t *count);

/* ---- groups (teams) ---- */

struct team {
	int64_t id;
	const char *public_id;
	int64_t site_id;
	const char *name;
	instant navigation_since;	/* 0 if Team Navigation is off */
	int members;
};

enum err team_make(struct req *q, int64_t site_id, const char *name, bool navigation, int64_t *id);
/* ERR_MISSING if there is none. */
enum err team_by_public_id(struct req *q, const char *public_id, struct team *t);
/* The groups of a site, by name. */
enum err team_all(struct req *q, int64_t site_id, struct team **teams, size_t *count);

enum err team_by_id(struct req *q, int64_t id, struct team *t);

/* By name. address is the first e-mail address, or else the first number. */
struct team_member { int64_t id; const char *public_id, *first_name, *last_name, *address; };
enum err team_members(struct req *q, int64_t team_id, struct team_member **members, size_t *count);

/* The account leaves its former group at the same site. */
enum err team_join(struct req *q, int64_t team_id, int64_t account_id);
/* ERR_MISSING if the account is not in the group. Call message/revoke.h instead: it also ends the account's sessions there. */
enum err team_leave(struct req *q, int64_t team_id, int64_t account_id);

/* Turning it on again keeps the original start date. */
enum err team_set_navigation(struct req *q, int64_t team_id, bool on);

/* ---- codes: 8 digits, ten minutes, five tries, for the session that requested one ----
 *
 * A code verifies the address that it was sent to. Only the newest code of a
 * session is valid. */

#define CODE_LIFE MINUTES(10)
#define CODE_TRIES 5

struct code_request {
	const char *address;		/* in normal form */
	const char *language;		/* of the message; NULL for the site's */
	const char *first_name;		/* for the account to be made; may be NULL */
	const char *last_name;
	int64_t account_id;		/* account that gets the address as a further one; 0 to sign in */
};

/* Within a transaction and a session: makes a code, even for an address without an account. message/sign_in.h makes
 * and sends one, within the limits. */
enum err account_make_code(struct req *q, const struct code_request *r, int64_t *id);

/* The purpose of this session's newest code. ERR_MISSING if there is none that could still be used. */
struct pending_code {
	int64_t id;
	int64_t account_id;
	const char *address;
	const char *first_name;
	const char *last_name;
	instant expires_at;
	bool spent;			/* used, or tried too often */
};
enum err account_pending_code(struct req *q, struct pending_code *c);

/* Reads this session's newest code into *c and compares it with what was typed. ERR_MISSING: wrong code. ERR_GONE:
 * there is no code, or it was used, is too old, or was tried too often. ERR_LIMIT: too many codes were tried. */
enum err account_try_code(struct req *q, const char *typed, struct pending_code *c);

/* Within a transaction, after account_try_code(): uses the code up, and finds the account of its address (made if new).
 * ERR_GONE: the code was used meanwhile. ERR_CONFLICT: another account has the further address. ERR_DUPLICATE: the same
 * new address was verified at the same moment; run the transaction again. */
enum err account_use_code(struct req *q, const struct pending_code *c, int64_t *account_id);

/* Ends every code of the account's addresses that could still be used. */
enum err account_end_codes(struct req *q, int64_t account_id);

/* The digits of a code's row, for its message. */
char *account_code_digits(struct req *q, int64_t code_id);

/* ---- passwords ---- */

/* Comparing a password takes a tenth of a second of a processor, and 64 MiB. After ACCOUNT_WRONG_FREELY wrong passwords (times
 * [limits] factor), only one password from the same source is compared at a time, and passwords of all such sources in at most
 * half of [web] workers, so that the other processes stay free for pages. A password for which there is no turn is refused for
 * a second (site/turn.h).
 *
 * ERR_MISSING if address and password do not match. Takes the same time either way. ERR_LIMIT: too many passwords were tried,
 * or there is no turn; then nothing is compared. */
#define ACCOUNT_WRONG_FREELY 10
enum err account_try_password(struct req *q, const char *address, const char *password, int64_t *account_id);

/* The same for the password of the account that is signed in. */
enum err account_confirm_password(struct req *q, const char *password);

/* ---- limits ---- */

/* Fills *by for the tries of this reader for this address. If the address's account has signed in before in this browser, the
 * tries are counted apart from strangers'. Call it before the transaction that begins with limit_take(). */
enum err account_limit_by(struct req *q, const char *address, struct limit_by *by);

#endif
