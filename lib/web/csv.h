/* csv - answers with rows as a CSV file of any length, in bounded memory.
 *
 *	static const struct csv_column columns[] = {
 *		CSV_TIME(struct referral, made_at),
 *		CSV(struct referral, seeker.first_name),
 *		CSV_PHONE(struct referral, seeker.phone),
 *		CSV_WORD("status", status_word),
 *	};
 *
 *	csv_send(q, &(struct csv){ "inbound", columns, COUNT(columns), sizeof(struct referral), read_rows, &l });
 *
 * The file is RFC 4180: lines end in CR LF, a cell with a comma, a quote or a line break stands in quotes. The first line has
 * the columns' names. Text is UTF-8 behind a byte order mark: without the mark Excel takes it for Windows-1252. A cell that
 * begins as a formula does (=, +, -, @, tab, carriage return) gets an apostrophe in front, as OWASP advises, so that a
 * spreadsheet shows what somebody typed and does not run it. A flag is `yes` or empty. A long batch is sent in pieces. */
#ifndef HANDRAIL_CSV_H
#define HANDRAIL_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct req;
struct str;

enum csv_type { CSV_TEXTS, CSV_FLAGS, CSV_NUMBERS, CSV_PHONES, CSV_TIMES, CSV_WORDS, CSV_CELLS };

struct csv_column {
	const char *name;		/* of the member, with an underscore for each dot: the name of a form's field */
	enum csv_type type;
	size_t offset;
	const char *(*word)(struct req *q, const void *row);	/* of CSV_WORDS; NULL or "" is an empty cell */
	size_t cell;			/* of CSV_CELLS: its number */
};

#define CSV(type_, member) CSV_AS(#member, type_, member)

/* The same with another name. */
#define CSV_AS(name_, type_, member) { name_, \
	_Generic(((type_ *)0)->member, char *: CSV_TEXTS, const char *: CSV_TEXTS, bool: CSV_FLAGS, int: CSV_NUMBERS), \
	offsetof(type_, member), NULL, 0 }

/* An instant: "2026-11-22 14:38:45" on the site's clock, which spreadsheets read as a time; empty if it is 0. */
#define CSV_TIME(type_, member) { #member, CSV_TIMES, offsetof(type_, member), NULL, 0 }

/* E.164, written for reading: "(508) 555-0100". */
#define CSV_PHONE(type_, member) { #member, CSV_PHONES, offsetof(type_, member), NULL, 0 }

#define CSV_CURSOR_MOST 500		/* bytes */

#define CSV_WORD(name_, function) { name_, CSV_WORDS, 0, function, 0 }

/* For columns that are known only as the file is made: a text of the row's array of texts. The array may be NULL: then all of
 * them are empty. */
#define CSV_CELL(name_, type_, member, number) ((struct csv_column){ name_, CSV_CELLS, offsetof(type_, member), NULL, number })

struct csv {
	const char *name;		/* of the file; the day and .csv are added */
	const struct csv_column *columns;
	size_t column_count;
	size_t stride;			/* bytes of a row */
	/* Reads a batch of rows of `from`: those after a cursor, or the first ones if it is NULL. *cursor becomes the one after
	 * these rows, NULL if there are no more. Rows and cursor live in q's arena, which is emptied after each batch. */
	enum err (*next)(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor);
	const void *from;
};

/* Sends headers and rows, batch after batch, and ends early if the client is gone. The first batch is read before anything is
 * sent, so that its failure yields an error page. After a later failure the last row states, in the reader's language, that the
 * file is not whole, and the transfer breaks off; not every web server passes that on to the client. */
enum err csv_send(struct req *q, const struct csv *c);

/* Adds one cell. */
void csv_cell(struct str *s, const char *text);

#endif
