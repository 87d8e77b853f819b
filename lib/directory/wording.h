/* wording - cleans text of a directory for storing and showing.
 *
 * The results are plain text: pages escape it. In texts of several lines, a
 * written-out backslash-n becomes a line break. HTML becomes text (markup.h). Text that was decoded twice and
 * HTML entities are mended only if repair_text is set. Text too long for its
 * column is cut, and counted.
 *
 * Web addresses: only http and https are kept. An address without a scheme gets
 * http://, since every server answers that, mostly by redirecting to https; a
 * wrong guess of https would show a warning page. Of several addresses in a
 * cell, the first counts.
 *
 * With rewrite_contacts every e-mail address, also inside texts, keeps its local
 * part and gets the domain example.invalid. */
#ifndef HANDRAIL_WORDING_H
#define HANDRAIL_WORDING_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct row;
struct warnings;

struct wording {
	struct arena *arena;		/* for the results */
	struct warnings *warnings;
	const struct row *row;		/* the row being read, for its file and line */
	bool repair_text;
	bool rewrite_contacts;
};

#define TEXT_MOST 16000		/* characters; always fit a TEXT column */

/* One line with squeezed blanks, at most `most` characters. */
const char *wording_name(const struct wording *w, const char *text, size_t most);

/* Several lines, at most `most` characters. */
const char *wording_text(const struct wording *w, const char *text, size_t most);

/* The web address, of at most 2000 characters, or "". */
const char *wording_url(const struct wording *w, const char *text);

/* The first e-mail address of a cell, or "". */
const char *wording_email(const struct wording *w, const char *text);

/* Counts a warning about the row. */
void wording_warn(const struct wording *w, const char *kind);

#endif
