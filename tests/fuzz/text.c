/* text.c - the functions on texts of str.h: trimming, squeezing, keys, words, encodings. */
#include <stdlib.h>
#include <string.h>

#include "support.h"

/* Well-formed UTF-8 read another way (Unicode, table 3-7). */
static bool is_utf8(const unsigned char *t, size_t length)
{
	for (size_t i = 0; i < length; ) {
		size_t n = t[i] < 0x80 ? 1 : t[i] < 0xc2 ? 0 : t[i] < 0xe0 ? 2 : t[i] < 0xf0 ? 3 : t[i] < 0xf5 ? 4 : 0;
		uint32_t c;

		if (!n || n > length - i || !t[i])
			return false;
		c = n == 1 ? t[i] : t[i] & (0xffu >> (n + 1));
		for (size_t k = 1; k < n; k++) {
			if ((t[i + k] & 0xc0) != 0x80)
				return false;
			c = c << 6 | (t[i + k] & 0x3fu);
		}
		if ((n == 3 && c < 0x800) || (n == 4 && (c < 0x10000 || c > 0x10ffff)) || (c >= 0xd800 && c < 0xe000))
			return false;
		if ((c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
			return false;
		i += n;
	}
	return true;
}

static void check_trim(struct arena *a, const char *text)
{
	const char *trimmed = text_trim(a, text), *squeezed = text_squeeze(a, text);

	EXPECT(text_equal(text_trim(a, trimmed), trimmed), trimmed);
	EXPECT(text_equal(text_squeeze(a, squeezed), squeezed), squeezed);
	EXPECT(text_equal(text_squeeze(a, trimmed), squeezed), trimmed);
	EXPECT(!strchr(trimmed, '\r') && !strpbrk(squeezed, "\n\t\r") && !strstr(squeezed, "  "), squeezed);
	EXPECT(strlen(trimmed) <= strlen(text) && strlen(squeezed) <= strlen(trimmed), text);
}

static char *upper(struct arena *a, const char *text)
{
	char *copy = arena_text(a, text);

	for (char *c = copy; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return copy;
}

static void check_key(struct arena *a, const char *text)
{
	const char *key = text_key(a, text);
	char **words;
	size_t count;

	EXPECT(fuzz_is_utf8(key) && text_length(key) <= TEXT_KEY_MAX, key);
	EXPECT(text_equal(text_key(a, upper(a, text)), key), key);
	EXPECT(text_equal(text_key(a, text_squeeze(a, text)), key), key);
	words = text_words(a, text, &count);
	EXPECT(!key[0] == !count, key);
	for (size_t i = 0; i < count; i++) {
		EXPECT(words[i][0] && fuzz_is_utf8(words[i]) && text_length(words[i]) <= TEXT_KEY_MAX, words[i]);
		EXPECT(!strchr(words[i], ' '), words[i]);
		for (size_t j = 0; j < i && i < 50; j++)
			EXPECT(strcmp(words[i], words[j]), words[i]);
	}
	/* a key is nobody else's key; past the longest, the cut may fall between a letter and its mark */
	if (text_length(key) < TEXT_KEY_MAX)
		EXPECT(text_equal(text_key(a, key), key), key);
}

static void check_base64url(struct arena *a, const uint8_t *data, size_t size)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	const char *text = text_base64url(a, data, size);
	uint8_t *back = arena_alloc(a, size + 2);
	size_t bits = 0;

	EXPECT(strlen(text) == (size * 8 + 5) / 6, text);
	for (const char *c = text; *c; c++, bits += 6) {
		const char *digit = strchr(digits, *c);
		unsigned value;

		EXPECT(digit, text);
		value = (unsigned)(digit - digits) << (10 - bits % 8);
		back[bits / 8] |= (uint8_t)(value >> 8);
		back[bits / 8 + 1] |= (uint8_t)value;
	}
	EXPECT(!size || !memcmp(back, data, size), text);
}

static void check_hex(struct arena *a, const uint8_t *data, size_t size)
{
	const char *text = text_hex(a, data, size);

	EXPECT(strlen(text) == size * 2, text);
	for (size_t i = 0; i < size; i++)
		EXPECT(strtoul(arena_bytes(a, text + i * 2, 2), NULL, 16) == data[i], text);
}

static void check_number(const char *text)
{
	int64_t n = 7;

	if (text_to_number(text, -50, 5000, &n))
		EXPECT(n >= -50 && n <= 5000 && strspn(text, "-0123456789") == strlen(text), text);
	else
		EXPECT(n == 7, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	const char *text = fuzz_text(a, data, size);
	char *bytes = arena_bytes(a, data, size);

	EXPECT(text_is_utf8(bytes, size) == is_utf8((const unsigned char *)bytes, size), NULL);
	check_trim(a, text);
	check_key(a, fuzz_utf8(a, data, size));
	EXPECT(fuzz_is_utf8(text_key(a, text)), text);
	check_base64url(a, data, size);
	check_hex(a, data, size);
	check_number(text);
	return 0;
}
