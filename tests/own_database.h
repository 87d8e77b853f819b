/* own_database - a database for one test alone, for tests that count all rows of a table. */
#ifndef HANDRAIL_TESTS_OWN_DATABASE_H
#define HANDRAIL_TESTS_OWN_DATABASE_H

#include "base/req.h"

/* A unit of work with a new database, as migrate() leaves one: a copy, since that is faster. */
struct req *own_database(void);

/* The same by all steps of the schema, one after the other. */
struct req *own_database_migrated(void);

/* A new database without a table. */
struct req *own_database_empty(void);

/* Another one with its own connection to the same database, for a child process. */
struct req *own_database_again(const struct req *q);

void own_database_drop(struct req *q);

#endif
