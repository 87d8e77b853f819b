/* chart - bars side by side as SVG, for pages with numbers. Each bar may have parts on top of each other.
 *
 * The page includes a chart as {{>NAME}}. The page also has the numbers in a table, so a screen reader reads only the chart's
 * name. */
#ifndef HANDRAIL_CHART_H
#define HANDRAIL_CHART_H

#include <stddef.h>

struct req;
struct tpl;

#define CHART_PARTS 4

struct chart_bar {
	const char *label;
	const char *number;		/* above the bar */
	int parts[CHART_PARTS];		/* from below */
};

/* colors: a token of the stylesheet for each part. */
struct chart {
	const char *name;
	const char *const *colors;
	size_t part_count;
	const struct chart_bar *bars;
	size_t count;
};

void chart_show(struct req *q, struct tpl *t, const char *include, const struct chart *c);

#endif
