/* next.c - the redirect after a form: always a path of this site and below its base. */
#include "account/next.h"

#include <string.h>

#include "base/path.h"
#include "edge/http.h"
#include "support.h"
#include "web/page.h"

#define BASE "/help"

/* Reads a Location as a browser does (URL standard): ignores tabs and line ends, takes \ for / . */
static void check_location(struct req *q, const char *path)
{
	static const char before[] = "Location: " BASE;
	const char *location;

	(void)redirect(q, "%s", path);
	EXPECT(!strncmp(q->http->headers.text, before, sizeof before - 1), path);
	location = q->http->headers.text + sizeof before - 1;
	EXPECT(location[0] == '/' && location[1] != '/' && location[1] != '\\', path);
	for (const char *c = location; *c && *c != '\r'; c++)
		EXPECT((unsigned char)*c > 0x20 && (unsigned char)*c < 0x7f, path);
	EXPECT(text_ends(q->http->headers.text, "\r\n") && strchr(location, '\r') == strrchr(location, '\r'), path);
}

static void check(struct req *q)
{
	const char *next = next_path(q);

	q->base = BASE;
	EXPECT(!*next || is_own_path(next), next);
	if (*next)
		check_location(q, next);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *next = fuzz_text(q->arena, data, size);
	const char *query = arena_printf(q->arena, "next=%s", next);

	q->http = http_literal(q->arena, "GET", "help.test", "/sign-in", query, NULL, NULL);
	check(q);
	q->http = http_literal(q->arena, "POST", "help.test", "/sign-in", NULL,
		arena_printf(q->arena, "next=%s", text_url_encode(q->arena, next)), NULL);
	check(q);
	q->http = http_literal(q->arena, "GET", "help.test", "/sign-in", NULL, NULL, NULL);
	check_location(q, next);
	return 0;
}
