/* next.c - where a sign-in leads afterwards: a path of this site, whatever was asked for. */
#include "account/next.h"

#include "support.h"

/* What a browser makes of a Location (URL standard): tabs and line ends are not seen, \ is / . */
static void check(const char *next)
{
	if (!next[0])
		return;
	EXPECT(next[0] == '/' && next[1] != '/' && next[1] != '\\', next);
	for (const char *c = next; *c; c++)
		EXPECT((unsigned char)*c > 0x20 && (unsigned char)*c < 0x7f, next);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *next = fuzz_text(q->arena, data, size);
	const char *query = arena_printf(q->arena, "next=%s", next);

	q->http = http_literal(q->arena, "GET", "help.test", "/sign-in", query, NULL, NULL);
	check(next_path(q));
	q->http = http_literal(q->arena, "POST", "help.test", "/sign-in", NULL,
		arena_printf(q->arena, "next=%s", text_url_encode(q->arena, next)), NULL);
	check(next_path(q));
	return 0;
}
