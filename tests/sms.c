/* sms.c - counts the parts of a text message, and shortens names. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/sms.h"
#include "base/str.h"
#include "support.h"

static char *times(const char *text, size_t n)
{
	struct str s;

	str_init(&s, test_req()->arena, 10000);
	while (n--)
		str_add(&s, text);
	return s.text;
}

static char *both(const char *first, const char *second)
{
	return arena_printf(test_req()->arena, "%s%s", first, second);
}

static const struct { const char *what, *sign; size_t most[3]; } alphabets[] = {
	{ "a letter", "x", { 160, 306, 459 } },
	{ "a letter of GSM's that is not ASCII", "ñ", { 160, 306, 459 } },
	{ "a Greek capital of GSM's", "Ω", { 160, 306, 459 } },
	{ "an end of line", "\n", { 160, 306, 459 } },
	{ "a sign of the extension table: 76 of them fit a part of 153", "[", { 80, 152, 228 } },
	{ "the euro", "€", { 80, 152, 228 } },
	{ "a letter that GSM lacks", "í", { 70, 134, 201 } },
	{ "a letter of another script", "美", { 70, 134, 201 } },
	{ "a picture: two units that stay together", "🏠", { 35, 66, 99 } },
};

Test(sms, counts_parts)
{
	for (size_t i = 0; i < COUNT(alphabets); i++)
		for (size_t parts = 1; parts <= 3; parts++) {
			size_t most = alphabets[i].most[parts - 1];

			cr_expect_eq(sms_parts(times(alphabets[i].sign, most)), parts, "%s: %zu", alphabets[i].what, most);
			cr_expect_eq(sms_parts(times(alphabets[i].sign, most + 1)), parts + 1, "%s: %zu", alphabets[i].what, most + 1);
		}
	cr_expect_eq(sms_parts(""), 1);
	cr_expect_eq(sms_parts("cut off: \xf0\x9f\x8f"), 1, "and nothing behind its end is looked at");
	cr_expect_eq(sms_parts(both(times("x", 159), "`")), 3, "one sign that GSM lacks makes all of it UCS-2");
	cr_expect_eq(sms_parts(both(times("x", 152), "[xxxxxxx")), 2, "161 places");
	cr_expect_eq(sms_parts(both(times("x", 152), both("[", times("x", 152)))), 3,
		"306 places, but the sign of two does not fit the first part's last");
}

/* 3GPP TS 23.038, tables 6.2.1 and 6.2.1.1, as Unicode code points. */
static const unsigned alphabet[] = {
	0x40, 0xa3, 0x24, 0xa5, 0xe8, 0xe9, 0xf9, 0xec, 0xf2, 0xc7, 0x0a, 0xd8, 0xf8, 0x0d, 0xc5, 0xe5, 0x394, 0x5f, 0x3a6,
	0x393, 0x39b, 0x3a9, 0x3a0, 0x3a8, 0x3a3, 0x398, 0x39e, 0xc6, 0xe6, 0xdf, 0xc9, 0x20, 0x21, 0x22, 0x23, 0xa4, 0xa1,
	0xc4, 0xd6, 0xd1, 0xdc, 0xa7, 0xbf, 0xe4, 0xf6, 0xf1, 0xfc, 0xe0, 0x5e, 0x7b, 0x7d, 0x5c, 0x5b, 0x7e, 0x5d, 0x7c, 0x20ac,
};

static bool is_in_alphabet(unsigned c)
{
	for (size_t i = 0; i < COUNT(alphabet); i++)
		if (alphabet[i] == c)
			return true;
	return (c >= 0x25 && c <= 0x3f) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static const char *utf8(unsigned c)
{
	static char text[4];

	memset(text, 0, sizeof text);
	if (c < 0x80) {
		text[0] = (char)c;
	} else if (c < 0x800) {
		text[0] = (char)(0xc0 | c >> 6);
		text[1] = (char)(0x80 | (c & 63));
	} else {
		text[0] = (char)(0xe0 | c >> 12);
		text[1] = (char)(0x80 | (c >> 6 & 63));
		text[2] = (char)(0x80 | (c & 63));
	}
	return text;
}

Test(sms, knows_the_alphabet)
{
	for (unsigned c = 1; c < 0x3000; c++)
		cr_expect_eq(sms_is_gsm(utf8(c)), is_in_alphabet(c), "U+%04X", c);
}

Test(sms, writes_signs_plainly)
{
	struct arena *a = test_req()->arena;

	cr_expect_str_eq(sms_plain(a, "Women’s “Safe” House – Night… »x«\u00a0y"), "Women's \"Safe\" House - Night... \"x\" y");
	cr_expect_str_eq(sms_plain(a, "García 美"), "García 美");
	cr_expect_str_eq(sms_unaccented(a, "Línea de Atención, Fe\u0301, señal, São João, Łódź, Thị Đức"),
		"Linea de Atencion, Fe, señal, Sao Joao, Lodz, Thi Duc");
	cr_expect_str_eq(sms_unaccented(a, "Вода й їжа, 美, हिन्दी"), "Вода й їжа, 美, हिन्दी", "letters of other scripts are not touched");
}

static const struct { const char *name; size_t most; const char *want; } names[] = {
	{ "Food Pantry", 11, "Food Pantry" },
	{ "Food Pantry", 10, "Food Pantr..." },
	{ "Food Pantry of Fairhaven, Inc.", 11, "Food Pantry..." },
	{ "Food Pantry of Fairhaven, Inc.", 14, "Food Pantry of..." },
	{ "Pantry, Kitchen & Garden", 9, "Pantry..." },
	{ "Pantry, Kitchen & Garden", 17, "Pantry, Kitchen..." },
	{ "Lebensmittelausgabestelle", 12, "Lebensmittel..." },
	{ "美好港口食品储藏室", 4, "美好港口..." },
	{ "Семейный центр", 9, "Семейный..." },
	{ "हिन्दी", 3, "हि...", },
	{ "Cafe\u0301 Noir", 4, "Caf..." },
	{ "🏳️‍🌈 House", 3, "..." },
	{ NULL, 3, NULL },
};

Test(sms, shortens_names_where_people_would)
{
	for (size_t i = 0; i < COUNT(names); i++) {
		const char *got = sms_shortened(test_req()->arena, names[i].name, names[i].most);

		if (names[i].name)
			cr_expect_str_eq(got, names[i].want, "%s to %zu: %s", names[i].name, names[i].most, got);
		else
			cr_expect_null(got);
	}
}
