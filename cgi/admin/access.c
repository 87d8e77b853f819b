/* access.c - who looked at referrals and profiles of the site, as a file for its administrator. */
#include "referral/access.h"

#include "admin/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "web/csv.h"

enum { BATCH = 500 };

static const char *act_word(struct req *q, const void *row)
{
	(void)q;
	return access_act_slug(((const struct access_row *)row)->act);
}

static const char *role_word(struct req *q, const void *row)
{
	(void)q;
	return ((const struct access_row *)row)->party == PARTY_PROGRAM ? "program" : "helper";
}

/* The file leaves out the rows' ids, because a gap would reveal a look that the site must not learn of. */
static const struct csv_column columns[] = {
	CSV_TIME(struct access_row, at),
	CSV_WORD("act", act_word),
	CSV_WORD("role", role_word),
	CSV(struct access_row, organization),
	CSV(struct access_row, account),
	CSV(struct access_row, referral),
	CSV(struct access_row, person),
	CSV(struct access_row, program),
	CSV_AS("rows", struct access_row, row_count),
};

static enum err next_rows(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	struct access_row *all;
	int64_t before = INT64_MAX;
	enum err e;

	(void)from;
	if (*cursor)
		(void)text_to_number(*cursor, 1, INT64_MAX, &before);
	if ((e = access_of_site(q, before, BATCH, &all, count)))
		return e;
	*rows = all;
	*cursor = *count == BATCH ? arena_printf(q->arena, "%lld", (long long)all[BATCH - 1].id) : NULL;
	return ERR_OK;
}

enum err admin_access_csv_get(struct req *q)
{
	return csv_send(q, &(struct csv){ "access", columns, COUNT(columns), sizeof(struct access_row), next_rows, NULL });
}
