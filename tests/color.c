/* color.c - parses colors as people write them; contrast is WCAG's. */
#include "base/color.h"

#include <criterion/criterion.h>
#include <math.h>

#include "support.h"

static struct color color(const char *text)
{
	struct color c = { 0, 0, 0 };

	cr_assert(color_read(text, &c), "%s", text);
	return c;
}

Test(color, is_read_with_six_digits_or_three)
{
	struct arena *a = test_req()->arena;

	cr_expect_str_eq(color_text(a, color("#0b5a5c")), "#0b5a5c");
	cr_expect_str_eq(color_text(a, color("#0B5A5C")), "#0b5a5c");
	cr_expect_str_eq(color_text(a, color("#a5C")), "#aa55cc");
}

Test(color, is_nothing_else)
{
	static const char *const wrong[] = { NULL, "", "#", "red", "0b5a5c", "#0b5a5", "#0b5a5cc", "#0b5a5g", "#0b5a5c;", " #0b5a5c",
		"#0b5a5c ", "#ab", "rgb(1,2,3)", "#-12345", "#+12345" };
	struct color c;

	for (size_t i = 0; i < COUNT(wrong); i++)
		cr_expect_not(color_read(wrong[i], &c), "%s", wrong[i]);
}

/* Values from other programs. */
Test(color, contrast_is_that_of_wcag)
{
	static const struct { const char *a, *b; double ratio; } known[] = {
		{ "#000000", "#ffffff", 21.0 }, { "#ffffff", "#000000", 21.0 }, { "#123456", "#123456", 1.0 },
		{ "#777777", "#ffffff", 4.48 }, { "#767676", "#ffffff", 4.54 }, { "#ff0000", "#ffffff", 4.00 },
		{ "#0000ff", "#ffffff", 8.59 }, { "#008000", "#ffffff", 5.14 }, { "#ffff00", "#ffffff", 1.07 },
	};

	for (size_t i = 0; i < COUNT(known); i++) {
		double ratio = color_contrast(color(known[i].a), color(known[i].b));

		cr_expect_lt(fabs(ratio - known[i].ratio), 0.01, "%s on %s: %.3f", known[i].a, known[i].b, ratio);
	}
}

Test(color, is_lightened_no_more_than_it_takes)
{
	struct arena *a = test_req()->arena;
	struct color dark = color("#1d2427"), tint;

	cr_expect_str_eq(color_text(a, color_lightened(color("#9cc7f5"), dark, 4.5)), "#9cc7f5", "it can be read already");
	tint = color_lightened(color("#0b5a5c"), dark, 4.5);
	cr_expect_geq(color_contrast(tint, dark), 4.5);
	cr_expect_lt(color_contrast(tint, dark), 5.0);
	cr_expect_str_eq(color_text(a, color_lightened(color("#0b5a5c"), color("#808080"), 21)), "#ffffff", "the best there is");
}
