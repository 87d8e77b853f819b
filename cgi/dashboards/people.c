/* people.c - People I'm Helping. */
#include "dashboards/dashboard.h"
#include "dashboards/pages.h"
#include "dashboards/people_query.h"
#include "dashboards/people_rows.h"
#include "dashboards/tray.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "parts/referral_page.h"
#include "parts/status_row.h"
#include "web/page.h"
#include "web/route.h"

/* A list in the order of the work is divided by heads. */
static bool has_heads(const struct people *of)
{
	return of->list.order == LIST_DUE && text_is_empty(of->list.word);
}

enum err people_get(struct req *q)
{
	struct row_place place = { PARTY_HELPER, dashboard_here(q), .in_list = true, .shows_next = true, .ticks = true };
	struct people_page page;
	struct people of;
	enum filter unknown;
	struct tpl *t;
	size_t shown;
	enum err e;

	if ((e = people_query_read(q, &of, &unknown)))
		return e;
	if (unknown < FILTERS)
		return filter_unknown(q, unknown);
	if ((e = people_read(q, &of, &page)))
		return e == ERR_INPUT ? filter_unknown(q, FILTER_before) : e;
	t = page_new(q);
	if ((e = people_query_show(q, t, &of)) || (e = tray_show(q, t)))
		return e;
	if ((e = people_rows_show(q, t, &place, page.all, page.count, has_heads(&of), &shown)))
		return e;
	page_flag(q, t, "archived", of.archived);
	page_text(q, t, "q", of.list.word);
	tpl_show(t, shown ? "has_people" : "no_person");
	status_rows_show(q, t, &place, NULL);
	filter_show_next(q, t, page.next, page.further);
	dashboard_show_csv_url(q, t);
	return page_send(q, t, "people", 200);
}
