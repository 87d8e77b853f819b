/* jose.c - signed tokens of portals and OpenID providers, and the providers' keys: nothing that others make up fits.
 *
 * The input is tried as a token and as a set of keys. */
#include <string.h>

#include "edge/jose.h"
#include "support.h"

#define KEY "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"

/* Signed by nobody. */
static const char token[] = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

static const char set[] = "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"1\","
	"\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	const char *text = fuzz_text(a, data, size), *claims;

	EXPECT(jose_key_id(a, text), text);
	EXPECT(!jose_fits_key(a, text, KEY, strlen(KEY), &claims), text);
	EXPECT(!jose_fits_set(a, text, set, &claims), text);
	EXPECT(!jose_fits_set(a, token, text, &claims), text);
	return 0;
}
