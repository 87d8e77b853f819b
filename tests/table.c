/* table.c - finds tables and columns by their many names. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/map.h"
#include "base/str.h"
#include "support.h"
#include "directory/table.h"
#include "directory/warning.h"

Test(table, found_by_file)
{
	cr_expect_eq(table_find("services.csv"), TABLE_services);
	cr_expect_eq(table_find("data/Services.CSV"), TABLE_services);
	cr_expect_eq(table_find("service_list.json"), TABLE_services);
	cr_expect_eq(table_find("organization_full.json"), TABLE_organizations);
	cr_expect_eq(table_find("hsds_locations-2026-01-31.csv"), TABLE_locations);
	cr_expect_eq(table_find("services_at_location.csv"), TABLE_service_at_locations);
	cr_expect_eq(table_find("service_at_location.csv"), TABLE_service_at_locations);
	cr_expect_eq(table_find("regular_schedules.csv"), TABLE_schedules);
	cr_expect_eq(table_find("holiday_schedules.csv"), TABLE_holidays);
	cr_expect_eq(table_find("funding.csv"), TABLE_unused);
	cr_expect_eq(table_find("weather.csv"), TABLES);
	cr_expect_eq(table_find(""), TABLES);
	cr_expect_eq(table_find("../../services.csv"), TABLE_services, "a name is only compared");
}

Test(table, cells_know_their_table)
{
	cr_expect_eq(cell_find(TABLE_services, "name"), services_name);
	cr_expect_eq(cell_find(TABLE_phones, "service_id"), phones_service_id);
	cr_expect_eq(cell_find(TABLE_phones, "latitude"), CELLS);
}

struct seen {
	char *name, *url, *id;
	size_t rows, line;
};

static enum err look(struct req *q, const struct row *r, void *data)
{
	struct seen *s = data;

	s->name = arena_text(q->arena, cell(r, services_name));
	s->url = arena_text(q->arena, cell(r, services_url));
	s->id = arena_text(q->arena, cell(r, services_id));
	cr_expect_str_eq(cell(r, phones_number), "", "a cell of another table is empty");
	s->rows++;
	s->line = r->line;
	return ERR_OK;
}

/* The last row of a table in its own file. */
static struct seen read_one(const char *name, const char *text, struct warnings *w)
{
	struct req *q = test_req();
	struct seen s = { .rows = 0 };
	struct tables *t;

	warnings_init(w, q->arena);
	cr_assert_eq(tables_open(q, q->arena, test_file(test_folder(), name, text), w, &t), ERR_OK, "%s", q->failed.detail);
	cr_assert_eq(tables_each(q, t, TABLE_services, look, &s), ERR_OK, "%s", q->failed.detail);
	cr_assert_eq(tables_each(q, t, TABLE_services, look, &s), ERR_OK, "a second time");
	s.rows /= 2;
	return s;
}

Test(table, csv_in_its_varieties)
{
	struct warnings w;
	struct seen s;

	s = read_one("services.csv", "\xef\xbb\xbfid,name,url,website\r\n1, One ,,a.example\r\n\r\n2,\"Tw\"\"o\",b.example,a.example", &w);
	cr_expect_eq(s.rows, 2);
	cr_expect_str_eq(s.name, "Tw\"o");
	cr_expect_str_eq(s.url, "b.example");
	cr_expect_eq(s.line, 4);
	cr_expect_eq(w.kinds.count, 0);
	s = read_one("services.csv", "Service RecordID;Service-Name\n7;Seven, or eight\n", &w);
	cr_expect_str_eq(s.id, "7");
	cr_expect_str_eq(s.name, "Seven, or eight");
	s = read_one("services.csv", "id\tname\n7\tSeven, or eight\n", &w);
	cr_expect_str_eq(s.name, "Seven, or eight");
	s = read_one("services.csv", "id,name,secret\n1,NULL,x\n,,\n", &w);
	cr_expect_eq(s.rows, 1, "a row of commas is none");
	cr_expect_str_eq(s.name, "");
	cr_expect_eq(w.kinds.count, 1);
	cr_expect_str_eq(w.kinds.entries[0].key, "unknown column services.secret");
}

Test(table, json_in_its_varieties)
{
	struct warnings w;
	struct seen s;

	s = read_one("x.json", "{\"id\": 12, \"name\": \"One\", \"application_process\": \"Call\", \"url\": null}", &w);
	cr_expect_eq(s.rows, 1);
	cr_expect_str_eq(s.id, "12");
	cr_expect_eq(w.kinds.count, 0);
	s = read_one("x.json", "\xef\xbb\xbf[{\"id\": \"a\", \"name\": \"A\", \"eligibility\": \"\", \"mystery\": 1},"
		"{\"id\": 1.5, \"name\": \"B\", \"mystery\": 1}, 7, null]", &w);
	cr_expect_eq(s.rows, 2);
	cr_expect_str_eq(s.id, "1.5");
	cr_expect_eq(w.kinds.count, 2, "an unknown name, and a value that is no object");
	s = read_one("x.json", "{\"contents\": [{\"id\": \"a\", \"name\": \"A\", \"fees\": \"\"}]}", &w);
	cr_expect_eq(s.rows, 1);
	s = read_one("services.json", "[{\"id\": \"a\", \"name\": \"\xe9\"}]", &w);
	cr_expect_str_eq(s.name, "é", "Windows-1252");
	cr_expect_eq(w.kinds.count, 1);
	s = read_one("x.json", "{\"services.csv\": [{\"id\": \"a\", \"name\": \"A\"}], \"weather\": [{}]}", &w);
	cr_expect_eq(s.rows, 1);
	s = read_one("organizations.json", "[{\"id\": \"o\", \"name\": \"O\", \"services\": [{\"id\": \"a\", \"name\": \"A\"}]}]", &w);
	cr_expect_eq(s.rows, 1);
}

/* A thousand nested objects are read up to a limit. */
Test(table, deep_json)
{
	struct req *q = test_req();
	struct warnings w;
	struct str s;

	str_init(&s, q->arena, 1 << 20);
	for (int i = 0; i < 1000; i++)
		str_add(&s, "{\"id\": \"1\", \"name\": \"x\", \"eligibility\": \"\", \"services\": ");
	str_add(&s, "null");
	for (int i = 0; i < 1000; i++)
		str_add(&s, "}");
	cr_expect_leq(read_one("services.json", s.text, &w).rows, 64);
}

Test(table, map_keeps_order_and_values)
{
	struct arena *a = test_req()->arena;
	static int values[5000];
	struct map m;

	map_init(&m, a);
	for (size_t i = 0; i < COUNT(values); i++)
		*map_at(&m, arena_printf(a, "key %zu", i)) = &values[i];
	cr_expect_eq(m.count, COUNT(values));
	for (size_t i = 0; i < COUNT(values); i++)
		cr_assert_eq(map_get(&m, arena_printf(a, "key %zu", i)), &values[i]);
	cr_expect_null(map_get(&m, "key"));
	cr_expect_str_eq(m.entries[77].key, "key 77");
	cr_expect_eq(*map_at(&m, "key 1"), &values[1]);
	cr_expect_eq(m.count, COUNT(values));
}
