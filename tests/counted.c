/* counted.c - reads one number. */
#include "counted.h"

#include <criterion/criterion.h>

#include "base/req.h"
#include "support.h"

const struct column number_columns[1] = { COLUMN(struct number, n) };

int64_t counted(struct req *q, const struct stmt *s, struct binds b)
{
	struct number found = { 0 };

	MUST(db_row(q, s, &found, b));
	return found.n;
}
