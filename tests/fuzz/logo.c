/* logo.c - logos: an accepted picture has a size, and cannot be read as a page. */
#include "base/logo.h"

#include <string.h>

#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct logo l;
	const char *why;
	bool taken = logo_read(data, size, &l, &why);

	EXPECT(taken == !why, "a refusal has a reason");
	if (!taken)
		return 0;
	EXPECT(l.width && l.width <= LOGO_SIDE_MOST && l.height && l.height <= LOGO_SIDE_MOST, logo_media_type(l.type));
	EXPECT(size <= LOGO_BYTES_MOST && logo_media_type(l.type), "its type");
	EXPECT(data[0] != '\x3c', "no browser takes it for a page");
	return 0;
}
