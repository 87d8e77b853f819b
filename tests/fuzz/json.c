/* json.c - a directory as one JSON file. */
#include <stdio.h>

#include "import.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *path = arena_printf(q->arena, "%s/directory.json", fuzz_folder());
	FILE *f = fopen(path, "we");

	EXPECT(f && fwrite(data, 1, size, f) == size && !fclose(f), path);
	fuzz_import(q, path);
	return 0;
}
