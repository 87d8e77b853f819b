/* people.c - People I'm Helping. */
#include "dashboards/filter.h"
#include "dashboards/dashboard.h"
#include "dashboards/pages.h"
#include "dashboards/tray.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "law/status.h"
#include "referral/person.h"
#include "referral/list.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark people_marks[] = {
	MARK(struct person, public_id),
	MARK_NAME(struct person, seeker),
	MARK_EMAIL(struct person, seeker.email),
	MARK_PHONE(struct person, seeker.phone),
	MARK(struct person, by_group),
	MARK_WHEN(struct person, active_at),
};

/* The list shows a person's open referrals, and closed ones that need action. */
static bool is_worth_saying(enum status s)
{
	return !status_closed(s) || status_offers_elsewhere(s);
}

static void show_summaries(struct req *q, struct tpl *row, int64_t person_id,
	const struct referral_summary *all, size_t count)
{
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		struct tpl *t;

		if (all[i].person_id != person_id || !is_worth_saying(all[i].status))
			continue;
		any = true;
		t = tpl_section(row, "summary");
		page_status(q, t, "status", all[i].status);
		tpl_set(t, "how_many_such", dashboard_counted(q, all[i].referrals));
	}
	if (!any)
		tpl_show(row, "no_summary");
}

static enum err show_people_rows(struct req *q, struct tpl *t, const struct person *people, size_t count)
{
	struct referral_summary *summaries;
	int64_t ids[LIST_PAGE];
	size_t shown = count < LIST_PAGE ? count : LIST_PAGE, summary_count;
	enum err e;

	for (size_t i = 0; i < shown; i++)
		ids[i] = people[i].id;
	if ((e = referral_summaries(q, ids, shown, &summaries, &summary_count)))
		return e;
	for (size_t i = 0; i < shown; i++) {
		struct tpl *row = tpl_section(t, "person");

		page_fill(q, row, people_marks, COUNT(people_marks), &people[i]);
		show_summaries(q, row, people[i].id, summaries, summary_count);
	}
	return ERR_OK;
}

enum err people_get(struct req *q)
{
	struct tpl *t = page_new(q);
	const char *name = dashboard_asked(q, "q");
	struct person *people;
	size_t count;
	enum err e;

	if ((e = dashboard_people(q, name, dashboard_asked(q, "before"), &people, &count)))
		return e;
	page_flag(q, t, "archived", dashboard_archived(q));
	if ((e = tray_show(q, t)))
		return e;
	page_text(q, t, "q", name);
	page_flag(q, t, "searching", name != NULL);
	dashboard_show_how_many(q, t, count, count > LIST_PAGE);
	tpl_show(t, count ? "has_people" : "no_person");
	if (count && (e = show_people_rows(q, t, people, count)))
		return e;
	filter_show_next(q, t, count > LIST_PAGE ? person_cursor(q, &people[LIST_PAGE - 1]) : NULL, NULL);
	dashboard_show_csv_url(q, t);
	return page_send(q, t, "people", 200);
}
