/* account.c - accounts, their verified addresses, roles and passwords in the database. */
#include "site/account.h"

#include <string.h>

#include "edge/db.h"
#include "base/conf.h"
#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "law/visibility.h"
#include "site/account_sql.h"
#include "site/audit.h"
#include "site/carrier.h"
#include "site/limit.h"
#include "site/site.h"
#include "site/site_user.h"
#include "site/turn.h"

#define NAME_KEY_MAX 400	/* characters of account.name_key */

#define ACCOUNT_COLUMN(member) COLUMN(struct account, member),
static const struct column account_columns[] = { ACCOUNT_MEMBERS(ACCOUNT_COLUMN) };

/* The first three values to bind are the site of the account's roles, profiles and group. */
#define ACCOUNT_SELECT \
	"SELECT " ACCOUNT_VALUES("?") \
	"FROM account a " \
	ACCOUNT_JOINS("?")

STATEMENT(by_id, account_columns, struct account,
	ACCOUNT_SELECT
	"WHERE a.id = ?");

STATEMENT(by_address, account_columns, struct account,
	ACCOUNT_SELECT
	"WHERE a.id = (SELECT account_id FROM account_address WHERE address = ?)");

STATEMENT(all, account_columns, struct account,
	ACCOUNT_SELECT
	"ORDER BY a.id DESC "
	"LIMIT 1000");

COMMAND(make,
	"INSERT INTO account (public_id, first_name, last_name, name_key, language, named_at, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?)");

COMMAND(rename_to,
	"UPDATE account "
	"SET first_name = ?, "
	"  last_name = ?, "
	"  named_at = IF(name_key = ?, named_at, ?), "
	"  name_key = ? "
	"WHERE id = ?");

/* The first name counts as the one that the account had when it proved its addresses. */
COMMAND(name_addresses,
	"UPDATE account_address "
	"SET name_key = ? "
	"WHERE account_id = ? "
	"AND name_key = ''");

COMMAND(set_organization,
	"UPDATE account "
	"SET organization = ? "
	"WHERE id = ?");

COMMAND(set_language,
	"UPDATE account "
	"SET language = ? "
	"WHERE id = ?");

COMMAND(set_password,
	"UPDATE account "
	"SET password_hash = ? "
	"WHERE id = ?");

COMMAND(add_address,
	"INSERT INTO account_address (account_id, address, name_key, proved_at) "
	"SELECT id, ?, name_key, ? "
	"FROM account "
	"WHERE id = ?");

struct owner { int64_t account_id; };
static const struct column owner_columns[] = { COLUMN(struct owner, account_id) };

STATEMENT(owner_of, owner_columns, struct owner,
	"SELECT account_id "
	"FROM account_address "
	"WHERE address = ?");

COMMAND(lock,
	"UPDATE account "
	"SET id = id "
	"WHERE id = ?");

COMMAND(remove_address,
	"DELETE FROM account_address "
	"WHERE account_id = ? "
	"AND address = ?");

COMMAND(end_codes_to,
	"UPDATE sign_in_code "
	"SET used_at = ? "
	"WHERE address = ? "
	"AND used_at IS NULL");

static const struct column address_columns[] = {
	COLUMN(struct account_address, address),
	COLUMN(struct account_address, proved_at),
};

STATEMENT(addresses_of, address_columns, struct account_address,
	"SELECT address, proved_at "
	"FROM account_address "
	"WHERE account_id = ? "
	"ORDER BY proved_at, id");

COMMAND(disable,
	"UPDATE account "
	"SET disabled_at = ? "
	"WHERE id = ? "
	"AND disabled_at IS NULL");

COMMAND(enable,
	"UPDATE account "
	"SET disabled_at = NULL "
	"WHERE id = ? "
	"AND disabled_at IS NOT NULL");

COMMAND(remove_role,
	"DELETE FROM account_role "
	"WHERE account_id = ? "
	"AND site_id = ? "
	"AND role = ?");

COMMAND(add_role,
	"INSERT INTO account_role (account_id, site_id, role) "
	"VALUES (?, ?, ?)");

static const struct column role_columns[] = {
	COLUMN(struct account_role, host),
	COLUMN(struct account_role, role),
};

STATEMENT(roles_of, role_columns, struct account_role,
	"SELECT s.host, r.role "
	"FROM account_role r "
	"JOIN site s ON s.id = r.site_id "
	"WHERE r.account_id = ? "
	"ORDER BY s.host, r.role");

/* ---- finding ---- */

const char *account_home(const struct account *a)
{
	return a->works_inbound ? "/inbound" : a->helps_people ? "/people" : a->roles ? "/admin" : "/referrals";
}

enum err account_by_id(struct req *q, int64_t id, int64_t site_id, struct account *a)
{
	return db_row(q, &by_id, a, BIND(site_id, site_id, site_id, id));
}

enum err account_by_address(struct req *q, const char *address, struct account *a)
{
	int64_t site_id = q->site ? q->site->id : 0;

	return db_row(q, &by_address, a, BIND(site_id, site_id, site_id, address));
}

enum err account_all(struct req *q, struct account **accounts, size_t *count)
{
	int64_t site_id = q->site ? q->site->id : 0;

	return db_rows(q, &all, accounts, count, BIND(site_id, site_id, site_id));
}

enum err account_addresses(struct req *q, int64_t id, struct account_address **addresses, size_t *count)
{
	return db_rows(q, &addresses_of, addresses, count, BIND(id));
}

bool address_is_phone(const char *address)
{
	return !strchr(address, '@');
}

/* ---- making and changing ---- */

/* Case folding may make a name longer than the column, so cuts the key. */
static char *name_key(struct req *q, const char *first_name, const char *last_name)
{
	char *key = text_key(q->arena, arena_printf(q->arena, "%s %s", first_name, last_name));
	char *end = key;

	for (size_t characters = 0; *end && characters <= NAME_KEY_MAX; end++)
		if (((unsigned char)*end & 0xc0) != 0x80 && ++characters > NAME_KEY_MAX)
			break;
	*end = '\0';
	return key;
}

struct proof { int64_t id; const char *address; };

static enum err prove_it(struct req *q, void *data)
{
	const struct proof *p = data;
	struct owner owner = { 0 };
	enum err e = db_exec(q, &add_address, NULL, BIND(p->address, q->now, p->id));

	if (e != ERR_DUPLICATE)
		return e;
	e = db_row(q, &owner_of, &owner, BIND(p->address));
	if (e && e != ERR_MISSING)
		return e;
	return owner.account_id == p->id ? ERR_OK : ERR_CONFLICT;
}

enum err account_prove_address(struct req *q, int64_t id, const char *address)
{
	struct proof p = { id, address };

	return db_transaction(q, prove_it, &p);
}

/* Locks the account: of two addresses that are removed at the same moment, one stays. */
enum err account_remove_address(struct req *q, int64_t id, const char *address)
{
	struct account_address *own;
	struct done done = { 0 };
	size_t count;
	enum err e = db_exec(q, &lock, NULL, BIND(id));

	if (e || (e = account_addresses(q, id, &own, &count)) || (e = db_exec(q, &remove_address, &done, BIND(id, address))))
		return e;
	if (!done.rows)
		return ERR_MISSING;
	return count < 2 ? ERR_CONFLICT : db_exec(q, &end_codes_to, NULL, BIND(q->now, address));
}

struct new_account {
	const char *first_name, *last_name, *address;
	int64_t *id;
};

static enum err make_it(struct req *q, void *data)
{
	const struct new_account *n = data;
	struct done done = { 0 };
	enum err e = db_exec(q, &make, &done, BIND(secret_public_id(q->arena), n->first_name, n->last_name,
		name_key(q, n->first_name, n->last_name), text_or_empty(q->language), q->now, q->now));

	if (e)
		return e;
	*n->id = done.id;
	if (!n->address)
		return ERR_OK;
	e = account_prove_address(q, done.id, n->address);
	return e == ERR_CONFLICT ? ERR_DUPLICATE : e;
}

enum err account_make(struct req *q, const char *first_name, const char *last_name, const char *address, int64_t *id)
{
	struct new_account n = { first_name, last_name, address, id };

	return db_transaction(q, make_it, &n);
}

struct renaming { int64_t id; const char *first_name, *last_name; };

static enum err rename_it(struct req *q, void *data)
{
	const struct renaming *n = data;
	const char *key = name_key(q, n->first_name, n->last_name);
	enum err e = db_exec(q, &rename_to, NULL, BIND(n->first_name, n->last_name, key, q->now, key, n->id));

	if (e || (e = db_exec(q, &name_addresses, NULL, BIND(key, n->id))))
		return e;
	return site_user_renew(q, n->id);
}

enum err account_rename(struct req *q, int64_t id, const char *first_name, const char *last_name)
{
	struct renaming n = { id, first_name, last_name };

	return db_transaction(q, rename_it, &n);
}

enum err account_set_organization(struct req *q, int64_t id, const char *organization)
{
	return db_exec(q, &set_organization, NULL, BIND(organization, id));
}

enum err account_set_language(struct req *q, int64_t id, const char *language)
{
	return db_exec(q, &set_language, NULL, BIND(language, id));
}

/* ---- passwords ---- */

enum err account_set_password(struct req *q, int64_t id, const char *password)
{
	return account_set_password_hash(q, id, secret_password_hash(q->arena, password));
}

enum err account_set_password_hash(struct req *q, int64_t id, const char *hash)
{
	return db_exec(q, &set_password, NULL, BIND(hash, id));
}

/* An account without a password, a disabled one, or none, takes as long as one with another password. */
static bool password_fits(const struct account *a, const char *password)
{
	if (a->password_hash && !a->disabled_at)
		return secret_password_fits(a->password_hash, password);
	secret_password_pretend(password);
	return false;
}

static enum err compare_in_turn(struct req *q, const struct account *a, const char *password, bool *fits)
{
	struct turn turn;
	enum err e = turn_take(q, &turn, limit_source(q));

	if (e)
		return e;
	*fits = password_fits(a, password);
	return turn_end(q, &turn);
}

static enum err compare(struct req *q, const struct limit_by *by, const struct account *a, const char *password, bool *fits)
{
	int64_t lately;
	enum err e = limit_read(q, LIMITED_password, by, &lately);

	if (e || lately > ACCOUNT_WRONG_FREELY * q->conf->limits_factor)
		return e ? e : compare_in_turn(q, a, password, fits);
	*fits = password_fits(a, password);
	return ERR_OK;
}

static enum err try_password(struct req *q, const struct limit_by *by, const struct account *a, const char *password)
{
	bool fits = false;
	enum err e = limit_take(q, LIMITED_password, by);

	if (e || (e = compare(q, by, a, password, &fits)))
		return e;
	if (fits)
		return limit_give_back(q, LIMITED_password, by);
	log_event(LOG_WARNING_LEVEL, "sign_in_failed", "id", q->id, "by", "password", NULL);
	return ERR_MISSING;
}

/* Finds the account of an address, and who counts as trying it. *a is empty if there is none. */
static enum err find_tried(struct req *q, const char *address, struct account *a, struct limit_by *by)
{
	enum err e = account_by_address(q, address, a);

	if (e && e != ERR_MISSING)
		return e;
	*by = limit_by_reader(q, address);
	if (!e)
		by->browser = carrier_browser(q, a->id);
	return ERR_OK;
}

enum err account_limit_by(struct req *q, const char *address, struct limit_by *by)
{
	struct account a = { 0 };

	return find_tried(q, address, &a, by);
}

enum err account_try_password(struct req *q, const char *address, const char *password, int64_t *account_id)
{
	struct account a = { 0 };
	struct limit_by by;
	enum err e = find_tried(q, address, &a, &by);

	if (e)
		return e;
	*account_id = a.id;
	return try_password(q, &by, &a, password);
}

enum err account_confirm_password(struct req *q, const char *password)
{
	struct limit_by by = limit_by_reader(q, NULL);

	return try_password(q, &by, q->account, password);
}

/* ---- roles ---- */

static const char *const role_slugs[ROLES] = {
#define ROLE(slug) [ROLE_##slug] = #slug,
#include "site/roles.def"
#undef ROLE
};

const char *role_slug(enum role role)
{
	return role_slugs[role];
}

enum err account_add_role(struct req *q, int64_t id, int64_t site_id, enum role role)
{
	enum err e = audit_exec(q, &add_role, &BIND(id, site_id, (int)role), &(struct audited){ .act = AUDIT_role_given,
		.site_id = site_id, .of = id, .new_value = role_slug(role) });

	if (!e)
		e = site_user_add(q, site_id, id);
	if (!e)
		log_event(LOG_INFO_LEVEL, "right_given", "id", q->id, "right", role_slug(role), NULL);
	return e == ERR_DUPLICATE ? ERR_OK : e;
}

enum err account_remove_role(struct req *q, int64_t id, int64_t site_id, enum role role)
{
	return audit_exec(q, &remove_role, &BIND(id, site_id, (int)role), &(struct audited){ .act = AUDIT_role_taken,
		.site_id = site_id, .of = id, .old_value = role_slug(role) });
}

enum err account_roles(struct req *q, int64_t id, struct account_role **roles, size_t *count)
{
	return db_rows(q, &roles_of, roles, count, BIND(id));
}

/* ---- disabling ---- */

enum err account_disable(struct req *q, int64_t id)
{
	return audit_exec(q, &disable, &BIND(q->now, id), &(struct audited){ .act = AUDIT_account_disabled,
		.site_id = audit_site(q), .of = id });
}

enum err account_enable(struct req *q, int64_t id)
{
	return audit_exec(q, &enable, &BIND(id), &(struct audited){ .act = AUDIT_account_enabled,
		.site_id = audit_site(q), .of = id });
}
