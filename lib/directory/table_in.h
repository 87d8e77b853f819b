/* table_in - what the files of table.h share: table.c names, table_csv.c and table_json.c read, table_open.c asks both. */
#ifndef HANDRAIL_TABLE_IN_H
#define HANDRAIL_TABLE_IN_H

#include "base/map.h"
#include "directory/table.h"

#define COLUMN_NAME_MOST 64		/* characters of a name that a warning tells */

struct json_row;

struct source {
	enum table table;
	size_t file;			/* in the bundle */
	const char *name;
	bool told;			/* its warnings were counted */
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
	} json[TABLES];			/* of all JSON files */
	struct map json_names;		/* members that were looked up already */
};

/* The n-th cell of a table; its names. */
size_t table_cells(enum table t, enum cell *first);
const char *table_noun(enum table t);
const char *cell_name(enum cell c);
const char *cell_columns(enum cell c);
bool column_is_unused(enum table t, const char *name);

/* The next blank-separated word of a list, moving on; NULL at its end. */
const char *word_next(const char **list, size_t *length);
bool word_is(const char *word, size_t length, const char *text);

/* Lower case, "_" between words, recordid as id. */
char *column_name(struct arena *a, const char *header);

/* The name without the table's noun in front: "service_name" in services is "name". Else "". */
const char *column_stem(enum table t, const char *name);

/* The text of a cell out of raw bytes; w may be NULL. */
const char *cell_text(struct tables *t, struct warnings *w, const char *bytes, size_t length,
	const char *file, size_t line);

/* The rows of a CSV file. */
enum err csv_each(struct req *q, struct tables *t, struct source *s,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data);

/* Takes in a JSON file; its rows. */
enum err json_take(struct req *q, struct tables *t, size_t file, const char *name, const char *base);
enum err json_each(struct req *q, struct tables *t, enum table table,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data);

#endif
