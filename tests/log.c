/* log.c - one line per event, whatever its values contain. */
#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

#include "base/conf.h"
#include "base/log.h"
#include "base/str.h"
#include "support.h"

struct said { const char *format, *level; void (*say)(void); };

static void say_it(void *data)
{
	const struct said *s = data;
	struct conf c = { .log_format = s->format, .log_level = s->level };

	log_setup(&c, "/usr/lib/handrail/connect");
	s->say();
}

static char *line(const char *format, const char *level, void (*say)(void))
{
	struct said s = { format, level, say };
	char *said;

	cr_assert_eq(test_child(say_it, &s, &said), 0);
	return said;
}

static json_t *as_json(char *said)
{
	json_error_t error;
	char *newline = strchr(said, '\n');
	json_t *read;

	cr_assert(newline && !newline[1], "one line: %s", said);
	read = json_loads(said, 0, &error);
	cr_assert(read, "%s: %s", error.text, said);
	return read;
}

static const char *value(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static void request(void)
{
	log_event(LOG_INFO_LEVEL, "request", "route", "/programs/{program}", "status", "200", "nothing", (const char *)NULL, NULL);
}

Test(log, text)
{
	char *said = line("text", "info", request);

	cr_expect(strstr(said, "Z level=info program=connect event=request route=/programs/{program} status=200 nothing=\"\"\n"),
		"%s", said);
}

Test(log, json)
{
	json_t *o = as_json(line("json", "info", request));

	cr_expect_str_eq(value(o, "level"), "info");
	cr_expect_str_eq(value(o, "program"), "connect");
	cr_expect_str_eq(value(o, "event"), "request");
	cr_expect_str_eq(value(o, "route"), "/programs/{program}");
	cr_expect_eq(strlen(value(o, "time")), strlen("2026-11-22T14:38:45.123Z"));
	json_decref(o);
}

static void odd(void)
{
	log_event(LOG_ERROR_LEVEL, "odd", "value", "a \"b\" \\ \n\r\t\x01\x7f \xff\xc3 ë🙂", "next", "x=y", NULL);
}

Test(log, nothing_in_a_value_breaks_a_line)
{
	json_t *o = as_json(line("json", "info", odd));
	char *said;

	cr_expect_str_eq(value(o, "value"), "a \"b\" \\ \n\r\t\x01\x7f \xEF\xBF\xBD\xEF\xBF\xBD ë🙂");
	cr_expect_str_eq(value(o, "next"), "x=y");
	json_decref(o);
	said = line("text", "info", odd);
	cr_expect_eq(strchr(said, '\n'), said + strlen(said) - 1);
	cr_expect(strstr(said, "value=\"a \\\"b\\\" \\\\ \\u000a\\u000d\\u0009\\u0001"), "%s", said);
	cr_expect(strstr(said, " next=\"x=y\"\n"), "%s", said);
}

static char long_value[20000];

static void too_long(void)
{
	for (size_t i = 0; i + 2 < sizeof(long_value); i += 2)
		memcpy(long_value + i, i % 4 ? "ë" : "\"x", 2);
	log_event(LOG_INFO_LEVEL, "long", "value", long_value, "next", long_value, NULL);
}

Test(log, a_long_line_is_cut_and_still_whole)
{
	char *said = line("json", "info", too_long);
	json_t *o = as_json(said);

	cr_expect_leq(strlen(said), 4096);
	cr_expect_gt(strlen(value(o, "value")), 2000);
	json_decref(o);
	said = line("text", "info", too_long);
	cr_expect_leq(strlen(said), 4096);
	cr_expect_eq(strchr(said, '\n'), said + strlen(said) - 1);
}

static void all_levels(void)
{
	log_event(LOG_DEBUG_LEVEL, "one", NULL);
	log_event(LOG_INFO_LEVEL, "two", NULL);
	log_event(LOG_WARNING_LEVEL, "three", NULL);
	log_fault("four %d", 4);
}

Test(log, levels)
{
	static const char *const levels[] = { "debug", "info", "warning", "error" };

	for (size_t i = 0; i < COUNT(levels); i++) {
		char *said = line("text", levels[i], all_levels);
		size_t lines = 0;

		for (const char *c = said; *c; c++)
			lines += *c == '\n';
		cr_expect_eq(lines, 4 - i, "%s: %s", levels[i], said);
		cr_expect(strstr(said, "level=error program=connect event=fault what=\"four 4\"\n"), "%s", said);
	}
}
