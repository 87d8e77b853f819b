/* upload.c - forms with files: a line with the Content-Type, then the body. Each part has a name and ends in NUL. */
#include <string.h>

#include "base/req.h"
#include "edge/mail.h"
#include "support.h"

enum { PARTS = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	struct mail_part parts[PARTS];
	const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
	size_t line = end ? (size_t)(end - data) : size, count;
	const char *body = (const char *)data + line + (end != NULL);

	if (!mail_form_read(q, fuzz_text(q->arena, data, line), body, size - line - (end != NULL), parts, PARTS, &count))
		return 0;
	EXPECT(count <= PARTS, "no more than there is room for");
	for (size_t i = 0; i < count; i++)
		EXPECT(parts[i].name && parts[i].bytes && !parts[i].bytes[parts[i].length] && parts[i].length <= size, parts[i].name);
	return 0;
}
