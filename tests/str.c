/* str.c - text that grows, and functions on text. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

static struct arena *a;

static void begin(void) { a = arena_new(); }
static void end(void) { arena_release(a); }

TestSuite(str, .init = begin, .fini = end);
TestSuite(text, .init = begin, .fini = end);

/* ---- growing ---- */

Test(str, grows)
{
	struct str s;

	str_init(&s, a, 1000000);
	cr_expect_str_eq(s.text, "");
	for (int i = 0; i < 10000; i++)
		str_printf(&s, "%04d,", i);
	cr_expect_eq(s.length, 50000);
	cr_expect_eq(strlen(s.text), 50000);
	cr_expect_not(s.full);
	cr_expect(text_ends(s.text, "9998,9999,"));
}

Test(str, stops_at_its_maximum)
{
	struct str s;

	str_init(&s, a, 5);
	str_add(&s, "123");
	str_add(&s, "45");
	cr_expect_not(s.full);
	str_add_char(&s, '6');
	cr_expect(s.full);
	str_add(&s, "");
	str_printf(&s, "%d", 7);
	cr_expect_str_eq(s.text, "12345");
}

Test(str, what_does_not_fit_leaves_no_part_and_nothing_follows_it)
{
	struct str s;

	str_init(&s, a, 5);
	str_add(&s, "1234567");
	str_add(&s, "1");
	cr_expect_str_eq(s.text, "");
	str_clear(&s);
	cr_expect_not(s.full);
	str_add(&s, "1");
	cr_expect_str_eq(s.text, "1");
}

Test(str, adding_nothing_changes_nothing)
{
	struct str s;

	str_init(&s, a, 5);
	str_add(&s, NULL);
	str_add_bytes(&s, NULL, 0);
	cr_expect_str_eq(s.text, "");
	cr_expect_not(s.full);
}

Test(str, bytes_may_be_nul)
{
	struct str s;

	str_init(&s, a, 5);
	str_add_bytes(&s, "a\0b", 3);
	cr_expect_eq(s.length, 3);
	cr_expect_arr_eq(s.text, "a\0b", 4);
}

/* ---- questions ---- */

Test(text, null_counts_as_empty)
{
	cr_expect(text_is_empty(NULL) && text_is_empty("") && !text_is_empty(" "));
	cr_expect(text_equal(NULL, "") && text_equal(NULL, NULL) && text_equal("a", "a") && !text_equal("a", NULL));
	cr_expect(text_starts("abc", "ab") && text_starts("abc", NULL) && !text_starts(NULL, "a") && !text_starts("a", "ab"));
	cr_expect(text_ends("abc", "bc") && text_ends("abc", NULL) && !text_ends(NULL, "a") && !text_ends("c", "bc"));
	cr_expect_eq(text_length(NULL), 0);
	cr_expect_str_eq(text_trim(a, NULL), "");
	cr_expect_str_eq(text_squeeze(a, NULL), "");
	cr_expect_str_eq(text_key(a, NULL), "");
	cr_expect_str_eq(text_url_encode(a, NULL), "");
}

Test(text, length_is_in_characters)
{
	cr_expect_eq(text_length("abc"), 3);
	cr_expect_eq(text_length("Zoë"), 3);
	cr_expect_eq(text_length("日本語"), 3);
	cr_expect_eq(text_length("🙂"), 1);
}

static const struct { const char *bytes; size_t length; bool fits; } utf8s[] = {
	{ "", 0, true }, { "abc", 3, true }, { "Zoë", 4, true }, { "🙂", 4, true }, { "\xF4\x8F\xBF\xBD", 4, true },
	{ "a\0b", 3, false },
	{ "\xFF", 1, false },
	{ "\xC3", 1, false },			/* cut short */
	{ "\xC3(", 2, false },
	{ "\x80", 1, false },			/* begins in the middle */
	{ "\xC0\xAF", 2, false },		/* / written too long */
	{ "\xE0\x80\xAF", 3, false },
	{ "\xED\xA0\x80", 3, false },		/* a surrogate */
	{ "\xF4\x90\x80\x80", 4, false },	/* past U+10FFFF */
	{ "\xEF\xBF\xBE", 3, false },		/* U+FFFE */
	{ "\xEF\xB7\x90", 3, false },		/* U+FDD0 */
	{ "\xF0\x9F\xBF\xBF", 4, false },	/* U+1FFFF */
};

Test(text, utf8)
{
	for (size_t i = 0; i < COUNT(utf8s); i++)
		cr_expect_eq(text_is_utf8(utf8s[i].bytes, utf8s[i].length), utf8s[i].fits, "row %zu", i);
}

/* ---- blanks ---- */

static const struct { const char *text, *trimmed, *squeezed; } blanks[] = {
	{ "", "", "" },
	{ " \t\r\n ", "", "" },
	{ "  Ana  Maria ", "Ana  Maria", "Ana Maria" },
	{ "a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d" },
	{ "a\r\n\r\nb", "a\n\nb", "a b" },
	{ "\xC2\xA0" "a\xE2\x80\x83\xE2\x80\x83" "b\xE3\x80\x80", "a\xE2\x80\x83\xE2\x80\x83" "b", "a b" },
	{ "a\x01\x1B[31mb\x7F", "a[31mb", "a[31mb" },
	{ "a\xC2\x80" "b", "ab", "ab" },		/* C1 */
	{ "a\xE2\x80\xA8" "b", "a\xE2\x80\xA8" "b", "a b" },	/* line separator */
	{ "a\tb", "a\tb", "a b" },
	{ "\xE2\x81\xA8" "a\xE2\x80\xAE" "b\xE2\x81\xA9", "ab", "ab" },	/* turning the direction */
	{ "\xD7\x90\xE2\x80\x8F", "\xD7\x90\xE2\x80\x8F", "\xD7\x90\xE2\x80\x8F" },	/* a mark that only tells it stays */
	{ "a\xFF" "b", "ab", "ab" },
};

Test(text, trim_and_squeeze)
{
	for (size_t i = 0; i < COUNT(blanks); i++) {
		cr_expect_str_eq(text_trim(a, blanks[i].text), blanks[i].trimmed, "row %zu", i);
		cr_expect_str_eq(text_squeeze(a, blanks[i].text), blanks[i].squeezed, "row %zu", i);
	}
}

/* ---- keys ---- */

static const struct { const char *one, *other; bool same; } names[] = {
	{ "Zoë O’Brien", "ZOE OBRIEN", true },
	{ "Zoë O'Brien", "zoe o brien", true },
	{ "María-José  Núñez", "Maria Jose Nunez", true },
	{ "Ñ", "N\xCC\x83", true },		/* composed or not */
	{ "Straße", "STRASSE", true },
	{ "ﬁnn", "Finn", true },
	{ "Łukasz Ødegård", "Lukasz Odegard", true },
	{ "Дмитрий", "дмитрий", true },
	{ "Ёлкин", "Елкин", true },
	{ "Αλέξης", "ΑΛΕΞΗΣ", true },
	{ "محمّد", "محمد", true },		/* Arabic vowel points */
	{ "Nguyễn Thị Ánh", "nguyen thi anh", true },
	{ "Ａｎａ", "ana", true },		/* full width */
	{ "J. R.", "JR", true },
	{ "X Æ A-12", "xaea12", true },
	{ "राम", "रीम", false },		/* vowels of Hindi are letters */
	{ "かき", "がぎ", false },		/* and voicing of Japanese */
	{ "Kaʻahumanu", "Ka'ahumanu", true },
	{ "Kʼicheʼ", "K’iche‘", true },
	{ "Kaʻahumanu", "Kaahumanu", true },
	{ "Oʻahu Kai", "O`ahu ´Kai", true },
	{ "คน", "คืน", false },
	{ "Ana 1", "Ana 2", false },
	{ "Ana", "Anna", false },
};

Test(text, names_agree)
{
	for (size_t i = 0; i < COUNT(names); i++)
		cr_expect_eq(text_equal(text_key(a, names[i].one), text_key(a, names[i].other)), names[i].same,
			"%s and %s: '%s' '%s'", names[i].one, names[i].other,
			text_key(a, names[i].one), text_key(a, names[i].other));
}

Test(text, key_of_a_key_is_itself)
{
	for (size_t i = 0; i < COUNT(names); i++) {
		char *key = text_key(a, names[i].one);

		cr_expect_str_eq(text_key(a, key), key);
	}
}

Test(text, key_fits_its_column)
{
	struct str s;

	str_init(&s, a, 100000);
	for (int i = 0; i < 200; i++)
		str_add(&s, "ﷺ");		/* one character that folds into eighteen */
	cr_expect_leq(text_length(text_key(a, s.text)), TEXT_KEY_MAX);
	cr_expect(text_is_utf8(text_key(a, s.text), strlen(text_key(a, s.text))));
	str_clear(&s);
	for (int i = 0; i < 200; i++)
		str_add(&s, "한");		/* one that folds into three, and back */
	cr_expect_eq(text_length(text_key(a, s.text)), 200);
}

Test(text, nothing_but_signs_has_no_key)
{
	cr_expect_str_eq(text_key(a, " ?-. 🙂"), "");
}

static const struct { const char *text; size_t count; const char *words[6]; } texts[] = {
	{ "", 0, { 0 } },
	{ " - ", 0, { 0 } },
	{ "Rent help, RENT Help!", 2, { "rent", "help" } },
	{ "O’Brien María-José", 3, { "obrien", "maria", "jose" } },
	{ "co\xC2\xAD" "operate", 1, { "cooperate" } },
	{ "(508) 555-0100", 3, { "508", "555", "0100" } },
	{ "ana.lopez@example.org", 4, { "ana", "lopez", "example", "org" } },
	{ "日本 語", 2, { "日本", "語" } },
};

Test(text, words)
{
	for (size_t i = 0; i < COUNT(texts); i++) {
		size_t count;
		char **words = text_words(a, texts[i].text, &count);

		cr_assert_eq(count, texts[i].count, "'%s' has %zu", texts[i].text, count);
		for (size_t w = 0; w < count; w++)
			cr_expect_str_eq(words[w], texts[i].words[w]);
	}
}

Test(text, many_words)
{
	struct str s;
	size_t count;

	str_init(&s, a, 100000);
	for (int i = 0; i < 2000; i++)
		str_printf(&s, "w%d ", i % 500);
	text_words(a, s.text, &count);
	cr_expect_eq(count, 500);
}

/* ---- other writings ---- */

Test(text, hex_and_base64)
{
	size_t length;

	cr_expect_arr_eq(text_from_hex(a, "00ff7a", &length), "\x00\xFFz", 3);
	cr_expect_eq(length, 3);
	cr_expect_null(text_from_hex(a, "0", &length));
	cr_expect_null(text_from_hex(a, "0G", &length));
	cr_expect_null(text_from_hex(a, "FF", &length), "as we write it");
	cr_expect_str_eq(text_hex(a, "\x00\xFFz", 3), "00ff7a");
	cr_expect_str_eq(text_hex(a, "", 0), "");
	/* RFC 4648 section 10, without padding */
	cr_expect_str_eq(text_base64url(a, "", 0), "");
	cr_expect_str_eq(text_base64url(a, "f", 1), "Zg");
	cr_expect_str_eq(text_base64url(a, "fo", 2), "Zm8");
	cr_expect_str_eq(text_base64url(a, "foo", 3), "Zm9v");
	cr_expect_str_eq(text_base64url(a, "foob", 4), "Zm9vYg");
	cr_expect_str_eq(text_base64url(a, "fooba", 5), "Zm9vYmE");
	cr_expect_str_eq(text_base64url(a, "foobar", 6), "Zm9vYmFy");
	cr_expect_str_eq(text_base64url(a, "\xFB\xFF\xFE", 3), "-__-");
	cr_expect_str_eq(text_base64(a, "\xFB\xFF\xFE", 3), "+//+");
	cr_expect_str_eq(text_base64(a, "f", 1), "Zg==");
	cr_expect_str_eq(text_base64(a, "fo", 2), "Zm8=");
	cr_expect_str_eq(text_base64(a, "", 0), "");
}

Test(text, url_encode)
{
	cr_expect_str_eq(text_url_encode(a, "aZ09-._~"), "aZ09-._~");
	cr_expect_str_eq(text_url_encode(a, "/a b&c=ë?"), "%2Fa%20b%26c%3D%C3%AB%3F");
}

static const struct { const char *text; bool fits; int64_t number; } numbers[] = {
	{ "0", true, 0 }, { "-5", true, -5 }, { "007", true, 7 }, { "100", true, 100 },
	{ NULL, false, 0 }, { "", false, 0 }, { "-", false, 0 }, { "+5", false, 0 }, { " 5", false, 0 }, { "5 ", false, 0 },
	{ "5.0", false, 0 }, { "0x5", false, 0 }, { "101", false, 0 }, { "-6", false, 0 },
	{ "99999999999999999999", false, 0 }, { "-99999999999999999999", false, 0 },
};

Test(text, numbers)
{
	for (size_t i = 0; i < COUNT(numbers); i++) {
		int64_t n = 0;

		cr_expect_eq(text_to_number(numbers[i].text, -5, 100, &n), numbers[i].fits, "'%s'", numbers[i].text);
		if (numbers[i].fits)
			cr_expect_eq(n, numbers[i].number);
	}
}
