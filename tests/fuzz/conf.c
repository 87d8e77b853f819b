/* conf.c - the configuration file: it is refused with file and line, or every setting is within its limits. */
#include "base/conf.h"

#include <stdlib.h>
#include <string.h>

#include "support.h"

static bool is_among(const char *choices, const char *word)
{
	for (const char *c = choices; *c; c += strspn(c, " ")) {
		size_t n = strcspn(c, " ");

		if (n == strlen(word) && !strncmp(c, word, n))
			return true;
		c += n;
	}
	return false;
}

static void check_TEXT(const char *value, int64_t least, int64_t most, const char *choices)
{
	(void)least, (void)most, (void)choices;
	EXPECT(value && !strchr(value, '\n'), value);
}

#define check_SECRET check_TEXT

static void check_CHOICE(const char *value, int64_t least, int64_t most, const char *choices)
{
	(void)least, (void)most;
	EXPECT(value && is_among(choices, value), value);
}

static void check_NUMBER(int64_t value, int64_t least, int64_t most, const char *choices)
{
	(void)choices;
	EXPECT(value >= least && value <= most, NULL);
}

static void check_URL(const char *value, int64_t least, int64_t most, const char *choices)
{
	(void)least, (void)most;
	EXPECT(!*value || (strchr(choices, ':') && strchr(value, ':') && !strchr(value, ' ')), value);
}

static void check_ADDRESS(const char *value, int64_t least, int64_t most, const char *choices)
{
	(void)least, (void)most, (void)choices;
	EXPECT(!*value || (strchr(value, '@') && !strchr(value, ' ')), value);
}

static void check_FLAG(bool value, int64_t least, int64_t most, const char *choices)
{
	(void)value, (void)least, (void)most, (void)choices;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	const char *path = fuzz_file(data, size), *why = NULL;
	const struct conf *c = NULL;

	unsetenv("HANDRAIL_SECRETS_KEY");
	if (conf_read(a, path, &c, &why)) {
		EXPECT(!c && why && text_starts(why, path), why);
		return 0;
	}
	(void)check_FLAG;
#define SETTING(section, key, type, value, least, most, choices) \
	check_##type(c->section##_##key, least, most, choices);
#include "base/settings.def"
#undef SETTING
	return 0;
}
