/* authorities - where this machine keeps the certificates of the authorities that it trusts.
 *
 * OpenSSL looks in the folder that was set when it was built, which is Debian's. An executable that is linked statically with
 * OpenSSL also runs on systems that keep their certificates elsewhere. */
#ifndef HANDRAIL_AUTHORITIES_H
#define HANDRAIL_AUTHORITIES_H

/* Sets SSL_CERT_FILE to the first readable file of a list of usual places, unless SSL_CERT_FILE or SSL_CERT_DIR is set already.
 * Call it once, before the first connection. */
void authorities_find(void);

#endif
