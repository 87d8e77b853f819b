/* db.c - MariaDB through Connector/C: caches prepared statements; retries transactions that are safe to retry. */
#include "edge/db_in.h"

#include <mysql.h>
#include <errmsg.h>
#include <limits.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"

#define TRIES 12
#define LONGEST_PAUSE 6		/* pauses double until this try */
#define BINDS_MAX 160
#define HOSTS_MAX 16
#define PATIENCE_SECONDS 1800
#define IMPATIENT_SECONDS 8	/* longer than any lock wait */
#define REFUSED_SECONDS 30	/* how long a command waits for a free connection; a page waits IMPATIENT_SECONDS */
#define SCARCE_SECONDS 60

#ifndef ER_CHECKREAD
#define ER_CHECKREAD 1020
#endif

#define NOWS_MAX 64

struct prepared {
	const struct stmt *stmt;
	MYSQL_STMT *handle;
	size_t now_count;
	unsigned char nows[NOWS_MAX];	/* the parameters that are SQL_NOW, in order */
};

struct host {
	char *name;		/* NULL for the socket */
	unsigned port;
};

/* A call to make after the commit: db_after_commit(). */
struct after {
	struct after *next;
	void (*work)(struct req *q, void *arg);
	void *arg;
};

struct db {
	MYSQL *connection;	/* NULL if not connected */
	const struct conf *conf;
	struct prepared *cache;
	size_t cache_slots;	/* a power of two, at least twice the number of this program's statements */
	struct host hosts[HOSTS_MAX];
	size_t host_count;
	size_t host;		/* index of the one in use */
	bool in_transaction;
	bool spoiled;		/* a statement of this transaction failed: it can only roll back */
	bool keyed;		/* the transaction took a once-only key: a retry is safe */
	bool patient;		/* set by db_patient() */
	bool impatient;		/* set by db_impatient() */
	bool committing;
	bool no_writes;		/* the server refused to write; db_was_refused() takes it */
	bool refused;		/* the last try to connect: too many connections are open */
	time_t refused_at;	/* of seconds_now(); 0: never */
	enum err trouble;	/* ERR_AGAIN or ERR_BUSY: why it is spoiled */
	struct after *after;	/* of the running transaction, in the arena of its request */
	const struct stmt *first;	/* of db_lock_first(); NULL: none */
};

/* ---- values ---- */

struct value value_int(int64_t n) { return (struct value){ .type = VALUE_INT, .number = n }; }
struct value value_real(double d) { return (struct value){ .type = VALUE_REAL, .real = d }; }
struct value value_same(struct value v) { return v; }

struct value value_text(const char *t)
{
	if (!t)
		return (struct value){ .type = VALUE_NULL };
	return (struct value){ .type = VALUE_TEXT, .bytes = t, .length = strlen(t) };
}

struct value value_bytes(const void *b, size_t n)
{
	if (!b)
		return (struct value){ .type = VALUE_NULL };
	return (struct value){ .type = VALUE_BYTES, .bytes = b, .length = n };
}

struct value value_id(int64_t id)
{
	return id ? value_int(id) : (struct value){ .type = VALUE_NULL };
}

/* The columns of ids are ASCII: comparing other text with them is an error of the server. */
struct value value_public_id(const char *id)
{
	return value_text(id && text_is_id(id, strlen(id)) ? id : NULL);
}

/* ---- all statements that are linked in ---- */

extern const struct stmt *const __start_handrail_statements[] __attribute__((weak));
extern const struct stmt *const __stop_handrail_statements[] __attribute__((weak));

size_t db_statements(const struct stmt *const **all)
{
	*all = __start_handrail_statements;
	return (size_t)(__stop_handrail_statements - __start_handrail_statements);
}

/* ---- connecting ---- */

static void forget_statements(struct db *db)
{
	for (size_t i = 0; i < db->cache_slots; i++)
		if (db->cache[i].stmt) {
			mysql_stmt_close(db->cache[i].handle);
			db->cache[i] = (struct prepared){ 0 };
		}
}

static void disconnect(struct db *db)
{
	if (!db->connection)
		return;
	forget_statements(db);
	mysql_close(db->connection);
	db->connection = NULL;
}

/* Splits "a:3306, b" into hosts. Without any, uses the socket. */
static void read_hosts(struct db *db)
{
	char *copy = strdup(db->conf->database_hosts), *rest = copy;

	for (char *word; copy && (word = strtok_r(rest, ", ", &rest)) && db->host_count < HOSTS_MAX; ) {
		struct host *h = &db->hosts[db->host_count++];
		char *colon = strrchr(word, ':');

		if (colon && colon == strchr(word, ':')) {
			*colon = 0;
			h->port = (unsigned)strtoul(colon + 1, NULL, 10);
		}
		h->name = strdup(word);
	}
	free(copy);
	if (!db->host_count)
		db->hosts[db->host_count++] = (struct host){ NULL, 0 };
}

/* A server without the variable is none whose default would need it. */
static bool set_if_known(MYSQL *connection, const char *statement)
{
	return !mysql_query(connection, statement) || mysql_errno(connection) == ER_UNKNOWN_SYSTEM_VARIABLE;
}

static bool session_set_up(MYSQL *connection)
{
	static const char must[] =
		"SET SESSION time_zone = '+00:00', "
		"sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', "
		"innodb_lock_wait_timeout = 5";

	return !mysql_query(connection, must)
		/* Joins rows by key, in the order of the list. A join buffer would lose the order, and the
		 * whole page would be sorted again in a table on disk (docs/speed.md). */
		&& set_if_known(connection, "SET SESSION join_cache_level = 0")
		/* Turns a silently lost update into an error; older servers lack it. */
		&& set_if_known(connection, "SET SESSION innodb_snapshot_isolation = ON")
		/* On a cluster, reads see writes made on other nodes. A single server ignores or lacks it. */
		&& set_if_known(connection, "SET SESSION wsrep_sync_wait = 1");
}

/* A cluster node that is not ready accepts connections but no writes. */
static bool node_ready(MYSQL *connection)
{
	MYSQL_RES *result;
	MYSQL_ROW row;
	bool ready = true;

	if (mysql_query(connection, "SHOW STATUS LIKE 'wsrep_ready'"))
		return false;
	if (!(result = mysql_store_result(connection)))
		return false;
	if ((row = mysql_fetch_row(result)) && row[1])
		ready = !strcmp(row[1], "ON") || !*row[1];
	mysql_free_result(result);
	return ready;
}

static bool is_clustered(MYSQL *connection)
{
	MYSQL_RES *result;
	MYSQL_ROW row;
	bool on = false;

	if (mysql_query(connection, "SELECT @@wsrep_on"))
		return false;
	if (!(result = mysql_store_result(connection)))
		return false;
	if ((row = mysql_fetch_row(result)) && row[0])
		on = !strcmp(row[0], "1");
	mysql_free_result(result);
	return on;
}

static bool is_this_machine(const char *host)
{
	return !host || !strcmp(host, "localhost") || !strcmp(host, "127.0.0.1") || !strcmp(host, "::1");
}

/* The connection carries everything that people told us, so the certificate must be the host's, by an issuer in
 * [database] tls_ca, or by one that the system trusts. */
static void demand_tls(MYSQL *m, const struct db *db, const char *host)
{
	const char *when = db->conf->database_tls;
	bool on = true;

	if (!strcmp(when, "off") || (!strcmp(when, "remote") && is_this_machine(host)))
		return;
	mysql_options(m, MYSQL_OPT_SSL_ENFORCE, &on);
	mysql_options(m, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &on);
	if (*db->conf->database_tls_ca || *db->conf->database_ca)
		mysql_options(m, MYSQL_OPT_SSL_CA, *db->conf->database_tls_ca ? db->conf->database_tls_ca : db->conf->database_ca);
}

static void explain(MYSQL *m, char *why, size_t room)
{
	if (mysql_errno(m) == CR_SSL_CONNECTION_ERROR)
		snprintf(why, room, "%s ([database] tls and tls_ca in handrail.conf)", mysql_error(m));
	else
		snprintf(why, room, "%s", mysql_error(m));
}

static void set_times(MYSQL *m, const struct db *db, const struct host *h)
{
	unsigned connect_seconds = 1, seconds = 4;

	/* Behind a socket the server may just be busy; a remote node may be dead. */
	if (!h->name)
		connect_seconds = 10, seconds = 60;
	else if (db->host_count == 1)
		seconds = 60;
	if (db->impatient && seconds > IMPATIENT_SECONDS)
		connect_seconds = IMPATIENT_SECONDS / 2, seconds = IMPATIENT_SECONDS;
	if (db->patient)
		seconds = PATIENCE_SECONDS;
	mysql_options(m, MYSQL_OPT_CONNECT_TIMEOUT, &connect_seconds);
	mysql_options(m, MYSQL_OPT_READ_TIMEOUT, &seconds);
	mysql_options(m, MYSQL_OPT_WRITE_TIMEOUT, &seconds);
}

/* Another process gives one back soon: db_rest(). */
static bool is_refusal(unsigned number)
{
	return number == ER_CON_COUNT_ERROR || number == ER_TOO_MANY_USER_CONNECTIONS || number == ER_USER_LIMIT_REACHED;
}

/* Once per process. */
static void warn_of_another_kind(MYSQL *m)
{
	static bool warned;

	if (warned || strstr(mysql_get_server_info(m), "MariaDB"))
		return;
	warned = true;
	log_event(LOG_WARNING_LEVEL, "database_untested", "version", mysql_get_server_info(m), NULL);
}

static bool connect_to(struct db *db, const struct host *h, char *why, size_t room)
{
	bool off = false;
	MYSQL *m = mysql_init(NULL);

	if (!m) {
		snprintf(why, room, "out of memory");
		return false;
	}
	set_times(m, db, h);
	demand_tls(m, db, h->name);
	mysql_options(m, MYSQL_OPT_RECONNECT, &off);
	mysql_options(m, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (!mysql_real_connect(m, h->name ? h->name : "localhost", db->conf->database_user,
			db->conf->database_password, db->conf->database_name, h->port,
			h->name ? NULL : db->conf->database_socket, CLIENT_FOUND_ROWS)
			|| !session_set_up(m)) {
		db->refused = is_refusal(mysql_errno(m));
		explain(m, why, room);
		mysql_close(m);
		return false;
	}
	if (is_clustered(m) && !node_ready(m)) {
		snprintf(why, room, "%s is not ready", h->name ? h->name : "the server");
		mysql_close(m);
		return false;
	}
	warn_of_another_kind(m);
	db->connection = m;
	return true;
}

/* Tries the current host first, then the others in turn. */
static bool connect_once(struct db *db, char *why, size_t room)
{
	db->refused = false;
	for (size_t i = 0; i < db->host_count; i++) {
		size_t at = (db->host + i) % db->host_count;

		if (connect_to(db, &db->hosts[at], why, room)) {
			db->host = at;
			return true;
		}
	}
	return false;
}

static time_t seconds_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

static void pause_for_another(void)
{
	struct timespec t = { 0, (20 + (long)secret_random_below(30)) * 1000000 };

	nanosleep(&t, NULL);
}

/* Waits while all connections that the server allows are taken. */
static bool connect_any(struct db *db, char *why, size_t room)
{
	time_t until = seconds_now() + (db->impatient ? IMPATIENT_SECONDS : REFUSED_SECONDS);

	while (!connect_once(db, why, room)) {
		if (!db->refused)
			return false;
		db->refused_at = seconds_now();
		if (db->refused_at >= until)
			return false;
		pause_for_another();
	}
	return true;
}

static void make_cache(struct db *db)
{
	const struct stmt *const *all;

	for (db->cache_slots = 2; db->cache_slots < 2 * db_statements(&all); db->cache_slots *= 2)
		continue;
	if (!(db->cache = calloc(db->cache_slots, sizeof(*db->cache))))
		abort();
}

struct db *db_new(const struct conf *c)
{
	struct db *db = calloc(1, sizeof(*db));

	if (!db)
		abort();
	db->conf = c;
	make_cache(db);
	read_hosts(db);
	return db;
}

enum err db_open(const struct conf *c, struct db **opened, const char **why)
{
	static char reason[512];
	struct db *db = db_new(c);

	*opened = NULL;
	if (!connect_any(db, reason, sizeof(reason))) {
		if (why)
			*why = reason;
		db_close(db);
		return ERR_BUSY;
	}
	*opened = db;
	return ERR_OK;
}

void db_patient(struct db *db)
{
	if (db->patient || db->in_transaction)
		return;
	db->patient = true;
	disconnect(db);
}

void db_impatient(struct db *db)
{
	db->impatient = true;
}

void db_rest(struct db *db)
{
	if (!db->in_transaction)
		disconnect(db);
}

void db_spare(struct db *db)
{
	if (db->refused_at && seconds_now() - db->refused_at < SCARCE_SECONDS)
		db_rest(db);
}

void db_close(struct db *db)
{
	if (!db)
		return;
	disconnect(db);
	for (size_t i = 0; i < db->host_count; i++)
		free(db->hosts[i].name);
	free(db->cache);
	free(db);
}

/* ---- what an error number means ---- */

enum meaning { MEANS_FAULT, MEANS_DUPLICATE, MEANS_AGAIN, MEANS_NEXT_HOST, MEANS_LOST };

static enum meaning meaning_of(unsigned number)
{
	switch (number) {
	case ER_DUP_ENTRY:
		return MEANS_DUPLICATE;
	case ER_LOCK_DEADLOCK:
	case ER_AUTOINC_READ_FAILED:	/* a deadlock over a table's AUTO_INCREMENT lock */
	case ER_CHECKREAD:
	case ER_QUERY_INTERRUPTED:
	case ER_LOCK_WAIT_TIMEOUT:
		return MEANS_AGAIN;
	case ER_UNKNOWN_COM_ERROR:	/* 1047: the node is not ready */
	case ER_SERVER_SHUTDOWN:
	case CR_CONNECTION_ERROR:
	case CR_CONN_HOST_ERROR:
		return MEANS_NEXT_HOST;
	case CR_SERVER_GONE_ERROR:
	case CR_SERVER_LOST:
	case ER_CONNECTION_KILLED:
		return MEANS_LOST;
	default:
		return MEANS_FAULT;
	}
}

static bool means_no_writes(unsigned number)
{
	return number == ER_OPTION_PREVENTS_STATEMENT || number == ER_RECORD_FILE_FULL || number == ER_DISK_FULL;
}

bool db_was_refused(struct db *db)
{
	bool was = db->no_writes;

	db->no_writes = false;
	return was;
}

/* A server's message may quote a value (which may hold quotes): drops everything from the first
 * quote to the last. */
static const char *redacted(struct req *q, const char *text)
{
	const char *first = strchr(text, '\''), *last = strrchr(text, '\'');

	if (!first)
		return arena_text(q->arena, text);
	return arena_printf(q->arena, "%.*s...%s", (int)(first - text), text, last + 1);
}

/* Records the failure, and what it means for the transaction. ERR_DUPLICATE spoils nothing. */
static enum err failed(struct req *q, const struct stmt *s, unsigned number, const char *text)
{
	struct db *db = q->db;
	enum meaning m = meaning_of(number);
	const char *name = s ? s->name : "script";

	if (m == MEANS_DUPLICATE)
		return ERR_DUPLICATE;
	db->trouble = ERR_DATABASE;
	db->spoiled = true;
	db->no_writes |= means_no_writes(number);
	if (m == MEANS_AGAIN)
		db->trouble = ERR_AGAIN;
	if (m == MEANS_NEXT_HOST || m == MEANS_LOST) {
		db->trouble = ERR_AGAIN;
		disconnect(db);
		db->host = (db->host + 1) % db->host_count;
	}
	return fail(q, db->trouble == ERR_AGAIN ? ERR_BUSY : ERR_DATABASE, "%s: %u %s", name, number,
		redacted(q, text));
}

/* ---- statements ---- */

static struct prepared *cache_slot(struct db *db, const struct stmt *s)
{
	size_t i = ((uintptr_t)s / sizeof(struct stmt) * 2654435761u) & (db->cache_slots - 1);

	while (db->cache[i].stmt && db->cache[i].stmt != s)
		i = (i + 1) & (db->cache_slots - 1);
	return &db->cache[i];
}

/* Like text_equal(), but a dot equals an underscore: seeker.email and seeker_email. */
static bool is_named(const char *column, const char *member)
{
	for (; *column && *member; column++, member++)
		if (*column != *member && !(*column == '_' && *member == '.'))
			return false;
	return *column == *member;
}

static enum err columns_fit(struct req *q, const struct stmt *s, MYSQL_STMT *handle)
{
	unsigned count = mysql_stmt_field_count(handle);
	MYSQL_RES *described;
	enum err e = ERR_OK;

	if (count != s->column_count)
		return fail(q, ERR_DATABASE, "%s: %u columns, %zu expected", s->name, count, s->column_count);
	if (!count || !(described = mysql_stmt_result_metadata(handle)))
		return ERR_OK;
	for (unsigned i = 0; i < count && !e; i++) {
		const char *name = mysql_fetch_field_direct(described, i)->name;

		if (!is_named(name, s->columns[i].name))
			e = fail(q, ERR_DATABASE, "%s: column %u is %s, %s expected", s->name, i + 1, name,
				s->columns[i].name);
	}
	mysql_free_result(described);
	return e;
}

/* A statement's text with a parameter in the place of each SQL_NOW; notes which parameters these are. False if there are too
 * many. No text in quotation marks holds a question mark. */
static bool write_nows(struct req *q, const char *sql, struct prepared *p, char **text)
{
	char *to = *text = arena_text(q->arena, sql);
	size_t parameter = 0;

	for (; *sql; sql++) {
		bool is_now = text_starts(sql, SQL_NOW);

		if (is_now && (p->now_count == NOWS_MAX || parameter > UCHAR_MAX))
			return false;
		if (is_now)
			p->nows[p->now_count++] = (unsigned char)parameter;
		if (is_now)
			*to++ = '?';
		else
			*to++ = *sql;
		parameter += to[-1] == '?';
		sql += is_now ? strlen(SQL_NOW) - 1 : 0;
	}
	*to = '\0';
	return true;
}

static enum err prepare(struct req *q, const struct stmt *s, MYSQL_STMT **handle)
{
	struct prepared new = { .stmt = s };
	struct db *db = q->db;
	struct prepared *slot;
	char *sql;
	char why[512] = "";
	enum err e;

	if (!db->connection && !connect_any(db, why, sizeof(why))) {
		db->spoiled = true;
		db->trouble = ERR_AGAIN;
		return fail(q, ERR_BUSY, "no database: %s", why);
	}
	slot = cache_slot(db, s);
	if (slot->stmt) {
		*handle = slot->handle;
		return ERR_OK;
	}
	if (!write_nows(q, s->sql, &new, &sql))
		return fail(q, ERR_DATABASE, "%s holds the time too often", s->name);
	if (!(*handle = mysql_stmt_init(db->connection)))
		return fail(q, ERR_SYSTEM, "no memory for %s", s->name);
	if (mysql_stmt_prepare(*handle, sql, strlen(sql))) {
		unsigned number = mysql_stmt_errno(*handle);
		char *text = arena_text(q->arena, mysql_stmt_error(*handle));

		mysql_stmt_close(*handle);
		return failed(q, s, number, text);
	}
	/* RETURNING has columns only once it has run */
	if (!strstr(s->sql, " RETURNING ") && (e = columns_fit(q, s, *handle))) {
		mysql_stmt_close(*handle);
		return e;
	}
	new.handle = *handle;
	*slot = new;
	return ERR_OK;
}

static void bind_value(MYSQL_BIND *b, struct value *v)
{
	static const enum enum_field_types types[] = {
		[VALUE_NULL] = MYSQL_TYPE_NULL, [VALUE_INT] = MYSQL_TYPE_LONGLONG, [VALUE_REAL] = MYSQL_TYPE_DOUBLE,
		[VALUE_TEXT] = MYSQL_TYPE_STRING, [VALUE_BYTES] = MYSQL_TYPE_BLOB,
	};

	b->buffer_type = types[v->type];
	switch (v->type) {
	case VALUE_INT: b->buffer = &v->number; break;
	case VALUE_REAL: b->buffer = &v->real; break;
	case VALUE_TEXT:
	case VALUE_BYTES:
		/* Connector/C does not write through the buffer of a parameter. */
		memcpy(&b->buffer, &v->bytes, sizeof(b->buffer));
		b->buffer_length = (unsigned long)v->length;
		break;
	case VALUE_NULL: break;
	}
}

/* The caller's values, with the time of the unit of work between them. */
static size_t all_values(const struct req *q, const struct prepared *p, struct binds b, struct value *values)
{
	size_t given = 0, now = 0, count = b.count + p->now_count;

	for (size_t i = 0; i < count; i++)
		values[i] = now < p->now_count && p->nows[now] == i ? (now++, value_int(q->now)) : b.values[given++];
	return count;
}

static bool bind_one(MYSQL_STMT *handle, struct value *values, size_t count, MYSQL_BIND *binds)
{
	unsigned rows = 0;

	mysql_stmt_attr_set(handle, STMT_ATTR_ARRAY_SIZE, &rows);
	for (size_t i = 0; i < count; i++)
		bind_value(&binds[i], &values[i]);
	return !count || !mysql_stmt_bind_param(handle, binds);
}

/* Binds one column of many rows: an array of numbers, or arrays of pointers and lengths. */
static void bind_many_values(MYSQL_BIND *bind, const struct value *values, size_t rows, size_t step, struct arena *a)
{
	const void **bytes = arena_array(a, rows, sizeof(*bytes));
	char *is_null = arena_array(a, rows, 1);
	int64_t *numbers = arena_array(a, rows, sizeof(*numbers));
	struct value type = values[0];

	bind->length = arena_array(a, rows, sizeof(*bind->length));
	for (size_t i = 0; i < rows; i++) {
		const struct value *v = &values[i * step];

		bytes[i] = v->bytes;
		bind->length[i] = (unsigned long)v->length;
		is_null[i] = v->type == VALUE_NULL ? STMT_INDICATOR_NULL : STMT_INDICATOR_NONE;
		if (v->type == VALUE_REAL)
			memcpy(&numbers[i], &v->real, sizeof(v->real));
		else
			numbers[i] = v->number;
		if (v->type != VALUE_NULL)
			type = *v;
	}
	bind_value(bind, &type);
	bind->buffer_length = 0;
	bind->buffer = type.type == VALUE_TEXT || type.type == VALUE_BYTES ? (void *)bytes : numbers;
	bind->u.indicator = is_null;
}

static bool bind_many(MYSQL_STMT *handle, const struct value *values, size_t count, struct arena *a)
{
	size_t step = mysql_stmt_param_count(handle);
	MYSQL_BIND *binds = arena_array(a, step, sizeof(*binds));
	unsigned rows = (unsigned)count;

	for (size_t i = 0; i < step; i++)
		bind_many_values(&binds[i], values + i, count, step, a);
	mysql_stmt_attr_set(handle, STMT_ATTR_ARRAY_SIZE, &rows);
	return !mysql_stmt_bind_param(handle, binds);
}

static enum err execute_once(struct req *q, const struct stmt *s, struct binds b, MYSQL_STMT **handle, unsigned *number)
{
	MYSQL_BIND binds[BINDS_MAX];
	struct value values[BINDS_MAX];
	const struct prepared *p;
	enum err e;

	*number = 0;
	if ((e = prepare(q, s, handle)))
		return e;
	p = cache_slot(q->db, s);
	if (b.count + p->now_count > BINDS_MAX || mysql_stmt_param_count(*handle) != b.count + p->now_count)
		return fail(q, ERR_DATABASE, "%s takes %lu values, %zu given", s->name,
			mysql_stmt_param_count(*handle) - p->now_count, b.count);
	memset(binds, 0, (b.count + p->now_count) * sizeof(*binds));
	if (!bind_one(*handle, values, all_values(q, p, b, values), binds) || mysql_stmt_execute(*handle))
		*number = mysql_stmt_errno(*handle);
	return ERR_OK;
}

static enum err execute_told(struct req *q, const struct stmt *s, struct binds b, MYSQL_STMT **handle)
{
	unsigned number;
	enum err e = execute_once(q, s, b, handle, &number);

	if (!e && number)
		e = failed(q, s, number, arena_text(q->arena, mysql_stmt_error(*handle)));
	return e;
}

/* Reconnects if the connection was lost while idle (a time-out, a restart), which is
 * safe outside a transaction. */
static enum err execute(struct req *q, const struct stmt *s, struct binds b, MYSQL_STMT **handle)
{
	struct db *db = q->db;
	bool was_connected = db->connection != NULL;
	enum err e;

	if (db->in_transaction && db->spoiled)
		return fail(q, ERR_DATABASE, "%s after a failure in the same transaction: %s", s->name, q->failed.detail);
	e = execute_told(q, s, b, handle);
	if (!e || e == ERR_DUPLICATE || db->in_transaction || !was_connected || db->connection)
		return e;
	return execute_told(q, s, b, handle);
}

enum err db_exec(struct req *q, const struct stmt *s, struct done *done, struct binds b)
{
	MYSQL_STMT *handle;
	enum err e = execute(q, s, b, &handle);

	if (e)
		return e;
	if (done) {
		done->id = (int64_t)mysql_stmt_insert_id(handle);
		done->rows = (int64_t)mysql_stmt_affected_rows(handle);
	}
	return ERR_OK;
}

/* ---- rows ---- */

struct cell {
	int64_t number;
	double real;
	unsigned long length;
	my_bool null, cut;
};

static bool column_is_text(const struct column *c)
{
	return c->type == COLUMN_TEXT || c->type == COLUMN_BYTES || c->type == COLUMN_BLOB;
}

/* Binds a number to the cell. Of a text only the length, which is fetched later. */
static void bind_column(MYSQL_BIND *b, const struct column *c, struct cell *cell)
{
	b->is_null = &cell->null;
	b->error = &cell->cut;
	b->length = &cell->length;
	if (column_is_text(c)) {
		b->buffer_type = MYSQL_TYPE_BLOB;
		return;
	}
	if (c->type == COLUMN_REAL) {
		b->buffer_type = MYSQL_TYPE_DOUBLE;
		b->buffer = &cell->real;
		return;
	}
	b->buffer_type = MYSQL_TYPE_LONGLONG;
	b->buffer = &cell->number;
}

static enum err fetch_bytes(struct req *q, const struct stmt *s, MYSQL_STMT *handle, unsigned i,
	const struct cell *cell, const struct column *c, char *member, struct arena *texts)
{
	char *bytes = arena_alloc(texts, cell->length + 1);
	unsigned long length = 0;
	MYSQL_BIND b = { .buffer_type = MYSQL_TYPE_BLOB, .buffer = bytes, .buffer_length = cell->length,
		.length = &length };

	if (cell->length && mysql_stmt_fetch_column(handle, &b, i, 0))
		return failed(q, s, mysql_stmt_errno(handle), arena_text(q->arena, mysql_stmt_error(handle)));
	switch (c->type) {
	case COLUMN_TEXT:
		memcpy(member, &bytes, sizeof(bytes));
		break;
	case COLUMN_BLOB:
		memcpy(member, &(struct bytes){ (const unsigned char *)bytes, cell->length }, sizeof(struct bytes));
		break;
	default:
		memcpy(member, bytes, cell->length < c->size ? cell->length : c->size);
	}
	return ERR_OK;
}

static void store_number(const struct column *c, const struct cell *cell, char *member)
{
	int number = (int)cell->number;
	unsigned positive = (unsigned)cell->number;
	bool flag = cell->number != 0;

	switch (c->type) {
	case COLUMN_INT64: memcpy(member, &cell->number, sizeof(cell->number)); break;
	case COLUMN_INT: memcpy(member, &number, sizeof(number)); break;
	case COLUMN_UNSIGNED: memcpy(member, &positive, sizeof(positive)); break;
	case COLUMN_BOOL: memcpy(member, &flag, sizeof(flag)); break;
	case COLUMN_REAL: memcpy(member, &cell->real, sizeof(cell->real)); break;
	case COLUMN_TEXT:
	case COLUMN_BLOB:
	case COLUMN_BYTES: break;
	}
}

static enum err store_row(struct req *q, const struct stmt *s, MYSQL_STMT *handle, const struct cell *cells, char *row,
	struct arena *texts)
{
	memset(row, 0, s->row_size);
	for (unsigned i = 0; i < s->column_count; i++) {
		const struct column *c = &s->columns[i];
		enum err e;

		if (cells[i].null)
			continue;
		if (!column_is_text(c))
			store_number(c, &cells[i], row + c->offset);
		else if ((e = fetch_bytes(q, s, handle, i, &cells[i], c, row + c->offset, texts)))
			return e;
	}
	return ERR_OK;
}

typedef enum err take_row(struct req *q, void *row, void *data);

/* Once the first rows have come, only the connection knows of a failure: a later row of many
 * can fail with RETURNING. */
static enum err fetch_failed(struct req *q, const struct stmt *s, MYSQL_STMT *handle)
{
	unsigned number = mysql_stmt_errno(handle);
	MYSQL *m = q->db->connection;

	if (number)
		return failed(q, s, number, arena_text(q->arena, mysql_stmt_error(handle)));
	return failed(q, s, mysql_errno(m), arena_text(q->arena, mysql_error(m)));
}

/* passing: an arena for texts that live until the next row; NULL keeps them in q's arena. */
static enum err fetch_rows(struct req *q, const struct stmt *s, MYSQL_STMT *handle, void *row, take_row *take, void *data,
	struct arena *passing)
{
	struct cell *cells = arena_array(q->arena, s->column_count, sizeof(*cells));
	MYSQL_BIND *binds = arena_array(q->arena, s->column_count, sizeof(*binds));
	int got;
	enum err e;

	for (size_t i = 0; i < s->column_count; i++)
		bind_column(&binds[i], &s->columns[i], &cells[i]);
	if (mysql_stmt_bind_result(handle, binds))
		return failed(q, s, mysql_stmt_errno(handle), arena_text(q->arena, mysql_stmt_error(handle)));
	/* MYSQL_DATA_TRUNCATED only means that a text is fetched by its length. */
	while ((got = mysql_stmt_fetch(handle)) == 0 || got == MYSQL_DATA_TRUNCATED) {
		if (passing)
			arena_reset(passing);
		if ((e = store_row(q, s, handle, cells, row, passing ? passing : q->arena)))
			return e;
		if ((e = take(q, row, data)))
			return e;
	}
	return got == MYSQL_NO_DATA ? ERR_OK : fetch_failed(q, s, handle);
}

static enum err run_rows(struct req *q, const struct stmt *s, struct binds b, bool all_at_once,
	void *row, take_row *take, void *data)
{
	struct arena *passing;
	MYSQL_STMT *handle;
	enum err e = execute(q, s, b, &handle);

	if (e)
		return e;
	if (!s->column_count)
		return fail(q, ERR_DATABASE, "%s returns no rows", s->name);
	passing = all_at_once ? NULL : arena_new();
	if (all_at_once && mysql_stmt_store_result(handle))
		e = failed(q, s, mysql_stmt_errno(handle), arena_text(q->arena, mysql_stmt_error(handle)));
	if (!e)
		e = fetch_rows(q, s, handle, row, take, data, passing);
	arena_release(passing);
	/* Losing the connection has freed the handle. */
	if (q->db->connection)
		mysql_stmt_free_result(handle);
	return e;
}

struct rows { char *all; size_t count, room, size; };

static enum err add_row(struct req *q, void *row, void *data)
{
	struct rows *r = data;

	if (r->count == r->room) {
		char *more = arena_array(q->arena, r->room * 2, r->size);

		memcpy(more, r->all, r->count * r->size);
		r->all = more;
		r->room *= 2;
	}
	memcpy(r->all + r->count++ * r->size, row, r->size);
	return ERR_OK;
}

enum err db_rows(struct req *q, const struct stmt *s, void *rows, size_t *count, struct binds b)
{
	struct rows r = { .size = s->row_size, .room = 32 };
	enum err e;

	r.all = arena_array(q->arena, r.room, r.size);
	e = run_rows(q, s, b, true, arena_alloc(q->arena, r.size), add_row, &r);
	memcpy(rows, &r.all, sizeof(r.all));
	*count = e ? 0 : r.count;
	return e;
}

static enum err keep_first(struct req *q, void *row, void *data)
{
	struct rows *r = data;

	(void)q;
	if (!r->count++)
		memcpy(r->all, row, r->size);
	return ERR_OK;
}

enum err db_row(struct req *q, const struct stmt *s, void *row, struct binds b)
{
	struct rows r = { .all = row, .size = s->row_size };
	enum err e = run_rows(q, s, b, true, arena_alloc(q->arena, r.size), keep_first, &r);

	if (!e && !r.count)
		return ERR_MISSING;
	return e;
}

enum err db_each(struct req *q, const struct stmt *s, enum err (*each)(struct req *q, void *row, void *data),
	void *row, void *data, struct binds b)
{
	return run_rows(q, s, b, false, row, each, data);
}

enum err db_prepare_check(struct req *q, const struct stmt *s)
{
	MYSQL_STMT *handle;

	return prepare(q, s, &handle);
}

/* ---- many rows in one round trip ---- */

static enum err take_made(struct req *q, const struct stmt *s, MYSQL_STMT *handle, size_t rows, void *made)
{
	struct rows r = { .size = s->row_size, .room = rows };
	enum err e;

	if ((e = columns_fit(q, s, handle)) || !s->column_count)
		return e;
	r.all = arena_array(q->arena, r.room, r.size);
	e = fetch_rows(q, s, handle, arena_alloc(q->arena, r.size), add_row, &r, NULL);
	if (q->db->connection)
		mysql_stmt_free_result(handle);
	memcpy(made, &r.all, sizeof(r.all));
	return e || r.count == rows ? e : fail(q, ERR_DATABASE, "%s made %zu of %zu rows", s->name, r.count, rows);
}

enum err db_exec_many(struct req *q, const struct stmt *s, const struct value *values, size_t rows, void *made)
{
	struct arena *a;
	MYSQL_STMT *handle;
	bool done;
	enum err e;

	if (!rows)
		return ERR_OK;
	if (!q->db->in_transaction || q->db->spoiled)
		return fail(q, ERR_DATABASE, "%s outside a transaction, or after a failure in it", s->name);
	if ((e = prepare(q, s, &handle)))
		return e;
	if (cache_slot(q->db, s)->now_count)
		return fail(q, ERR_DATABASE, "%s holds the time", s->name);
	a = arena_new();
	done = bind_many(handle, values, rows, a) && !mysql_stmt_execute(handle);
	arena_release(a);
	if (!done)
		return failed(q, s, mysql_stmt_errno(handle), arena_text(q->arena, mysql_stmt_error(handle)));
	return take_made(q, s, handle, rows, made);
}

/* ---- transactions ---- */

bool db_in_transaction(const struct db *db) { return db->in_transaction; }
void db_keyed(struct req *q) { q->db->keyed = true; }
void db_lock_first(struct req *q, const struct stmt *s) { q->db->first = s; }

enum err db_command(struct req *q, const char *sql)
{
	struct db *db = q->db;
	char why[512] = "";

	if (!db->connection && !connect_any(db, why, sizeof(why))) {
		db->trouble = ERR_AGAIN;
		return fail(q, ERR_BUSY, "no database: %s", why);
	}
	if (mysql_query(db->connection, sql))
		return failed(q, NULL, mysql_errno(db->connection), arena_text(q->arena, mysql_error(db->connection)));
	return ERR_OK;
}

static enum err begin(struct req *q)
{
	struct db *db = q->db;
	enum err e;

	db->spoiled = db->keyed = false;
	db->trouble = ERR_OK;
	db->after = NULL;
	if ((e = db_command(q, "START TRANSACTION")))
		return e;
	db->in_transaction = true;
	return ERR_OK;
}

static enum err lock_first(struct req *q)
{
	const struct stmt *s = q->db->first;
	enum err e = s ? db_row(q, s, arena_alloc(q->arena, s->row_size), NOTHING) : ERR_OK;

	return e == ERR_MISSING ? ERR_OK : e;
}

static void roll_back(struct db *db)
{
	db->in_transaction = false;
	/* A failed rollback leaves the connection in an unknown state: drop it. */
	if (db->connection && mysql_query(db->connection, "ROLLBACK"))
		disconnect(db);
}

/* *unknown: the connection was lost during the commit, so its outcome is unknown. */
static enum err commit(struct req *q, bool *unknown)
{
	struct db *db = q->db;
	unsigned number;

	*unknown = false;
	if (db->spoiled)
		return fail(q, ERR_DATABASE, "commit after a failure in the same transaction: %s", q->failed.detail);
	if (!mysql_query(db->connection, "COMMIT")) {
		db->in_transaction = false;
		return ERR_OK;
	}
	number = mysql_errno(db->connection);
	*unknown = meaning_of(number) == MEANS_LOST || number == ER_ERROR_DURING_COMMIT;
	return failed(q, NULL, number, arena_text(q->arena, mysql_error(db->connection)));
}

void db_after_commit(struct req *q, void (*work)(struct req *q, void *arg), void *arg)
{
	struct after **end = &q->db->after;

	if (!q->db->in_transaction) {
		work(q, arg);
		return;
	}
	for (; *end; end = &(*end)->next)
		if ((*end)->work == work && (*end)->arg == arg)
			return;
	*end = ARENA_NEW(q->arena, struct after);
	**end = (struct after){ NULL, work, arg };
}

static void run_after_commit(struct req *q)
{
	struct after *first = q->db->after;

	q->db->after = NULL;
	for (struct after *a = first; a; a = a->next)
		a->work(q, a->arg);
}

static void pause_before(int try)
{
	long most = 5L << (try < LONGEST_PAUSE ? try : LONGEST_PAUSE);
	struct timespec t = { 0, (long)(secret_random_below((uint32_t)most) + (uint32_t)most / 2) * 1000000 };

	nanosleep(&t, NULL);
}

static enum err try_once(struct req *q, enum err (*work)(struct req *q, void *data), void *data, bool *again)
{
	struct db *db = q->db;
	bool unknown = false;
	enum err e;

	*again = true;
	if ((e = begin(q)))
		return e;
	if (!(e = lock_first(q)) && !(e = work(q, data)))
		e = commit(q, &unknown);
	if (!e)
		return ERR_OK;
	roll_back(db);
	*again = db->spoiled && db->trouble == ERR_AGAIN && (!unknown || db->keyed);
	return e;
}

enum err db_transaction(struct req *q, enum err (*work)(struct req *q, void *data), void *data)
{
	enum err e = ERR_OK;
	bool again = true;
	time_t began = seconds_now();

	if (q->db->in_transaction)
		return work(q, data);
	q->db->first = NULL;
	for (int try = 0; try < TRIES && again; try++) {
		if (try) {
			if (q->db->impatient && seconds_now() - began >= IMPATIENT_SECONDS)
				break;
			pause_before(try);
		}
		if (!(e = try_once(q, work, data, &again))) {
			run_after_commit(q);
			return ERR_OK;
		}
	}
	return e;
}

enum err db_snapshot(struct req *q, enum err (*work)(struct req *q, void *data), void *data)
{
	struct db *db = q->db;
	enum err e;

	db->spoiled = false;
	if ((e = db_command(q, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
			|| (e = db_command(q, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")))
		return e;
	db->in_transaction = true;
	e = work(q, data);
	roll_back(db);
	return e;
}

/* ---- for db_tables.c ---- */

MYSQL *db_connection(const struct req *q) { return q->db->connection; }
bool db_writes(const struct req *q) { return q->db->in_transaction && !q->db->spoiled && q->db->connection; }

enum err db_run(struct req *q, const char *name, const char *sql, size_t length)
{
	struct db *db = q->db;
	char why[512] = "";

	if (db->in_transaction && db->spoiled)
		return fail(q, ERR_DATABASE, "%s after a failure in the same transaction: %s", name, q->failed.detail);
	if (!db->connection && !connect_any(db, why, sizeof(why)))
		return fail(q, ERR_BUSY, "no database: %s", why);
	return mysql_real_query(db->connection, sql, length) ? db_failed_now(q) : ERR_OK;
}

enum err db_failed_now(struct req *q)
{
	MYSQL *m = q->db->connection;

	return failed(q, NULL, mysql_errno(m), arena_text(q->arena, mysql_error(m)));
}

/* ---- scripts, health ---- */

enum err db_script(struct req *q, const char *sql)
{
	MYSQL *m;
	enum err e;
	int next;

	if ((e = db_command(q, "DO 0")))
		return e;
	m = q->db->connection;
	mysql_set_server_option(m, MYSQL_OPTION_MULTI_STATEMENTS_ON);
	if (mysql_query(m, sql))
		e = db_failed_now(q);
	while (!e) {
		MYSQL_RES *result = mysql_store_result(m);

		if (result)
			mysql_free_result(result);
		if ((next = mysql_next_result(m)) < 0)
			break;
		if (next > 0)
			e = db_failed_now(q);
	}
	if (q->db->connection)
		mysql_set_server_option(q->db->connection, MYSQL_OPTION_MULTI_STATEMENTS_OFF);
	return e;
}

enum err db_ping(struct req *q)
{
	enum err e = db_command(q, "DO 1");

	if (e)
		return e;
	if (is_clustered(q->db->connection) && !node_ready(q->db->connection))
		return fail(q, ERR_BUSY, "the database node is not ready");
	return ERR_OK;
}
