/* dashboard.c - functions that the dashboards' lists and pages share. */
#include "dashboards/dashboard.h"

#include <string.h>

#include "base/language.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "referral/list.h"
#include "site/site.h"
#include "web/page.h"

#define COUNTED_TO 99

const char *dashboard_asked(struct req *q, const char *name)
{
	const char *value = field_value(&q->http->query, name);

	return text_is_empty(value) ? NULL : value;
}

/* "12", or "99+" above COUNTED_TO. */
const char *dashboard_counted(struct req *q, int64_t n)
{
	return n > COUNTED_TO ? "99+" : arena_printf(q->arena, "%lld", (long long)n);
}

void dashboard_show_how_many(struct req *q, struct tpl *t, size_t count, bool more)
{
	page_text(q, t, "how_many", !count || more || dashboard_asked(q, "before") ? "" : dashboard_counted(q, (int64_t)count));
}

/* A file holds the whole list, so the page is left out of its query. */
void dashboard_show_csv_url(struct req *q, struct tpl *t)
{
	const struct fields *asked = &q->http->query;
	struct str url;

	str_init(&url, q->arena, 4000);
	str_printf(&url, "%s.csv", path_to(q, "%s", q->http->path));
	for (size_t i = 0, n = 0; i < asked->count; i++)
		if (!text_equal(asked->all[i].name, "before") && !text_is_empty(asked->all[i].value))
			str_printf(&url, "%s%s=%s", n++ ? "&" : "?", text_url_encode(q->arena, asked->all[i].name),
				text_url_encode(q->arena, asked->all[i].value));
	page_text(q, t, "csv_url", url.full ? "" : url.text);
}

/* This page with its query. After a change in a row, the viewer returns here. */
const char *dashboard_here(struct req *q)
{
	const char *query = q->http->query_string;

	return arena_printf(q->arena, "%s%s%s", q->http->path, *query ? "?" : "", query);
}

const char *dashboard_due_head(struct req *q, instant due_at)
{
	instant today = list_end_of_today(q);

	if (!due_at)
		return "not_due";
	if (due_at < q->now)
		return "overdue";
	if (due_at < today)
		return "due_today";
	return due_at < clock_next_day(today, 0, q->site->time_zone) ? "due_tomorrow" : "due_later";
}

const char *dashboard_other_language(struct req *q, const char *tag)
{
	return text_is_empty(tag) || language_is_same(tag, q->language) ? "" : language_names(q->arena, tag);
}

const char *dashboard_language_name(const char *tag)
{
	return text_is_empty(tag) ? "" : language_autonym(tag);
}
