/* address.c - an @ decides whether an address is an e-mail address or a telephone number. */
#include "site/address.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/host.h"
#include "base/phone.h"
#include "base/req.h"
#include "site/site.h"

static bool is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

/* The address with its host as the DNS has it, if that is written in other letters. */
static char *ascii_host(struct arena *a, char *address)
{
	const char *at = strrchr(address, '@');
	char *host = at && !is_ascii(at) ? host_ascii(a, at + 1) : NULL;

	return host ? arena_printf(a, "%.*s%s", (int)(at + 1 - address), address, host) : address;
}

bool email_is_beyond_ascii(const char *typed)
{
	const char *at = strrchr(typed, '@');

	for (const char *c = typed; at && c < at; c++)
		if ((unsigned char)*c >= 0x80)
			return true;
	return false;
}

/* RFC 5321: local part up to 64, all up to 254; atext and dots; a host name of at least two labels.
 * Refuses a dash at the beginning, as every transport does: on a command line it would be an option. */
char *email_normal(struct req *q, const char *typed)
{
	static const char atext[] = "abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~-.";
	char *address = ascii_host(q->arena, text_trim(q->arena, typed)), *at = strrchr(address, '@'), *label;

	for (char *c = address; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	if (!at || at == address || address[0] == '-' || at - address > 64 || strlen(address) > 254)
		return NULL;
	if (strspn(address, atext) != (size_t)(at - address) || address[0] == '.' || at[-1] == '.')
		return NULL;
	for (char *c = address; c < at - 1; c++)
		if (c[0] == '.' && c[1] == '.')
			return NULL;
	label = at + 1;
	if (!strchr(label, '.'))
		return NULL;
	while (true) {
		size_t n = strspn(label, "abcdefghijklmnopqrstuvwxyz0123456789-");

		if (!n || n > 63 || label[0] == '-' || label[n - 1] == '-')
			return NULL;
		if (!label[n])
			return address;
		if (label[n] != '.')
			return NULL;
		label += n + 1;
	}
}

char *address_normal(struct req *q, const char *typed)
{
	if (strchr(typed, '@'))
		return email_normal(q, typed);
	return phone_normal(q->arena, typed, q->site ? q->site->country : NULL);
}
