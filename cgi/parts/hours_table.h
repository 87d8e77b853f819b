/* hours_table - shows the hours at one place of a program: the week, rules of the month, days off, words. */
#ifndef HANDRAIL_HOURS_TABLE_H
#define HANDRAIL_HOURS_TABLE_H

#include <stdbool.h>
#include <stdint.h>

struct req;
struct schedule;
struct tpl;

/* Includes parts/hours at the marker. Leaves out hours whose period is over at q->now, and shows the date of those that begin
 * later. Returns false and includes nothing if there is nothing to show. location_id is 0 where the hours hold at each
 * place. */
bool hours_table(struct req *q, struct tpl *t, const char *marker, const struct schedule *s, int64_t location_id);

#endif
