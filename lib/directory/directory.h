/* directory - imports a directory of programs: HSDS 1.0, 1.1, 2.0, 3.x; folder, zip or JSON.
 *
 * An import is one transaction: if it fails, the database stays as it was.
 * Importing the same data again changes nothing, and no import touches local
 * settings. Bad rows never stop an import: they are counted by kind and reported
 * with file and line. Programs that the source no longer lists are retired, and
 * come back when it lists them again.
 *
 * An import never takes a part of a directory for the whole. It refuses a directory
 * without any program, a file that ends too early, an incomplete set of an API's pages,
 * and a directory that would retire more than a fifth of the source's programs, unless
 * allow_retire is at least their number.
 *
 * Services are read one at a time; the small tables that belong to them are held
 * in memory (about three times their size). See table.h for the accepted
 * formats, wording.h for the cleaning of texts and addresses, entry.h for how a
 * program is put together. */
#ifndef HANDRAIL_DIRECTORY_H
#define HANDRAIL_DIRECTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct req;

#define DIRECTORY_SOURCE "default"

struct directory_options {
	const char *path;
	const char *source;		/* names this directory among several; DIRECTORY_SOURCE if NULL */
	const char *country;		/* of phone numbers without a country code; "US" if NULL */
	const char *confidential;	/* a column whose rows have an address that must not be shown; NULL if there is none */
	bool repair_text;		/* repair text that was clearly decoded twice */
	bool rewrite_contacts;		/* addresses become @example.invalid */
	int64_t allow_retire;		/* programs that may be retired although they are more than a fifth of the source's */
	bool dry_run;			/* do everything, then roll back */
	void (*progress)(void *data, const char *what, size_t done, size_t all);	/* or NULL */
	void *data;
};

struct directory_warning {
	const char *kind;		/* "dangling organization", "unknown column", ... */
	size_t count;
	const char *first;		/* file:line of the first */
};

struct directory_result {
	size_t organizations, programs, locations;	/* number of rows read */
	size_t added, changed, unchanged, retired;	/* programs; one that came back counts as changed */
	struct directory_warning *warnings;
	size_t warning_count;
};

/* ERR_INPUT if there is nothing to import at the path. ERR_CONFLICT while another import is running on
 * this database. The result is in q's arena. */
enum err directory_import(struct req *q, const struct directory_options *o, struct directory_result *r);

#endif
