/* backup - all of Handrail's tables in one file, and back.
 *
 * The file is text, a line each, with tabs between values:
 *
 * 	handrail-backup	1
 * 	version	0.1
 * 	made	2026-11-29T18:00:00Z
 * 	setting	[mail] from = post@example.org		for people; secrets are not in it
 * 	step	1	0001_sites_and_people.sql	DIGEST
 * 	table	person	4711				and the next id; 0 if it has none
 * 	column	id	text				or hex, for bytes
 * 		1	ana@example.org	9f3c...		a row begins with a tab; \N is NULL; \\ \t \n \r \0
 * 	end	person	1				and the number of its rows
 * 	digest	DIGEST					BLAKE2b-256 of all lines before
 *
 * It is written in a snapshot of the database, in constant memory, as FILE.part, which only its owner may read. It is
 * read again and checked before it gets its name. mariadb-dump is not used: a shared host has no shell to run it in, its
 * files cannot be checked, and a restored one would send messages at once. */
#ifndef HANDRAIL_BACKUP_H
#define HANDRAIL_BACKUP_H

#include <stdint.h>
#include <stddef.h>

#include "base/err.h"

struct req;

struct backup_count { const char *table; int64_t rows; };

struct backup_summary {
	const char *version, *made, *digest;
	const char **settings;
	size_t setting_count;
	struct backup_count *tables;
	size_t table_count;
	int64_t rows;		/* of all tables */
};

typedef void backup_progress(void *data, const char *what, size_t done, size_t all);

/* Writes the file. Replaces a file of that name only if it is a backup. ERR_SYSTEM if it cannot be written, or the check of what
 * was written fails. */
enum err backup_write(struct req *q, const char *path, backup_progress *progress, struct backup_summary *s);

/* Reads the file and checks every line of it. ERR_BAD if it is cut off, was changed, or is no backup. */
enum err backup_check(struct req *q, const char *path, struct backup_summary *s);

/* Fills an empty database from the file, and holds the outbox (installation.h): all of it in one transaction. Sessions and
 * sign-in codes do not come back, so a copy signs nobody in. Numbers in text_stop stay, and the file's join them: a STOP
 * must not be lost. A failure leaves the database as empty as it was, and the restore can be repeated. ERR_CONFIG if the
 * database is not empty, or is newer than the backup; ERR_BAD as above. */
enum err backup_restore(struct req *q, const char *path, backup_progress *progress, struct backup_summary *s);

#endif
