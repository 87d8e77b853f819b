/* dial.c - finds the telephone numbers in a sentence. */
#include "base/dial.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/phone.h"
#include "base/str.h"

#define DIGIT "0123456789"
#define BETWEEN " -.()"			/* within a number */

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80; }

/* The length of the digits and what is between them, up to the last digit; 0 if no number begins here. */
static size_t run_length(const char *at)
{
	size_t length = strspn(at, "+(");

	if (!at[length] || !strchr(DIGIT, at[length]))
		return 0;
	length += strspn(at + length, DIGIT BETWEEN);
	while (!strchr(DIGIT, at[length - 1]))
		length--;
	return length;
}

static char *digits_of(struct arena *a, const char *text)
{
	char *digits = arena_text(a, text), *to = digits;

	for (; *text; text++)
		if (strchr(DIGIT, *text))
			*to++ = *text;
	*to = '\0';
	return digits;
}

static struct dial_part read(struct arena *a, const char *text, const char *country)
{
	const char *digits = digits_of(a, text), *normal = phone_normal(a, text, country);
	size_t count = strlen(digits);
	struct dial_part p = { text, "", "" };

	if (normal)
		p.call = normal;
	else if ((count == 3 && strlen(text) == 3) || (count == 6 && text_starts(digits, "116")))
		p.call = digits;
	else if ((count == 5 || count == 6) && strlen(text) == count)
		p.message = digits;
	return p;
}

static bool is_number(const struct dial_part *p) { return *p->call || *p->message; }

/* The same without its last group of digits; 0 if it has one group only. */
static size_t shorter(const char *at, size_t length)
{
	while (length && strchr(DIGIT, at[length - 1]))
		length--;
	while (length && !strchr(DIGIT, at[length - 1]))
		length--;
	return length;
}

/* True if more of the same number follows: one blank or dash, and a digit. "988. 911" has two signs between. */
static bool goes_on(const char *at)
{
	return strspn(at, BETWEEN) == 1 && at[1] && strchr(DIGIT, at[1]);
}

/* The longest number that begins here: "988. 911" begins with 988. Its text is "" if none does. */
static struct dial_part number_at(struct arena *a, const char *at, const char *country)
{
	for (size_t length = run_length(at); length; length = shorter(at, length)) {
		struct dial_part p = read(a, arena_bytes(a, at, length), country);

		if (is_number(&p) && !goes_on(at + length) && !is_letter(at[length]) && at[length] != '%')
			return p;
	}
	return (struct dial_part){ "", "", "" };
}

/* Moves to the next character, or behind the digits that are no number. */
static const char *next(const char *at)
{
	if (!strchr(DIGIT, *at))
		return at + 1;
	at += strspn(at, DIGIT);
	while (goes_on(at))
		at += 1 + strspn(at + 1, DIGIT);
	return at;
}

size_t dial_parts(struct arena *a, const char *sentence, const char *country, struct dial_part **parts)
{
	const char *from = text_or_empty(sentence), *at = from;
	struct dial_part *all = arena_array(a, strlen(from) + 1, sizeof(*all));
	size_t count = 0;

	while (*at) {
		struct dial_part p = at > from && is_letter(at[-1]) ? (struct dial_part){ "", "", "" } : number_at(a, at, country);

		if (!*p.text) {
			at = next(at);
			continue;
		}
		if (at > from)
			all[count++] = (struct dial_part){ arena_bytes(a, from, (size_t)(at - from)), "", "" };
		all[count++] = p;
		from = at += strlen(p.text);
	}
	if (*from)
		all[count++] = (struct dial_part){ from, "", "" };
	*parts = all;
	return count;
}
