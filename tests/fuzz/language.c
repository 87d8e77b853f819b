/* language.c - languages in free text: known tags without repeats, the rest in the note. */
#include "base/language.h"

#include <string.h>

#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	const char *cell = fuzz_utf8(a, data, size), **tags = NULL, *note = NULL;
	const struct language *l = language_named(cell);
	size_t count = language_listed(a, cell, &tags, &note);

	EXPECT(!l || language_find(l->tag) == l, cell);
	EXPECT(language_autonym(cell), cell);
	for (size_t i = 0; i < count; i++) {
		EXPECT(language_find(tags[i]), tags[i]);
		for (size_t j = 0; j < i; j++)
			EXPECT(!text_equal(tags[i], tags[j]), tags[i]);
	}
	EXPECT(fuzz_is_utf8(note), note);
	/* no part of the text is lost without trace */
	EXPECT(count || note[0] || !text_trim(a, cell)[strspn(text_trim(a, cell), "\n,;/&| .")] || strlen(cell) > 2, cell);
	return 0;
}
