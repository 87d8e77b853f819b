/* own_database - a database for one test alone, for tests that count all rows of a table. */
#ifndef HANDRAIL_TESTS_OWN_DATABASE_H
#define HANDRAIL_TESTS_OWN_DATABASE_H

#include "base/req.h"

/* A unit of work with a new database, migrated and empty. */
struct req *own_database(void);

/* Another one with its own connection to the same database, for a child process. */
struct req *own_database_again(const struct req *q);

void own_database_drop(struct req *q);

#endif
