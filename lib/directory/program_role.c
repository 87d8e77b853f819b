/* program_role.c - the slugs of the roles in a program's team, and the role of an account. */
#include "directory/program_role.h"

#include "base/req.h"
#include "edge/db.h"

static const char *const role_slugs[PROGRAM_ROLES] = {
#define PROGRAM_ROLE(slug) [PROGRAM_ROLE_##slug] = #slug,
#include "directory/program_roles.def"
#undef PROGRAM_ROLE
};

const char *program_role_slug(enum program_role r)
{
	return role_slugs[r];
}

int program_role_from_slug(const char *slug)
{
	return slug_find(role_slugs, PROGRAM_ROLES, slug);
}

struct role_row { unsigned role; };
static const struct column role_columns[] = { COLUMN(struct role_row, role) };

STATEMENT(role_in, role_columns, struct role_row,
	"SELECT c.role "
	"FROM program p "
	"JOIN program_claimer c ON c.program_id = p.id "
	"WHERE p.public_id = ? AND c.account_id = ?");

enum err program_roles(struct req *q, const char *public_id, int64_t account_id, unsigned *roles)
{
	struct role_row row = { 0 };
	enum err e = db_row(q, &role_in, &row, BIND(value_public_id(public_id), account_id));

	*roles = e ? 0 : 1u << row.role;
	return e == ERR_MISSING ? ERR_OK : e;
}
