/* cookie.c - the Cookie header: a value that is found follows its name, at the beginning of a pair. */
#include <string.h>

#include "edge/http.h"
#include "support.h"

static const char name[] = "handrail";

/* RFC 6265, 4.2.1, parsed in another way: pair by pair. */
static char *expected(struct arena *a, const char *header)
{
	char *rest = arena_text(a, header), *pair;

	while ((pair = strsep(&rest, ";"))) {
		pair += strspn(pair, " \t");
		if (strncmp(pair, name, strlen(name)) || pair[strlen(name)] != '=')
			continue;
		pair += strlen(name) + 1;
		pair[strcspn(pair, " \t")] = '\0';
		return pair;
	}
	return NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	const char *header = fuzz_text(a, data, size);
	struct http *h = http_literal(a, "GET", "help.test", "/", NULL, NULL, header);
	const char *found = http_cookie(a, h, name), *wanted = expected(a, header);

	EXPECT(!found == !wanted && text_equal(found, wanted), found);
	EXPECT(!found || !found[strcspn(found, "; \t")], found);
	return 0;
}
