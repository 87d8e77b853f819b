/* sha1 - HMAC-SHA1, to verify signatures that others make; hides OpenSSL. We sign nothing with it.
 * Source: RFC 2104. */
#ifndef HANDRAIL_SHA1_H
#define HANDRAIL_SHA1_H

#include <stddef.h>

#define SHA1_SIZE 20

/* out has room for SHA1_SIZE bytes; key is NUL-terminated. */
void sha1_mac(const char *key, const void *bytes, size_t length, unsigned char *out);

#endif
