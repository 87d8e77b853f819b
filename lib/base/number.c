/* number.c - parses whole numbers as people type them into a form. */
#include "base/number.h"

#include <string.h>

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
