/* people_csv.c - People I'm Helping as a file for a spreadsheet. */
#include "dashboards/dashboard.h"
#include "dashboards/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "referral/list.h"
#include "referral/person.h"
#include "web/csv.h"

/* How to reach somebody safely stands before their numbers. */
static const struct csv_column columns[] = {
	CSV_TIME(struct person, active_at),
	CSV_AS("person", struct person, public_id),
	CSV(struct person, seeker.first_name),
	CSV(struct person, seeker.last_name),
	CSV(struct person, safe_contact),
	CSV_PHONE(struct person, seeker.phone),
	CSV(struct person, seeker.email),
	CSV(struct person, seeker.language),
	CSV(struct person, by_group),
};

static enum err read_rows(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	struct person *all;
	enum err e = dashboard_people(q, from, *cursor, &all, count);

	*cursor = NULL;
	if (e)
		return e;
	*rows = all;
	if (*count <= LIST_PAGE)
		return ERR_OK;
	*count = LIST_PAGE;
	*cursor = person_cursor(q, &all[LIST_PAGE - 1]);
	return ERR_OK;
}

enum err people_csv_get(struct req *q)
{
	return csv_send(q, &(struct csv){ "people", columns, COUNT(columns), sizeof(struct person), read_rows,
		dashboard_asked(q, "q") });
}
