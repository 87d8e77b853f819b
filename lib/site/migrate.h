/* migrate - brings the database's tables to what the program expects: the numbered files of schema/, each once. */
#ifndef HANDRAIL_MIGRATE_H
#define HANDRAIL_MIGRATE_H

#include <stddef.h>

#include "base/err.h"

struct req;

/* Runs what has not run yet, in the order of the numbers, and writes the word
 * lists (statuses). *ran: how many files. A file changed since it ran is ERR_CONFIG. */
enum err migrate(struct req *q, const char *directory, size_t *ran);

/* Files that have not run yet: 0 means that the program may start. */
enum err migrate_pending(struct req *q, const char *directory, size_t *count);

/* Makes the table `status` agree with statuses.def; migrate() does this last. */
enum err migrate_seed(struct req *q);

#endif
