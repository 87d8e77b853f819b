/* property - reads and writes the settings of a struct by name, as text, from a table.
 *
 *	static const struct property settings[] = {
 *		PROPERTY(struct site, name, PROPERTY_TEXT),
 *		PROPERTY(struct site, tracking_only, PROPERTY_FLAG),
 *		PROPERTY(struct site, notice_cadence, PROPERTY_CHOICE, .choices = CADENCES, .slug = cadence_word),
 *	};
 *
 * The name is the same for the member, the form's field and the command's option (with - for _). */
#ifndef HANDRAIL_PROPERTY_H
#define HANDRAIL_PROPERTY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/refusal.h"

struct arena;

enum property_kind {
	PROPERTY_TEXT,			/* const char *; NULL counts as "" */
	PROPERTY_FLAG,			/* bool: yes, no */
	PROPERTY_NUMBER,			/* int, from .least to .most; "" is 0 if it .may_be_empty */
	PROPERTY_CHOICE,			/* int or unsigned, below .choices; .slug names each */
	PROPERTY_DAY,			/* int, a day (day.h): 2026-11-22; "" is 0 */
	PROPERTY_SET			/* unsigned, a bit for each choice; as text, slugs separated by commas */
};

struct property {
	const char *name;
	size_t offset;
	const char *(*slug)(int choice);
	enum property_kind kind;
	int least, most;
	int choices;
	bool may_be_empty;
	bool private;			/* may hold words or an address of a person: the audit log leaves the value out */
};

#define PROPERTY(type, member, kind_, ...) \
	{ .name = #member, .kind = kind_, .offset = offsetof(type, member), __VA_ARGS__ }

/* Sets the member of *thing. If the text is not a valid value, fills *why, leaves *thing unchanged and returns false. */
bool property_take(struct arena *a, const struct property *p, void *thing, const char *text, struct refusal *why);

/* Returns the member of *thing as text that property_take() can read. */
const char *property_text(struct arena *a, const struct property *p, const void *thing);

#endif
