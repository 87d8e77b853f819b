/* program_team - the people who work for a program: members, their roles, invitations, and how a membership ends.
 *
 * A program never loses its last admin here: the last program_admin who can sign in can neither leave nor become a worker. An
 * invitation is for the invited address alone: the account that accepts it must have proved that address, so a link that was
 * passed on, or read by somebody else, lets nobody in. It is valid only while its sender is an admin of the team. */
#ifndef HANDRAIL_PROGRAM_TEAM_H
#define HANDRAIL_PROGRAM_TEAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "directory/program_role.h"

struct pass;
struct req;

struct program_member {
	int64_t account_id;
	const char *public_id;		/* of the account */
	const char *first_name, *last_name;
	const char *address;		/* "" if none */
	unsigned role;			/* enum program_role */
};

/* A member's first and last name, or the one that is set, or else their address. */
const char *program_member_name(struct req *q, const struct program_member *m);

/* By name. */
enum err program_members(struct req *q, int64_t program_id, struct program_member **all, size_t *count);

/* ERR_MISSING, with fail(), if there is none. */
enum err program_member_find(struct req *q, int64_t program_id, const char *public_id, struct program_member *m);

/* ERR_CONFLICT: they are the last admin. */
enum err program_member_set_role(struct req *q, int64_t program_id, const struct program_member *m, enum program_role role);

/* Ends the membership with everything that it opened (message/revoke.h). ERR_CONFLICT: they are the last admin. */
enum err program_member_remove(struct req *q, int64_t program_id, const struct program_member *m);

/* Mails an invitation from the signed-in account; a newer one to the same address replaces the older. ERR_LIMIT: too many. */
enum err program_invite(struct req *q, int64_t program_id, const char *address, enum program_role role);

/* Takes an invitation back. ERR_MISSING: there is none. */
enum err program_invite_end(struct req *q, int64_t program_id, const char *address);

/* *is becomes true if the signed-in account has proved the invited address. */
enum err program_invite_is_mine(struct req *q, const struct pass *p, bool *is);

/* Adds the signed-in account to the team. A member who has a higher role keeps it. ERR_GONE: the invitation was used or taken
 * back, is too old, or its sender is no admin any more. ERR_DENIED: it is for another address. */
enum err program_invite_accept(struct req *q, const struct pass *p);

#endif
