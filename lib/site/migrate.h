/* migrate - brings the database's tables up to date: runs the numbered files of schema/, each once. */
#ifndef HANDRAIL_MIGRATE_H
#define HANDRAIL_MIGRATE_H

#include <stddef.h>

#include "base/err.h"

struct req;

/* Runs the files that have not run yet, in the order of their numbers, and fills the word
 * lists (statuses). *ran is the number of files. ERR_CONFIG if a file has changed since it ran. */
enum err migrate(struct req *q, const char *directory, size_t *ran);

/* The number of files, which migrate() stores when all of them have run. 0 if the folder cannot be read. */
size_t migrate_steps(const char *directory);

/* *count: the number of files that have not run yet. Programs may start only at 0. */
enum err migrate_pending(struct req *q, const char *directory, size_t *count);

/* A step that has run. */
struct migration { int version; const char *name; unsigned char digest[32]; };

/* The steps that have run on this database, in order. ERR_CONFIG if one has begun and not ended. */
enum err migrate_ran(struct req *q, struct migration **all, size_t *count);

/* Runs those of these steps that have not run yet, and no other steps: a restore needs the tables as they were when the backup
 * was made. ERR_CONFIG if the folder lacks one of the steps or has a different one, or if other steps have run on the
 * database. */
enum err migrate_like(struct req *q, const char *directory, const struct migration *all, size_t count);

/* The names of the tables that these steps made and kept. A database may hold other programs' tables, too. */
struct migrated { const struct migration *all; size_t count; const char **tables; size_t table_count; };
enum err migrate_tables(struct req *q, const char *directory, struct migrated *m);

/* Updates the table `status` from statuses.def; migrate() does this last. */
enum err migrate_seed(struct req *q);

#endif
