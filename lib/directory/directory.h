/* directory - taking in a directory of programs: HSDS 1.0, 1.1, 2.0, 3.x; folder, zip or JSON.
 *
 * All in one transaction: a failed import leaves the database as it was. A
 * second import of the same data changes nothing, and local settings are never
 * touched. Bad rows are counted by kind and reported with file and line; they
 * never stop an import. What a source does not list any more is retired, what
 * comes back is there again; a directory without any program is refused, so
 * that an empty file retires nothing.
 *
 * Services pass by one at a time; the small tables that hang on them are held
 * in memory (about three times their size). See table.h for the forms that
 * are read, wording.h for what becomes of texts and addresses, entry.h for
 * how a program is put together. */
#ifndef HANDRAIL_DIRECTORY_H
#define HANDRAIL_DIRECTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct req;

struct directory_options {
	const char *path;
	const char *source;		/* keeps directories apart; "default" when NULL */
	const char *country;		/* for phones without one; "US" when NULL */
	bool repair_text;		/* mend text that was certainly decoded twice */
	bool rewrite_contacts;		/* addresses become @example.invalid */
	bool dry_run;			/* do everything, then take it back */
	void (*progress)(void *data, const char *what, size_t done, size_t all);	/* or NULL */
	void *data;
};

struct directory_warning {
	const char *kind;		/* "dangling organization", "unknown column", ... */
	size_t count;
	const char *first;		/* file:line of the first */
};

struct directory_result {
	size_t organizations, programs, locations;	/* read */
	size_t added, changed, unchanged, retired;	/* programs; one that came back is changed */
	struct directory_warning *warnings;
	size_t warning_count;
};

/* ERR_INPUT when there is nothing to import at the path; ERR_CONFLICT while another import is at work
 * on this database. The result lives in q's arena. */
enum err directory_import(struct req *q, const struct directory_options *o, struct directory_result *r);

#endif
