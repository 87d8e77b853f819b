/* route.c - finds the function for a path, in all programs. Input: method on the first line, path on the second. */
#include "web/route.h"

#include <string.h>

#include "web/app.h"
#include "edge/http.h"
#include "support.h"

/* APPS: all of cgi/, from the Makefile. */
#define APP(name) extern const struct app app_##name;
APPS
#undef APP

static const struct app *const apps[] = {
#define APP(name) &app_##name,
	APPS
#undef APP
};

static bool is_id(const char *text)
{
	size_t n = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

	return n && n <= 64 && !text[n];
}

/* The pattern with what its names matched in their places. */
static char *filled(struct req *q, const char *pattern)
{
	struct str s;

	str_init(&s, q->arena, 10000);
	while (*pattern) {
		const char *close;

		if (*pattern != '{') {
			str_add_char(&s, *pattern++);
			continue;
		}
		close = strchr(pattern, '}');
		str_add(&s, req_id(q, arena_bytes(q->arena, pattern + 1, (size_t)(close - pattern - 1))));
		EXPECT(is_id(req_id(q, arena_bytes(q->arena, pattern + 1, (size_t)(close - pattern - 1)))), q->http->path);
		pattern = close + 1;
	}
	return s.text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	char *rest = fuzz_text(q->arena, data, size);
	const char *method = fuzz_line(&rest), *path = fuzz_line(&rest);

	q->http = http_literal(q->arena, method, "help.test", path, NULL, NULL, NULL);
	for (size_t i = 0; i < COUNT(apps); i++) {
		const struct route *other;

		q->route = route_find(apps[i], method, q->http->path, &other);
		EXPECT(!other || !text_equal(other->method, method), path);
		if (!q->route)
			continue;
		EXPECT(text_equal(filled(q, q->route->pattern), q->http->path), q->http->path);
		EXPECT(text_equal(req_id(q, "nothing"), ""), path);
	}
	return 0;
}
