/* hours.c - opening hours in the three forms of directories: the week is in order, or unchanged. */
#include "directory/hours.h"

#include <string.h>

#include "support.h"

/* True if they count on different days. */
static bool differ(const struct span *x, const struct span *y)
{
	return x->weekday != y->weekday || x->first_day != y->first_day || x->last_day != y->last_day || x->step != y->step
		|| x->phase != y->phase || x->month_days != y->month_days || x->holiday != y->holiday;
}

static void check_week(const struct week *w, const char *text)
{
	EXPECT(w->count <= WEEK_MOST, text);
	for (size_t i = 0; i < w->count; i++) {
		const struct span *s = &w->spans[i], *before = i ? s - 1 : NULL;

		EXPECT(s->weekday >= 0 && s->weekday <= ANY_DAY, text);
		EXPECT(!s->step || s->phase == PHASE_UNKNOWN || (s->phase >= 0 && s->phase < s->step), text);
		EXPECT(s->opens >= 0 && s->opens < 1440 && s->closes > s->opens && s->closes <= 2880, text);
		if (!before)
			continue;
		EXPECT(before->weekday <= s->weekday, text);
		/* adjacent spans would have been merged */
		EXPECT(differ(before, s) || before->closes < s->opens, text);
	}
}

static void check(enum hours said, const struct week *before, const struct week *after, const char *text)
{
	check_week(after, text);
	if (said != HOURS_SURE)
		/* NOLINTNEXTLINE(bugprone-suspicious-memory-comparison,cert-exp42-c,cert-flp37-c): a copy, padding too */
		EXPECT(!memcmp(before, after, sizeof(*after)), text);
	else
		EXPECT(after->count, text);
}

static void try_text(struct arena *a, struct week *w, const char *text)
{
	struct week before = *w;

	check(hours_text(w, a, (struct period){ 0, 0 }, text), &before, w, text);
}

/* Lines in the order of the columns. */
static void try_columns(struct arena *a, struct week *w, const char *text)
{
	char *rest = arena_text(a, text);
	struct hours_rule r = {
		.byday = fuzz_line(&rest), .opens_at = fuzz_line(&rest), .closes_at = fuzz_line(&rest), .freq = fuzz_line(&rest),
		.interval = fuzz_line(&rest), .dtstart = fuzz_line(&rest), .until = fuzz_line(&rest),
		.valid_from = fuzz_line(&rest), .valid_to = fuzz_line(&rest),
		.bymonthday = fuzz_line(&rest), .count = fuzz_line(&rest), .wkst = fuzz_line(&rest),
	};
	struct hours_rule by_weekday = { .weekday = r.byday, .opens_at = r.opens_at, .closes_at = r.closes_at };
	struct holiday_rule off = { .closed = r.freq, .start_date = r.valid_from, .end_date = r.valid_to, .opens_at = r.opens_at,
		.closes_at = r.closes_at };
	struct week before = *w;
	struct period closure;

	check(hours_rule(w, a, &by_weekday), &before, w, text);
	before = *w;
	check(hours_rule(w, a, &r), &before, w, text);
	if (hours_holiday(w, &closure, &off) == HOURS_SURE)
		EXPECT(closure.first_day && closure.first_day <= closure.last_day, text);
	check_week(w, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	const char *text = fuzz_text(a, data, size);
	struct week w;

	memset(&w, 0, sizeof(w));
	try_columns(a, &w, text);
	try_text(a, &w, text);
	return 0;
}
