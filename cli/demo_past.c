/* demo_past - counts for the demo's reports: five months of referrals that exist only as counts, so no dashboard, message or
 * metric of the demo holds them. */
#include "base/clock.h"
#include "base/req.h"
#include "base/str.h"
#include "demo.h"
#include "law/status.h"
#include "law/visibility.h"
#include "referral/report.h"
#include "site/site.h"

enum { MONTHS = 5 };

#define BY(party, way) (1 + PARTY_##party * REPORT_WAYS + REPORT_BY_##way)

/* In a month of 20. Answers are within a day (4), two days (5), three days (6), a week (8). */
static const struct { int times; enum status status; enum report_closed closed; int answer, updater; } outcomes[] = {
	{ 5, STATUS_got_help, REPORT_IN_7, 4, BY(PROGRAM, PAGE) },
	{ 3, STATUS_got_help, REPORT_IN_14, 5, BY(SEEKER, LINK) },
	{ 2, STATUS_got_help, REPORT_IN_30, 6, BY(HELPER, PAGE) },
	{ 2, STATUS_pending, REPORT_OPEN, 5, BY(PROGRAM, LINK) },
	{ 1, STATUS_eligible, REPORT_OPEN, 6, BY(PROGRAM, PAGE) },
	{ 2, STATUS_no_capacity, REPORT_IN_7, 4, BY(PROGRAM, PAGE) },
	{ 1, STATUS_not_eligible, REPORT_IN_14, 8, BY(PROGRAM, PAGE) },
	{ 1, STATUS_couldnt_get_help, REPORT_LATER, 0, BY(SEEKER, TEXT) },
	{ 3, STATUS_not_updated, REPORT_OPEN, 0, 0 },
};

/* More people ask each month, and more of them later programs. */
static const int grown[MONTHS] = { 40, 45, 50, 60, 70 };

static void add_month(struct report_past *all, size_t *count, const struct report_past *of, int m, int share)
{
	for (size_t i = 0; i < COUNT(outcomes); i++) {
		struct report_past *p = &all[(*count)++];

		*p = *of;
		p->month += m;
		p->times = outcomes[i].times * grown[m] * share / 60;
		p->status = (int)outcomes[i].status;
		p->closed = (int)outcomes[i].closed;
		p->answer = outcomes[i].answer;
		p->updater = outcomes[i].updater;
	}
}

enum err demo_add_past(struct req *q, const int64_t *programs, size_t count)
{
	struct wall w = clock_wall(q->now, q->site->time_zone);
	struct report_past all[DEMO_PAST_MOST * MONTHS * COUNT(outcomes)];
	struct report_program *counted;
	size_t rows = 0, before;
	enum err e = report_programs(q, &counted, &before);

	if (e || before)
		return e;
	for (size_t p = 0; p < count && p < DEMO_PAST_MOST; p++)
		for (int m = 0; m < MONTHS; m++)
			add_month(all, &rows, &(struct report_past){ .site_id = q->site->id, .program_id = programs[p],
				.month = w.year * 12 + w.month - 1 - MONTHS, .kind = KIND_LIVE }, m, (int)p + 2);
	return report_add_past(q, all, rows);
}
