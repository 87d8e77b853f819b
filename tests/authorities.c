/* authorities.c - the certificates of this machine's authorities are found, and a setting wins. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

#include "edge/authorities.h"

Test(authorities, are_found)
{
	unsetenv("SSL_CERT_FILE");
	unsetenv("SSL_CERT_DIR");
	authorities_find();
	cr_assert(getenv("SSL_CERT_FILE"));
	cr_expect_eq(access(getenv("SSL_CERT_FILE"), R_OK), 0);
}

Test(authorities, that_were_set_stay)
{
	setenv("SSL_CERT_FILE", "/etc/own.pem", 1);
	authorities_find();
	cr_expect_str_eq(getenv("SSL_CERT_FILE"), "/etc/own.pem");
	unsetenv("SSL_CERT_FILE");
	setenv("SSL_CERT_DIR", "/etc/own", 1);
	authorities_find();
	cr_expect_null(getenv("SSL_CERT_FILE"));
}
