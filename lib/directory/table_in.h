/* table_in - what the files behind table.h share: table.c has the names, table_csv.c and table_json.c read, table_pages.c adds
 * up the pages of an API, and table_open.c calls these three. */
#ifndef HANDRAIL_TABLE_IN_H
#define HANDRAIL_TABLE_IN_H

#include "base/map.h"
#include "directory/table.h"

#define COLUMN_NAME_MOST 64		/* characters of a name in a warning */

struct json;
struct json_row;

struct source {
	enum table table;
	size_t file;			/* index in the bundle */
	const char *name;
	bool told;			/* its warnings have been counted */
	bool is_windows;		/* in Windows-1252 rather than UTF-8; set together with `told` */
};

/* Pages of an API that list one table, added up. */
struct paging {
	const char *file;		/* the first file that is a page; NULL if there is none */
	size_t files;
	size_t items, all_items;	/* items on these pages; items in all, 0 if no page has that number */
	size_t all_pages;		/* 0 if no page has it */
	size_t followed;		/* pages that name a next one */
};

struct tables {
	struct arena *arena;
	struct arena *row_arena;	/* reset before each row */
	struct bundle *bundle;
	struct warnings *warnings;
	struct source *sources;		/* CSV files */
	size_t source_count;
	struct {
		struct json_row *first, *last;
		bool told;
	} json[TABLES];			/* from all JSON files */
	struct map json_names;		/* members that have been looked up */
	const char *confidential;	/* a further name of that column; NULL if there is none */
	bool confidential_found;
	struct paging paging[TABLES];	/* as the pages of an API report it */
};

/* The number of a table's cells, and the first one; the names of tables and cells. */
size_t table_cells(enum table t, enum cell *first);
const char *table_noun(enum table t);
const char *cell_name(enum cell c);
const char *cell_columns(enum cell c);
bool column_is_unused(enum table t, const char *name);

/* True if this is the table's column with the further name; notes that it was found. */
bool column_is_confidential(struct tables *t, enum table table, const char *name);

/* Returns the next blank-separated word of a list and moves past it. NULL at its end. */
const char *word_next(const char **list, size_t *length);
bool word_is(const char *word, size_t length, const char *text);

/* In lower case, with "_" between words; recordid and uuid become id. */
char *column_name(struct arena *a, const char *header);

/* The name without the table's noun: "service_name" in services yields "name". "" if it has none. */
const char *column_stem(enum table t, const char *name);

/* Cleans the raw bytes of a cell; w may be NULL. */
const char *cell_text(struct tables *t, struct warnings *w, const char *bytes, size_t length,
	const char *file, size_t line);

/* Calls each() for the rows of a CSV file. */
enum err csv_each(struct req *q, struct tables *t, struct source *s,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data);

/* Finds the rows of a JSON file: the list inside an API's page, or else the value itself. */
const struct json *page_items(const struct json *root);

/* Adds up what a page reports of itself. */
void page_note(struct tables *t, enum table table, const struct json *root, const struct json *items, const char *file);

/* ERR_INPUT if a table has only some of its pages. */
enum err pages_check(struct req *q, const struct tables *t);

/* json_take() adds the rows of a JSON file; json_each() calls each() for the rows of a table. */
enum err json_take(struct req *q, struct tables *t, size_t file, const char *name, const char *base);
enum err json_each(struct req *q, struct tables *t, enum table table,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data);

#endif
