/* sealed.c - sealed texts that come back from a client, such as a list's cursor: only an unchanged one opens.
 *
 * The first byte decides where the sealed text is altered. */
#include <string.h>

#include "base/secret.h"
#include "support.h"

#define LENGTH_MOST 200		/* that is opened again */

struct cursor { int64_t made_at, id; };

/* Of another purpose, another length, or with one letter changed it is nothing of ours. */
static void check_altered(struct arena *a, const char *sealed, size_t length, size_t at)
{
	char *altered = arena_text(a, sealed), *out = arena_alloc(a, length + 2);

	EXPECT(!secret_unseal(FOR_FORGERY, sealed, out, length), sealed);
	EXPECT(!secret_unseal(FOR_CURSOR, sealed, out, length + 1), sealed);
	EXPECT(!length || !secret_unseal(FOR_CURSOR, sealed, out, length - 1), sealed);
	altered[at % strlen(altered)] ^= 1;
	EXPECT(!secret_unseal(FOR_CURSOR, altered, out, length), altered);
	altered[at % strlen(altered)] = '\0';
	EXPECT(!secret_unseal(FOR_CURSOR, altered, out, length), altered);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	const char *text = fuzz_text(a, data, size), *sealed;
	char *out = arena_alloc(a, size + 1);
	struct cursor none;

	EXPECT(!secret_unseal(FOR_CURSOR, text, &none, sizeof(none)), text);
	if (!size || size > LENGTH_MOST)
		return 0;
	sealed = secret_seal(a, FOR_CURSOR, data, size);
	EXPECT(text_equal(secret_seal(a, FOR_CURSOR, data, size), sealed), sealed);
	EXPECT(secret_unseal(FOR_CURSOR, sealed, out, size) && !memcmp(out, data, size), sealed);
	check_altered(a, sealed, size, data[0]);
	return 0;
}
