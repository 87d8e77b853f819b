/* number.c - parses numbers as people type them into a form. */
#include "base/number.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#define DIGITS_MAX 15

/* Separators of groups of three digits, with Unicode's no-break, thin and narrow blanks. */
static const char *const partings[] = { ",", ".", "'", " ", "\xc2\xa0", "\xe2\x80\x89", "\xe2\x80\xaf", "\xd9\xac" };

/* The digit 0 of each script. */
static const char *const zeros[] = { "0", "\xd9\xa0", "\xdb\xb0" };

/* Reads a digit and moves *at past it; -1 if there is none. */
static int take_digit(const char **at)
{
	for (size_t i = 0; i < COUNT(zeros); i++) {
		size_t n = strlen(zeros[i]);
		int digit;

		if (strncmp(*at, zeros[i], n - 1) != 0 || !(*at)[n - 1])
			continue;
		digit = (unsigned char)(*at)[n - 1] - (unsigned char)zeros[i][n - 1];
		if (digit < 0 || digit > 9)
			continue;
		*at += n;
		return digit;
	}
	return -1;
}

/* Reads a separator and moves *at past it; NULL if there is none. */
static const char *take_parting(const char **at)
{
	for (size_t i = 0; i < COUNT(partings); i++)
		if (text_starts(*at, partings[i])) {
			*at += strlen(partings[i]);
			return partings[i];
		}
	return NULL;
}

/* Reads up to `most` digits into *n; returns their number. */
static int take_digits(const char **at, int most, int64_t *n)
{
	int count = 0, digit;

	while (count < most && (digit = take_digit(at)) >= 0) {
		*n = *n * 10 + digit;
		count++;
	}
	return count;
}

static const char *skip_blanks(const char *at)
{
	while (*at == ' ' || text_starts(at, "\xc2\xa0"))
		at += *at == ' ' ? 1 : 2;
	return at;
}

/* Reads groups of three after the first digits, up to the end of the text. All separators must be the same. */
static bool take_groups(const char **at, int64_t *n)
{
	const char *first = NULL, *parting;

	for (int digits = 3; *skip_blanks(*at) && (parting = take_parting(at)); digits += 3) {
		if (first && parting != first)
			return false;
		if (digits > DIGITS_MAX - 3 || take_digits(at, 3, n) != 3)
			return false;
		first = parting;
	}
	return true;
}

bool number_typed(const char *text, int64_t *n)
{
	const char *at = skip_blanks(text);
	bool negative = *at == '-';
	int64_t sum = 0;
	int first;

	if (*at == '-' || *at == '+')
		at++;
	first = take_digits(&at, DIGITS_MAX, &sum);
	if (!first)
		return false;
	if (first <= 3 && *skip_blanks(at) && !take_groups(&at, &sum))
		return false;
	if (*skip_blanks(at))
		return false;
	*n = negative ? -sum : sum;
	return true;
}

#define WHOLE_MAX 12
#define FRACTION_MAX 3

static bool take_point(const char **at)
{
	const char *points[] = { ".", ",", "\xd9\xab" };

	for (size_t i = 0; i < COUNT(points); i++)
		if (text_starts(*at, points[i])) {
			*at += strlen(points[i]);
			return true;
		}
	return false;
}

/* "12.50" is 12 and 50, of two digits. */
static bool take_decimal(const char *at, bool *negative, int64_t *whole, int64_t *fraction, int *digits)
{
	at = skip_blanks(at);
	*negative = *at == '-';
	if (*at == '-' || *at == '+')
		at++;
	if (!take_digits(&at, WHOLE_MAX, whole) || !take_point(&at))
		return false;
	*digits = take_digits(&at, FRACTION_MAX, fraction);
	return *digits && !*skip_blanks(at);
}

static const char *decimal_text(struct arena *a, bool negative, int64_t whole, int64_t fraction, int digits)
{
	for (; digits && fraction % 10 == 0; digits--)
		fraction /= 10;
	if (!digits)
		return arena_printf(a, "%s%lld", negative && whole ? "-" : "", (long long)whole);
	return arena_printf(a, "%s%lld.%0*lld", negative ? "-" : "", (long long)whole, digits, (long long)fraction);
}

const char *decimal_typed(struct arena *a, const char *text)
{
	int64_t whole = 0, fraction = 0;
	bool negative;
	int digits;

	if (number_typed(text, &whole))
		return llabs(whole) >= 1000000000000 ? NULL : decimal_text(a, whole < 0, llabs(whole), 0, 0);
	whole = 0;
	if (!take_decimal(text, &negative, &whole, &fraction, &digits))
		return NULL;
	return decimal_text(a, negative, whole, fraction, digits);
}

int decimal_compare(const char *one, const char *other)
{
	double a = strtod(one, NULL), b = strtod(other, NULL);

	return (a > b) - (a < b);
}
