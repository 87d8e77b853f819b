/* address.c - which of the two an address is, decided by its @. */
#include "address.h"

#include <string.h>

#include "form.h"
#include "phone.h"
#include "req.h"
#include "site.h"

char *address_normal(struct req *q, const char *typed)
{
	if (strchr(typed, '@'))
		return email_normal(q, typed);
	return phone_normal(q->arena, typed, q->site ? q->site->country : NULL);
}
