/* look - what makes a site look like its operator's: colours and a logo.
 *
 * Two colours may be chosen, each for light pages and for dark ones: brand (bar, buttons, marks) and
 * link. Each has to be readable as text, and as ground of the page's own paper colour: a contrast of
 * CONTRAST_LEAST or more with both grounds of static/handrail.css. All other colours mean something
 * and stay. */
#ifndef HANDRAIL_LOOK_H
#define HANDRAIL_LOOK_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/refusal.h"

struct req;
struct site;

/* Writes the site's colors as "#0b5a5c", and makes those for dark pages that are empty from those
 * for light pages. Returns false if a color cannot be read. */
bool look_check(struct req *q, struct site *s, struct refusal *why);

/* Names these colours in /site.css?v=; "" when the site has none of its own. */
const char *look_version(struct req *q, const struct site *s);

/* What /site.css says; ERR_MISSING when the site has no colours of its own. */
enum err look_css(struct req *q, const struct site *s, const char **css);

/* The picture becomes the site's logo. ERR_INPUT, saying why, when it cannot be one (logo.h). */
enum err look_set_logo(struct req *q, int64_t site_id, const void *bytes, size_t length);
enum err look_remove_logo(struct req *q, int64_t site_id);

/* ERR_MISSING when it has none. */
enum err look_logo(struct req *q, const struct site *s, const unsigned char **bytes, size_t *length);

#endif
