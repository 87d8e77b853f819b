/* program_team.c - the members of a program's team, and invitations to it. */
#include "message/program_team.h"

#include "base/contact.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "message/pass.h"
#include "message/revoke.h"
#include "site/account.h"
#include "site/audit.h"

/* ---- members ---- */

static const struct column member_columns[] = {
	COLUMN(struct program_member, account_id),
	COLUMN(struct program_member, public_id),
	COLUMN(struct program_member, first_name),
	COLUMN(struct program_member, last_name),
	COLUMN(struct program_member, address),
	COLUMN(struct program_member, role),
};

#define SELECT_MEMBER \
	"SELECT a.id AS account_id, a.public_id, a.first_name, a.last_name, " \
	"	COALESCE((SELECT d.address FROM account_address d WHERE d.account_id = a.id ORDER BY d.id LIMIT 1), '') AS address, " \
	"	c.role " \
	"FROM program_claimer c " \
	"JOIN account a ON a.id = c.account_id "

STATEMENT(members_of, member_columns, struct program_member,
	SELECT_MEMBER
	"WHERE c.program_id = ? "
	"ORDER BY a.first_name, a.last_name, a.id "
	"LIMIT 500");

STATEMENT(member_find, member_columns, struct program_member,
	SELECT_MEMBER
	"WHERE c.program_id = ? "
	"AND a.public_id = ?");

enum err program_members(struct req *q, int64_t program_id, struct program_member **all, size_t *count)
{
	return db_rows(q, &members_of, all, count, BIND(program_id));
}

enum err program_member_find(struct req *q, int64_t program_id, const char *public_id, struct program_member *m)
{
	enum err e = db_row(q, &member_find, m, BIND(program_id, value_public_id(public_id)));

	return e == ERR_MISSING ? fail(q, e, "no such member") : e;
}

const char *program_member_name(struct req *q, const struct program_member *m)
{
	const char *name = contact_name(q->arena, &(struct contact){ .first_name = m->first_name, .last_name = m->last_name });

	return text_is_empty(name) ? m->address : name;
}

/* ---- admins ---- */

struct admin { int64_t account_id; };
static const struct column admin_columns[] = { COLUMN(struct admin, account_id) };

STATEMENT(admins_of, admin_columns, struct admin,
	"SELECT c.account_id "
	"FROM program_claimer c "
	"JOIN account a ON a.id = c.account_id "
	"WHERE c.program_id = ? "
	"AND c.role = ? "
	"AND a.disabled_at IS NULL "
	"FOR UPDATE");

struct admins { struct admin *all; size_t count; };

/* The accounts that run the program. Their rows are locked, so that two of them cannot leave at the same moment. */
static enum err lock_admins(struct req *q, int64_t program_id, struct admins *a)
{
	return db_rows(q, &admins_of, &a->all, &a->count, BIND(program_id, PROGRAM_ROLE_program_admin));
}

static bool is_among(const struct admins *a, int64_t account_id)
{
	for (size_t i = 0; i < a->count; i++)
		if (a->all[i].account_id == account_id)
			return true;
	return false;
}

/* ERR_CONFLICT if nobody else runs it. */
static enum err check_others(struct req *q, int64_t program_id, int64_t account_id)
{
	struct admins admins;
	enum err e = lock_admins(q, program_id, &admins);

	if (e)
		return e;
	return admins.count == 1 && is_among(&admins, account_id) ? ERR_CONFLICT : ERR_OK;
}

struct change { int64_t program_id, account_id; enum program_role role; };

static enum err set_role(struct req *q, void *data)
{
	const struct change *c = data;
	enum err e = c->role == PROGRAM_ROLE_program_admin ? ERR_OK : check_others(q, c->program_id, c->account_id);

	return e ? e : program_set_role(q, c->program_id, c->account_id, c->role);
}

enum err program_member_set_role(struct req *q, int64_t program_id, const struct program_member *m, enum program_role role)
{
	struct change c = { program_id, m->account_id, role };

	return m->role == role ? ERR_OK : db_transaction(q, set_role, &c);
}

static enum err take_out(struct req *q, void *data)
{
	const struct change *c = data;
	enum err e = check_others(q, c->program_id, c->account_id);

	return e ? e : revoke(q, &(struct revoked){ .right = RIGHT_claimer, .of = c->program_id, .account_id = c->account_id });
}

enum err program_member_remove(struct req *q, int64_t program_id, const struct program_member *m)
{
	struct change c = { .program_id = program_id, .account_id = m->account_id };

	return db_transaction(q, take_out, &c);
}

/* ---- invitations ---- */

static enum err invite(struct req *q, void *data)
{
	const struct pass_request *r = data;
	enum err e = pass_send(q, r);

	return e ? e : audit_add(q, &(struct audited){ .act = AUDIT_member_invited, .site_id = audit_site(q), .of = r->program_id,
		.new_value = program_role_slug((enum program_role)r->role) });
}

enum err program_invite(struct req *q, int64_t program_id, const char *address, enum program_role role)
{
	struct pass_request r = { .purpose = PASS_invite, .program_id = program_id, .address = address, .role = role };

	return db_transaction(q, invite, &r);
}

enum err program_invite_end(struct req *q, int64_t program_id, const char *address)
{
	return pass_end(q, PASS_invite, program_id, address);
}

enum err program_invite_is_mine(struct req *q, const struct pass *p, bool *is)
{
	struct account_address *all;
	size_t count;
	enum err e = account_addresses(q, q->account->id, &all, &count);

	*is = false;
	for (size_t i = 0; !e && i < count; i++)
		*is |= text_equal(all[i].address, p->address);
	return e;
}

static enum err join(struct req *q, void *data)
{
	const struct pass *p = data;
	struct admins admins;
	enum err e = lock_admins(q, p->program_id, &admins);

	if (e)
		return e;
	if (!is_among(&admins, p->account_id))
		return ERR_GONE;
	if ((e = pass_use(q, p)) || is_among(&admins, q->account->id))
		return e;
	return program_add_claimer_as(q, p->program_id, q->account->id, (enum program_role)p->role);
}

enum err program_invite_accept(struct req *q, const struct pass *p)
{
	struct pass kept = *p;
	bool mine;
	enum err e = program_invite_is_mine(q, p, &mine);

	if (e)
		return e;
	return mine ? db_transaction(q, join, &kept) : ERR_DENIED;
}
