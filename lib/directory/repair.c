/* repair.c - mends broken UTF-8, written-out line breaks, double decoding and HTML entities. */
#include "directory/repair.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

/* ---- characters ---- */

/* The length of the valid character at t, of at most left bytes; 0 if there is none. */
static size_t character_length(const char *t, size_t left)
{
	for (size_t n = 1; n <= 4 && n <= left; n++)
		if (text_is_utf8(t, n))
			return n;
	return 0;
}

/* The code point of a valid character. */
static uint32_t code_point(const char *t, size_t length)
{
	const unsigned char *u = (const unsigned char *)t;
	uint32_t c = length == 1 ? u[0] : u[0] & (0xffu >> (length + 1));

	for (size_t i = 1; i < length; i++)
		c = c << 6 | (u[i] & 0x3fu);
	return c;
}

static void add_code_point(struct str *s, uint32_t c)
{
	if (c < 0x80) {
		str_add_char(s, (char)c);
		return;
	}
	if (c >= 0x10000)
		str_add_char(s, (char)(0xf0 | c >> 18));
	if (c >= 0x800)
		str_add_char(s, (char)(c >= 0x10000 ? 0x80 | (c >> 12 & 0x3f) : 0xe0 | c >> 12));
	str_add_char(s, (char)(c >= 0x800 ? 0x80 | (c >> 6 & 0x3f) : 0xc0 | c >> 6));
	str_add_char(s, (char)(0x80 | (c & 0x3f)));
}

char *repair_utf8(struct arena *a, const char *bytes, size_t length, bool *repaired)
{
	struct str s;

	*repaired = !text_is_utf8(bytes, length);
	if (!*repaired)
		return arena_bytes(a, bytes, length);
	str_init(&s, a, length * 3);
	for (size_t i = 0; i < length; ) {
		size_t n = character_length(bytes + i, length - i);

		if (n)
			str_add_bytes(&s, bytes + i, n);
		else
			str_add(&s, "\xef\xbf\xbd");
		i += n ? n : 1;
	}
	return s.text;
}

/* ---- line breaks ---- */

static const struct { const char *written, *meant; } breaks[] = {
	{ "\\r\\n", "\n" }, { "\\n", "\n" }, { "\\r", "\n" }, { "\\t", " " },
};

char *repair_breaks(struct arena *a, const char *text)
{
	struct str s;

	if (!strchr(text, '\\'))
		return arena_text(a, text);
	str_init(&s, a, strlen(text));
	while (*text) {
		size_t i = 0;

		while (i < COUNT(breaks) && !text_starts(text, breaks[i].written))
			i++;
		if (i < COUNT(breaks)) {
			str_add(&s, breaks[i].meant);
			text += strlen(breaks[i].written);
		} else {
			str_add_char(&s, *text++);
		}
	}
	return s.text;
}

/* ---- text decoded twice ---- */

static const struct { const char *name; uint16_t upper[128]; } pages[] = {
#define CODEPAGE(name, ...) { #name, { __VA_ARGS__ } },
#include "directory/codepages.def"
#undef CODEPAGE
};

enum { CP1252, CP437, CP850 };

#define RUN_MOST 256

/* The byte that the code page decodes to this character, or 0. */
static unsigned char byte_of(size_t page, uint32_t c)
{
	/* bytes without a character in CP1252 pass as C1 controls */
	if (page == CP1252 && c >= 0x80 && c < 0xa0)
		return (unsigned char)c;
	for (size_t i = 0; i < 128; i++)
		if (pages[page].upper[i] == c)
			return (unsigned char)(0x80 + i);
	return 0;
}

/* Encodes a run of non-ASCII characters in a code page. Returns the bytes written if
 * they are valid UTF-8, otherwise 0. */
static size_t encoded(size_t page, const uint32_t *run, size_t count, char *bytes)
{
	for (size_t i = 0; i < count; i++) {
		bytes[i] = (char)byte_of(page, run[i]);
		if (!bytes[i])
			return 0;
	}
	bytes[count] = '\0';
	return text_is_utf8(bytes, count) ? count : 0;
}

/* Reads the non-ASCII characters at text; *length is their size in bytes. */
static size_t run_read(const char *text, uint32_t *run, size_t *length)
{
	size_t count = 0;

	*length = 0;
	while (count < RUN_MOST) {
		size_t n = character_length(text + *length, strnlen(text + *length, 4));

		if (n < 2)
			break;
		run[count++] = code_point(text + *length, n);
		*length += n;
	}
	return count;
}

/* Mends a whole run that was decoded twice. Returns the bytes consumed; 0 if it was not. */
static size_t mend_run(struct str *s, const char *text)
{
	uint32_t run[RUN_MOST];
	char bytes[RUN_MOST + 1];
	size_t length, count = run_read(text, run, &length);

	if (count < 2)
		return 0;
	for (size_t page = 0; page < COUNT(pages); page++) {
		if (!encoded(page, run, count, bytes))
			continue;
		str_add(s, bytes);
		return length;
	}
	return 0;
}

/* Mends E2 xx xx whose first character became a plain G: punctuation only. */
static size_t mend_best_fit(struct str *s, const char *text)
{
	uint32_t run[RUN_MOST];
	char bytes[4] = "\xe2";
	size_t length, count;

	if (text[0] != 'G' || (unsigned char)text[1] < 0x80)
		return 0;
	count = run_read(text + 1, run, &length);
	if (count < 2)
		return 0;
	bytes[1] = (char)byte_of(CP437, run[0]);
	bytes[2] = (char)byte_of(CP437, run[1]);
	if ((unsigned char)bytes[1] < 0x80 || (unsigned char)bytes[1] > 0x84 || !text_is_utf8(bytes, 3))
		return 0;
	str_add_bytes(s, bytes, 3);
	return 1 + (run[0] < 0x800 ? 2u : 3u) + (run[1] < 0x800 ? 2u : 3u);
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Mends C3 xx whose first character became a plus: letters, after a letter. */
static size_t mend_plus(struct str *s, const char *text)
{
	size_t n;
	unsigned char byte;

	if (text[0] != '+' || !s->length || !is_letter(s->text[s->length - 1]))
		return 0;
	n = character_length(text + 1, strnlen(text + 1, 4));
	if (n < 2)
		return 0;
	byte = byte_of(CP437, code_point(text + 1, n));
	/* above 0xaf are box-drawing characters, several of which become the same ASCII character */
	if (byte < 0x80 || byte > 0xaf)
		return 0;
	add_code_point(s, 0xc0u + (byte & 0x3fu));
	return 1 + n;
}

char *repair_decoding(struct arena *a, const char *text)
{
	struct str s;

	str_init(&s, a, strlen(text) * 2);
	while (*text) {
		size_t taken = mend_best_fit(&s, text);

		if (!taken)
			taken = mend_plus(&s, text);
		if (!taken && (unsigned char)*text >= 0x80)
			taken = mend_run(&s, text);
		if (!taken) {
			/* a run that cannot be mended stays whole */
			uint32_t run[RUN_MOST];

			run_read(text, run, &taken);
			taken = taken ? taken : 1;
			str_add_bytes(&s, text, taken);
		}
		text += taken;
	}
	return s.text;
}

/* ---- Windows-1252 ---- */

static int bytes_expected(unsigned char first)
{
	if (first < 0xc2 || first > 0xf4)
		return -1;
	return first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
}

void encoding_count(struct encoding *e, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (e->expected && (c & 0xc0) == 0x80) {
			e->whole += --e->expected == 0;
			continue;
		}
		e->broken += e->expected != 0;
		e->expected = c < 0x80 ? 0 : bytes_expected(c);
		if (e->expected < 0) {
			e->broken++;
			e->expected = 0;
		}
	}
}

bool encoding_is_windows(const struct encoding *e)
{
	return e->broken > e->whole;
}

char *repair_windows(struct arena *a, const char *bytes, size_t length)
{
	struct str s;

	str_init(&s, a, length * 3);
	for (size_t i = 0; i < length; ) {
		size_t n = character_length(bytes + i, length - i);
		unsigned char byte = (unsigned char)bytes[i];

		if (n)
			str_add_bytes(&s, bytes + i, n);
		else if (byte >= 0x80 && pages[CP1252].upper[byte - 0x80])
			add_code_point(&s, pages[CP1252].upper[byte - 0x80]);
		else
			str_add_char(&s, (char)byte);
		i += n ? n : 1;
	}
	return s.text;
}

/* ---- entities ---- */

static const struct { const char *name, *text; } entities[] = {
#define ENTITY(name, text) { #name, text },
#include "directory/entities.def"
#undef ENTITY
};

/* False for control characters, surrogates and non-characters (Unicode 23.7). */
static bool may_stand(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xd800 && c < 0xe000) || c > 0x10ffff)
		return false;
	return (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

/* The code point of &#39; or &#x2019;; 0 if text may not hold it. */
static uint32_t numbered(const char *name, size_t length)
{
	bool hex = length > 2 && (name[1] | 0x20) == 'x';
	const char *digits = name + (hex ? 2 : 1);
	uint32_t c = 0;

	if (name[0] != '#' || length < 2 || length > 9)
		return 0;
	for (; digits < name + length; digits++) {
		const char *at = strchr("0123456789abcdef", *digits >= 'A' && *digits <= 'F' ? *digits | 0x20 : *digits);

		if (!at || (!hex && at[0] > '9'))
			return 0;
		c = c * (hex ? 16 : 10) + (uint32_t)(*at <= '9' ? *at - '0' : *at - 'a' + 10);
	}
	return may_stand(c) ? c : 0;
}

/* Decodes the entity after an ampersand. Returns the bytes consumed with its semicolon; 0 if it is none. */
static size_t mend_entity(struct str *s, const char *name)
{
	const char *end = memchr(name, ';', strnlen(name, 12));
	size_t length = end ? (size_t)(end - name) : 0;
	uint32_t c;

	if (!length)
		return 0;
	for (size_t i = 0; i < COUNT(entities); i++) {
		if (strlen(entities[i].name) == length && !strncmp(entities[i].name, name, length)) {
			str_add(s, entities[i].text);
			return length + 1;
		}
	}
	c = numbered(name, length);
	if (!c)
		return 0;
	add_code_point(s, c);
	return length + 1;
}

char *repair_entities(struct arena *a, const char *text)
{
	struct str s;

	if (!strchr(text, '&'))
		return arena_text(a, text);
	str_init(&s, a, strlen(text) + 1);
	while (*text) {
		size_t taken = *text == '&' ? mend_entity(&s, text + 1) : 0;

		if (!taken)
			str_add_char(&s, *text);
		text += 1 + taken;
	}
	return s.text;
}
