/* bare.c - runs prepared statements against MariaDB and nothing else, to measure the bare database work of a page or form.
 *
 * 	bare SOCKET CONNECTIONS SECONDS FILE
 *
 * FILE holds one round, one line each: `s` for a statement (SQL in hexadecimal), then its values in order:
 * 	i NUMBER	d REAL	b HEX (bytes)	t HEX (text)	n (NULL)
 * 	p LENGTH	random letters of a public id, new each round
 * 	c		a random code like ABCDE-FGHJK
 * 	r LENGTH	random bytes
 * 	l STATEMENT	the id from the insert with that number (from 0) in this round
 * `m ROWS` is a statement for that many rows at once: the first row's values, then the second's, and so on; a
 * column has one type. `q` is a command that is not prepared (START TRANSACTION, COMMIT). Results are fetched
 * whole, numbers as numbers. Connections are set up like Handrail's. Prints JSON (measure.h); done counts rounds. */
#include <mysql.h>
#include <sys/random.h>

#include "measure.h"

enum { STATEMENTS_MAX = 200, VALUES_MAX = 1024, COLUMNS_MAX = 64, COLUMN_BYTES = 4096, LINE_MAX_BYTES = 1 << 20 };

struct value { char how; char *bytes; size_t length; long long number; double real; };
struct statement { char *sql; struct value values[VALUES_MAX]; int count, rows, prepared; };

static struct statement statements[STATEMENTS_MAX];
static int statement_count;

struct job { const char *socket; double seconds; };

struct result {
	MYSQL_BIND binds[COLUMNS_MAX];
	long long numbers[COLUMNS_MAX];
	unsigned long lengths[COLUMNS_MAX];
	my_bool nulls[COLUMNS_MAX];
};

static char *from_hex(const char *hex, size_t *length)
{
	size_t n = strspn(hex, "0123456789abcdef") / 2;
	char *bytes = malloc(n + 1);

	for (size_t i = 0; i < n; i++) {
		char pair[3] = { hex[2 * i], hex[2 * i + 1], 0 };

		bytes[i] = (char)strtoul(pair, NULL, 16);
	}
	bytes[n] = 0;
	*length = n;
	return bytes;
}

static void read_line(char *line)
{
	struct statement *s;
	struct value *v;
	size_t length;

	if (*line == 's' || *line == 'q' || *line == 'm') {
		if (statement_count == STATEMENTS_MAX)
			refuse("bare", "too many statements");
		s = &statements[statement_count++];
		s->prepared = *line != 'q';
		s->rows = *line == 'm' ? whole(line + 2) : 1;
		s->sql = from_hex(strrchr(line, ' ') + 1, &length);
		return;
	}
	s = &statements[statement_count - 1];
	if (statement_count == 0 || s->count == VALUES_MAX)
		refuse("bare", "a value without a place");
	v = &s->values[s->count++];
	v->how = *line;
	if (*line == 'b' || *line == 't')
		v->bytes = from_hex(line + 2, &v->length);
	else if (line[1] == ' ')
		v->number = strtoll(line + 2, NULL, 10), v->real = strtod(line + 2, NULL);
	if (*line == 'p' || *line == 'r')
		v->bytes = malloc((size_t)v->number), v->length = (size_t)v->number;
	if (*line == 'c')
		v->bytes = malloc(11), v->length = 11;
}

static void read_file(const char *path)
{
	char *line = malloc(LINE_MAX_BYTES);
	FILE *f = fopen(path, "re");

	if (!f || !line)
		refuse(path, "cannot be read");
	while (fgets(line, LINE_MAX_BYTES, f))
		if (*line != '\n')
			read_line(line);
	fclose(f);
	free(line);
}

static void randomize(struct value *v)
{
	static const char low[] = "23456789abcdefghijkmnpqrstuvwxyz", high[] = "23456789ABCDEFGHJKMNPQRSTVWXYZAB";

	if (getrandom(v->bytes, v->length, 0) != (ssize_t)v->length)
		refuse("getrandom", "no randomness");
	for (size_t i = 0; v->how != 'r' && i < v->length; i++)
		v->bytes[i] = (v->how == 'p' ? low : high)[(unsigned char)v->bytes[i] % 32];
	if (v->how == 'c')
		v->bytes[5] = '-';
}

static void bind(MYSQL_BIND *b, struct value *v, const long long *ids, long long *number)
{
	memset(b, 0, sizeof *b);
	switch (v->how) {
	case 'n':
		b->buffer_type = MYSQL_TYPE_NULL;
		return;
	case 'i':
	case 'l':
		*number = v->how == 'i' ? v->number : ids[v->number];
		b->buffer_type = MYSQL_TYPE_LONGLONG;
		b->buffer = number;
		return;
	case 'd':
		b->buffer_type = MYSQL_TYPE_DOUBLE;
		b->buffer = &v->real;
		return;
	case 'p':
	case 'c':
	case 'r':
		randomize(v);
		break;
	}
	b->buffer_type = v->how == 'b' || v->how == 'r' ? MYSQL_TYPE_BLOB : MYSQL_TYPE_STRING;
	b->buffer = v->bytes;
	b->buffer_length = (unsigned long)v->length;
}

/* Binds one column of many rows: an array of numbers, or arrays of pointers and lengths. */
static void bind_rows(MYSQL_BIND *binds, struct statement *s, const long long *ids)
{
	static long long numbers[VALUES_MAX];
	static char *texts[VALUES_MAX];
	static unsigned long lengths[VALUES_MAX];
	int columns = s->count / s->rows;

	for (int column = 0; column < columns; column++) {
		int from = column * s->rows;

		for (int row = 0; row < s->rows; row++) {
			struct value *v = &s->values[row * columns + column];

			bind(&binds[column], v, ids, &numbers[from + row]);
			texts[from + row] = v->bytes;
			lengths[from + row] = (unsigned long)v->length;
		}
		if (binds[column].buffer_type == MYSQL_TYPE_LONGLONG) {
			binds[column].buffer = &numbers[from];
			continue;
		}
		binds[column].buffer = &texts[from];
		binds[column].buffer_length = 0;
		binds[column].length = &lengths[from];
	}
}

static int is_number(enum enum_field_types type)
{
	return type == MYSQL_TYPE_TINY || type == MYSQL_TYPE_SHORT || type == MYSQL_TYPE_INT24 || type == MYSQL_TYPE_LONG
		|| type == MYSQL_TYPE_LONGLONG;
}

static void prepare_result(MYSQL_STMT *handle, struct result *r)
{
	MYSQL_RES *described = mysql_stmt_result_metadata(handle);
	unsigned count = mysql_stmt_field_count(handle);

	if (count > COLUMNS_MAX)
		refuse("bare", "too many columns");
	for (unsigned i = 0; i < count; i++) {
		MYSQL_BIND *b = &r->binds[i];
		int number = is_number(mysql_fetch_field_direct(described, i)->type);

		b->buffer_type = number ? MYSQL_TYPE_LONGLONG : MYSQL_TYPE_BLOB;
		b->buffer = number ? (void *)&r->numbers[i] : malloc(COLUMN_BYTES);
		b->buffer_length = number ? sizeof(long long) : COLUMN_BYTES;
		b->length = &r->lengths[i];
		b->is_null = &r->nulls[i];
	}
	mysql_free_result(described);
}

static void trouble(const char *what, const char *why)
{
	fprintf(stderr, "%s\n%s\n", what, why);
	_exit(1);
}

static uint64_t run(MYSQL_STMT *handle, struct statement *s, struct result *r, const long long *ids, long long *id)
{
	MYSQL_BIND binds[VALUES_MAX];
	long long numbers[VALUES_MAX];
	uint64_t rows = 0;

	if (s->rows > 1) {
		mysql_stmt_attr_set(handle, STMT_ATTR_ARRAY_SIZE, &(unsigned){ (unsigned)s->rows });
		bind_rows(binds, s, ids);
	}
	for (int i = 0; s->rows == 1 && i < s->count; i++)
		bind(&binds[i], &s->values[i], ids, &numbers[i]);
	if ((s->count && mysql_stmt_bind_param(handle, binds)) || mysql_stmt_execute(handle))
		trouble(s->sql, mysql_stmt_error(handle));
	*id = (long long)mysql_stmt_insert_id(handle);
	if (!mysql_stmt_field_count(handle))
		return 0;
	if (mysql_stmt_store_result(handle) || mysql_stmt_bind_result(handle, r->binds))
		trouble(s->sql, mysql_stmt_error(handle));
	for (int got; (got = mysql_stmt_fetch(handle)) != MYSQL_NO_DATA; rows++)
		if (got == 1)
			trouble(s->sql, mysql_stmt_error(handle));
	mysql_stmt_free_result(handle);
	return rows;
}

static MYSQL *connected(const char *socket)
{
	MYSQL *m = mysql_init(NULL);

	mysql_options(m, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (!mysql_real_connect(m, "localhost", "handrail", "", "handrail", 0, socket, CLIENT_FOUND_ROWS))
		trouble("connect", mysql_error(m));
	if (mysql_query(m, "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
			"ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', join_cache_level = 0")
			|| mysql_query(m, "SET SESSION innodb_snapshot_isolation = ON"))
		trouble("session", mysql_error(m));
	return m;
}

static void work(int index, struct tally *t, void *data)
{
	const struct job *j = data;
	static MYSQL_STMT *handles[STATEMENTS_MAX];
	static struct result *results[STATEMENTS_MAX];
	long long ids[STATEMENTS_MAX] = { 0 };
	MYSQL *m = connected(j->socket);

	(void)index;
	for (int i = 0; i < statement_count; i++) {
		if (!statements[i].prepared)
			continue;
		handles[i] = mysql_stmt_init(m);
		results[i] = calloc(1, sizeof *results[i]);
		if (mysql_stmt_prepare(handles[i], statements[i].sql, strlen(statements[i].sql)))
			trouble(statements[i].sql, mysql_stmt_error(handles[i]));
		if (mysql_stmt_field_count(handles[i]))
			prepare_result(handles[i], results[i]);
	}
	t->began = now();
	do {
		for (int i = 0; i < statement_count; i++)
			if (statements[i].prepared)
				t->bytes += run(handles[i], &statements[i], results[i], ids, &ids[i]);
			else if (mysql_query(m, statements[i].sql))
				trouble(statements[i].sql, mysql_error(m));
		t->done++;
	} while (now() < t->began + j->seconds);
	t->ended = now();
	mysql_close(m);
}

int main(int argc, char **argv)
{
	struct job j;

	if (argc != 5)
		refuse("bare", "SOCKET CONNECTIONS SECONDS FILE");
	j = (struct job){ argv[1], strtod(argv[3], NULL) };
	read_file(argv[4]);
	return measure(whole(argv[2]), work, &j);
}
