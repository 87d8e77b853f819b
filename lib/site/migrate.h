/* migrate - brings the database's tables up to date: runs the numbered files of schema/, each once. */
#ifndef HANDRAIL_MIGRATE_H
#define HANDRAIL_MIGRATE_H

#include <stddef.h>

#include "base/err.h"

struct req;

/* Runs the files that have not run yet, in the order of their numbers, and fills the word
 * lists (statuses). *ran is the number of files. ERR_CONFIG if a file has changed since it ran. */
enum err migrate(struct req *q, const char *directory, size_t *ran);

/* *count: the number of files that have not run yet. Programs may start only at 0. */
enum err migrate_pending(struct req *q, const char *directory, size_t *count);

/* Updates the table `status` from statuses.def; migrate() does this last. */
enum err migrate_seed(struct req *q);

#endif
