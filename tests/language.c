/* language.c - languages by their many names. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/language.h"
#include "base/str.h"
#include "support.h"

/* No name or code means two languages. */
Test(language, list_is_sound)
{
	size_t count;
	const struct language *all = language_all(&count);

	cr_assert_gt(count, 90);
	for (size_t i = 0; i < count; i++) {
		cr_expect(all[i].autonym[0] && all[i].english_name[0], "%s", all[i].tag);
		cr_expect_eq(language_find(all[i].tag), &all[i], "%s", all[i].tag);
		cr_expect_eq(language_named(all[i].tag), &all[i], "%s is also a name of %s", all[i].tag,
			language_named(all[i].tag)->tag);
		cr_expect_eq(language_named(all[i].english_name), &all[i], "%s", all[i].english_name);
		cr_expect(!strcmp(all[i].direction, "ltr") || !strcmp(all[i].direction, "rtl"));
		cr_expect_eq(strspn(all[i].tag, "abcdefghijklmnopqrstuvwxyz"), strlen(all[i].tag));
	}
}

Test(language, by_tag_and_name)
{
	cr_expect_str_eq(language_find("pt-BR")->tag, "pt");
	cr_expect_str_eq(language_autonym("ht"), "Krey\xc3\xb2l ayisyen");
	cr_expect_str_eq(language_autonym("xx"), "xx");
	cr_expect_str_eq(language_named(" SPANISH. ")->tag, "es");
	cr_expect_str_eq(language_named("spa")->tag, "es");
	cr_expect_str_eq(language_named("Espa\xc3\xb1ol")->tag, "es");
	cr_expect_str_eq(language_named("\xd8\xa7\xd9\x84\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a\xd8\xa9")->tag, "ar");
	cr_expect_null(language_find("Spanish"), "a name is no tag");
	cr_expect_null(language_named("Klingon"));
	cr_expect_null(language_named(""));
	cr_expect_null(language_named(NULL));
	cr_expect_null(language_find(NULL));
}

/* Languages written from right to left, by Unicode CLDR. A region after the tag makes no difference. */
Test(language, direction)
{
	static const char *const right_to_left[] = { "ar", "ckb", "dv", "fa", "he", "ks", "prs", "ps", "sd", "ug", "ur", "yi" };
	size_t count, found = 0;
	const struct language *all = language_all(&count);

	for (size_t i = 0; i < COUNT(right_to_left); i++) {
		cr_expect_str_eq(language_direction(right_to_left[i]), "rtl", "%s", right_to_left[i]);
		cr_expect_str_eq(language_direction(arena_printf(test_req()->arena, "%s-XX", right_to_left[i])), "rtl");
	}
	for (size_t i = 0; i < count; i++)
		found += !strcmp(language_direction(all[i].tag), "rtl");
	cr_expect_eq(found, COUNT(right_to_left), "all others run from left to right");
	cr_expect_str_eq(language_direction("art"), "ltr", "it begins with ar and is not Arabic");
	cr_expect_str_eq(language_direction("xx"), "ltr");
	cr_expect_str_eq(language_direction(""), "ltr");
	cr_expect_str_eq(language_direction(NULL), "ltr");
}

static const struct { const char *cell, *tags, *note; } cells[] = {
	{ "", "", "" },
	{ "Spanish", "es", "" },
	{ "English and Spanish", "en es", "" },
	{ "English, Spanish & Creole", "en es ht", "" },
	{ "Haitian-Creole", "ht", "" },
	{ "Cape Verdean Creole; Portuguese", "kea pt", "" },
	{ "Chinese (Mandarin), Spanish", "cmn es", "" },
	{ "American Sign Language", "ase", "" },
	{ "Spanish (limited)", "es", "Spanish (limited)" },
	{ "limited Spanish", "es", "limited Spanish" },
	{ "English, English", "en", "" },
	{ "en, es", "en es", "" },
	{ "spa", "es", "" },
	{ "no", "", "no" },
	{ "No, it is my", "", "No, it is my" },
	{ "Language line available", "", "Language line available" },
	{ "other languages available upon request.", "", "other languages available upon request." },
	{ "Spanish, others upon request", "es", "Spanish, others upon request" },
	{ "English\nBi-lingual volunteers translate Spanish", "en", "Bi-lingual volunteers translate Spanish" },
	{ "Over 140 languages", "", "Over 140 languages" },
};

ParameterizedTestParameters(language, listed)
{
	static size_t index[COUNT(cells)];

	for (size_t i = 0; i < COUNT(cells); i++)
		index[i] = i;
	return cr_make_param_array(size_t, index, COUNT(cells));
}

ParameterizedTest(size_t *i, language, listed)
{
	const char **tags, *note;
	size_t count = language_listed(test_req()->arena, cells[*i].cell, &tags, &note);
	struct str s;

	str_init(&s, test_req()->arena, 200);
	for (size_t j = 0; j < count; j++)
		str_printf(&s, "%s%s", j ? " " : "", tags[j]);
	cr_expect_str_eq(s.text, cells[*i].tags, "'%s' gave '%s'", cells[*i].cell, s.text);
	cr_expect_str_eq(note, cells[*i].note, "'%s' noted '%s'", cells[*i].cell, note);
}
