/* repair.c - mending of text: UTF-8 stays UTF-8, and no text after a mended place is lost. */
#include "directory/repair.h"

#include <string.h>

#include "support.h"

/* Letters that mending never changes, after the text and a line break. */
#define END "\nZZ"

static void check(const char *mended, const char *text)
{
	EXPECT(fuzz_is_utf8(mended), text);
	EXPECT(text_ends(mended, END), text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	bool repaired, again;
	char *whole = repair_utf8(a, (const char *)data, size, &repaired), *text;

	EXPECT(repaired || !memchr(whole, 0, size), NULL);
	EXPECT(fuzz_is_utf8(whole), whole);
	EXPECT(text_equal(repair_utf8(a, whole, strlen(whole), &again), whole) && !again, whole);
	text = arena_printf(a, "%s" END, whole);
	check(repair_breaks(a, text), text);
	check(repair_decoding(a, text), text);
	check(repair_entities(a, text), text);
	check(repair_entities(a, repair_decoding(a, text)), text);
	return 0;
}
