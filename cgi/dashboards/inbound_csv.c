/* inbound_csv.c - the inbound referrals of one program as a file for a spreadsheet. */
#include "dashboards/filter.h"
#include "dashboards/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "law/status.h"
#include "law/visibility.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "screener/screener.h"
#include "web/csv.h"
#include "web/route.h"

static const char *status_word(struct req *q, const void *row)
{
	(void)q;
	return status_slug(((const struct referral *)row)->status);
}

static const char *for_word(struct req *q, const void *row)
{
	(void)q;
	return origin_slug(((const struct referral *)row)->at.origin);
}

/* Empty without answers, and where the law withholds them. */
static const char *outcome_word(struct req *q, const void *row)
{
	const struct referral *r = row;

	(void)q;
	return r->has_forms ? outcome_slug((enum outcome)r->outcome) : "";
}

static const char *reach_words(struct req *q, const void *row)
{
	unsigned reach = ((const struct referral *)row)->at.reach;
	struct str s;

	str_init(&s, q->arena, 100);
	for (int bit = 0; bit < REACH_WAYS; bit++)
		if (reach & 1u << bit)
			str_printf(&s, "%s%s", s.length ? " " : "", reach_slug(bit));
	return s.text;
}

/* Members of referral.def: one that the law withholds is NULL, so its cell is empty. The warning of a discreet referral
 * stands before the ways to reach the person. */
static const struct csv_column columns[] = {
	CSV_TIME(struct referral, made_at),
	CSV_AS("referral", struct referral, public_id),
	CSV_WORD("status", status_word),
	CSV(struct referral, disputed),
	CSV(struct referral, seeker.first_name),
	CSV(struct referral, seeker.last_name),
	CSV(struct referral, discreet),
	CSV_WORD("reach", reach_words),
	CSV_PHONE(struct referral, seeker.phone),
	CSV(struct referral, seeker.email),
	CSV(struct referral, seeker.language),
	CSV(struct referral, comment),
	CSV_WORD("outcome", outcome_word),
	CSV(struct referral, outcome_reason),
	CSV_WORD("for", for_word),
	CSV(struct referral, recorded),
	CSV(struct referral, helper.first_name),
	CSV(struct referral, helper.last_name),
	CSV(struct referral, helper_organization),
	CSV_PHONE(struct referral, helper.phone),
	CSV(struct referral, helper.email),
	CSV_TIME(struct referral, due_at),
	CSV_TIME(struct referral, opened_at),
	CSV_TIME(struct referral, updated_at),
	CSV_TIME(struct referral, closed_at),
	CSV_TIME(struct referral, still_waiting_at),
	CSV_TIME(struct referral, withdrawn_at),
	CSV(struct referral, site_name),
};

static enum err read_rows(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	struct list l = *(const struct list *)from;
	struct list_page page;
	enum err e;

	l.before = *cursor;
	*cursor = NULL;
	if ((e = list_read(q, &l, &page)))
		return e;
	*rows = page.all;
	*count = page.count;
	*cursor = page.next ? page.next : page.further;
	return ERR_OK;
}

enum err inbound_csv_get(struct req *q)
{
	struct inbound_program p;
	struct list l = { .edge = LIST_PROGRAM };
	enum filter unknown;
	enum err e = referral_inbound_program(q, req_id(q, "program"), &p);

	if (e)
		return e;
	l.of = p.id;
	filter_read(q, &filter_inbound, &l, &unknown);
	/* A file has no pages. */
	if (unknown == FILTERS && l.before)
		unknown = FILTER_before;
	if (unknown < FILTERS)
		return filter_unknown(q, unknown);
	l.rows = LIST_MOST;
	return csv_send(q, &(struct csv){ arena_printf(q->arena, "inbound-%s", p.name), columns, COUNT(columns),
		sizeof(struct referral), read_rows, &l });
}
