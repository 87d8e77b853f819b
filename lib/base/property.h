/* property - a table of what can be set of a thing, each by its name and as text.
 *
 *	static const struct property settings[] = {
 *		PROPERTY(struct site, name, PROPERTY_TEXT),
 *		PROPERTY(struct site, tracking_only, PROPERTY_FLAG),
 *		PROPERTY(struct site, notice_cadence, PROPERTY_CHOICE, .choices = CADENCES, .slug = cadence_word),
 *	};
 *
 * A name is that of the member, of the form's field and, with - for _, of the command's option. */
#ifndef HANDRAIL_PROPERTY_H
#define HANDRAIL_PROPERTY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/refusal.h"

struct arena;

enum property_kind {
	PROPERTY_TEXT,			/* const char *; NULL counts as "" */
	PROPERTY_FLAG,			/* bool: yes, no */
	PROPERTY_NUMBER,			/* int, from .least to .most */
	PROPERTY_CHOICE,			/* int or unsigned, below .choices; .slug names each */
	PROPERTY_SET			/* unsigned, a bit for each choice; their slugs with commas between */
};

struct property {
	const char *name;
	enum property_kind kind;
	size_t offset;
	int least, most;
	int choices;
	const char *(*slug)(int choice);
};

#define PROPERTY(type, member, kind_, ...) \
	{ .name = #member, .kind = kind_, .offset = offsetof(type, member), __VA_ARGS__ }

/* Sets the member of *thing. Returns false, and leaves *thing as it is, if the text is no such value. */
bool property_take(struct arena *a, const struct property *p, void *thing, const char *text, struct refusal *why);

/* The member of *thing as property_take() reads it. */
const char *property_text(struct arena *a, const struct property *p, const void *thing);

#endif
