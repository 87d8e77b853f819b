/* csv.c - answers with rows as a CSV file, a batch at a time. */
#include "web/csv.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/words.h"
#include "site/site.h"
#include "web/headers.h"
#include "web/page.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define NAME_MOST 60
#define PIECE ((size_t)256 << 10)	/* bytes that are sent before a batch is whole */

/* ---- a cell ---- */

static bool is_formula(const char *text) { return *text && strchr("=+-@\t\r", *text); }

static bool needs_quotes(const char *text)
{
	return text[strcspn(text, ",\"\r\n")] || *text == ' ' || text_ends(text, " ");
}

void csv_cell(struct str *s, const char *text)
{
	const char *mark = is_formula(text) ? "'" : "";

	if (!needs_quotes(text)) {
		str_printf(s, "%s%s", mark, text);
		return;
	}
	str_printf(s, "\"%s", mark);
	for (; *text; text++)
		str_add(s, *text == '"' ? "\"\"" : (char[]){ *text, '\0' });
	str_add_char(s, '"');
}

static const char *time_text(struct req *q, instant when)
{
	struct wall w;

	if (!when)
		return "";
	w = clock_wall(when, q->site->time_zone);
	return arena_printf(q->arena, "%04d-%02d-%02d %02d:%02d:%02d", w.year, w.month, w.day, w.hour, w.minute, w.second);
}

union member { const char *text; bool flag; int number; instant when; const char *const *cells; };

static const size_t member_size[] = {
	[CSV_TEXTS] = sizeof(char *), [CSV_PHONES] = sizeof(char *), [CSV_FLAGS] = sizeof(bool),
	[CSV_NUMBERS] = sizeof(int), [CSV_TIMES] = sizeof(instant), [CSV_WORDS] = 0, [CSV_CELLS] = sizeof(char **),
};

static const char *text_of(struct req *q, const struct csv_column *c, const char *row)
{
	union member m = { 0 };

	memcpy(&m, row + c->offset, member_size[c->type]);
	switch (c->type) {
	case CSV_FLAGS:
		return m.flag ? "yes" : "";
	case CSV_NUMBERS:
		return arena_printf(q->arena, "%d", m.number);
	case CSV_PHONES:
		return phone_for_people(q->arena, m.text);
	case CSV_TIMES:
		return time_text(q, m.when);
	case CSV_WORDS:
		return c->word(q, row);
	case CSV_CELLS:
		return m.cells ? m.cells[c->cell] : NULL;
	default:
		return m.text;
	}
}

/* ---- lines ---- */

static void add_names(struct req *q, const struct csv *c)
{
	struct str *s = &q->http->answer;

	str_add(s, BYTE_ORDER_MARK);
	for (size_t i = 0; i < c->column_count; i++)
		str_printf(s, "%s%s", i ? "," : "", text_member_name(q->arena, c->columns[i].name));
	str_add(s, "\r\n");
}

static void add_row(struct req *q, const struct csv *c, const char *row)
{
	struct str *s = &q->http->answer;

	for (size_t i = 0; i < c->column_count; i++) {
		if (i)
			str_add_char(s, ',');
		csv_cell(s, text_or_empty(text_of(q, &c->columns[i], row)));
	}
	str_add(s, "\r\n");
}

/* ---- the file ---- */

/* Letters and digits of ASCII and dashes, which every browser and file system takes. */
static const char *plain_name(struct req *q, const char *name)
{
	struct str s;

	str_init(&s, q->arena, NAME_MOST);
	for (const char *c = text_unaccented(q->arena, name); *c; c++) {
		bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9');

		if (letter)
			str_add_char(&s, *c);
		else if (!text_ends(s.text, "-"))
			str_add_char(&s, '-');
	}
	return s.text;
}

static void add_headers(struct req *q, const struct csv *c)
{
	struct wall w = clock_wall(q->now, q->site->time_zone);

	http_header(q->http, "Content-Type", "text/csv; charset=utf-8; header=present");
	http_header(q->http, "Content-Disposition", arena_printf(q->arena, "attachment; filename=\"%s-%04d-%02d-%02d.csv\"",
		plain_name(q, c->name), w.year, w.month, w.day));
	headers_add(q);
}

static bool send_piece(struct req *q, const struct csv *c)
{
	if (!q->http->begun)
		add_headers(q, c);
	return http_send(q->http);
}

/* Reads and sends one batch. The cursor after it replaces the one before it; "" if there are no more rows, or the client is
 * gone. */
static enum err send_batch(struct req *q, const struct csv *c, char cursor[CSV_CURSOR_MOST])
{
	const char *at = *cursor ? cursor : NULL;
	const void *rows = NULL;
	size_t count = 0;
	enum err e = c->next(q, c->from, &rows, &count, &at);
	bool listens = true;

	for (size_t i = 0; !e && listens && i < count; i++) {
		add_row(q, c, (const char *)rows + i * c->stride);
		if (q->http->answer.length > PIECE && !q->http->answer.full)
			listens = send_piece(q, c);
	}
	if (e || q->http->answer.full || strlen(text_or_empty(at)) >= CSV_CURSOR_MOST)
		return e ? e : fail(q, ERR_TOO_LARGE, "a row or cursor of %s is too long", c->name);
	listens = listens && send_piece(q, c);
	snprintf(cursor, CSV_CURSOR_MOST, "%s", listens ? text_or_empty(at) : "");
	return ERR_OK;
}

static void release(void *arena) { arena_release(arena); }

/* Each batch is in memory of its own. */
static enum err send_batches(struct req *q, const struct csv *c)
{
	struct arena *whole = q->arena;
	char cursor[CSV_CURSOR_MOST] = "";
	enum err e;

	q->arena = arena_new();
	arena_defer(whole, release, q->arena);
	do {
		if ((e = send_batch(q, c, cursor)))
			break;
		arena_reset(q->arena);
	} while (*cursor);
	q->arena = whole;
	return e;
}

/* Plain CGI ends an answer that broke off like a whole one, so the file itself has to show it. */
static void send_warning(struct req *q, const struct csv *c)
{
	csv_cell(&q->http->answer, words(q, q->language, "lists", "file_not_whole"));
	for (size_t i = 1; i < c->column_count; i++)
		str_add_char(&q->http->answer, ',');
	str_add(&q->http->answer, "\r\n");
	http_send(q->http);
}

enum err csv_send(struct req *q, const struct csv *c)
{
	enum err e = ERR_OK;

	add_names(q, c);
	if (!strcmp(q->http->method, "HEAD"))
		add_headers(q, c);
	else
		e = send_batches(q, c);
	if (e && q->http->begun)
		send_warning(q, c);
	return e;
}
