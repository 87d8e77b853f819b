/* checkup - what `handrail check` asks of the database. */
#ifndef HANDRAIL_CHECKUP_H
#define HANDRAIL_CHECKUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

/* "10.11.6-MariaDB-..." as the server names itself, and 10 * 1000 + 11; 0 for what is not MariaDB. */
enum err checkup_version(struct req *q, const char **name, int *number);

/* Messages that have waited for longer than that, but for the day's limit, and those that failed for good since then. */
enum err checkup_outbox(struct req *q, instant longer_than, int64_t *waiting, int64_t *failed);

/* How many of the program's statements do not fit the database's tables; *first names one. */
enum err checkup_statements(struct req *q, size_t *misfits, const char **first);

#endif
