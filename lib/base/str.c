/* str.c - text that grows in an arena, and functions on text. */
#include "base/str.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/arena.h"

/* ---- growing ---- */

void str_init(struct str *s, struct arena *a, size_t maximum)
{
	*s = (struct str){ .arena = a, .maximum = maximum };
	s->text = arena_alloc(a, 1);
	s->room = 1;
}

void str_clear(struct str *s)
{
	s->length = 0;
	s->text[0] = '\0';
	s->full = false;
}

void str_take(struct str *s, char *text, size_t length)
{
	s->full = length > s->maximum;
	s->text = text;
	s->length = length;
	s->room = length + 1;
}

/* Makes room for more bytes. If they exceed the maximum, sets full and returns false. */
static bool str_grow(struct str *s, size_t more)
{
	size_t room;
	char *text;

	if (s->full || more > s->maximum - s->length) {
		s->full = true;
		return false;
	}
	if (s->length + more < s->room)
		return true;
	room = s->room * 2 > s->length + more + 1 ? s->room * 2 : s->length + more + 1;
	room = room < 64 ? 64 : room;
	text = arena_alloc(s->arena, room);
	memcpy(text, s->text, s->length);
	s->text = text;
	s->room = room;
	return true;
}

void str_add_bytes(struct str *s, const void *bytes, size_t length)
{
	if (!length || !str_grow(s, length))
		return;
	memcpy(s->text + s->length, bytes, length);
	s->length += length;
	s->text[s->length] = '\0';
}

void str_add(struct str *s, const char *text)
{
	if (text)
		str_add_bytes(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
	str_add_bytes(s, &c, 1);
}

void str_printf(struct str *s, const char *fmt, ...)
{
	va_list ap;
	int length;

	va_start(ap, fmt);
	length = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (length <= 0 || !str_grow(s, (size_t)length))
		return;
	va_start(ap, fmt);
	vsnprintf(s->text + s->length, (size_t)length + 1, fmt, ap);
	va_end(ap);
	s->length += (size_t)length;
}

/* ---- questions ---- */

const char *text_or_empty(const char *text)
{
	return text ? text : "";
}

bool text_is_empty(const char *text)
{
	return !text || !*text;
}

bool text_is_segment(const char *text, size_t length)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

	return length && length <= 128 && strspn(text, allowed) >= length;
}

bool text_is_id(const char *text, size_t length) { return length <= 64 && text_is_segment(text, length); }

bool text_equal(const char *a, const char *b)
{
	return !strcmp(text_or_empty(a), text_or_empty(b));
}

int slug_find(const char *const *slugs, int count, const char *slug)
{
	for (int i = 0; i < count; i++)
		if (text_equal(slugs[i], slug))
			return i;
	return -1;
}

const char *text_member_name(struct arena *a, const char *member)
{
	char *dot = strchr(member, '.'), *name;

	if (!dot)
		return member;
	name = arena_text(a, member);
	for (char *c = name + (dot - member); *c; c++)
		if (*c == '.')
			*c = '_';
	return name;
}

bool text_starts(const char *text, const char *start)
{
	start = text_or_empty(start);
	return !strncmp(text_or_empty(text), start, strlen(start));
}

bool text_ends(const char *text, const char *end)
{
	size_t length, tail;

	text = text_or_empty(text);
	end = text_or_empty(end);
	length = strlen(text);
	tail = strlen(end);
	return length >= tail && !strcmp(text + length - tail, end);
}

/* ---- characters ---- */

/* Decodes one character; *bytes is its length. Returns -1, and 1 byte, if it is invalid. */
static utf8proc_int32_t character(const char *text, size_t length, size_t *bytes)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &c);

	*bytes = n > 0 ? (size_t)n : 1;
	return n > 0 ? c : -1;
}

static bool is_noncharacter(utf8proc_int32_t c)
{
	return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* Counts visible ASCII at the start. Most text is only that, and needs no decoding. */
static size_t plain_length(const char *text, size_t length)
{
	size_t n = 0;

	while (n < length && text[n] > ' ' && text[n] < 0x7f)
		n++;
	return n;
}

bool text_is_utf8(const char *text, size_t length)
{
	size_t bytes;

	for (size_t i = 0; i < length; i += bytes) {
		utf8proc_int32_t c;

		if ((bytes = plain_length(text + i, length - i)))
			continue;
		c = character(text + i, length - i, &bytes);
		if (c <= 0 || is_noncharacter(c))
			return false;
	}
	return true;
}

size_t text_length(const char *text)
{
	size_t n = 0;

	for (; text && *text; text++)
		n += ((unsigned char)*text & 0xC0) != 0x80;
	return n;
}

static void add_character(struct str *s, utf8proc_int32_t c)
{
	utf8proc_uint8_t bytes[4];

	str_add_bytes(s, bytes, (size_t)utf8proc_encode_char(c, bytes));
}

/* ---- blanks ---- */

static bool is_blank(utf8proc_int32_t c)
{
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		return c == 0x85;
	}
}

/* Marks that change the direction of everything after them: in a name they would rearrange the page's
 * own words beside it. Nobody types them; programs add them when text is copied. */
static bool is_turning(utf8proc_int32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static bool is_dropped(utf8proc_int32_t c)
{
	if (c >= 0x80)
		return is_turning(c) || utf8proc_category(c) == UTF8PROC_CATEGORY_CC;
	return c == 0x7f || (c < ' ' && c != '\t' && c != '\n');
}

/* Copies text without control characters, with newlines for CR LF and CR. *end is
 * the length up to the last character that is not blank. */
static void copy_clean(struct str *s, const char *text, size_t *end)
{
	size_t length = strlen(text), bytes;

	*end = 0;
	for (size_t i = 0; i < length; i += bytes) {
		utf8proc_int32_t c;

		if ((bytes = plain_length(text + i, length - i))) {
			str_add_bytes(s, text + i, bytes);
			*end = s->length;
			continue;
		}
		c = character(text + i, length - i, &bytes);
		if (c == '\r' && text[i + 1] == '\n')
			continue;
		if (c == '\r' || c == 0x85)
			c = '\n';
		if (is_dropped(c) || (is_blank(c) && !*end))
			continue;
		add_character(s, c);
		if (!is_blank(c))
			*end = s->length;
	}
}

char *text_trim(struct arena *a, const char *text)
{
	struct str s;
	size_t end;

	text = text_or_empty(text);
	str_init(&s, a, strlen(text));
	copy_clean(&s, text, &end);
	s.text[end] = '\0';
	return s.text;
}

char *text_lower(struct arena *a, const char *text)
{
	char *copy = arena_text(a, text);

	for (char *c = copy; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return copy;
}

static char *squeeze(struct arena *a, const char *text)
{
	char *trimmed = text_trim(a, text);
	size_t length = strlen(trimmed), bytes;
	bool blank = false;
	struct str s;

	str_init(&s, a, length);
	for (size_t i = 0; i < length; i += bytes) {
		utf8proc_int32_t c = character(trimmed + i, length - i, &bytes);

		if (is_blank(c)) {
			blank = true;
			continue;
		}
		if (blank)
			str_add_char(&s, ' ');
		blank = false;
		add_character(&s, c);
	}
	return s.text;
}

/* Most texts are plain, and their blanks single: these need no look at their characters. */
static bool is_squeezed(const char *text)
{
	const char *c = text;

	if (*c == ' ')
		return false;
	for (; *c; c++)
		if (*c < ' ' || *c > '~' || (*c == ' ' && (c[1] == ' ' || !c[1])))
			return false;
	return true;
}

char *text_squeeze(struct arena *a, const char *text)
{
	return text && is_squeezed(text) ? arena_text(a, text) : squeeze(a, text);
}
/* ---- keys ---- */

/* Accents are the marks around letters of Latin, Greek and Cyrillic (combining
 * classes from 200) and the vowel points that Hebrew, Arabic and Syriac mostly
 * leave out (10 to 36). Other marks are as good as letters and stay: the vowels
 * of Hindi or Thai, the voicing of Japanese. */
static bool is_accent(const utf8proc_property_t *p)
{
	return p->combining_class >= 200 || (p->combining_class >= 10 && p->combining_class <= 36);
}

/* Apostrophes that Unicode counts among the letters, as in Hawaiʻi or Kʼicheʼ. People type them as they can. */
static bool is_apostrophe(utf8proc_int32_t c)
{
	return (c >= 0x2B9 && c <= 0x2BF) || c == 0x2C8 || c == 0x2CA || c == 0x2CB || c == 0x2EE || c == 0xA78B || c == 0xA78C;
}

static bool belongs_to_key(utf8proc_int32_t c)
{
	const utf8proc_property_t *p = utf8proc_get_property(c);

	if (is_apostrophe(c))
		return false;
	switch (p->category) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return true;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return !is_accent(p);
	default:
		return false;
	}
}

/* These stand inside words: O'Brien is one word. Format characters (soft
 * hyphen, joiners) are invisible, and accents are removed anyway. */
static bool stands_within_word(utf8proc_int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return true;
	default:
		return is_apostrophe(c) || c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0xB4;
	}
}

/* Cuts the key after TEXT_KEY_MAX characters. */
static void cut_key(char *key)
{
	size_t n = 0;

	for (; *key; key++)
		if (((unsigned char)*key & 0xC0) != 0x80 && n++ == TEXT_KEY_MAX) {
			*key = '\0';
			return;
		}
}

static char *mapped(struct arena *a, const char *text, utf8proc_option_t how)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text, 0, &out,
		UTF8PROC_NULLTERM | UTF8PROC_STABLE | how);
	char *copy;

	if (n == UTF8PROC_ERROR_NOMEM)
		arena_exhausted(strlen(text));
	if (n < 0)
		return arena_text(a, "");
	copy = arena_text(a, (const char *)out);
	free(out);
	return copy;
}

/* Adds a letter. Letters with a stroke, which Unicode does not decompose, become plain letters. */
static void add_plain(struct str *s, utf8proc_int32_t c)
{
	static const struct { utf8proc_int32_t letter; char plain[4]; } strokes[] = {
		{ 0xE6, "ae" }, { 0xF8, "o" }, { 0x111, "d" }, { 0x127, "h" }, { 0x131, "i" },
		{ 0x142, "l" }, { 0x153, "oe" }, { 0x167, "t" },
	};

	for (size_t i = 0; i < COUNT(strokes); i++)
		if (strokes[i].letter == c) {
			str_add(s, strokes[i].plain);
			return;
		}
	add_character(s, c);
}

static char *folded(struct arena *a, const char *text)
{
	return mapped(a, text_or_empty(text), UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
}

char *text_key(struct arena *a, const char *text)
{
	char *folds = folded(a, text), *key;
	size_t length = strlen(folds), bytes;
	struct str s;

	str_init(&s, a, length);
	for (size_t i = 0; i < length; i += bytes) {
		utf8proc_int32_t c = character(folds + i, length - i, &bytes);

		if (belongs_to_key(c))
			add_plain(&s, c);
	}
	key = mapped(a, s.text, UTF8PROC_COMPOSE);
	cut_key(key);
	return key;
}

static bool is_among(char **words, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(words[i], word))
			return true;
	return false;
}

struct words { struct arena *arena; char **all; size_t count, room; };

static void words_add(struct words *w, const struct str *s)
{
	char *word;

	if (!s->length)
		return;
	word = mapped(w->arena, s->text, UTF8PROC_COMPOSE);
	cut_key(word);
	if (is_among(w->all, w->count, word))
		return;
	if (w->count == w->room) {
		char **all = arena_array(w->arena, w->room * 2 + 8, sizeof(*all));

		if (w->count)
			memcpy(all, w->all, w->count * sizeof(*all));
		w->all = all;
		w->room = w->room * 2 + 8;
	}
	w->all[w->count++] = word;
}

char **text_words(struct arena *a, const char *text, size_t *count)
{
	char *folds = folded(a, text);
	size_t length = strlen(folds), bytes;
	struct words w = { .arena = a };
	struct str s;

	str_init(&s, a, length);
	for (size_t i = 0; i < length; i += bytes) {
		utf8proc_int32_t c = character(folds + i, length - i, &bytes);

		if (belongs_to_key(c)) {
			add_plain(&s, c);
		} else if (!stands_within_word(c)) {
			words_add(&w, &s);
			str_clear(&s);
		}
	}
	words_add(&w, &s);
	*count = w.count;
	return w.all;
}

/* ---- accents and clusters ---- */

char *text_unaccented(struct arena *a, const char *text)
{
	size_t length = strlen(text), bytes;
	struct str s;

	str_init(&s, a, length);
	for (size_t i = 0; i < length; i += bytes) {
		utf8proc_int32_t parts[8], c = character(text + i, length - i, &bytes);
		utf8proc_ssize_t n = utf8proc_decompose_char(c, parts, COUNT(parts), UTF8PROC_DECOMPOSE, NULL);

		if (n > 1 && is_accent(utf8proc_get_property(parts[1])))
			add_character(&s, parts[0]);
		else if (c < 0 || !is_accent(utf8proc_get_property(c)))
			str_add_bytes(&s, text + i, bytes);
	}
	return s.text;
}

size_t text_cluster(const char *text)
{
	size_t length = strlen(text), end, bytes;
	utf8proc_int32_t last, state = 0;

	if (!length)
		return 0;
	last = character(text, length, &end);
	while (end < length) {
		utf8proc_int32_t c = character(text + end, length - end, &bytes);

		if (c < 0 || utf8proc_grapheme_break_stateful(last, c, &state))
			break;
		last = c;
		end += bytes;
	}
	return end;
}

/* ---- encodings ---- */

char *text_hex(struct arena *a, const void *bytes, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *b = bytes;
	char *out = arena_alloc(a, length * 2 + 1);

	for (size_t i = 0; i < length; i++) {
		out[i * 2] = digits[b[i] >> 4];
		out[i * 2 + 1] = digits[b[i] & 15];
	}
	return out;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

unsigned char *text_from_hex(struct arena *a, const char *text, size_t *length)
{
	size_t digits = strlen(text);
	unsigned char *out = arena_alloc(a, digits / 2 + 1);

	for (size_t i = 0; i < digits; i++) {
		int digit = hex_digit(text[i]);

		if (digit < 0)
			return NULL;
		out[i / 2] = (unsigned char)(out[i / 2] << 4 | digit);
	}
	*length = digits / 2;
	return digits % 2 ? NULL : out;
}

#define BASE64_DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

static char *base64(struct arena *a, const void *bytes, size_t length, const char *digits)
{
	const unsigned char *b = bytes;
	size_t bits = length * 8, n = 0;
	char *out = arena_alloc(a, (bits + 5) / 6 + 1);

	for (size_t at = 0; at < bits; at += 6) {
		unsigned pair = (unsigned)b[at / 8] << 8 | (at / 8 + 1 < length ? b[at / 8 + 1] : 0U);

		out[n++] = digits[pair >> (10 - at % 8) & 63];
	}
	return out;
}

char *text_base64url(struct arena *a, const void *bytes, size_t length) { return base64(a, bytes, length, BASE64_DIGITS "-_"); }

char *text_base64(struct arena *a, const void *bytes, size_t length)
{
	static const char *const padding[] = { "", "==", "=" };

	return arena_printf(a, "%s%s", base64(a, bytes, length, BASE64_DIGITS "+/"), padding[length % 3]);
}

static bool is_unreserved(unsigned char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
		|| c == '-' || c == '.' || c == '_' || c == '~';
}

static void add_escaped(struct str *s, unsigned char c)
{
	static const char digits[] = "0123456789ABCDEF";

	str_add_bytes(s, (const char[]){ '%', digits[c >> 4], digits[c & 15] }, 3);
}

char *text_url_encode(struct arena *a, const char *text)
{
	struct str s;

	text = text_or_empty(text);
	str_init(&s, a, strlen(text) * 3);
	for (; *text; text++) {
		if (is_unreserved((unsigned char)*text))
			str_add_char(&s, *text);
		else
			add_escaped(&s, (unsigned char)*text);
	}
	return s.text;
}

bool text_to_number(const char *text, int64_t least, int64_t most, int64_t *number)
{
	const char *digits = text_or_empty(text);
	char *end;
	long long n;

	digits += *digits == '-';
	if (*digits < '0' || *digits > '9')
		return false;
	errno = 0;
	n = strtoll(text, &end, 10);
	if (errno || *end || n < least || n > most)
		return false;
	*number = n;
	return true;
}
