/* zip.c - a directory as a zip, whole or broken. */
#include "import.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(fuzz_req(), fuzz_file(data, size));
	return 0;
}
