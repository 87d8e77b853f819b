/* audit - the log of what administrators did: rows are added and never changed.
 *
 *	static enum err work(struct req *q, void *data)			a function for db_transaction()
 *	{
 *		...
 *		e = account_add_role(q, id, site_id, ROLE_reports);
 *		return e ? e : audit_add(q, &(struct audited){ .act = AUDIT_role_given, .site_id = site_id, .of = id,
 *			.new_value = role_slug(ROLE_reports) });
 *	}
 *
 * An act and its row are one transaction: neither is kept without the other. audits.def lists the acts.
 *
 * The log names people only by the public id of their account: never write a name, an address, a number, a secret or words
 * about a person into a value. So a person can be erased without a change of the chain.
 *
 * The chain: each row has a hash of its contents and of the link before it (BLAKE2b). audit_head has the number and the link of
 * the last row, sealed with [secrets] key. A change of an old row breaks the links after it. To hide that, somebody would have
 * to write all later links and the seal anew, for which they need the secret as well as the database. Rows can be cut off at
 * the end by putting back an old seal; to notice that, compare with the programs' log, which has the number and the link of
 * each row ("audit"). A seal that does not fit stops no act: the next row is then seal_renewed, which `handrail check` reports.
 * The row of audit_head is locked until the act commits, so two acts at once follow each other.
 *
 * To replace the secret, let [secrets] key hold the new one and the old one; the next act then seals with the new one. */
#ifndef HANDRAIL_AUDIT_H
#define HANDRAIL_AUDIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/property.h"

struct req;

enum audit_act {
#define AUDIT(act, kind) AUDIT_##act,
#include "site/audits.def"
#undef AUDIT
	AUDITS
};
const char *audit_slug(enum audit_act act);

enum audit_kind { AUDIT_OF_installation, AUDIT_OF_site, AUDIT_OF_account, AUDIT_OF_group, AUDIT_OF_program, AUDIT_OF_request };

enum audit_by {
	AUDIT_BY_account,		/* the account that is signed in */
	AUDIT_BY_visitor,		/* a link of a message */
	AUDIT_BY_command		/* `handrail`, or a program that works without people */
};

struct audited {
	enum audit_act act;
	int64_t site_id;		/* the site whose log shows it; 0: none */
	int64_t of;			/* the row of its site, account, group or program; of a request, use .object */
	const char *object;		/* its public id, instead of .of */
	int64_t account_id;		/* the account that it concerns besides the object; 0: none */
	const char *what, *old_value, *new_value;	/* NULL counts as ""; values are cut at 1,000 characters */
};

/* Adds a row for the reader who is signed in, or for the command line. Within the transaction of the act; without one it has
 * its own. */
enum err audit_add(struct req *q, const struct audited *a);

/* Runs a statement and adds a row, together. ERR_MISSING if the statement changed nothing, ERR_DUPLICATE if it made nothing:
 * then there is no row, and nothing is recorded with fail(). */
struct binds;
struct stmt;
enum err audit_exec(struct req *q, const struct stmt *s, const struct binds *b, const struct audited *a);

/* The site of a page; 0 on the command line. Use it for acts whose object belongs to no site, such as a program. */
int64_t audit_site(const struct req *q);

/* A row for each property whose value differs: .what is its name. Values of properties that are .private are left out. */
enum err audit_add_changes(struct req *q, const struct audited *a, const struct property *all, size_t count,
	const void *before, const void *after);

/* ---- reading ---- */

struct audit_row {
	int64_t number;
	instant at;
	unsigned made_by;		/* enum audit_by */
	const char *actor;
	const char *actor_name, *object_name, *account_name;	/* as they are now; "" if they are gone */
	unsigned act;			/* enum audit_act */
	const char *object;
	const char *account;
	const char *what, *old_value, *new_value;
};

/* The rows of a site, newest first, with numbers below `before`. act: an enum audit_act, or -1 for all. */
enum err audit_list(struct req *q, int64_t site_id, int act, int64_t before, size_t most, struct audit_row **rows, size_t *count);

/* Faults of the chain; all 0 if there is none. */
struct audit_fault {
	int64_t broken;			/* the first row that is not as it was written, or that is missing */
	int64_t renewed;		/* the newest seal_renewed of the last AUDIT_RENEWED_SHOWN */
	bool unsealed;			/* the end of the chain is not what was sealed */
};
#define AUDIT_RENEWED_SHOWN DAYS(30)
enum err audit_check(struct req *q, struct audit_fault *f);

#endif
