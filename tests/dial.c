/* dial.c - telephone numbers in sentences. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/arena.h"
#include "base/dial.h"
#include "base/str.h"

/* The sentence with <call number> or {message code} after each number. */
static const char *linked(struct arena *a, const char *sentence, const char *country)
{
	struct dial_part *parts;
	size_t count = dial_parts(a, sentence, country, &parts);
	struct str s;

	str_init(&s, a, 1000);
	for (size_t i = 0; i < count; i++) {
		str_add(&s, parts[i].text);
		if (*parts[i].call)
			str_printf(&s, "<%s>", parts[i].call);
		if (*parts[i].message)
			str_printf(&s, "{%s}", parts[i].message);
	}
	return s.text;
}

static const struct { const char *country, *sentence, *want; } cases[] = {
	{ "US", "In a crisis? Call or text 988, day and night. In danger? Call 911.",
		"In a crisis? Call or text 988<988>, day and night. In danger? Call 911<911>." },
	{ "US", "988. 911", "988<988>. 911<911>" },
	{ "US", "911", "911<911>" },
	{ "US", "Text HOME to 741741", "Text HOME to 741741{741741}" },
	{ "US", "1-800-799-7233 (24/7)", "1-800-799-7233<+18007997233> (24/7)" },
	{ "US", "Call (508) 555-0100 or 508.555.0101 now", "Call (508) 555-0100<+15085550100> or 508.555.0101<+15085550101> now" },
	{ "US", "From abroad: +44 20 7946 0958", "From abroad: +44 20 7946 0958<+442079460958>" },
	{ "GB", "Samaritans 116 123, police 999 or 101", "Samaritans 116 123<116123>, police 999<999> or 101<101>" },
	{ "US", "Open 24 hours since 2019, for 100% of people in B12 and 911a", "Open 24 hours since 2019, for 100% of people in B12 and 911a" },
	{ "US", "Too short: 508-555-01 or 508 555", "Too short: 508-555-01 or 508 555" },
	{ "US", "", "" },
	{ "US", "No number", "No number" },
	{ "US", "¡Llame al 988!", "¡Llame al 988<988>!" },
};

Test(dial, finds_the_numbers_of_a_sentence)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		cr_expect_str_eq(linked(a, cases[i].sentence, cases[i].country), cases[i].want, "%s", cases[i].sentence);
	arena_release(a);
}
