/* look - the operator's colors and logo for a site.
 *
 * An operator may choose two colors, each for light and for dark pages: brand (bar, buttons, marks) and
 * link. Each must be readable as text on the page and as background behind text in the page's own color: a
 * contrast of at least CONTRAST_LEAST with both backgrounds of static/handrail.css. The other colors have
 * meanings and cannot be changed. */
#ifndef HANDRAIL_LOOK_H
#define HANDRAIL_LOOK_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/refusal.h"

struct req;
struct site;

/* Normalizes the site's colors to the form "#0b5a5c", and derives missing colors for dark pages from those
 * for light pages. Returns false if a color is invalid or has too little contrast. */
bool look_check(struct req *q, struct site *s, struct refusal *why);

/* The version of these colors for /site.css?v=; "" if the site has none of its own. */
const char *look_version(struct req *q, const struct site *s);

/* The content of /site.css. ERR_MISSING if the site has no colors of its own. */
enum err look_css(struct req *q, const struct site *s, const char **css);

/* Sets the site's logo. ERR_INPUT, with the reason, if the picture is not suitable (logo.h). */
enum err look_set_logo(struct req *q, int64_t site_id, const void *bytes, size_t length);
enum err look_remove_logo(struct req *q, int64_t site_id);

/* ERR_MISSING if it has none. */
enum err look_logo(struct req *q, const struct site *s, const unsigned char **bytes, size_t *length);

#endif
