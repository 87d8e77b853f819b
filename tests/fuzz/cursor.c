/* cursor.c - where a list goes on, as it stands in URLs: what was made is read again, everything else is the top. */
#include "../../lib/referral.c"

#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *text = fuzz_text(q->arena, data, size);
	struct cursor c = cursor_read(text), again;
	struct referral r = { .id = c.id, .made_at = c.made_at };

	EXPECT(c.id > 0 && c.made_at > 0, text);
	again = cursor_read(referral_cursor(q, &r));
	EXPECT(again.id == c.id && again.made_at == c.made_at, text);
	return 0;
}
