/* repair.c - mends garbled texts of a directory, and leaves others unchanged. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "directory/repair.h"
#include "base/str.h"
#include "support.h"

/* want NULL: left as it is. */
static const struct { const char *text, *want; } decodings[] = {
	{ "plain", NULL },
	{ "It\x47\xc3\x87\xc3\x96s", "It\xe2\x80\x99s" },
	{ "\x47\xc3\x87\xc2\xa3hi\x47\xc3\x87\xc2\xa5", "\xe2\x80\x9chi\xe2\x80\x9d" },
	{ "9\x47\xc3\x87\xc3\xb4" "5", "9\xe2\x80\x93" "5" },
	{ "It\xce\x93\xc3\x87\xc3\x96s", "It\xe2\x80\x99s" },
	{ "It\xc3\x94\xc3\x87\xc3\x96s", "It\xe2\x80\x99s" },
	{ "It\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s", "It\xe2\x80\x99s" },
	{ "caf\xc3\x83\xc2\xa9", "caf\xc3\xa9" },
	{ "Espa\xc3\x83\xc2\xb1ol", "Espa\xc3\xb1ol" },
	{ "S+\xc3\xadnchez", "S\xc3\xa1nchez" },
	{ "caf\xc3\xa9", NULL },
	{ "EDUCA\xc3\x87\xc3\x83O", NULL },
	{ "A\xc3\xa7\xc3\xb5" "es", NULL },
	{ "cr\xc3\xa9\xc3\xa9" "e", NULL },
	{ "dar-lhe-\xc3\xa1", NULL },
	{ "+\xc3\xad", NULL },
	{ "GO", NULL },
	{ "G\xc3\x87", NULL },
	{ "\xd8\xa7\xd9\x84\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a\xd8\xa9", NULL },
	{ "\xe4\xb8\xad\xe6\x96\x87", NULL },
	{ "\xce\x95\xce\xbb\xce\xbb\xce\xb7\xce\xbd\xce\xb9\xce\xba\xce\xac", NULL },
	{ "Ti\xe1\xba\xbfng Vi\xe1\xbb\x87t", NULL },
	{ "50\xc2\xa2 \xe2\x80\x94 \xc2\xbd", NULL },
};

ParameterizedTestParameters(repair, decoding)
{
	static size_t index[COUNT(decodings)];

	for (size_t i = 0; i < COUNT(decodings); i++)
		index[i] = i;
	return cr_make_param_array(size_t, index, COUNT(decodings));
}

ParameterizedTest(size_t *i, repair, decoding)
{
	const char *text = decodings[*i].text, *want = decodings[*i].want ? decodings[*i].want : text;
	const char *got = repair_decoding(test_req()->arena, text);

	cr_expect_str_eq(got, want, "'%s' became '%s'", text, got);
}

Test(repair, utf8)
{
	struct arena *a = test_req()->arena;
	bool repaired;

	cr_expect_str_eq(repair_utf8(a, "fine \xc3\xa9", 7, &repaired), "fine \xc3\xa9");
	cr_expect_not(repaired);
	cr_expect_str_eq(repair_utf8(a, "\xe9t\xe9", 3, &repaired), "\xef\xbf\xbdt\xef\xbf\xbd");
	cr_expect(repaired);
	/* overlong, surrogate, cut short, beyond the last: none passes */
	cr_expect_null(strstr(repair_utf8(a, "\xc0\xaf", 2, &repaired), "/"));
	cr_expect_str_eq(repair_utf8(a, "\xed\xa0\x80", 3, &repaired), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	cr_expect_str_eq(repair_utf8(a, "x\xe2\x80", 3, &repaired), "x\xef\xbf\xbd\xef\xbf\xbd");
	repair_utf8(a, "\xf4\x90\x80\x80", 4, &repaired);
	cr_expect(repaired);
}

/* The result is UTF-8 for any bytes. */
Test(repair, any_bytes)
{
	struct arena *a = test_req()->arena;
	unsigned seed = 1;

	for (int i = 0; i < 2000; i++) {
		char bytes[24], *text;
		bool repaired;

		for (size_t j = 0; j < sizeof(bytes); j++) {
			seed = seed * 1103515245 + 12345;
			bytes[j] = (char)(seed >> 16 | (j % 2 ? 0x80 : 0x01));
		}
		text = repair_utf8(a, bytes, sizeof(bytes), &repaired);
		text = repair_entities(a, repair_breaks(a, repair_decoding(a, text)));
		cr_assert(text_is_utf8(text, strlen(text)), "round %d", i);
	}
}

Test(repair, breaks)
{
	struct arena *a = test_req()->arena;

	cr_expect_str_eq(repair_breaks(a, "a\\nb\\r\\nc\\td"), "a\nb\nc d");
	cr_expect_str_eq(repair_breaks(a, "back\\slash and \\x"), "back\\slash and \\x");
	cr_expect_str_eq(repair_breaks(a, "end\\"), "end\\");
}

Test(repair, entities)
{
	struct arena *a = test_req()->arena;

	cr_expect_str_eq(repair_entities(a, "Tom &amp; Ann&#39;s &#x2019;"), "Tom & Ann's \xe2\x80\x99");
	cr_expect_str_eq(repair_entities(a, "&amp;lt;"), "&lt;", "once only");
	cr_expect_str_eq(repair_entities(a, "R&D; &unknown; &; &#; &#x; &#0; &#xd800; &#99999999; A & B"),
		"R&D; &unknown; &; &#; &#x; &#0; &#xd800; &#99999999; A & B");
	cr_expect_str_eq(repair_entities(a, "&#xfdd0; &#xfdef; &#xfffe; &#x10ffff; &#xfdcf;"),
		"&#xfdd0; &#xfdef; &#xfffe; &#x10ffff; \xef\xb7\x8f", "characters that are none");
}
