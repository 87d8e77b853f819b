/* totp.c - the six digits that an app shows. */
#include <criterion/criterion.h>

#include "base/str.h"
#include "base/totp.h"
#include "support.h"

/* RFC 6238, appendix B: the last six of its eight digits, for the secret "12345678901234567890". */
static const struct { int64_t seconds; const char *digits; } vectors[] = {
	{ 59, "287082" }, { 1111111109, "081804" }, { 1111111111, "050471" },
	{ 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" },
};

#define SECRET ((const unsigned char *)"12345678901234567890")

Test(totp, is_as_in_the_standard)
{
	for (size_t i = 0; i < COUNT(vectors); i++)
		cr_expect_str_eq(totp_digits(test_req()->arena, SECRET, totp_step(SECONDS(vectors[i].seconds))), vectors[i].digits);
}

Test(totp, a_secret_is_typed_in_base32)
{
	cr_expect_str_eq(totp_text(test_req()->arena, SECRET), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}
