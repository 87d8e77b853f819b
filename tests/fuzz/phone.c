/* phone.c - telephone numbers as typed and as listed; the first line is the country. */
#include "base/phone.h"

#include <string.h>

#include "support.h"

static bool is_e164(const char *number)
{
	size_t digits = strspn(number + 1, "0123456789");

	return number[0] == '+' && number[1] != '0' && digits >= 7 && digits <= 15 && !number[1 + digits];
}

static bool is_short(const char *number)
{
	return strlen(number) == 3 && strspn(number, "0123456789") == 3;
}

static void check_typed(struct arena *a, const char *typed, const char *country)
{
	const char *number = phone_normal(a, typed, country);

	EXPECT(phone_for_people(a, typed), typed);
	if (!number)
		return;
	EXPECT(is_e164(number), number);
	/* a number stays the same when it is read again, in every country and notation */
	EXPECT(text_equal(phone_normal(a, number, country), number), number);
	EXPECT(text_equal(phone_normal(a, number, NULL), number), number);
	EXPECT(text_equal(phone_normal(a, phone_for_people(a, number), "US"), number), phone_for_people(a, number));
}

static void check_listed(struct arena *a, const char *cell, const char *country)
{
	struct phone *phones = NULL;
	size_t count = phone_listed(a, cell, "", country, &phones);

	EXPECT(!count == !text_trim(a, cell)[0], cell);
	for (size_t i = 0; i < count; i++) {
		EXPECT(phones[i].raw && phones[i].raw[0], cell);
		EXPECT(!phones[i].dial[0] || is_e164(phones[i].dial) || is_short(phones[i].dial), phones[i].dial);
		EXPECT(strspn(phones[i].extension, "0123456789") == strlen(phones[i].extension), phones[i].extension);
		EXPECT(strlen(phones[i].extension) <= 20, phones[i].extension);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	char *rest = fuzz_text(a, data, size);
	const char *country = fuzz_line(&rest);

	check_typed(a, rest, country);
	check_listed(a, rest, country);
	return 0;
}
