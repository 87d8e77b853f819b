/* table - the rows of a directory in one shape, whichever form and version of HSDS they come in.
 *
 * A table is found by its file's name or its JSON member's, its cells by their
 * column's (hsds.def has all names). Every cell is trimmed UTF-8. JSON objects
 * inside others become rows of their own tables that name the outer one
 * ({"id": "a", "phones": [{...}]} gives a phone with service_id "a").
 *
 * A bad row never stops the reading: what is odd is counted in the warnings
 * (when a table is read for the first time). Invalid UTF-8 becomes U+FFFD, cells
 * longer than 1 MiB are cut, rows that hold a NUL byte are left out. */
#ifndef HANDRAIL_TABLE_H
#define HANDRAIL_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct req;
struct tables;
struct warnings;

#define CELL_MOST ((size_t)1 << 20)
#define JSON_MOST ((size_t)256 << 20)	/* of one JSON file: it is held in memory */

enum table {
#define HSDS_TABLE(table, noun, files) TABLE_##table,
#define HSDS_CELL(table, cell, columns)
#define HSDS_UNUSED(table, columns)
#include "directory/hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED
	TABLES
};

/* Named table_cell: services_name. */
enum cell {
#define HSDS_TABLE(table, noun, files)
#define HSDS_CELL(table, cell, columns) table##_##cell,
#define HSDS_UNUSED(table, columns)
#include "directory/hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED
	CELLS
};

struct row {
	const char *file;	/* for warnings */
	const char **cells;	/* those of the table, in hsds.def's order; "" when empty; NULL: the row is packed */
	unsigned line;		/* from 1; in JSON the number of the row */
	enum table table;
	uint32_t there;		/* of a packed row: the cells that are not empty, as bits; their places lie behind it */
	uint32_t places[];
};

/* A cell of the row's own table; "" when there is none. */
const char *cell(const struct row *r, enum cell c);

/* The cell called so ("service_id"), or CELLS when the table has none. */
enum cell cell_find(enum table table, const char *name);

/* A copy that outlives the reading, packed: an import keeps a million of them. The second leaves
 * one cell out (CELLS: none), the third keeps only some. */
const struct row *row_keep(struct arena *a, const struct row *r);
const struct row *row_keep_but(struct arena *a, const struct row *r, enum cell but);
const struct row *row_keep_only(struct arena *a, const struct row *r, const enum cell *only, size_t count);

const char *table_name(enum table t);

/* "Services-2024.csv", "service_list.json", "services": the table, or TABLES. */
enum table table_find(const char *file);

/* ERR_INPUT when nothing can be read from there. Lives in the arena a. */
enum err tables_open(struct req *q, struct arena *a, const char *path, struct warnings *w, struct tables **tables);

/* Each row in turn; it is valid until the next one. Ends at the first each() that fails. */
enum err tables_each(struct req *q, struct tables *t, enum table table,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data);

#endif
