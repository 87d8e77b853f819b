/* place - the folder of `make run`, with everything that an instance of the demo consists of.
 *
 * 	VAR/handrail.conf	for commands: HANDRAIL_CONF=VAR/handrail.conf handrail ...
 * 	VAR/secret		32 random bytes in hexadecimal, made once
 * 	VAR/db			the database's files
 * 	VAR/log VAR/tmp		logs of all children; temporary files
 * 	VAR/mail VAR/text	messages, written instead of sent
 * 	VAR/metrics		the programs' counts
 * 	VAR/nginx		the web server's configuration, rewritten at each start
 * 	VAR/run			sockets; a short folder elsewhere if VAR's path is too long for one
 *
 * VAR belongs to its owner alone (0700), and one run uses it at a time (VAR/lock). */
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
	const char *programs;		/* folder of the FastCGI programs: the program's own, or ../lib/handrail */
	const char *data;		/* folder with nginx and static */
	const char *database_socket;
	const char *conf;		/* VAR/handrail.conf */
	int64_t port;
	const char *base;		/* "" or "/help": the path below which the sites are */
	bool ipv6;			/* this machine can listen on ::1 */
	bool root;
};

/* Makes folders, lock, secret and handrail.conf, and checks that the port is free. */
enum err place_make(struct req *q, struct place *p, const char *var, int64_t port, const char *base);

/* Writes the configuration of database and web server, from c and data's folder. */
enum err place_configure(struct req *q, struct place *p, const struct conf *c);

/* Sets handrail and programs, as for place_make(), and nothing else. */
enum err place_find(struct req *q, struct place *p);

/* The names of the programs that the web server's configuration refers to. */
enum err place_programs(struct req *q, const struct place *p, const char ***names, size_t *count);

/* Removes everything outside VAR. */
void place_leave(const struct place *p);

#endif
