/* directory_in - what the files behind directory.h share: directory.c has the course of an import, the others
 * read and write one kind of row each. */
#ifndef HANDRAIL_DIRECTORY_IN_H
#define HANDRAIL_DIRECTORY_IN_H

#include "base/map.h"
#include "base/secret.h"
#include "directory/batch.h"
#include "directory/catalog.h"
#include "directory/directory.h"
#include "directory/entry_write.h"
#include "directory/warning.h"
#include "directory/wording.h"

#define ID_MOST 255
/* Rows are sent once there are this many, or once they take this many bytes of memory. */
#define ROWS_MOST ENTRY_BATCH
#define BYTES_MOST ((size_t)8 << 20)

/* A row that this source already has in the database. */
struct before {
	int64_t id;
	const char *source_id;
	unsigned char digest[HASH_SIZE];
	bool retired;
	bool seen;		/* by this import */
};

/* Rows of organizations, places or terms, to be written. */
struct waiting {
	struct batch added, changed;
	int64_t *ids[ROWS_MOST];	/* where to store the new ids of the added rows */
};

/* An organization that programs name but that has no row. */
struct missing {
	const char *first;		/* name of the first such program */
	const char *common;		/* whole words that start the names of all of them */
	const char *file;
	size_t line;
};

struct import {
	const struct directory_options *options;
	struct directory_result *result;
	bool *taken_back;		/* set if everything went well and will be rolled back (a dry run) */
	const char *source, *country, *today;
	struct arena *arena;		/* for the whole import */
	struct arena *row_arena;	/* until the collected rows are written */
	struct waiting waiting;
	struct entry_batch entries;
	struct batch stopped;		/* programs that the directory lists as not running */
	struct warnings warnings;
	struct tables *tables;
	struct catalog catalog;
	struct map organizations, locations, programs, terms;	/* rows in the database before, by source id */
	struct map missing;		/* id of an organization -> struct missing */
	struct map services;		/* id -> struct service */
	size_t done;
};

/* ---- directory_write.c: the rows in the database before, and those to be written ---- */

struct wording wording_of(struct import *i, const struct row *r);

/* Counts an oddity of the row; import_warn_of() names the row's table in the kind. */
void import_warn(struct import *i, const struct row *r, const char *kind);
void import_warn_of(struct import *i, const struct row *r, const char *kind);

/* True if the id can be stored; otherwise counts the row. */
bool id_is_fit(struct import *i, const struct row *r, const char *id);

/* Reads the rows that this source has in one table, by source id. */
enum err before_load(struct req *q, struct import *i, const struct stmt *s, struct map *m);

/* Retires the rows that the directory no longer lists. */
enum err retire(struct req *q, struct import *i, const struct stmt *s, const struct map *m, size_t *count);

enum change { NEW, CHANGED, SAME };

/* Compares the row with the one in the database, and marks that one as seen. */
enum change change_of(const struct map *m, const char *id, const unsigned char *digest, struct before **before);

/* A digest of texts. ("ab", "c") and ("a", "bc") differ. */
void digest_of(struct import *i, unsigned char *digest, const char *const *texts, size_t count);

/* Collects rows and writes many at once: new rows by `insert`, which returns their ids; others by `update`. */
void waiting_begin(struct import *i, const struct stmt *insert, const struct stmt *update);
void waiting_add(struct import *i, int64_t *id, struct binds row);
enum err waiting_write(struct req *q, struct import *i);
enum err waiting_write_if_much(struct req *q, struct import *i);
bool is_much(const struct import *i, size_t rows);

/* ---- one kind of row each ---- */

/* directory_organizations.c: the organizations that the directory lists, and stubs for those that it only names. */
enum err organizations_take(struct req *q, struct import *i);
enum err stubs_write(struct req *q, struct import *i);

/* directory_locations.c */
enum err locations_take(struct req *q, struct import *i);

/* directory_terms.c */
enum err terms_take(struct req *q, struct import *i);

/* directory_services.c: the first pass notes each program, the second writes them. */
enum err services_look(struct req *q, struct import *i);
enum err services_take(struct req *q, struct import *i);

#endif
