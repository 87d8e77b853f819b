/* search.c - what somebody types to find a program: no sign of it can mean anything to the database. */
#include "../../lib/directory/search.c"

#include "support.h"

/* "+food* +pantr*": words of letters and digits between the signs that we set. */
static void check_boolean(const char *text, size_t count, bool all)
{
	size_t words = 0;

	while (*text) {
		size_t n;

		EXPECT(!all || *text == '+', text);
		text += all;
		n = strcspn(text, "*");
		EXPECT(n && text[n] == '*', text);
		for (size_t i = 0; i < n; i++)
			EXPECT((unsigned char)text[i] >= 0x80 || (text[i] >= '0' && text[i] <= '9') || (text[i] | 0x20) >= 'a', text);
		text += n + 1;
		text += *text == ' ';
		words++;
	}
	EXPECT(words == count, NULL);
}

static void check_like(struct req *q, const char *text)
{
	const char *pattern = like(q, "%", text);
	size_t length = strlen(pattern);

	EXPECT(length >= 2 && pattern[0] == '%' && pattern[length - 1] == '%', pattern);
	for (size_t i = 1; i < length - 1; i++) {
		EXPECT(pattern[i] != '%' && pattern[i] != '_', pattern);
		i += pattern[i] == '\\';
	}
}

static void check_place(struct req *q, const char *text)
{
	const char *keys[PLACE_KEYS];
	struct place p = { .name = NULL };

	if (place_from_numbers(q, text, &p))
		EXPECT(p.latitude >= -90 && p.latitude <= 90 && p.longitude >= -180 && p.longitude <= 180 && p.name, text);
	place_keys(q, text, keys);
	for (size_t i = 0; i < PLACE_KEYS; i++)
		EXPECT(keys[i] && fuzz_is_utf8(keys[i]), text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *text = typed_words(q, fuzz_utf8(q->arena, data, size));
	struct query_words w;

	EXPECT(fuzz_is_utf8(text) && strlen(text) <= TYPED_MOST, text);
	words_read(q, &w, text);
	EXPECT(!w.all.full && !w.some.full && w.count <= WORDS_MOST, text);
	check_boolean(w.all.text, w.count, true);
	check_boolean(w.some.text, w.count, false);
	EXPECT(fuzz_is_utf8(w.all.text), text);
	check_like(q, text);
	check_place(q, text);
	return 0;
}
