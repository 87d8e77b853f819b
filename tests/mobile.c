/* mobile.c - which numbers may get a text. */
#include "base/mobile.h"

#include <criterion/criterion.h>

#include "base/str.h"

static const struct { const char *number, *countries; bool may; } numbers[] = {
	{ "+15085550123", "US", true },
	{ "+15085550123", "CA,US", true },
	{ "+15085550123", "GB", false },
	{ "+15085550123", "", false },
	{ "+14165550123", "US", false },	/* Toronto */
	{ "+14165550123", "US,CA", true },
	{ "+18765550123", "US", false },	/* Jamaica */
	{ "+19005550123", "US", false },	/* premium */
	{ "+18005550123", "US", false },	/* toll-free */
	{ "+15005550123", "US", false },	/* personal numbers */
	{ "+447400123456", "GB", true },
	{ "+442079460958", "GB", false },	/* fixed */
	{ "+447624123456", "GB", false },	/* Isle of Man */
	{ "+448431234567", "GB", false },	/* shared cost */
	{ "+449098790000", "GB", false },	/* premium */
	{ "+491512345678901", "DE", false },
	{ "+4915123456789", "DE", true },
	{ "+4930123456", "DE", false },
	{ "+881612345678", "US,GB,DE", false },	/* satellite */
	{ "+8831234567", "US,GB,DE", false },
	{ "+525512345678", "MX", true },
	{ "15085550123", "US", false },
	{ "+", "US", false },
	{ "", "US", false },
	{ "maria@people.test", "US", false },
};

Test(mobile, knows_mobile_numbers_from_others)
{
	for (size_t i = 0; i < COUNT(numbers); i++)
		cr_expect_eq(mobile_is_of(numbers[i].number, numbers[i].countries), numbers[i].may, "%s for %s",
			numbers[i].number, numbers[i].countries);
}

/* Each expression compiles: an expression that does not would refuse every number. */
static const struct { const char *country, *example; } examples[] = {
	{ "FR", "+33612345678" }, { "ES", "+34612345678" }, { "IT", "+393123456789" }, { "PL", "+48512345678" },
	{ "IE", "+353850123456" }, { "NL", "+31612345678" }, { "BE", "+32470123456" }, { "SE", "+46701234567" },
	{ "AU", "+61412345678" }, { "NZ", "+64211234567" }, { "IN", "+918123456789" }, { "BR", "+5511961234567" },
	{ "CO", "+573211234567" }, { "HK", "+85251234567" }, { "ZA", "+27711234567" }, { "JP", "+819012345678" },
	{ "PR", "+17872345678" }, { "AS", "+16847331234" }, { "JM", "+18762101234" }, { "EE", "+37251234567" },
};

Test(mobile, knows_a_number_of_each_kind_of_country)
{
	for (size_t i = 0; i < COUNT(examples); i++)
		cr_expect(mobile_is_of(examples[i].example, examples[i].country), "%s", examples[i].country);
	cr_expect(mobile_country_known("US"));
	cr_expect_not(mobile_country_known("us"));
	cr_expect_not(mobile_country_known("XX"));
	cr_expect_not(mobile_country_known(""));
}
