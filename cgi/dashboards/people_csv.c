/* people_csv.c - People I'm Helping as a file for a spreadsheet. */
#include "dashboards/pages.h"
#include "dashboards/people_query.h"
#include "base/req.h"
#include "base/str.h"
#include "referral/access.h"
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
	CSV(struct person, safe_by_phone),
	CSV(struct person, safe_by_text),
	CSV(struct person, safe_by_email),
	CSV(struct person, safe_by_mail),
	CSV_PHONE(struct person, seeker.phone),
	CSV(struct person, seeker.email),
	CSV(struct person, seeker.language),
	CSV(struct person, by_group),
};

struct file { struct people of; size_t *sent; };

static enum err read_rows(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	const struct file *f = from;
	struct people of = f->of;
	struct people_page page;
	enum err e;

	of.list.before = *cursor;
	*cursor = NULL;
	if ((e = people_read(q, &of, &page)))
		return e;
	*rows = page.all;
	*count = page.count;
	*f->sent += page.count;
	*cursor = page.next ? page.next : page.further;
	return ERR_OK;
}

enum err people_csv_get(struct req *q)
{
	size_t sent = 0;
	struct file f = { .sent = &sent };
	enum filter unknown;
	enum err logged, e = people_query_read(q, &f.of, &unknown);

	if (e)
		return e;
	/* A file has no pages. */
	if (unknown == FILTERS && f.of.list.before)
		unknown = FILTER_before;
	if (unknown < FILTERS)
		return filter_unknown(q, unknown);
	f.of.list.rows = LIST_MOST;
	/* A file that broke off has disclosed its rows, too. */
	e = csv_send(q, &(struct csv){ "people", columns, COUNT(columns), sizeof(struct person), read_rows, &f });
	logged = access_saved_people(q, sent);
	return e ? e : logged;
}
