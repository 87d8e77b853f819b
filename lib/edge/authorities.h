/* authorities - where this machine keeps the certificates of the authorities that it trusts.
 *
 * OpenSSL looks at the place that was set when it was built: Debian's. An executable that brings OpenSSL along also runs on
 * systems that keep them elsewhere. */
#ifndef HANDRAIL_AUTHORITIES_H
#define HANDRAIL_AUTHORITIES_H

/* Sets SSL_CERT_FILE to the first file of a list that can be read, unless that or SSL_CERT_DIR is set already. Call it once,
 * before the first connection. */
void authorities_find(void);

#endif
