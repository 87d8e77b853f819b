/* code.c - a referral's code, typed from a sheet of paper. */
#include "../../lib/referral/claim.c"

#include "base/secret.h"
#include "support.h"

/* Letters and digits, with a dash after each fifth; at most a little longer than a code. */
static bool is_code(const char *text)
{
	size_t length = strlen(text);

	for (size_t i = 0; i < length; i++)
		if ((text[i] == '-') != (i % (CODE_GROUP + 1) == CODE_GROUP))
			return false;
	return length <= 20 && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == length;
}

/* A real code is recognized in any case, with anything between its letters. */
static void check_given(struct req *q, const char *between)
{
	const char *given = secret_code(q->arena);
	struct str typed;

	str_init(&typed, q->arena, (size_t)1 << 24);
	for (size_t i = 0; given[i]; i++)
		str_printf(&typed, "%c%s", i % 2 ? given[i] | 0x20 * (given[i] >= 'A') : given[i], between);
	EXPECT(text_equal(code_normal(q, typed.text), given), typed.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	char *typed = fuzz_text(q->arena, data, size);
	const char *code = code_normal(q, typed);

	EXPECT(is_code(code), code);
	EXPECT(text_equal(code_normal(q, code), code), code);
	for (char *c = typed; *c; c++)
		if ((*c >= '0' && *c <= '9') || (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z'))
			*c = ' ';
	if (strlen(typed) < 100)
		check_given(q, typed);
	return 0;
}
