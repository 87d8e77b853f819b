/* meter - counts the requests of all processes, for /metrics and /readyz.
 *
 * Each program has a file in [web] metrics_folder, which all its processes map into their memory and add to: counts are
 * right although there are many processes, and a request costs a few additions and no round trip. Another program reads the
 * file at any time, also while the database is down. A plain CGI program counts as well. (A table would cost each page a
 * write.) The file's name holds a digest of the program's routes, so another version begins a file of its own. Without the
 * folder nothing is counted.
 *
 * It holds routes' patterns and numbers: no address, no id, no person. */
#ifndef HANDRAIL_METER_H
#define HANDRAIL_METER_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct app;
struct req;

#define METER_STATUSES 19
#define METER_BUCKETS 13

/* The requests of one route. */
struct meter_route {
	char method[8];
	char pattern[88];			/* "-": no route */
	uint64_t by_status[METER_STATUSES];	/* meter_status() has their names */
	uint64_t by_time[METER_BUCKETS + 1];	/* by meter_bound(); not cumulative; the last one is for longer ones */
	uint64_t micros;			/* of all of them */
};

/* Counts the answered request, and that the database refused to write, if it did. */
void meter_count(const struct app *a, struct req *q, int64_t micros);

/* "200", and "other" for the last one. */
const char *meter_status(size_t i);

/* The upper bound of a bucket, in seconds: "0.005". */
const char *meter_bound(size_t i);

struct meter_row { const char *program; struct meter_route route; };

/* All routes that were requested, of all programs. */
void meter_read(struct req *q, struct meter_row **all, size_t *count);

/* When any program last heard from the database that it cannot write; 0: never. */
instant meter_refused_at(struct req *q);

#endif
