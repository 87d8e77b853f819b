/* browser.c - reads the kind of browser out of the header User-Agent. */
#include "base/browser.h"

#include <string.h>

#include "base/str.h"

struct kind { int number; const char *name, *sign; };

static const struct kind browsers[] = {
#define BROWSER(number, name, sign) { number, name, sign },
#define ON_MACHINE(number, name, sign)
#include "base/browsers.def"
#undef BROWSER
#undef ON_MACHINE
};

static const struct kind machines[] = {
#define BROWSER(number, name, sign)
#define ON_MACHINE(number, name, sign) { number, name, sign },
#include "base/browsers.def"
#undef BROWSER
#undef ON_MACHINE
};

static int number_in(const struct kind *all, size_t count, const char *agent)
{
	for (size_t i = 0; i < count; i++)
		if (strstr(agent, all[i].sign))
			return all[i].number;
	return 0;
}

static const char *name_in(const struct kind *all, size_t count, int number)
{
	for (size_t i = 0; i < count; i++)
		if (all[i].number == number)
			return all[i].name;
	return "";
}

struct browser browser_of(const char *agent)
{
	const char *text = text_or_empty(agent);

	return (struct browser){ number_in(browsers, COUNT(browsers), text), number_in(machines, COUNT(machines), text) };
}

const char *browser_name(int browser) { return name_in(browsers, COUNT(browsers), browser); }
const char *machine_name(int machine) { return name_in(machines, COUNT(machines), machine); }
