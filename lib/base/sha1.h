/* sha1 - HMAC-SHA1, used only where others require it: for the signatures of texting services, and for the codes of apps
 * (totp.h). Hides OpenSSL.
 * Source: RFC 2104. */
#ifndef HANDRAIL_SHA1_H
#define HANDRAIL_SHA1_H

#include <stddef.h>

#define SHA1_SIZE 20

/* out has room for SHA1_SIZE bytes. */
void sha1_mac(const void *key, size_t key_length, const void *bytes, size_t length, unsigned char *out);

#endif
