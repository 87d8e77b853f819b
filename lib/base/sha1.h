/* sha1 - HMAC-SHA1, for signatures that others make so; hides OpenSSL. Nothing of ours is signed with it.
 * Source: RFC 2104. */
#ifndef HANDRAIL_SHA1_H
#define HANDRAIL_SHA1_H

#include <stddef.h>

#define SHA1_SIZE 20

/* out holds SHA1_SIZE bytes; the key is a text. */
void sha1_mac(const char *key, const void *bytes, size_t length, unsigned char *out);

#endif
