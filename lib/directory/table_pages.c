/* table_pages.c - refuses some pages of an API's answer, which would otherwise pass for the whole directory.
 *
 * An API (HSDS 3, Open Referral UK, and the common frameworks) answers with an object that holds one list of rows
 * and tells how many pages and rows there are. A folder may hold all pages of a table, one file each. */
#include "base/req.h"
#include "base/str.h"
#include "directory/table_in.h"
#include "edge/json.h"

#define MOST 1000000000

static const char *const list_names[] = { "contents", "content", "results", "data", "items", "records" };
/* Objects inside the page that may hold its numbers. */
static const char *const inner_names[] = { "meta", "metadata", "pagination", "paging", "page", "links", "_links" };
static const char *const page_count_names[] = { "total_pages", "totalPages", "page_count", "pageCount", "num_pages", "last_page" };
static const char *const item_count_names[] = { "total_items", "totalItems", "totalElements", "total_elements", "total_count",
	"totalCount", "total_results", "total", "count" };
static const char *const next_names[] = { "next", "next_page", "nextPage", "next_page_url", "next_url" };
static const char *const last_names[] = { "last_page", "last", "is_last" };

const struct json *page_items(const struct json *root)
{
	if (json_shape(root) != JSON_MEMBERS || json_member(root, "id") || json_member(root, "name"))
		return root;
	for (size_t i = 0; i < COUNT(list_names); i++)
		if (json_shape(json_member(root, list_names[i])) == JSON_LIST)
			return json_member(root, list_names[i]);
	return root;
}

static size_t count_named(const struct json *j, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int64_t n = json_count(json_member(j, names[i]), MOST);

		if (n)
			return (size_t)n;
	}
	return 0;
}

/* True if the page names a next one, or reports that it is not the last. */
static bool is_followed(struct tables *t, const struct json *j)
{
	for (size_t i = 0; i < COUNT(next_names); i++) {
		const struct json *next = json_member(j, next_names[i]);
		const char *text = json_text(t->row_arena, next);

		if (json_shape(next) >= JSON_LIST || (text[0] && !text_equal(text, "false")))
			return true;
	}
	for (size_t i = 0; i < COUNT(last_names); i++)
		if (text_equal(json_text(t->row_arena, json_member(j, last_names[i])), "false"))
			return true;
	return false;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

void page_note(struct tables *t, enum table table, const struct json *root, const struct json *items, const char *file)
{
	struct paging *p = &t->paging[table];
	bool followed = false;

	if (table == TABLE_unused)
		return;
	for (size_t i = 0; i <= COUNT(inner_names); i++) {
		const struct json *j = i ? json_member(root, inner_names[i - 1]) : root;

		if (json_shape(j) != JSON_MEMBERS)
			continue;
		p->all_pages = larger(p->all_pages, count_named(j, page_count_names, COUNT(page_count_names)));
		p->all_items = larger(p->all_items, count_named(j, item_count_names, COUNT(item_count_names)));
		followed |= is_followed(t, j);
	}
	p->file = p->file ? p->file : file;
	p->files++;
	p->items += json_length(items);
	p->followed += followed;
}

static bool is_part(const struct paging *p)
{
	return p->file && (p->files < p->all_pages || p->items < p->all_items || p->followed == p->files);
}

enum err pages_check(struct req *q, const struct tables *t)
{
	for (int i = 0; i < TABLES; i++) {
		const struct paging *p = &t->paging[i];

		if (!is_part(p))
			continue;
		if (p->all_pages || p->all_items)
			return fail(q, ERR_INPUT, "%s is a part of %s: %zu of %zu pages, %zu of %zu rows; put all pages into one folder",
				p->file, table_name((enum table)i), p->files, larger(p->all_pages, p->files), p->items,
				larger(p->all_items, p->items));
		return fail(q, ERR_INPUT, "%s is a part of %s: it names a next page; put all pages into one folder", p->file,
			table_name((enum table)i));
	}
	return ERR_OK;
}
