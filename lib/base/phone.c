/* phone.c - reads telephone numbers, and writes them for machines and for people. */
#include "base/phone.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"

#define DIGITS_MOST 15		/* E.164 */
#define EXTENSION_MOST 8
#define EXTENSION ";ext="		/* RFC 3966 */

struct country {
	char iso[3];
	const char *code;
	const char *trunk;
	size_t least, most;
};

static const struct country countries[] = {
#define COUNTRY(iso, code, trunk, least, most) { #iso, code, trunk, least, most },
#include "base/countries.def"
#undef COUNTRY
};

/* Letters of the keypad, a to z (ITU-T E.161). */
static const char keypad[] = "22233344455566677778889999";

static const struct country *country_find(const char *iso)
{
	if (text_is_empty(iso))
		return &countries[0];
	for (size_t i = 0; i < COUNT(countries); i++)
		if (!strcasecmp(countries[i].iso, iso))
			return &countries[i];
	return NULL;
}

bool phone_country_known(const char *country)
{
	return country_find(country) != NULL;
}

const char *phone_calling_code(const char *country)
{
	const struct country *c = country_find(country);

	return c ? c->code : NULL;
}

/* The country whose calling code starts the digits, or NULL. No code is a prefix of another. */
static const struct country *country_of(const char *digits)
{
	for (size_t i = 0; i < COUNT(countries); i++)
		if (text_starts(digits, countries[i].code))
			return &countries[i];
	return NULL;
}

/* ---- reading characters ---- */

/* Returns the next character and moves past it. A broken byte counts as U+FFFD. */
static uint32_t next_character(const char **at)
{
	const unsigned char *t = (const unsigned char *)*at;
	int more = t[0] >= 0xf0 ? 3 : t[0] >= 0xe0 ? 2 : t[0] >= 0xc0 ? 1 : 0;
	uint32_t c = more ? t[0] & (0x3fu >> more) : t[0];

	*at += 1;
	for (int i = 1; i <= more; i++) {
		if ((t[i] & 0xc0) != 0x80)
			return 0xfffd;
		c = c << 6 | (t[i] & 0x3f);
		*at += 1;
	}
	return c;
}

static const uint32_t zeros[] = { '0', 0x0660, 0x06f0, 0x0966, 0xff10 };

static int digit_value(uint32_t c)
{
	for (size_t i = 0; i < COUNT(zeros); i++)
		if (c >= zeros[i] && c < zeros[i] + 10)
			return (int)(c - zeros[i]);
	return -1;
}

/* True for characters that may separate digits: blanks, dots, dashes, brackets, invisible marks. */
static bool is_between(uint32_t c)
{
	return strchr(" \t\n.-()[]/", (int)(c < 0x80 ? c : 'x')) ||
		c == 0xa0 || (c >= 0x2000 && c <= 0x2015) || (c >= 0x2028 && c <= 0x202f) ||
		(c >= 0x2060 && c <= 0x2069) || c == 0x2212 || c == 0xfeff || c == 0x3000 ||
		c == 0xff0d || c == 0xff08 || c == 0xff09;
}

/* Reduces the typed text to digits. *plus is true if they begin with the calling code. */
static bool digits_read(const char *typed, char digits[DIGITS_MOST + 6], bool *plus)
{
	size_t count = 0;

	*plus = false;
	while (*typed) {
		uint32_t c = next_character(&typed);
		int value = digit_value(c);

		if ((c == '+' || c == 0xff0b) && !count && !*plus) {
			*plus = true;
			continue;
		}
		/* +44 (0)20: callers from abroad do not dial the bracketed trunk prefix */
		if (c == '(' && *plus && count && text_starts(typed, "0)")) {
			typed += 2;
			continue;
		}
		if (value < 0 && is_between(c))
			continue;
		if (value < 0 || count == DIGITS_MOST + 5)
			return false;
		digits[count++] = (char)('0' + value);
	}
	digits[count] = '\0';
	return count > 0;
}

/* ---- which numbers are valid ---- */

/* Area and exchange begin with 2 to 9. No area is N11, nor N9X so far: people fill a field with 999-999-9999. */
static bool fits_north_america(const char *digits)
{
	return strlen(digits) == 10 && digits[0] >= '2' && digits[3] >= '2' && digits[1] != '9' &&
		!(digits[1] == '1' && digits[2] == '1');
}

static bool fits(const struct country *c, const char *national)
{
	size_t length = strlen(national);

	if (text_equal(c->code, "1"))
		return fits_north_america(national);
	return length >= c->least && length <= c->most && strlen(c->code) + length <= DIGITS_MOST;
}

/* Until 2019 callers from abroad dialled a 1 before the mobile numbers of Mexico: +52 1 55 1234 5678. */
static const char *without_old_prefix(struct arena *a, const char *digits)
{
	return text_starts(digits, "521") && strlen(digits) == 13 ? arena_printf(a, "52%s", digits + 3) : digits;
}

/* The normal form of digits that followed a "+". */
static char *normal_from_abroad(struct arena *a, const char *typed)
{
	const char *digits = without_old_prefix(a, typed);
	const struct country *c = country_of(digits);
	size_t length = strlen(digits);

	if (digits[0] == '0' || length < 8 || length > DIGITS_MOST)
		return NULL;
	if (c && !fits(c, digits + strlen(c->code)))
		return NULL;
	return arena_printf(a, "+%s", digits);
}

/* The prefix that people dial before a calling code. */
static const char *prefix_abroad(const struct country *c)
{
	return text_equal(c->code, "1") ? "011" : "00";
}

char *phone_normal(struct arena *a, const char *typed, const char *country)
{
	const struct country *c = country_find(country);
	char digits[DIGITS_MOST + 6] = "";
	const char *national = digits;
	bool plus;

	if (text_is_empty(typed) || !digits_read(typed + (text_starts(typed, "tel:") ? 4 : 0), digits, &plus))
		return NULL;
	if (plus)
		return normal_from_abroad(a, digits);
	if (!c)
		return NULL;
	if (text_starts(digits, prefix_abroad(c)))
		return normal_from_abroad(a, digits + strlen(prefix_abroad(c)));
	if (c->trunk[0] && text_starts(digits, c->trunk))
		national += strlen(c->trunk);
	if (!fits(c, national))
		return NULL;
	return arena_printf(a, "+%s%s", c->code, national);
}

/* ---- for people ---- */

static bool is_e164(const char *t)
{
	return t && t[0] == '+' && t[1] && strspn(t + 1, "0123456789") == strlen(t + 1);
}

/* Groups of three; the last has two to four digits. */
static char *grouped(struct arena *a, const char *digits)
{
	struct str s;

	str_init(&s, a, 64);
	while (strlen(digits) > 4) {
		str_printf(&s, "%.3s ", digits);
		digits += 3;
	}
	str_add(&s, digits);
	return s.text;
}

char *phone_for_people(struct arena *a, const char *e164)
{
	const char *extension = e164 ? strstr(e164, EXTENSION) : NULL;
	const struct country *c;

	if (extension)
		return arena_printf(a, "%s x%s", phone_for_people(a, phone_line(a, e164)), extension + strlen(EXTENSION));
	if (!e164 || !is_e164(e164))
		return arena_text(a, e164 ? e164 : "");
	if (e164[1] == '1' && fits_north_america(e164 + 2))
		return arena_printf(a, "(%.3s) %.3s-%s", e164 + 2, e164 + 5, e164 + 8);
	c = country_of(e164 + 1);
	if (!c)
		return arena_printf(a, "+%s", grouped(a, e164 + 1));
	return arena_printf(a, "+%s %s", c->code, grouped(a, e164 + 1 + strlen(c->code)));
}

/* ---- a directory's cell ---- */

/* Short numbers besides those of North America, by country. */
static const struct { const char *iso, *numbers; } shorts[] = {
	{ "GB", "999,112,111,101,105,119,116123,116000,116111" }, { "IE", "999,112,116123,116000,116111" }, { "NZ", "111,105,1737" },
	{ "AU", "000,106,112,131114" }, { "MX", "911,089,075" },
};

static bool is_listed_short(const char *digits, const char *country)
{
	const char *numbers = "";
	size_t length;

	for (size_t i = 0; i < COUNT(shorts); i++)
		if (!strcasecmp(shorts[i].iso, country))
			numbers = shorts[i].numbers;
	for (; *numbers; numbers += length + (numbers[length] != '\0')) {
		length = strcspn(numbers, ",");
		if (strlen(digits) == length && text_starts(numbers, digits))
			return true;
	}
	return false;
}

/* "211", "911" or "988", in countries where those are short numbers. */
static bool is_short_number(const char *text, const char *country)
{
	const struct country *c = country_find(country);

	if (!c || !text[0] || strspn(text, "0123456789") != strlen(text))
		return false;
	if (!text_equal(c->code, "1"))
		return is_listed_short(text, c->iso);
	return strlen(text) == 3 && (text_equal(text, "988") || (text[0] >= '2' && text_equal(text + 1, "11")));
}

/* The short number in "2-1-1" or in a mask, "(211)    -", or NULL. */
static char *short_number(struct arena *a, const char *text, const char *country)
{
	char digits[DIGITS_MOST + 6] = "";
	const char *number = digits;
	bool plus;

	if (strpbrk(text, "/") || !digits_read(text, digits, &plus) || plus)
		return NULL;
	/* filled up to ten digits: "000-000-0211" */
	if (strlen(digits) == 10 && text_starts(digits, "0000000"))
		number += 7;
	return is_short_number(number, country) ? arena_text(a, number) : NULL;
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* 1-800-BE-READY: letters only after a three-digit area, ten characters in all. */
static char *spelt_out(struct arena *a, const char *text, const char *country)
{
	struct str digits;
	size_t letters = 0, before = 0;

	str_init(&digits, a, 32);
	for (; *text; text++) {
		if (is_letter(*text) && before < 3)
			return NULL;
		before += *text >= '0' && *text <= '9';
		letters += is_letter(*text);
		str_add_char(&digits, (char)(is_letter(*text) ? keypad[(*text | 0x20) - 'a'] : *text));
	}
	if (letters < 3 || digits.full)
		return NULL;
	return phone_normal(a, digits.text, country);
}

/* Words before an extension; longer ones first. */
static const char *const extension_words[] = { "extension", "ext.", "ext", "x", "#" };

/* Finds "x123" or "ext. 123" at the end of a number, or NULL. *digits points to its digits. */
static const char *extension_find(const char *text, const char **digits)
{
	const char *end = text + strlen(text), *start = end, *before;

	while (start > text && strchr("0123456789", start[-1]))
		start--;
	if (start == end || end - start > EXTENSION_MOST)
		return NULL;
	*digits = start;
	for (before = start; before > text && strchr(" .:-", before[-1]); before--)
		;
	for (size_t i = 0; i < COUNT(extension_words); i++) {
		size_t length = strlen(extension_words[i]);

		if ((size_t)(before - text) <= length || strncasecmp(before - length, extension_words[i], length))
			continue;
		if (is_letter(before[-(ptrdiff_t)length - 1]))
			continue;
		return before - length;
	}
	return NULL;
}

char *phone_with_extension(struct arena *a, const char *typed, const char *country)
{
	char *text = text_trim(a, typed), *number = phone_normal(a, text, country), *digits;
	const char *extension;

	if (number)
		return number;
	/* as a link has it */
	digits = strstr(text, EXTENSION);
	if (digits)
		text = arena_printf(a, "%.*s x%s", (int)(digits - text), text, digits + strlen(EXTENSION));
	extension = extension_find(text, (const char **)&digits);
	number = extension ? phone_normal(a, text_trim(a, arena_bytes(a, text, (size_t)(extension - text))), country) : NULL;
	return number ? arena_printf(a, "%s" EXTENSION "%s", number, digits) : NULL;
}

char *phone_line(struct arena *a, const char *phone)
{
	return arena_bytes(a, phone, strcspn(phone, ";"));
}

/* Strips the quotes that spreadsheets put around a number to keep it text: "+44 1234 234567". */
static char *without_quotes(struct arena *a, const char *cell)
{
	char *text = text_trim(a, cell);
	size_t length = strlen(text);

	if (length >= 2 && strchr("\"'", text[0]) && text[length - 1] == text[0])
		return text_trim(a, arena_bytes(a, text + 1, length - 2));
	return text;
}

/* Words before a number that add no information. */
static const char *const leads[] = { "call ", "dial ", "phone ", "phone: ", "telephone ", "telephone: ", "tel ", "tel: ", "tel. ",
	"toll free ", "toll-free ", "toll free: ", "toll-free: ", "hotline ", "hotline: ", "main ", "main: ", "office ", "office: " };

static const char *without_lead(const char *text)
{
	for (size_t i = 0; i < COUNT(leads); i++)
		if (!strncasecmp(text, leads[i], strlen(leads[i])))
			return text + strlen(leads[i]);
	return text;
}

/* A whole number, perhaps with an extension. dial stays "" unless the number is certain. */
static struct phone plain_listed(struct arena *a, const char *text, const char *country)
{
	struct phone p = { .raw = text, .dial = "", .extension = "" };
	const char *digits, *extension = extension_find(text, &digits);
	char *dial = short_number(a, text, country);

	if (dial) {
		p.dial = dial;
		/* people have no need of a mask around it */
		if (strpbrk(text, "( ") || text_ends(text, "-") || text_starts(text, "0"))
			p.raw = dial;
		return p;
	}
	if (extension) {
		text = text_trim(a, arena_bytes(a, text, (size_t)(extension - text)));
		while (*text && strchr(",;", text[strlen(text) - 1]))
			text = arena_bytes(a, text, strlen(text) - 1);
	}
	dial = phone_normal(a, text, country);
	if (!dial)
		dial = spelt_out(a, text, country);
	if (!dial)
		return p;
	p.dial = dial;
	if (extension)
		p.extension = digits;
	return p;
}

/* The start of brackets at the end of the text, or NULL. */
static const char *last_bracket(const char *text)
{
	const char *bracket = text_ends(text, ")") ? strrchr(text, '(') : NULL;

	return bracket && bracket > text ? bracket : NULL;
}

/* True for words in brackets, "(press 1 for veterans)", or the digits of what was spelt, "555-TALK (8255)". */
static bool may_stand_behind(const char *words, const char *dial)
{
	size_t digits = strspn(words, "0123456789");

	for (const char *c = words; *c; c++)
		if (is_letter(*c) || (unsigned char)*c >= 0x80)
			return true;
	return digits >= 3 && digits == strlen(words) && text_ends(dial, words);
}

/* One number, perhaps with words before it and in brackets behind it, which stay in raw. */
static struct phone one_listed(struct arena *a, const char *cell, const char *country)
{
	const char *text = without_lead(without_quotes(a, cell)), *bracket = last_bracket(text), *digits;
	struct phone p = plain_listed(a, text, country);
	char *words;

	if (!p.dial[0] && bracket) {
		words = text_trim(a, arena_bytes(a, bracket + 1, strlen(bracket) - 2));
		p = plain_listed(a, text_trim(a, arena_bytes(a, text, (size_t)(bracket - text))), country);
		if (extension_find(arena_printf(a, "0 %s", words), &digits) && !p.extension[0])
			p.extension = arena_text(a, digits);
		else if (!may_stand_behind(words, p.dial))
			p.dial = "";
		p.raw = cell;
	}
	if (!p.dial[0])
		p.extension = "";
	if (!text_equal(p.raw, p.dial))
		p.raw = cell;
	return p;
}

static const char *const separators[] = { " or ", " and ", " & ", "/", ";", "," };

/* The next separator, or NULL; *length is its length. */
static const char *separator_find(const char *text, size_t *length)
{
	for (; *text; text++) {
		for (size_t i = 0; i < COUNT(separators); i++) {
			*length = strlen(separators[i]);
			if (!strncasecmp(text, separators[i], *length))
				return text;
		}
	}
	return NULL;
}

#define PHONES_MOST 8

/* Several whole numbers with separators between them; 0 if the cell is anything else. */
static size_t several_listed(struct arena *a, const char *cell, const char *country, struct phone *phones)
{
	size_t count = 0, length = 0;

	for (const char *rest = cell; rest; ) {
		const char *separator = separator_find(rest, &length);
		char *part = separator ? arena_bytes(a, rest, (size_t)(separator - rest)) : arena_text(a, rest);

		if (count == PHONES_MOST)
			return 0;
		phones[count] = one_listed(a, text_trim(a, part), country);
		if (!phones[count++].dial[0])
			return 0;
		rest = separator ? separator + length : NULL;
	}
	return count;
}

size_t phone_listed(struct arena *a, const char *cell, const char *extension,
	const char *country, struct phone **phones)
{
	const char *text = text_trim(a, cell ? cell : "");
	size_t count;

	*phones = arena_array(a, PHONES_MOST, sizeof(struct phone));
	if (!text[0])
		return 0;
	(*phones)[0] = one_listed(a, text, country);
	if ((*phones)[0].dial[0]) {
		if (!text_is_empty(extension))
			(*phones)[0].extension = extension;
		return 1;
	}
	count = several_listed(a, text, country, *phones);
	if (count > 1)
		return count;
	(*phones)[0] = (struct phone){ .raw = text, .dial = "", .extension = extension ? extension : "" };
	return 1;
}
