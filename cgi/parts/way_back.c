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

const char *way_back_page(struct req *q, const struct referral *r, const char *saved)
{
	struct str s;

	str_init(&s, q->arena, HTTP_BODY_MAX);
	str_printf(&s, "/referrals/%s", r->public_id);
	if (saved)
		str_printf(&s, "?saved=%s", saved);
	if (q->list)
		str_printf(&s, "%clist=%s", saved ? '&' : '?', text_url_encode(q->arena, q->list));
	return s.text;
}
