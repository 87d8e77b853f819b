/* chart.c - computes where the bars of a chart stand. */
#include "parts/chart.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "web/page.h"

/* In the chart's own units. */
enum { TALLEST = 200, TOP = 24, BAR = 54, LEAST_WITH_NUMBER = 18 };

/* From one bar to the next. A dozen bars fit the page at a desk. */
enum { WIDEST_STEP = 100, LEAST_STEP = 64, DESK = 770 };

static int step(const struct chart *c)
{
	int fits = c->count ? DESK / (int)c->count : WIDEST_STEP;

	return fits > WIDEST_STEP ? WIDEST_STEP : fits < LEAST_STEP ? LEAST_STEP : fits;
}

static const char *number(struct req *q, int n) { return arena_printf(q->arena, "%d", n); }

static int height_of(const struct chart *c, const struct chart_bar *b)
{
	int all = 0;

	for (size_t i = 0; i < c->part_count; i++)
		all += b->parts[i];
	return all;
}

static int tallest(const struct chart *c)
{
	int most = 1;

	for (size_t i = 0; i < c->count; i++)
		if (height_of(c, &c->bars[i]) > most)
			most = height_of(c, &c->bars[i]);
	return most;
}

/* A part that is too low for its number has none; nor has one alone, since its number stands above. */
static void show_part(struct req *q, struct tpl *bar, int middle, int from, int to, const char *color, int n)
{
	struct tpl *part = tpl_section(bar, "parts");

	tpl_set(part, "x", number(q, middle - BAR / 2));
	tpl_set(part, "y", number(q, to));
	tpl_set(part, "height", number(q, from - to));
	tpl_set(part, "color", color);
	tpl_set(part, "middle", number(q, middle));
	tpl_set(part, "baseline", number(q, (from + to) / 2 + 5));
	page_text(q, part, "part_number", n && from - to >= LEAST_WITH_NUMBER ? number(q, n) : "");
}

static void show_bar(struct req *q, struct tpl *t, const struct chart *c, size_t i)
{
	const struct chart_bar *b = &c->bars[i];
	struct tpl *bar = tpl_section(t, "bars");
	int middle = (int)i * step(c) + step(c) / 2, floor = TOP + TALLEST, most = tallest(c), below = 0;

	for (size_t p = 0; p < c->part_count; p++) {
		int from = floor - below * TALLEST / most, to = floor - (below + b->parts[p]) * TALLEST / most;

		below += b->parts[p];
		if (b->parts[p])
			show_part(q, bar, middle, from, to, c->colors[p], c->part_count > 1 ? b->parts[p] : 0);
	}
	tpl_set(bar, "middle", number(q, middle));
	tpl_set(bar, "above", number(q, floor - below * TALLEST / most - 6));
	tpl_set(bar, "bar_number", b->number);
	tpl_set(bar, "bar_label", b->label);
}

void chart_show(struct req *q, struct tpl *t, const char *include, const struct chart *c)
{
	struct tpl *chart = tpl_include(t, include, q->language, "parts/chart");

	tpl_set(chart, "chart_name", c->name);
	tpl_set(chart, "width", number(q, (int)c->count * step(c)));
	for (size_t i = 0; i < c->count; i++)
		show_bar(q, chart, c, i);
}
