/* counted - statements of tests that find one number. */
#ifndef HANDRAIL_TESTS_COUNTED_H
#define HANDRAIL_TESTS_COUNTED_H

#include <stdint.h>

#include "edge/db.h"

struct req;

/* The row of such a statement: STATEMENT(name, number_columns, struct number, "SELECT ... AS n ..."). */
struct number { int64_t n; };
extern const struct column number_columns[1];

/* Fails the test unless the statement finds a row. */
int64_t counted(struct req *q, const struct stmt *s, struct binds b);

#endif
