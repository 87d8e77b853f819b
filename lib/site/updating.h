/* updating - whether this version's steps of schema/ have all run.
 *
 * Between unpacking a new version and `handrail migrate`, its statements do not fit the tables. Pages then answer that the
 * site is being updated, and the worker waits. migrate() stores how many steps have run, and the statement that loads the
 * site reads that number, so a request needs no statement of its own for it. */
#ifndef HANDRAIL_UPDATING_H
#define HANDRAIL_UPDATING_H

#include <stdbool.h>

#include "base/err.h"

struct req;

/* Counts the steps of schema/. Call it when a program starts, before its processes are forked: later, the folder may be that
 * of the next version. Without this call, or without the folder, nothing waits. */
void updating_begin(struct req *q);

/* steps_ran: of struct site. */
bool updating_goes_on(const char *steps_ran);

/* Sets q->site to what a page needs to say so, where the whole site cannot be read any more: returns ERR_UPDATING. Otherwise
 * returns e, the failure of reading it. */
enum err updating_explains(struct req *q, const char *host, enum err e);

/* For the worker: ERR_UPDATING while steps wait. Once none does, this process does not look again. */
enum err updating_check(struct req *q);

#endif
