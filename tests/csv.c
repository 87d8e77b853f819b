/* csv.c - rows as a CSV file: cells, lines, headers, and memory that does not grow with the rows. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "edge/http.h"
#include "rows.h"
#include "site/site.h"
#include "support.h"
#include "web/csv.h"
#include "web/page.h"

TestSuite(csv);

static const struct { const char *text, *cell; } cells[] = {
	{ "", "" }, { "Maria", "Maria" }, { "Núñez", "Núñez" }, { "a b", "a b" },
	{ "Nunez, Maria", "\"Nunez, Maria\"" }, { "\"M\"", "\"\"\"M\"\"\"" }, { "two\nlines", "\"two\nlines\"" },
	{ "two\r\nlines", "\"two\r\nlines\"" }, { " a", "\" a\"" }, { "a ", "\"a \"" },
	{ "=1+1", "'=1+1" }, { "+15085550100", "'+15085550100" }, { "-1", "'-1" }, { "@SUM(A1)", "'@SUM(A1)" },
	{ "\tx", "'\tx" }, { "\rx", "\"'\rx\"" }, { "=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"" },
	{ "a=b", "a=b" }, { "'", "'" },
};

Test(csv, a_cell_is_safe_and_whole)
{
	struct req *q = test_req();

	for (size_t i = 0; i < COUNT(cells); i++) {
		struct str s;

		str_init(&s, q->arena, 1000);
		csv_cell(&s, cells[i].text);
		cr_expect_str_eq(s.text, cells[i].cell);
	}
}

/* ---- a whole file ---- */

struct thing { const char *name; struct { const char *phone; } seeker; bool discreet; int number; instant made_at; };

static const char *word(struct req *q, const void *row)
{
	return ((const struct thing *)row)->number > 1 ? arena_text(q->arena, "many") : NULL;
}

static const struct csv_column columns[] = {
	CSV(struct thing, name), CSV_PHONE(struct thing, seeker.phone), CSV(struct thing, discreet), CSV(struct thing, number),
	CSV_TIME(struct thing, made_at), CSV_WORD("how_many", word),
};

#define BATCHES 1000
#define BATCH 100

/* Two rows, one batch for each. */
static enum err read_two(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	static const struct thing things[] = {
		{ "Maria", { "+15085550100" }, true, 1, 1764340725000 }, { NULL, { NULL }, false, 2, 0 },
	};

	(void)from;
	*rows = &things[*cursor ? 1 : 0];
	*count = 1;
	*cursor = *cursor ? NULL : arena_text(q->arena, "second");
	return ERR_OK;
}

static struct req *open_site(const char *method)
{
	struct req *q = test_db();

	test_templates();
	row_site(q);
	q->language = "en";
	q->http = http_literal(q->arena, method, q->site->host, "/people.csv", NULL, NULL, NULL);
	return q;
}

typedef enum err reader(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor);

static struct csv file_of(reader *next)
{
	return (struct csv){ "Café & Pantry", columns, COUNT(columns), sizeof(struct thing), next, NULL };
}

#define NAMES "\xef\xbb\xbf" "name,seeker_phone,discreet,number,made_at,how_many\r\n"

Test(csv, names_stand_first_and_lines_end_in_crlf)
{
	struct req *q = open_site("GET");
	struct csv c = file_of(read_two);

	MUST(csv_send(q, &c));
	cr_expect_str_eq(q->http->answer.text, NAMES "Maria,(508) 555-0100,yes,1,2025-11-28 09:38:45,\r\n,,,2,,many\r\n");
	cr_expect_str_eq(test_header(q, "Cache-Control"), "no-store");
	cr_expect(text_starts(test_header(q, "Content-Type"), "text/csv; charset=utf-8"));
	cr_expect(text_starts(test_header(q, "Content-Disposition"), "attachment; filename=\"Cafe-Pantry-20"));
	cr_expect(text_ends(test_header(q, "Content-Disposition"), ".csv\""));
}

static enum err read_none(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	(void)q;
	(void)from;
	*rows = NULL;
	*count = 0;
	*cursor = NULL;
	return ERR_OK;
}

Test(csv, an_empty_list_is_a_file_with_names)
{
	struct req *q = open_site("GET");
	struct csv c = file_of(read_none);

	MUST(csv_send(q, &c));
	cr_expect_str_eq(q->http->answer.text, NAMES);
}

Test(csv, head_reads_no_rows)
{
	struct req *q = open_site("HEAD");
	struct csv c = file_of(NULL);

	MUST(csv_send(q, &c));
	cr_expect(test_header(q, "Content-Disposition"));
}

/* ---- failures ---- */

static enum err fail_at_once(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	(void)from;
	(void)rows;
	(void)count;
	(void)cursor;
	return fail(q, ERR_DATABASE, "a test's failure");
}

static enum err fail_second(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	return *cursor ? fail_at_once(q, from, rows, count, cursor) : read_two(q, from, rows, count, cursor);
}

/* So that an error page can take the file's place. */
Test(csv, a_failure_before_the_first_row_sends_nothing)
{
	struct req *q = open_site("GET");
	struct csv c = file_of(fail_at_once);

	cr_assert_eq(csv_send(q, &c), ERR_DATABASE);
	cr_expect_null(test_header(q, "Content-Disposition"));
	cr_expect_not(q->http->begun);
}

Test(csv, a_failure_in_the_middle_breaks_the_transfer_off)
{
	struct req *q = open_site("GET");
	struct csv c = file_of(fail_second);

	cr_assert_eq(csv_send(q, &c), ERR_DATABASE);
	cr_expect(text_ends(q->http->answer.text,
		"\r\n\"This file is not complete, because the rest could not be read. Please download it again.\",,,,,\r\n"));
	page_error(q, ERR_DATABASE);
	cr_expect(q->http->broken);
	cr_expect_eq(q->http->status, err_http_status(ERR_DATABASE));
	cr_expect_not(strstr(q->http->answer.text, "<!doctype html>"));
}

/* ---- over FastCGI ---- */

/* A record's head and the types that this test sends and looks for. Source: FastCGI Specification 1.0, section 8. */
enum { BEGIN_REQUEST = 1, END_REQUEST = 3, PARAMS = 4, STDIN = 5, STDOUT = 6 };
struct record { unsigned char version, type, id[2], length[2], padding, reserved; };

static enum err read_many(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	struct thing *all = arena_array(q->arena, BATCH, sizeof(*all));
	int at = *cursor ? atoi(*cursor) + 1 : 0;

	(void)from;
	for (int i = 0; i < BATCH; i++)
		all[i] = (struct thing){ .name = arena_printf(q->arena, "%0200d", i), .number = at * BATCH + i };
	*rows = all;
	*count = BATCH;
	*cursor = at < BATCHES - 1 ? arena_printf(q->arena, "%d", at) : NULL;
	cr_assert_lt(arena_used(q->arena), (size_t)1 << 20);
	return ERR_OK;
}

static enum err fail_late(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	if (*cursor && atoi(*cursor) > BATCHES / 2)
		return fail_at_once(q, from, rows, count, cursor);
	return read_many(q, from, rows, count, cursor);
}

struct served { struct listener *listener; struct req *q; struct csv csv; };

/* Its arena holds one batch at a time, and no more of the answer than that. */
static void serve(void *data)
{
	struct served *s = data;
	struct req *q = s->q;
	enum err e;

	q->http = http_next(s->listener, q->arena);
	if ((e = csv_send(q, &s->csv)))
		page_error(q, e);
	cr_assert_lt(arena_used(q->arena), (size_t)1 << 20);
	http_finish(s->listener, q->http);
}

static void send_record(int fd, unsigned char type, const void *bytes, unsigned char length)
{
	struct record r = { 1, type, { 0, 1 }, { 0, length }, 0, 0 };

	cr_assert_eq(write(fd, &r, sizeof(r)), (ssize_t)sizeof(r));
	cr_assert_eq(write(fd, bytes, length), length);
}

static void ask(int fd)
{
	static const unsigned char begin[8] = { 0, 1 };
	static const char method[] = "\x0e\x03" "REQUEST_METHODGET" "\x0b\x0b" "REQUEST_URI/people.csv";

	send_record(fd, BEGIN_REQUEST, begin, sizeof(begin));
	send_record(fd, PARAMS, method, sizeof(method) - 1);
	send_record(fd, PARAMS, "", 0);
	send_record(fd, STDIN, "", 0);
}

static int connect_to(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	cr_assert_eq(connect(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	return fd;
}

static bool read_fully(int fd, void *into, size_t length)
{
	for (size_t got = 0; got < length; ) {
		ssize_t n = read(fd, (char *)into + got, length - got);

		if (n <= 0)
			return false;
		got += (size_t)n;
	}
	return true;
}

/* Counts the bytes of the answer. True if it came to its end. */
static bool read_answer(int fd, size_t *bytes)
{
	static char content[0x10000 + 0x100];
	struct record r;

	*bytes = 0;
	while (read_fully(fd, &r, sizeof(r)) && r.version == 1) {
		size_t length = (size_t)(r.length[0] << 8 | r.length[1]);

		if (r.type == END_REQUEST)
			return true;
		if (!read_fully(fd, content, length + r.padding))
			return false;
		if (r.type == STDOUT)
			*bytes += length;
	}
	return false;
}

/* Serves one file over FastCGI in a child process. True if the answer came to its end. */
static bool fetch(struct csv c, size_t *bytes)
{
	const char *path = arena_printf(test_req()->arena, "%s/s", test_folder()), *why = NULL;
	struct served s = { .q = test_db(), .csv = c };
	bool whole;
	pid_t child;
	int fd;

	row_site(s.q);
	cr_assert_eq(http_listen(path, &s.listener, &why), ERR_OK, "%s", why);
	fflush(NULL);
	if (!(child = fork())) {
		serve(&s);
		_exit(0);
	}
	fd = connect_to(path);
	ask(fd);
	whole = read_answer(fd, bytes);
	close(fd);
	return whole;
}

Test(csv, a_hundred_thousand_rows_take_the_memory_of_one_batch)
{
	size_t bytes;

	cr_expect(fetch(file_of(read_many), &bytes));
	cr_expect_gt(bytes, (size_t)BATCHES * BATCH * 200);
}

Test(csv, a_broken_transfer_has_no_end)
{
	size_t bytes;

	cr_expect_not(fetch(file_of(fail_late), &bytes));
	cr_expect_gt(bytes, (size_t)BATCHES / 2 * BATCH * 200);
}
