/* host.c - host names by libidn2. */
#include "base/host.h"

#include <ctype.h>
#include <idn2.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"

/* False for ASCII characters that no host name has: the library would drop some of them. */
static bool may_be_host(const char *name)
{
	for (; *name; name++)
		if ((unsigned char)*name < 0x80 && !isalnum((unsigned char)*name) && *name != '-' && *name != '.')
			return false;
	return true;
}

char *host_ascii(struct arena *a, const char *name)
{
	char *ascii = NULL, *copy;

	if (!may_be_host(name))
		return NULL;
	if (idn2_to_ascii_8z(name, &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES) != IDN2_OK)
		return NULL;
	copy = arena_text(a, ascii);
	free(ascii);
	return copy;
}
