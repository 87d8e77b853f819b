/* markup - turns HTML in a directory's text into plain text.
 *
 * Only known tags count (markup.c lists them), and only whole ones: "income < $30,000 & rent > 50%" and
 * "<anna@example.org>" are no markup. A paragraph or an item of a list becomes a line of its own, items begin
 * with "- " or their number, a link keeps its words and its address, cells of a table are separated by a comma.
 * Entities become characters. Nothing that comes out is markup again: pages escape it. */
#ifndef HANDRAIL_MARKUP_H
#define HANDRAIL_MARKUP_H

#include <stdbool.h>

struct arena;

/* The text without its markup; the text itself if it has none. *found is set if it had some. */
const char *markup_text(struct arena *a, const char *text, bool *found);

#endif
