/* mobile.c - distinguishes mobile numbers from others. */
#include "base/mobile.h"

#include <regex.h>
#include <stddef.h>
#include <string.h>

#include "base/phone.h"
#include "base/str.h"

static const struct mobiles { char country[3]; const char *expression; } all[] = {
#define MOBILE(country, expression) { #country, expression },
#include "base/mobiles.def"
#undef MOBILE
};

static bool fits(const char *expression, const char *national)
{
	regmatch_t whole;
	regex_t compiled;
	bool does;

	if (regcomp(&compiled, expression, REG_EXTENDED))
		return false;
	/* Of several ways to match, POSIX takes the longest. */
	does = !regexec(&compiled, national, 1, &whole, 0) && !whole.rm_so && !national[whole.rm_eo];
	regfree(&compiled);
	return does;
}

static bool is_of(const char *number, const struct mobiles *m)
{
	const char *code = phone_calling_code(m->country);

	return code && number[0] == '+' && text_starts(number + 1, code) && fits(m->expression, number + 1 + strlen(code));
}

static const struct mobiles *mobiles_of(const char *country, size_t length)
{
	for (size_t i = 0; i < COUNT(all); i++)
		if (length == 2 && !strncmp(all[i].country, country, 2))
			return &all[i];
	return NULL;
}

bool mobile_country_known(const char *country)
{
	return mobiles_of(country, strlen(country));
}

bool mobile_is_of(const char *number, const char *countries)
{
	while (*countries) {
		size_t length = strcspn(countries, ",");
		const struct mobiles *m = mobiles_of(countries, length);

		if (m && is_of(number, m))
			return true;
		countries += length + (countries[length] == ',');
	}
	return false;
}
