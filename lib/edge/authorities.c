/* authorities.c - the places where Linux systems keep certificates of authorities. */
#include "edge/authorities.h"

#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"

static const char *const files[] = {
	"/etc/ssl/certs/ca-certificates.crt",			/* Debian, Ubuntu, Arch */
	"/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",	/* Red Hat and its family */
	"/etc/pki/tls/certs/ca-bundle.crt",			/* older ones of it */
	"/etc/ssl/ca-bundle.pem",				/* openSUSE */
	"/etc/ssl/cert.pem",					/* Alpine */
};

void authorities_find(void)
{
	if (getenv("SSL_CERT_FILE") || getenv("SSL_CERT_DIR"))
		return;
	for (size_t i = 0; i < COUNT(files); i++)
		if (!access(files[i], R_OK)) {
			setenv("SSL_CERT_FILE", files[i], 1);
			return;
		}
}
