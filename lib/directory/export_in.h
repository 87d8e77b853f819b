/* export_in - what the files behind export.h share: the files, and rows of hours as HSDS names their columns. */
#ifndef HANDRAIL_EXPORT_IN_H
#define HANDRAIL_EXPORT_IN_H

#include <stddef.h>

struct arena;
struct column;
struct span;
struct stmt;

/* A file, or a part of it: parts of the same file follow each other. The statement's one value is the source. */
struct export_part {
	const char *file;
	const struct stmt *read;
	const struct column *columns;	/* of the file, all of them texts */
	size_t column_count;
	/* Makes a row of the file from one of the statement, in place or in the arena; NULL leaves it out. If fill is NULL, the row
	 * is taken as it is. */
	const void *(*fill)(struct arena *a, void *row);
};
extern const struct export_part export_parts[];
extern const size_t export_part_count;

/* A row of schedules: the hours of a rule (RFC 5545), or only words about them. */
struct export_schedule {
	const char *id, *service_id, *service_at_location_id;
	const char *valid_from, *valid_to, *dtstart, *freq, *interval, *byday, *bymonthday, *opens_at, *closes_at, *notes;
};

/* A row of holiday_schedules, of HSDS 1.x: 3.x has no days off. */
struct export_holiday {
	const char *id, *service_id, *service_at_location_id;
	const char *closed, *opens_at, *closes_at, *start_date, *end_date;
};

/* The rule that hours_rule() reads as this span, in the arena; its ids are left NULL. */
struct export_schedule *export_span(struct arena *a, const struct span *s);

#endif
