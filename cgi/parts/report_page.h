/* report_page - what the pages and files of /admin/reports and /manage/{program}/numbers share: charts, tables and columns.
 *
 * A page shows struct report_numbers as they are. A released number of 0 means "fewer than 5"; an exact 0 means none. */
#ifndef HANDRAIL_REPORT_PAGE_H
#define HANDRAIL_REPORT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "parts/chart.h"
#include "referral/report.h"

struct req;
struct tpl;

/* Months are year * 12 + month - 1, on the site's clock. */
int report_this_month(struct req *q);
const char *report_month_slug(struct req *q, int month);	/* "2026-11" */
const char *report_month_name(struct req *q, int month);	/* "November" */

/* A section of templates/reports.tpl. */
const char *report_phrase(struct req *q, const char *section);

/* One of the numbers, in words. */
const char *report_number(struct req *q, const struct report_numbers *of, int n);
const char *report_bar_number(struct req *q, const struct report_numbers *of, int n);

/* In words, the time within which this share (in percent) of the referrals had a first answer. */
const char *report_answered(struct req *q, const struct report_numbers *n, int percent);

/* The cells of a row of a table; the name of the chart is a section of templates/reports.tpl. */
void report_show_row(struct req *q, struct tpl *row, const struct report_numbers *n);
void report_show_chart(struct req *q, struct tpl *t, const char *include, const char *name, const char *const *colors,
	size_t parts, const struct chart_bar *bars, size_t count);

/* Fills {{>outcomes}} and {{>standing}} of the page. */
void report_show(struct req *q, struct tpl *page, const struct report *r);

/* A line of the file: the numbers of one month, or of all months together, for the site, a program, a need or a town
 * (`about`). */
struct report_line {
	int from, to;
	const char *about, *name;
	const struct report_numbers *numbers;
	const char **cells;
};

struct report_line report_line(struct req *q, int from, int to, const char *about, const char *name,
	const struct report_numbers *n);

/* of_team: the file is for a program's team. It has a month in each line, and leaves out the columns for which a program has no
 * numbers. */
enum err report_send_csv(struct req *q, const char *name, bool of_team, const struct report_line *all, size_t count);

#endif
