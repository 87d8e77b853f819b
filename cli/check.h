/* check - shared by the files of `handrail check`. */
#ifndef HANDRAIL_CHECK_H
#define HANDRAIL_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct req;

struct check {
	struct req *q;
	size_t found;
};

/* Prints a finding, and counts it. */
void check_find(struct check *c, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The machine: handrail.conf, the rights of the worker, room on disks. */
void check_machine(struct check *c);

/* The database's machine: its clock and its disk. Needs the database. */
void check_server(struct check *c);

/* Sends a test message to this address, and prints what the mail server answers. */
void check_mail(struct check *c, const char *address);

#endif
