/* crisis_line.c - a site's line for emergencies, in the language of the reader. */
#include "site/crisis_line.h"

#include <criterion/criterion.h>

#include "base/str.h"
#include "support.h"

#define LINES "In danger? Call 911.\n\nes: ¿En peligro? Llame al 911.\r\nar:   911\n"

static const struct { const char *lines, *language, *shown; } readers[] = {
	{ LINES, "en", "In danger? Call 911." },
	{ LINES, "es", "¿En peligro? Llame al 911." },
	{ LINES, "es-MX", "¿En peligro? Llame al 911." },
	{ LINES, "ar", "911" },
	{ LINES, "fr", "In danger? Call 911." },
	{ LINES, "", "In danger? Call 911." },
	{ "Call: 911", "en", "Call: 911" },
	{ "", "es", "" },
	{ NULL, "es", "" },
};

Test(crisis_line, is_that_of_the_readers_language_or_else_the_first)
{
	for (size_t i = 0; i < COUNT(readers); i++)
		cr_expect_str_eq(crisis_line(test_req()->arena, readers[i].lines, readers[i].language), readers[i].shown, "row %zu", i);
}

static const struct { const char *lines; enum reason reason; const char *about; } settings[] = {
	{ "", REASON_none, NULL },
	{ "Call: 911", REASON_none, NULL },
	{ LINES, REASON_none, NULL },
	{ "Call 911.\nes: 911\nLlame al 911.", REASON_format, "line 3, \"Llame al 911.\"" },
	{ "Call 911.\nxx: 911", REASON_format, "line 2, \"xx: 911\"" },
	{ "Call 911.\nes: ", REASON_format, "line 2, \"es: \"" },
	{ "Call 911.\nes: 911\n\nar: 911\nes: 112", REASON_too_many, "line 4, \"es: 112\"" },
};

Test(crisis_line, refuses_a_line_by_its_number)
{
	for (size_t i = 0; i < COUNT(settings); i++) {
		struct refusal why = { .reason = REASON_none };

		cr_expect_eq(crisis_line_check(test_req()->arena, settings[i].lines, &why), settings[i].reason == REASON_none, "row %zu", i);
		cr_expect_eq(why.reason, settings[i].reason, "row %zu", i);
		cr_expect(text_equal(why.about, settings[i].about), "row %zu: %s", i, why.about);
	}
}

Test(crisis_line, has_a_limit)
{
	struct refusal why;
	struct str s;

	str_init(&s, test_req()->arena, 5000);
	for (int i = 0; i <= CRISIS_LINE_MOST; i++)
		str_add_char(&s, 'x');
	cr_expect_not(crisis_line_check(test_req()->arena, s.text, &why));
	cr_expect_eq(why.reason, REASON_too_long);
}
