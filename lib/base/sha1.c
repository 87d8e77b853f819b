/* sha1.c - HMAC-SHA1 with OpenSSL. */
#include "base/sha1.h"

#include <openssl/hmac.h>
#include <string.h>

void sha1_mac(const void *key, size_t key_length, const void *bytes, size_t length, unsigned char *out)
{
	unsigned size = SHA1_SIZE;

	memset(out, 0, SHA1_SIZE);
	HMAC(EVP_sha1(), key, (int)key_length, bytes, length, out, &size);
}
