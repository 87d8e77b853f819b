/* number.c - whole numbers as people type them. */
#include <criterion/criterion.h>

#include "base/number.h"
#include "base/str.h"

static const struct { const char *text; bool fits; int64_t n; } cases[] = {
	{ "0", true, 0 }, { "12", true, 12 }, { " 12 ", true, 12 }, { "+5", true, 5 }, { "-5", true, -5 }, { "007", true, 7 },
	{ "1,200", true, 1200 }, { "1.200", true, 1200 }, { "1 200", true, 1200 }, { "1'200", true, 1200 }, { " 1,200 ", true, 1200 }, { "1 200 ", true, 1200 },
	{ "1\xc2\xa0" "200", true, 1200 }, { "12,345,678", true, 12345678 }, { "1.234.567", true, 1234567 },
	{ "\xd9\xa1\xd9\xa2", true, 12 }, { "\xdb\xb1\xdb\xb2", true, 12 }, { "999999999999999", true, 999999999999999 },
	{ "", false, 0 }, { " ", false, 0 }, { "-", false, 0 }, { "many", false, 0 }, { "12 people", false, 0 }, { "1.5", false, 0 },
	{ "1,20", false, 0 }, { "1,2000", false, 0 }, { "1,200.50", false, 0 }, { "1,200.500", false, 0 }, { "1234,567", false, 0 },
	{ ",200", false, 0 }, { "1,", false, 0 }, { "--5", false, 0 }, { "0x10", false, 0 }, { "1e3", false, 0 },
	{ "1000000000000000", false, 0 }, { "\xd9", false, 0 }, { "1,000,000,000,000,000", false, 0 },
};

Test(number, as_people_type_them)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t n = 77;

		cr_expect_eq(number_typed(cases[i].text, &n), cases[i].fits, "'%s'", cases[i].text);
		cr_expect_eq(n, cases[i].fits ? cases[i].n : 77, "'%s'", cases[i].text);
	}
}
