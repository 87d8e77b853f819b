/* phone.c - parses, dials and shows telephone numbers. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>

#include "base/arena.h"
#include "base/phone.h"
#include "base/str.h"

static const struct { const char *typed, *country, *want; } normals[] = {
	{ "508-555-0100", NULL, "+15085550100" },
	{ "(508) 555-0100", "US", "+15085550100" },
	{ "1 508 555 0100", "us", "+15085550100" },
	{ "+1.508.555.0100", "DE", "+15085550100" },
	{ " 508 555\xc2\xa0" "0100 ", "US", "+15085550100" },
	{ "\xe2\x80\xaa+1 508\xe2\x80\x91" "555\xe2\x80\x91" "0100\xe2\x80\xac", "US", "+15085550100" },
	{ "tel:+15085550100", "US", "+15085550100" },
	{ "\xd9\xa5\xd9\xa0\xd9\xa8 \xd9\xa5\xd9\xa5\xd9\xa5 \xd9\xa0\xd9\xa1\xd9\xa0\xd9\xa0", "US", "+15085550100" },
	{ "650 780-7525", "US", "+16507807525" },
	{ "011 44 20 7946 0958", "US", "+442079460958" },
	{ "+44 (0)20 7946 0958", "US", "+442079460958" },
	{ "020 7946 0958", "GB", "+442079460958" },
	{ "0044 20 7946 0958", "DE", "+442079460958" },
	{ "030 23125 000", "DE", "+493023125000" },
	{ "06 12 34 56 78", "FR", "+33612345678" },
	{ "06 1234 5678", "IT", "+390612345678" },
	{ "06 1 234 5678", "HU", "+3612345678" },
	{ "912 345 678", "PT", "+351912345678" },
	{ "(11) 96123-4567", "BR", "+5511961234567" },
	{ "+44 1234 234567", "US", "+441234234567" },
	{ "+7 495 123-45-67", "US", "+74951234567" },
	{ "", "US", NULL },
	{ "  ", "US", NULL },
	{ "555-0100", "US", NULL },
	{ "508-555-010", "US", NULL },
	{ "508-555-01000", "US", NULL },
	{ "108-555-0100", "US", NULL },
	{ "508-155-0100", "US", NULL },
	{ "911-555-0100", "US", NULL },
	{ "999-999-9999", "US", NULL },
	{ "+1 508 555 010", "US", NULL },
	{ "+0 508 555 0100", "US", NULL },
	{ "+1234567890123456", "US", NULL },
	{ "508-555-0100 x12", "US", NULL },
	{ "call 508-555-0100", "US", NULL },
	{ "508-555-0100, 508-555-0101", "US", NULL },
	{ "508+5550100", "US", NULL },
	{ "ana@example.org", "US", NULL },
	{ "508-555-0100", "ZZ", NULL },
	{ "508\xff" "5550100", "US", NULL },
};

ParameterizedTestParameters(phone, normal)
{
	static size_t index[COUNT(normals)];

	for (size_t i = 0; i < COUNT(normals); i++)
		index[i] = i;
	return cr_make_param_array(size_t, index, COUNT(normals));
}

ParameterizedTest(size_t *i, phone, normal)
{
	struct arena *a = arena_new();
	const char *got = phone_normal(a, normals[*i].typed, normals[*i].country);

	cr_expect(normals[*i].want ? got && text_equal(got, normals[*i].want) : !got,
		"'%s' in %s became %s", normals[*i].typed, normals[*i].country, got);
	arena_release(a);
}

Test(phone, for_people)
{
	struct arena *a = arena_new();

	cr_expect_str_eq(phone_for_people(a, "+15085550100"), "(508) 555-0100");
	cr_expect_str_eq(phone_for_people(a, "+442079460958"), "+44 207 946 0958");
	cr_expect_str_eq(phone_for_people(a, "+351912345678"), "+351 912 345 678");
	cr_expect_str_eq(phone_for_people(a, "211"), "211");
	cr_expect_str_eq(phone_for_people(a, "ask at the desk"), "ask at the desk");
	cr_expect_str_eq(phone_for_people(a, NULL), "");
	arena_release(a);
}

/* A number as shown to people can be typed again. */
Test(phone, round_trip)
{
	struct arena *a = arena_new();
	static const char *const numbers[] = { "+15085550100", "+442079460958", "+351912345678", "+390612345678", "+50912345678" };

	for (size_t i = 0; i < COUNT(numbers); i++)
		cr_expect_str_eq(phone_normal(a, phone_for_people(a, numbers[i]), "US"), numbers[i]);
	arena_release(a);
}

static const struct { const char *cell, *column; size_t count; const char *dial, *extension, *second; } cells[] = {
	{ "305-253-4841", "", 1, "+13052534841", "", NULL },
	{ "305-253-4841 x123", "", 1, "+13052534841", "123", NULL },
	{ "305-253-4841x123", "", 1, "+13052534841", "123", NULL },
	{ "305-253-4841, ext. 7", "", 1, "+13052534841", "7", NULL },
	{ "305-253-4841 Extension 1204", "", 1, "+13052534841", "1204", NULL },
	{ "305-253-4841 #5", NULL, 1, "+13052534841", "5", NULL },
	{ "305-253-4841", "99", 1, "+13052534841", "99", NULL },
	{ "\"+44 1234 234567\"", "100", 1, "+441234234567", "100", NULL },
	{ "211", "", 1, "211", "", NULL },
	{ "988", "", 1, "988", "", NULL },
	{ "1-800-FLOWERS", "", 1, "+18003569377", "", NULL },
	{ "800-BE-READY", "", 1, "+18002373239", "", NULL },
	{ "305-253-4841 or 305-253-4842", "", 2, "+13052534841", "", "+13052534842" },
	{ "305-253-4841 / 305-253-4842 x3", "", 2, "+13052534841", "", "+13052534842" },
	{ "305-253-4841, 305-253-4842", "", 2, "+13052534841", "", "+13052534842" },
	{ "305-253-4841 / 42", "", 1, "", "", NULL },
	{ "305-253-4841 (ask for Ana)", "", 1, "+13052534841", "", NULL },
	{ "1-800-273-TALK (8255)", "", 1, "+18002738255", "", NULL },
	{ "*67 305-253-4841", "", 1, "", "", NULL },
	{ "305 - 4841", "12", 1, "", "12", NULL },
	{ "123", "", 1, "", "", NULL },
	{ "none", "", 1, "", "", NULL },
	{ "  ", "5", 0, NULL, NULL, NULL },
};

ParameterizedTestParameters(phone, listed)
{
	static size_t index[COUNT(cells)];

	for (size_t i = 0; i < COUNT(cells); i++)
		index[i] = i;
	return cr_make_param_array(size_t, index, COUNT(cells));
}

ParameterizedTest(size_t *i, phone, listed)
{
	struct arena *a = arena_new();
	struct phone *phones;
	size_t count = phone_listed(a, cells[*i].cell, cells[*i].column, "US", &phones);

	cr_assert_eq(count, cells[*i].count, "'%s' held %zu", cells[*i].cell, count);
	if (count) {
		cr_expect_str_eq(phones[0].dial, cells[*i].dial, "'%s' dials %s", cells[*i].cell, phones[0].dial);
		cr_expect_str_eq(phones[0].extension, cells[*i].extension, "'%s'", cells[*i].cell);
	}
	if (count > 1)
		cr_expect_str_eq(phones[1].dial, cells[*i].second, "'%s'", cells[*i].cell);
	arena_release(a);
}

/* 211 is a number in North America only. */
Test(phone, short_numbers_elsewhere)
{
	struct arena *a = arena_new();
	struct phone *phones;

	cr_assert_eq(phone_listed(a, "211", NULL, "FR", &phones), 1);
	cr_expect_str_eq(phones[0].dial, "");
	cr_expect_str_eq(phones[0].raw, "211");
	arena_release(a);
}

/* As people type how to reach them: an extension is kept, and shown again. */
static const struct { const char *typed, *kept, *shown; } with_extensions[] = {
	{ "(410) 555-0123 x45", "+14105550123;ext=45", "(410) 555-0123 x45" },
	{ "410-555-0123 ext. 4567", "+14105550123;ext=4567", "(410) 555-0123 x4567" },
	{ "+14105550123;ext=45", "+14105550123;ext=45", "(410) 555-0123 x45" },
	{ "410 555 0123", "+14105550123", "(410) 555-0123" },
	{ "+52 1 55 1234 5678", "+525512345678", "+52 551 234 5678" },
	{ "+52 55 1234 5678", "+525512345678", "+52 551 234 5678" },
	{ "555-0123 x45", NULL, NULL }, { "x45", NULL, NULL }, { "410 555 0123 x", NULL, NULL }, { ";ext=45", NULL, NULL },
};

Test(phone, with_extension)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < COUNT(with_extensions); i++) {
		const char *kept = phone_with_extension(a, with_extensions[i].typed, "US");

		cr_assert_eq(kept == NULL, with_extensions[i].kept == NULL, "%s", with_extensions[i].typed);
		if (!kept)
			continue;
		cr_expect_str_eq(kept, with_extensions[i].kept);
		cr_expect_str_eq(phone_for_people(a, kept), with_extensions[i].shown);
		cr_expect_str_eq(phone_with_extension(a, with_extensions[i].shown, "US"), kept, "typed again as it is shown");
	}
	cr_expect_str_eq(phone_line(a, "+14105550123;ext=45"), "+14105550123");
	arena_release(a);
}
