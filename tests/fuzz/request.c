/* request.c - requests from the server's parameters: lines NAME=value, an empty line, the body. */
#include "../../lib/edge/http.c"

#include "support.h"

#define PARAMETERS_MOST 40

struct parameters {
	struct { const char *name, *value; } all[PARAMETERS_MOST];
	size_t count;
};

static const char *from_lines(void *from, const char *name)
{
	const struct parameters *p = from;

	for (size_t i = 0; i < p->count; i++)
		if (!strcmp(p->all[i].name, name))
			return p->all[i].value;
	return NULL;
}

/* A line may begin with blanks, like a folded part of a header. */
static void read_lines(struct parameters *p, char **rest)
{
	char *line;

	while (p->count < PARAMETERS_MOST && *(line = fuzz_line(rest))) {
		char *equals = strchr(line, '=');

		if (!equals)
			continue;
		*equals = '\0';
		p->all[p->count].name = line;
		p->all[p->count++].value = equals + 1;
	}
}

static void check_fields(const struct fields *f)
{
	EXPECT(f->count <= HTTP_FIELDS_MAX, NULL);
	for (size_t i = 0; i < f->count; i++)
		EXPECT(fuzz_is_utf8(f->all[i].name) && fuzz_is_utf8(f->all[i].value), f->all[i].value);
}

static void check(const struct http *h)
{
	EXPECT(h->path[0] == '/' && fuzz_is_utf8(h->path), h->path);
	EXPECT(strlen(h->host) <= strlen(h->authority), h->host);
	for (const char *c = h->host; *c; c++)
		EXPECT(*c < 'A' || *c > 'Z', h->host);
	EXPECT(h->host[0] == '[' || !strchr(h->host, ':'), h->host);
	EXPECT(h->method && h->query_string && h->remote && h->content_type && h->accept_language && h->body, NULL);
	check_fields(&h->query);
	check_fields(&h->posted);
}

/* No value can end a header's line. */
static void check_header(struct http *h, const char *value)
{
	size_t lines = 0;

	http_header(h, "Location", value);
	for (const char *c = h->headers.text; *c; c++) {
		EXPECT((unsigned char)*c >= 0x20 || *c == '\r' || *c == '\n', h->headers.text);
		lines += *c == '\n';
	}
	EXPECT(lines <= 1 && (!lines || text_ends(h->headers.text, "\r\n")), h->headers.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	char *rest = fuzz_text(a, data, size);
	struct parameters p = { .count = 0 };
	struct http *h;
	long length;

	read_lines(&p, &rest);
	h = request_of(a, from_lines, &p);
	length = body_length(from_lines, &p);
	EXPECT(length >= -1 && length <= HTTP_BODY_MAX, NULL);
	set_body(a, h, rest, strlen(rest));
	check(h);
	check_header(h, h->path);
	return 0;
}
