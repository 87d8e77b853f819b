/* program_role - the rights of an account in a program's team. The members of the team are the program's claimers. */
#ifndef HANDRAIL_PROGRAM_ROLE_H
#define HANDRAIL_PROGRAM_ROLE_H

#include <stdint.h>

#include "base/err.h"

struct req;

enum program_role {
#define PROGRAM_ROLE(slug) PROGRAM_ROLE_##slug,
#include "directory/program_roles.def"
#undef PROGRAM_ROLE
	PROGRAM_ROLES
};
const char *program_role_slug(enum program_role r);
int program_role_from_slug(const char *slug);	/* -1 if unknown */

/* The account's roles in the program's team, a set of 1 << enum program_role; 0: it is not of the team. */
enum err program_roles(struct req *q, const char *public_id, int64_t account_id, unsigned *roles);

#endif
