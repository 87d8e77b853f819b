/* db - MariaDB, one connection per process; hides mysql.h.
 *
 * A statement is written whole, beside the function that uses it:
 *
 * 	STATEMENT(find, site_columns,
 * 		"SELECT id, host, name "
 * 		"FROM site "
 * 		"WHERE host = ?");
 *
 * 	e = db_row(q, &find, site, BIND(host));
 *
 * It is prepared once per connection and cached. A table of offsets says where
 * each result column goes in a struct; a column's name must be the member's name,
 * with an underscore for each dot: seeker.email is read from seeker_email
 * (checked when the statement is prepared, and for all statements by a test).
 * Text is copied into the request's arena. SQL NULL becomes NULL, 0 or false.
 *
 * db_transaction() runs a function and retries it after a deadlock, a lock
 * time-out, a certification conflict, or a connection lost before the commit: at
 * most 12 tries with growing pauses. After a failure inside a transaction only a
 * rollback is sent, so a failed transaction cannot commit. If the connection is
 * lost during the commit, its outcome is unknown: then the function is retried
 * only if it called db_keyed(), that is, if it began by taking a once-only key.
 *
 * [database] hosts lists servers to try in turn ("a:3306, b"). Without it, db uses
 * the socket. Times are stored as instants (milliseconds since 1970, UTC). */
#ifndef HANDRAIL_DB_H
#define HANDRAIL_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct conf;
struct db;
struct req;

/* ---- values bound to a statement's question marks ---- */

enum value_type { VALUE_NULL, VALUE_INT, VALUE_REAL, VALUE_TEXT, VALUE_BYTES };

struct value {
	enum value_type type;
	int64_t number;
	double real;
	const void *bytes;
	size_t length;
};

struct value value_int(int64_t n);
struct value value_real(double d);
struct value value_text(const char *t);			/* NULL becomes SQL NULL */
struct value value_bytes(const void *b, size_t n);	/* BINARY and BLOB columns */
struct value value_id(int64_t id);			/* 0 becomes SQL NULL */
struct value value_public_id(const char *id);		/* text that is no id (text_is_id()) becomes SQL NULL, which equals nothing */
struct value value_same(struct value v);

#define VALUE(x) _Generic((x), \
	struct value: value_same, \
	const struct value: value_same, \
	char *: value_text, \
	const char *: value_text, \
	float: value_real, \
	double: value_real, \
	default: value_int)(x)

struct binds { const struct value *values; size_t count; };

/* In a statement: the time of the unit of work, q->now. db.c binds it, so BIND() leaves it out. Not for db_exec_many(). */
#define SQL_NOW "@now"

/* For an IN of up to 25 values: bind places that are left over to one of the values again, or to a value that no row has. */
#define TWENTY_FIVE "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

/* BIND(a, b, ...) takes up to 64 values; NOTHING is for none. */
#define BIND(...) ((struct binds){ \
	(const struct value[]){ DB_EACH(__VA_ARGS__) }, \
	sizeof((const struct value[]){ DB_EACH(__VA_ARGS__) }) / sizeof(struct value) })
#define NOTHING ((struct binds){ 0, 0 })

/* ---- columns read into a struct ---- */

/* The content of a BLOB of any length, in the request's arena. */
struct bytes { const unsigned char *all; size_t length; };

enum column_type { COLUMN_TEXT, COLUMN_BLOB, COLUMN_INT64, COLUMN_INT, COLUMN_UNSIGNED, COLUMN_BOOL, COLUMN_REAL, COLUMN_BYTES };

struct column {
	const char *name;
	enum column_type type;
	size_t offset;
	size_t size;		/* of the member; for COLUMN_BYTES exactly this many are copied */
};

/* COLUMN(struct site, host): has the type of the member. An enum counts as unsigned, or as int if one of its values
 * is below 0. unsigned char[N] members take BINARY(N). */
#define COLUMN(type_, member) COLUMN_AT(type_, member, offsetof(type_, member))

/* COLUMN_WITHIN(struct hit, person, struct person, id): the same for a struct inside the row's struct. */
#define COLUMN_WITHIN(row_type, outer, type_, member) \
	COLUMN_AT(type_, member, offsetof(row_type, outer) + offsetof(type_, member))
#define COLUMN_AT(type_, member, offset_) { #member, \
	_Generic(((type_ *)0)->member, \
		char *: COLUMN_TEXT, const char *: COLUMN_TEXT, \
		int64_t: COLUMN_INT64, int: COLUMN_INT, unsigned: COLUMN_UNSIGNED, \
		bool: COLUMN_BOOL, double: COLUMN_REAL, \
		unsigned char *: COLUMN_BYTES, \
		struct bytes: COLUMN_BLOB), \
	offset_, sizeof(((type_ *)0)->member) }

struct stmt {
	const char *name;
	const char *file;
	const char *sql;
	const struct column *columns;
	size_t column_count;
	size_t row_size;
};

/* STATEMENT(name, columns, row type, sql): each row fills a struct of the row type.
 * COMMAND(name, sql): returns no rows. Both register the statement for the test
 * that prepares every one. */
#define STATEMENT(name_, columns_, row_type, ...) \
	static const struct stmt name_ = { #name_, __FILE__, __VA_ARGS__, columns_, \
		sizeof(columns_) / sizeof((columns_)[0]), sizeof(row_type) }; \
	DB_REGISTER(name_)
#define COMMAND(name_, ...) \
	static const struct stmt name_ = { #name_, __FILE__, __VA_ARGS__, 0, 0, 0 }; \
	DB_REGISTER(name_)
#define DB_REGISTER(name_) \
	static const struct stmt *const name_##_registered \
		__attribute__((section("handrail_statements"), used)) = &(name_);

/* All statements that are linked in. */
size_t db_statements(const struct stmt *const **all);

/* ---- running statements ---- */

/* Connects, trying the hosts in turn, and for a few seconds again while all connections are taken. Sets up the
 * session: utf8mb4, UTC, strict mode, and snapshot isolation if the server supports it. */
enum err db_open(const struct conf *c, struct db **opened, const char **why);

/* Like db_open(), but the first statement connects. For processes that must start
 * (and answer "busy") while the database is down. */
struct db *db_new(const struct conf *c);

/* Lets every later statement take up to half an hour, for work that no page waits for:
 * committing very many rows takes as long as indexing all their words. */
void db_patient(struct db *db);

/* For programs that answer pages: a server that stays silent for eight seconds counts as down, so that
 * the page can report it before nginx gives up (30 seconds). Call it before the first statement. */
void db_impatient(struct db *db);

/* Closes the connection; the next statement connects again. A program calls it after waiting for a request for a while, since a
 * host may allow few connections. Does nothing inside a transaction. */
void db_rest(struct db *db);

/* Call it between requests: closes the connection if the server has refused one in the last minute because too many were open,
 * since another process then waits for one. */
void db_spare(struct db *db);

void db_close(struct db *db);

/* The effect of a command. */
struct done {
	int64_t id;		/* the AUTO_INCREMENT id of the new row */
	int64_t rows;		/* matched by an UPDATE or DELETE, or made by an INSERT */
};

/* Runs a command; done may be NULL. ERR_DUPLICATE if a unique key exists already:
 * callers expect that, so it is not recorded with fail() and does not break a
 * transaction. All other failures are recorded with fail(). */
enum err db_exec(struct req *q, const struct stmt *s, struct done *done, struct binds b);

/* Reads one row into *row. ERR_MISSING, without fail(), if there is none. */
enum err db_row(struct req *q, const struct stmt *s, void *row, struct binds b);

/* Reads all rows: *rows becomes an array in the arena (of the statement's row type). */
enum err db_rows(struct req *q, const struct stmt *s, void *rows, size_t *count, struct binds b);

/* Runs the same INSERT, UPDATE or DELETE for many rows in one round trip. values holds the first row's
 * values, then the second's, and so on; all values of a column have one type or are NULL. With RETURNING,
 * *made becomes an array of the returned rows, otherwise NULL. A failure, even ERR_DUPLICATE, may leave
 * some rows written: roll the transaction back then. */
enum err db_exec_many(struct req *q, const struct stmt *s, const struct value *values, size_t rows, void *made);

/* Calls each() for every row, in constant memory. A row's texts live until the next row, and each() must
 * not use the connection. */
enum err db_each(struct req *q, const struct stmt *s, enum err (*each)(struct req *q, void *row, void *data),
	void *row, void *data, struct binds b);

/* Runs work() in a transaction, as described at the top. Inside another transaction it only calls work(). */
enum err db_transaction(struct req *q, enum err (*work)(struct req *q, void *data), void *data);
bool db_in_transaction(const struct db *db);

/* Runs work(q, arg) after the running transaction commits, in the order of the calls; the same function with the same
 * argument runs once. A rollback drops it. So does a retry of the transaction: only the work that the last try
 * registered runs. In a nested transaction it waits for the outermost commit. Outside a transaction it runs at once.
 * arg must live as long as q's arena.
 *
 * If the connection is lost during the commit, nothing runs, although the commit may have happened: use this only to
 * speed up work that is also found in another way. work() may use the database, but can no longer fail the request. */
void db_after_commit(struct req *q, void (*work)(struct req *q, void *arg), void *arg);

/* Marks a transaction that has taken a once-only key: it may be retried even if the outcome of its
 * commit is unknown. */
void db_keyed(struct req *q);

/* If the running transaction conflicts with another one and is tried again, s locks its row before anything is read: the new
 * try then waits for the other transaction, which cannot conflict again. For a row that many transactions change at their
 * end. */
void db_lock_first(struct req *q, const struct stmt *s);

/* Runs a script of several statements over the text protocol: for migrations only. */
enum err db_script(struct req *q, const char *sql);

/* Prepares the statement and compares its columns; for the test and `handrail check`. */
enum err db_prepare_check(struct req *q, const struct stmt *s);

/* True if the server refused to write since the last call, for all writers: it is read-only, or its disk is full. */
bool db_was_refused(struct db *db);

/* Checks that the server is up and accepts writes (wsrep_ready on a cluster). */
enum err db_ping(struct req *q);

/* ---- whole tables, as text: for backups ---- */

/* A table and those of its columns whose values are stored. Binary values travel in hexadecimal. */
struct db_table {
	const char *name;
	const char **columns;
	bool *is_binary;
	size_t count;		/* of columns */
	int64_t next_id;	/* the next value of AUTO_INCREMENT; 0 if the table has none */
	bool keeps_rows;	/* db_table_add() passes over rows that are there already */
};

/* A value as text; NULL is SQL NULL. */
struct db_cell { const char *text; size_t length; };

/* Reads which columns a table of this database has. ERR_MISSING, without fail(), if there is no such table. */
enum err db_table_find(struct req *q, const char *name, struct db_table *t);

/* Runs work() once in a read-only transaction that shows the whole database as it is at one moment. */
enum err db_snapshot(struct req *q, enum err (*work)(struct req *q, void *data), void *data);

/* Calls each() with the cells of every row, in constant memory. each() must not use the connection. */
enum err db_table_each(struct req *q, const struct db_table *t,
	enum err (*each)(struct req *q, const struct db_cell *cells, void *data), void *data);

/* Adds rows: the cells of the first, then of the second, and so on. Only within a transaction. */
enum err db_table_add(struct req *q, const struct db_table *t, const struct db_cell *cells, size_t rows);

/* Deletes all rows, whatever refers to them. Only within a transaction. */
enum err db_table_clear(struct req *q, const struct db_table *t);

/* *empty: the table has no row. */
enum err db_table_is_empty(struct req *q, const struct db_table *t, bool *empty);

/* Sets the next value of AUTO_INCREMENT, if the table has one. Needs the right ALTER, and ends a transaction. */
enum err db_table_continue(struct req *q, const struct db_table *t);

/* Turns the checks of foreign keys off for this connection: rows that belong together come table by table. */
enum err db_trust_keys(struct req *q);

/* Turns them on again: deleting a row deletes what belongs to it. */
enum err db_check_keys(struct req *q);

#include "edge/db_each.h"

#endif
