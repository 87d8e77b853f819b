/* backup_in - shared by the files behind backup.h. */
#ifndef HANDRAIL_BACKUP_IN_H
#define HANDRAIL_BACKUP_IN_H

#include "edge/db.h"
#include "site/backup.h"
#include "site/migrate.h"

#define BACKUP_FORMAT "1"

/* Called for each table, each of its rows, and its end. A row's cells live until the next one. */
struct backup_reader {
	enum err (*table)(struct req *q, const struct db_table *t, void *data);
	enum err (*row)(struct req *q, const struct db_cell *cells, void *data);
	enum err (*end)(struct req *q, void *data);
	void *data;
};

/* Reads the whole file in constant memory, and checks it. r may be NULL; the steps go into *m. */
enum err backup_read(struct req *q, const char *path, const struct backup_reader *r, struct backup_summary *s,
	struct migrated *m);

#endif
