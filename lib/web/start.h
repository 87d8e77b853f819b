/* start - starts the parts that a process needs: configuration, log, secret, templates,
 * database. If a part fails, nothing more starts, and the reason helps an administrator
 * to act. */
#ifndef HANDRAIL_START_H
#define HANDRAIL_START_H

#include "base/err.h"

struct req;

/* Parts beyond configuration and log. */
#define START_CONF 1			/* configuration and log only */
#define START_SECRET 2
#define START_TEMPLATES 4
#define START_DATABASE 8
#define START_TEMPLATES_ASKED 32	/* loads a template when it is first used; a bad one is an error then */
#define START_CLOCK 16			/* [demo] clock_offset, checked against the database */
#define START_WORK (START_CONF | START_SECRET | START_DATABASE | START_CLOCK)
#define START_ALL (START_WORK | START_TEMPLATES)

/* program: argv[0]. Returns a unit of work, or NULL and *why. If parts is 0,
 * nothing starts, and the unit of work has no configuration. */
struct req *start(const char *program, unsigned parts, const char **why);

/* Starts more parts (not START_CONF) for a unit of work. */
enum err start_parts(struct req *q, unsigned parts, const char **why);

/* Closes the database and frees everything. NULL is allowed. */
void start_end(struct req *q);

#endif
