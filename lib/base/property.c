/* property.c - reads values of properties from text, and writes them as text. */
#include "base/property.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/str.h"

static int choice_of(const struct property *p, const char *text)
{
	for (int i = 0; i < p->choices; i++)
		if (text_equal(p->slug(i), text))
			return i;
	return -1;
}

static bool take_flag(const struct property *p, bool *flag, const char *text, struct refusal *why)
{
	if (!text_equal(text, "yes") && !text_equal(text, "no"))
		return refuse(why, p->name, REASON_unknown, text);
	*flag = text_equal(text, "yes");
	return true;
}

static bool take_number(const struct property *p, int *number, const char *text, struct refusal *why)
{
	int64_t n = 0;

	if (!(p->may_be_empty && text_is_empty(text)) && !text_to_number(text, p->least, p->most, &n))
		return refuse(why, p->name, REASON_range, text);
	*number = (int)n;
	return true;
}

static bool take_choice(const struct property *p, int *choice, const char *text, struct refusal *why)
{
	int n = choice_of(p, text);

	if (n < 0)
		return refuse(why, p->name, REASON_unknown, text);
	*choice = n;
	return true;
}

static bool take_day(const struct property *p, int *day, const char *text, struct refusal *why)
{
	if (!text_is_empty(text) && !clock_is_day(text))
		return refuse(why, p->name, REASON_format, text);
	*day = day_from_text(text, true);
	return true;
}

static bool take_set(struct arena *a, const struct property *p, unsigned *set, const char *text, struct refusal *why)
{
	char *rest = arena_text(a, text), *slug;
	unsigned bits = 0;

	while ((slug = strsep(&rest, ", "))) {
		int n = choice_of(p, slug);

		if (!*slug)
			continue;
		if (n < 0)
			return refuse(why, p->name, REASON_unknown, slug);
		bits |= 1u << n;
	}
	*set = bits;
	return true;
}

bool property_take(struct arena *a, const struct property *p, void *thing, const char *text, struct refusal *why)
{
	void *member = (char *)thing + p->offset;

	switch (p->kind) {
	case PROPERTY_TEXT:
		*(const char **)member = text;
		return true;
	case PROPERTY_FLAG: return take_flag(p, member, text, why);
	case PROPERTY_NUMBER: return take_number(p, member, text, why);
	case PROPERTY_CHOICE: return take_choice(p, member, text, why);
	case PROPERTY_DAY: return take_day(p, member, text, why);
	case PROPERTY_SET: return take_set(a, p, member, text, why);
	}
	return false;
}

static const char *set_text(struct arena *a, const struct property *p, unsigned set)
{
	struct str list;

	str_init(&list, a, 1000);
	for (int i = 0; i < p->choices; i++)
		if (set & 1u << i)
			str_printf(&list, "%s%s", list.length ? "," : "", p->slug(i));
	return list.text;
}

static const char *number_text(struct arena *a, const struct property *p, int number)
{
	return p->may_be_empty && !number ? "" : arena_printf(a, "%d", number);
}

const char *property_text(struct arena *a, const struct property *p, const void *thing)
{
	const void *member = (const char *)thing + p->offset;
	const char *text;

	switch (p->kind) {
	case PROPERTY_TEXT:
		text = *(const char *const *)member;
		return text ? text : "";
	case PROPERTY_FLAG: return *(const bool *)member ? "yes" : "no";
	case PROPERTY_NUMBER: return number_text(a, p, *(const int *)member);
	case PROPERTY_CHOICE: return p->slug(*(const int *)member);
	case PROPERTY_DAY: return day_text(a, *(const int *)member);
	case PROPERTY_SET: return set_text(a, p, *(const unsigned *)member);
	}
	return "";
}
