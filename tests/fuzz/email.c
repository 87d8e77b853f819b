/* email.c - typed e-mail addresses: every transport accepts an address that a form accepts. */
#include <string.h>

#include "site/address.h"
#include "base/contact.h"
#include "edge/mail.h"
#include "support.h"

static void check_same(struct req *q, const char *address)
{
	EXPECT(contact_email_fits(address), address);
	EXPECT(text_equal(email_normal(q, address), address), address);
	EXPECT(text_equal(address_normal(q, address), address), address);
}

/* An accepted address is one word, which no header or command line can misread. */
static void check_fit(const char *typed)
{
	if (!contact_email_fits(typed))
		return;
	EXPECT(strlen(typed) <= 254 && typed[0] != '-' && !typed[strcspn(typed, " \t\r\n<>,;:\"\\()")], typed);
	EXPECT(strchr(typed, '@') == strrchr(typed, '@'), typed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *typed = fuzz_text(q->arena, data, size);
	const char *email = email_normal(q, typed), *address = address_normal(q, typed);

	if (email)
		check_same(q, email);
	if (address && !strchr(address, '@'))
		EXPECT(address[0] == '+' && strspn(address + 1, "0123456789") == strlen(address + 1), address);
	check_fit(typed);
	return 0;
}
