/* refusal - why a value was refused: the field, the reason, and a detail.
 *
 * A check that fails returns false and fills a refusal. A refusal holds no sentence: cli/refusal.c
 * has those for the terminal, and a page takes them from its templates. */
#ifndef HANDRAIL_REFUSAL_H
#define HANDRAIL_REFUSAL_H

#include <stdbool.h>

enum reason {
	REASON_none,
	REASON_empty,			/* the field needs a value */
	REASON_format,			/* `about` has the wrong format */
	REASON_unknown,			/* `about` is not one of the choices */
	REASON_range,			/* `about` is too small or too large */
	REASON_too_short,		/* the value has fewer characters than `about` */
	REASON_too_long,		/* the value has more characters than `about` */
	REASON_too_many,		/* the list is too long */
	REASON_too_common,		/* a password that everybody tries first */
	REASON_too_near,		/* a password that is the person's name or the site's */
	REASON_leaves_out,		/* the list must include `about` */
	REASON_contrast,		/* the color has a contrast of only `about` */
	REASON_needs,			/* the field can be set only if the field `about` is set */
	REASON_nobody,			/* no account has the address `about` */
	REASON_not_there		/* `about` cannot be removed, because it is not there */
};

struct refusal {
	const char *field;		/* "base_url" */
	enum reason reason;
	const char *about;
	const char *color;		/* for REASON_contrast, the color that was given; otherwise NULL */
};

/* Fills *why and returns false, so that a check can end with it. */
static inline bool refuse(struct refusal *why, const char *field, enum reason reason, const char *about)
{
	*why = (struct refusal){ .field = field, .reason = reason, .about = about };
	return false;
}

#endif
