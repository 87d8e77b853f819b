/* contact.c - names of people, and whether two contacts are the same. */
#include "base/contact.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

static char *both_names(struct arena *a, const struct contact *c)
{
	const char *first = text_or_empty(c->first_name), *last = text_or_empty(c->last_name);
	size_t length = strlen(first), more = strlen(last);
	char *both = arena_alloc(a, length + 1 + more + 1);

	memcpy(both, first, length);
	both[length] = ' ';
	memcpy(both + length + 1, last, more + 1);
	return both;
}

char *contact_name(struct arena *a, const struct contact *c)
{
	return text_squeeze(a, both_names(a, c));
}

char *contact_name_key(struct arena *a, const struct contact *c)
{
	return text_key(a, both_names(a, c));
}

bool contact_email_fits(const char *address)
{
	const char *at = address ? strrchr(address, '@') : NULL;

	if (!at || at == address || !at[1] || at - address > 64 || strlen(address) > 254)
		return false;
	if (address[0] == '-')
		return false;			/* on a command line it would be an option */
	for (const char *c = address; *c; c++)
		if (*c <= ' ' || *c >= 0x7f || strchr("<>()[],;:\\\"", *c) || (*c == '@' && c != at))
			return false;
	return true;
}

struct contact contact_complete(const struct contact *c)
{
	return (struct contact){
		.first_name = text_or_empty(c->first_name),
		.last_name = text_or_empty(c->last_name),
		.email = text_or_empty(c->email),
		.phone = text_or_empty(c->phone),
		.language = text_or_empty(c->language),
	};
}

char *contact_email_link(struct arena *a, const char *email)
{
	const char *at = email ? strrchr(email, '@') : NULL;

	return at ? arena_printf(a, "%s%s", text_url_encode(a, arena_bytes(a, email, (size_t)(at - email))), at) : NULL;
}
