/* table - the rows of a directory in one shape, whatever their format and version of HSDS.
 *
 * A table is found by the name of its file or JSON member, a cell by its column's
 * name (hsds.def lists all names). Every cell is trimmed UTF-8. A JSON object
 * inside another becomes a row of its own table that names the outer one
 * ({"id": "a", "phones": [{...}]} yields a phone with service_id "a").
 *
 * A bad row never stops the reading. When a table is read for the first time, oddities
 * are counted as warnings. Invalid UTF-8 becomes U+FFFD, cells longer than 1 MiB are
 * cut, rows with a NUL byte are left out. */
#ifndef HANDRAIL_TABLE_H
#define HANDRAIL_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

struct arena;
struct req;
struct tables;
struct warnings;

#define CELL_MOST ((size_t)1 << 20)
#define JSON_MOST ((size_t)256 << 20)	/* per JSON file: it is held in memory */

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
	const char **cells;	/* in hsds.def's order; "" if empty; NULL: the row is packed */
	unsigned line;		/* from 1; in JSON, the number of the row */
	enum table table;
	uint32_t there;		/* of a packed row: bits of the cells that are not empty; their offsets follow */
	uint32_t places[];
};

/* A cell of the row's own table; "" if empty. */
const char *cell(const struct row *r, enum cell c);

/* True for the ways in which exports write "yes". */
bool cell_is_yes(const char *text);

/* Finds a cell by name ("service_id"), or CELLS if the table has none. */
enum cell cell_find(enum table table, const char *name);

/* A packed copy that outlives the reading; an import keeps a million of them. The second omits one cell
 * (CELLS: none), the third keeps only some. */
const struct row *row_keep(struct arena *a, const struct row *r);
const struct row *row_keep_but(struct arena *a, const struct row *r, enum cell but);
const struct row *row_keep_only(struct arena *a, const struct row *r, const enum cell *only, size_t count);

const char *table_name(enum table t);

/* Finds a table by "Services-2024.csv", "service_list.json" or "services"; TABLES if none. */
enum table table_find(const char *file);

/* Opens the directory at path, in the arena a. ERR_INPUT if nothing there can be read. */
enum err tables_open(struct req *q, struct arena *a, const char *path, struct warnings *w, struct tables **tables);

/* A further name of the column "confidential" of services, locations and addresses. Set it before reading; afterwards
 * tables_confidential_found() is false if no table has the column. */
void tables_confidential(struct tables *t, const char *column);
bool tables_confidential_found(const struct tables *t);

/* Calls each() for every row; the row is valid until the next one. Stops when each() fails. */
enum err tables_each(struct req *q, struct tables *t, enum table table,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data);

/* Writes a cell of a CSV file (RFC 4180), in quotation marks; the caller writes commas and line ends. */
void table_put_cell(FILE *f, const char *cell);

#endif
