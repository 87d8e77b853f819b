/* place - the folder of `make run`: everything that an instance of the demo is made of.
 *
 *	VAR/handrail.conf	administers it: HANDRAIL_CONF=VAR/handrail.conf handrail ...
 *	VAR/secret		32 random bytes in hexadecimal, made once
 *	VAR/db			the database's files
 *	VAR/log VAR/tmp		logs of all children; passing files
 *	VAR/mail VAR/text	messages that would have been sent
 *	VAR/nginx		the web server's configuration, made at each start
 *	VAR/run			sockets; a short folder elsewhere when VAR's path is too long for one
 *
 * VAR is its owner's alone (0700), and one run's at a time (VAR/lock). */
#ifndef HANDRAIL_PLACE_H
#define HANDRAIL_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct conf;
struct req;

struct place {
	const char *var;		/* absolute; likewise below */
	const char *run;
	const char *handrail;		/* this program */
	const char *programs;		/* where the FastCGI programs lie: beside it, or in ../lib/handrail */
	const char *data;		/* holds nginx and static */
	const char *database_socket;
	const char *conf;		/* VAR/handrail.conf */
	int64_t port;
	bool ipv6;			/* ::1 can be listened on */
	bool root;
};

/* Folders, lock, secret, handrail.conf; and that the port is free. */
enum err place_make(struct req *q, struct place *p, const char *var, int64_t port);

/* The database's and the web server's configuration, from c, and data's folder. */
enum err place_configure(struct req *q, struct place *p, const struct conf *c);

/* The names of the programs that the web server asks, as its configuration has them. */
enum err place_programs(struct req *q, const struct place *p, const char ***names, size_t *count);

/* What stands outside VAR is taken away. */
void place_leave(const struct place *p);

#endif
