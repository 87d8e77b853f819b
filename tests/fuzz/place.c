/* place.c - where somebody looks for help, as they type it: numbers, or a town, its state and a postal code. */
#include "../../lib/directory/place.c"

#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *text = fuzz_utf8(q->arena, data, size);
	struct typed_place t = typed_place(q, text);
	const char *const parts[] = { t.whole, t.first, t.last, t.before_last, t.town, t.state, t.last_town, t.last_state,
		t.digits, t.two_words };
	struct place p = { .name = NULL };

	if (place_from_numbers(q, text, &p))
		EXPECT(p.latitude >= -90 && p.latitude <= 90 && p.longitude >= -180 && p.longitude <= 180 && p.name, text);
	for (size_t i = 0; i < COUNT(parts); i++)
		EXPECT(parts[i] && fuzz_is_utf8(parts[i]) && strlen(parts[i]) <= strlen(text) + 1, text);
	return 0;
}
