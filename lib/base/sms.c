/* sms.c - counts the parts of a text message, and shortens names to fit one. */
#include "base/sms.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#define LENGTH_MAX (64 * 1024)

/* The characters of GSM 03.38 that take one septet, and those that take two. */
static const char gsm_single[] = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
	"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
static const char gsm_double[] = "^{}\\[~]|€";

/* Bytes of the character at c. A truncated character ends where it was cut. */
static size_t character_size(const char *c)
{
	unsigned char first = (unsigned char)*c;
	size_t size = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4, n = 1;

	while (n < size && ((unsigned char)c[n] & 0xc0) == 0x80)
		n++;
	return n;
}

static bool holds(const char *set, const char *c)
{
	char one[5] = "";

	memcpy(one, c, character_size(c));
	return strstr(set, one);
}

/* ---- counting ---- */

/* Septets of the character at c; 0 if it is not in GSM's alphabet. */
static size_t gsm_places(const char *c)
{
	return holds(gsm_single, c) ? 1 : holds(gsm_double, c) ? 2 : 0;
}

static size_t ucs2_places(const char *c)
{
	return character_size(c) == 4 ? 2 : 1;
}

bool sms_is_gsm(const char *text)
{
	for (const char *c = text; *c; c += character_size(c))
		if (!gsm_places(c))
			return false;
	return true;
}

/* A character of two septets is never split: one that does not fit begins the next part. */
static size_t parts_of(const char *text, size_t (*places_of)(const char *c), size_t alone, size_t of_several)
{
	size_t all = 0, parts = 1, used = 0;

	for (const char *c = text; *c; c += character_size(c)) {
		size_t places = places_of(c);

		all += places;
		if (used + places > of_several) {
			parts++;
			used = 0;
		}
		used += places;
	}
	return all <= alone ? 1 : parts;
}

size_t sms_parts(const char *text)
{
	return sms_is_gsm(text) ? parts_of(text, gsm_places, 160, 153) : parts_of(text, ucs2_places, 70, 67);
}

/* ---- replacing characters ---- */

struct sign { const char *sign, *plain; };

static const struct sign typographic[] = {
	{ "’", "'" }, { "‘", "'" }, { "‚", "," }, { "ʼ", "'" }, { "“", "\"" }, { "”", "\"" }, { "„", "\"" }, { "«", "\"" },
	{ "»", "\"" }, { "‹", "'" }, { "›", "'" }, { "`", "'" }, { "´", "'" }, { "‐", "-" }, { "\u2011", "-" }, { "–", "-" },
	{ "—", "-" }, { "−", "-" }, { "•", "-" }, { "·", "-" }, { "…", "..." }, { "™", "" }, { "®", "" }, { "\t", " " },
	{ "\u00a0", " " }, { "\u2009", " " }, { "\u202f", " " }, { "\u200a", "" }, { "\u200b", "" }, { "\u00ad", "" },
};

/* Letters that Unicode does not decompose, with the plain letters that people know. */
static const struct sign latin[] = {
	{ "đ", "d" }, { "Đ", "D" }, { "ł", "l" }, { "Ł", "L" }, { "ı", "i" }, { "œ", "oe" }, { "Œ", "OE" }, { "ħ", "h" },
	{ "Ħ", "H" }, { "ŧ", "t" }, { "Ŧ", "T" }, { "ð", "d" }, { "Ð", "D" }, { "þ", "th" }, { "Þ", "Th" },
};

static const struct sign *sign_at(const struct sign *signs, size_t count, const char *c)
{
	for (size_t i = 0; i < count; i++)
		if (text_starts(c, signs[i].sign))
			return &signs[i];
	return NULL;
}

char *sms_plain(struct arena *a, const char *text)
{
	struct str s;

	str_init(&s, a, LENGTH_MAX);
	for (const char *c = text; *c; c += character_size(c)) {
		const struct sign *sign = sign_at(typographic, COUNT(typographic), c);

		if (sign)
			str_add(&s, sign->plain);
		else
			str_add_bytes(&s, c, character_size(c));
	}
	return s.text;
}

/* The letter without accents if that one is in GSM's alphabet; otherwise unchanged. */
static const char *bare_letter(struct arena *a, const char *c)
{
	const char *letter = arena_bytes(a, c, character_size(c)), *bare = text_unaccented(a, letter);

	return sms_is_gsm(bare) ? bare : letter;
}

char *sms_unaccented(struct arena *a, const char *text)
{
	struct str s;

	str_init(&s, a, LENGTH_MAX);
	for (const char *c = text; *c; c += character_size(c)) {
		const struct sign *sign = sign_at(latin, COUNT(latin), c);

		if (sign)
			str_add(&s, sign->plain);
		else if (gsm_places(c))
			str_add_bytes(&s, c, character_size(c));
		else
			str_add(&s, bare_letter(a, c));
	}
	return s.text;
}

/* ---- shortening ---- */

/* The byte offset at which to cut a name to most characters. */
static size_t cut_at(const char *name, size_t most)
{
	size_t end = 0, blank = 0, count = 0;

	while (name[end]) {
		size_t cluster = text_cluster(name + end), length = 0;

		for (size_t i = end; i < end + cluster; i++)
			length += ((unsigned char)name[i] & 0xc0) != 0x80;
		if (count + length > most)
			break;
		if (name[end] == ' ' && count >= most / 2)
			blank = end;
		count += length;
		end += cluster;
	}
	return blank && name[end] != ' ' ? blank : end;
}

const char *sms_shortened(struct arena *a, const char *name, size_t most)
{
	size_t end;

	if (!name || text_length(name) <= most)
		return name;
	end = cut_at(name, most);
	while (end && strchr(" ,;:-/(&", name[end - 1]))
		end--;
	return arena_printf(a, "%.*s...", (int)end, name);
}
