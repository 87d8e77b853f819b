/* way_back.c - carries the list that the reader came from through the forms of a page. */
#include "parts/way_back.h"

#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "parts/status_row.h"
#include "referral/referral.h"

static const char *list_in(const struct fields *fields, const char *name)
{
	const char *list = field_value(fields, name);

	return is_own_path(list) && status_rows_is_list(list) ? list : NULL;
}

void way_back_take(struct req *q)
{
	q->list = list_in(&q->http->posted, "form_list");
	if (!q->list)
		q->list = list_in(&q->http->query, "list");
}

const char *way_back_saved(struct req *q, const struct referral *r, const char *saved)
{
	const char *page = arena_printf(q->arena, "/referrals/%s?saved=%s", r->public_id, saved);

	return q->list ? arena_printf(q->arena, "%s&list=%s", page, text_url_encode(q->arena, q->list)) : page;
}
