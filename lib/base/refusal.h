/* refusal - the reason why a value was not taken: the field, the reason, and what it is about.
 *
 * A check returns false and fills a refusal. A refusal holds no sentence: a command has its own
 * for a terminal (cli/refusal.c), a page takes one from its templates. */
#ifndef HANDRAIL_REFUSAL_H
#define HANDRAIL_REFUSAL_H

#include <stdbool.h>

enum reason {
	REASON_none,
	REASON_empty,			/* it needs a value */
	REASON_format,			/* `about` is not written as such a value is */
	REASON_unknown,			/* `about` is none of those that there are */
	REASON_range,			/* `about` is too small or too large */
	REASON_too_short,		/* it has fewer characters than `about` */
	REASON_too_long,		/* it has more characters than `about` */
	REASON_too_many,		/* the list is too long */
	REASON_leaves_out,		/* the list has to hold `about` */
	REASON_contrast,		/* a color whose contrast is only `about` */
	REASON_needs,			/* it goes with the field `about` only */
	REASON_nobody,			/* no account has the address `about` */
	REASON_not_there		/* `about` is to be taken away and is not there */
};

struct refusal {
	const char *field;		/* "base_url" */
	enum reason reason;
	const char *about;
	const char *color;		/* of REASON_contrast: the one that was given; else NULL */
};

/* Fills *why and returns false, so that a check can end with it. */
static inline bool refuse(struct refusal *why, const char *field, enum reason reason, const char *about)
{
	*why = (struct refusal){ .field = field, .reason = reason, .about = about };
	return false;
}

#endif
