/* dashboard.c - functions that the dashboards' lists and pages share. */
#include "dashboards/dashboard.h"

#include <string.h>

#include "base/language.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "law/status.h"
#include "referral/referral.h"
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

/* The number in a heading: shown only if the whole list is on one page, because only then is it known. */
void dashboard_show_how_many(struct req *q, struct tpl *t, size_t count)
{
	bool more = count > LIST_PAGE, first = !dashboard_asked(q, "before");

	page_text(q, t, "how_many", !count || more || !first ? "" : dashboard_counted(q, (int64_t)count));
}

/* The link to the next page keeps the search and the status. */
void dashboard_show_next_url(struct req *q, struct tpl *t, const char *cursor)
{
	static const char *const kept[] = { "q", "status", "archived" };
	struct str url;

	if (!cursor) {
		page_text(q, t, "next_url", "");
		return;
	}
	str_init(&url, q->arena, 4000);
	str_printf(&url, "%s?before=%s", path_to(q, "%s", q->http->path), text_url_encode(q->arena, cursor));
	for (size_t i = 0; i < COUNT(kept); i++)
		if (dashboard_asked(q, kept[i]))
			str_printf(&url, "&%s=%s", kept[i], text_url_encode(q->arena, dashboard_asked(q, kept[i])));
	page_text(q, t, "next_url", url.full ? "" : url.text);
}

void dashboard_show_next_referrals(struct req *q, struct tpl *t, const struct list *l, const struct referral *all, size_t count)
{
	dashboard_show_next_url(q, t, count > LIST_PAGE ? list_cursor(q, l, &all[LIST_PAGE - 1]) : NULL);
}

/* Of a list's query, a file has no use for the page. */
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

struct list dashboard_list(struct req *q, enum list_edge edge, int64_t of)
{
	const char *slug = dashboard_asked(q, "status");
	enum status status = slug ? status_from_slug(slug) : STATUS_NONE;

	return (struct list){ .edge = edge, .of = of, .statuses = status == STATUS_NONE ? 0 : 1u << status,
		.before = dashboard_asked(q, "before") };
}

bool dashboard_archived(struct req *q) { return text_equal(dashboard_asked(q, "archived"), "yes"); }

enum err dashboard_people(struct req *q, const char *words, const char *before, struct person **people, size_t *count)
{
	return dashboard_archived(q) ? person_archived(q, before, people, count) : person_list(q, words, before, people, count);
}

const char *dashboard_language_name(const char *tag)
{
	return text_is_empty(tag) ? "" : language_autonym(tag);
}
