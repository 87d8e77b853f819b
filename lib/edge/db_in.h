/* db_in - the functions of db.c that db_tables.c uses. */
#ifndef HANDRAIL_DB_IN_H
#define HANDRAIL_DB_IN_H

#include <stdbool.h>
#include <stddef.h>

#include "edge/db.h"

struct st_mysql;	/* MYSQL */

/* The connection in use; NULL: none. */
struct st_mysql *db_connection(const struct req *q);

/* True within a transaction of which no statement has failed. */
bool db_writes(const struct req *q);

/* Runs a statement that was written as text; name is what it is about, for the message of a failure. The caller reads its
 * result from the connection. */
enum err db_run(struct req *q, const char *name, const char *sql, size_t length);

/* Records the connection's last error with fail(), and returns its code. */
enum err db_failed_now(struct req *q);

/* Runs a statement without values or result. */
enum err db_command(struct req *q, const char *sql);

#endif
