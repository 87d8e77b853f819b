/* updating - checks whether this version's steps of schema/ have all run.
 *
 * Between unpacking a new version and `handrail migrate`, its statements do not fit the tables. Pages then answer that the
 * site is being updated, and the worker waits. migrate() stores how many steps have run, and the statement that loads the
 * site reads that number, so a request needs no statement of its own for it. */
#ifndef HANDRAIL_UPDATING_H
#define HANDRAIL_UPDATING_H

#include <stdbool.h>

#include "base/err.h"

struct req;

/* Counts the steps of schema/. Call it when a program starts, before its processes are forked: later, the folder may be that of
 * the next version. Without this call, or without the folder, the database counts as up to date. */
void updating_begin(struct req *q);

/* True while steps have yet to run. steps_ran: of struct site. */
bool updating_goes_on(const char *steps_ran);

/* Call it if reading the site failed with e. If steps have yet to run, sets q->site to what the page about the update needs,
 * and returns ERR_UPDATING. Otherwise returns e. */
enum err updating_explains(struct req *q, const char *host, enum err e);

/* For the worker: ERR_UPDATING while steps have yet to run. Once all have run, this process does not check again. */
enum err updating_check(struct req *q);

#endif
