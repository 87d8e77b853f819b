/* wording - text of a directory made fit to keep and to show.
 *
 * Everything stays text: nothing is escaped here, pages do that. Line breaks
 * written out as backslash-n are line breaks in every text of several lines;
 * text that was decoded twice and HTML entities are mended only when
 * repair_text is set. What does not fit its column is cut, and counted.
 *
 * Web addresses: only http and https survive. One without a scheme gets
 * http:// since every server answers that, most by leading to https, while a
 * guess of https ends at a warning page where there is none. Of several in a
 * cell the first counts.
 *
 * With rewrite_contacts every e-mail address, also inside texts, keeps its
 * local part and gets the domain example.invalid. */
#ifndef HANDRAIL_WORDING_H
#define HANDRAIL_WORDING_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct row;
struct warnings;

struct wording {
	struct arena *arena;		/* where the results go */
	struct warnings *warnings;
	const struct row *row;		/* where what is being read stands */
	bool repair_text;
	bool rewrite_contacts;
};

#define TEXT_MOST 16000		/* characters that always fit a TEXT column */

/* One line, blanks squeezed, at most so many characters. */
const char *wording_name(const struct wording *w, const char *text, size_t most);

/* Several lines, at most so many characters. */
const char *wording_text(const struct wording *w, const char *text, size_t most);

/* "" unless it is a web address of at most 2000 characters. */
const char *wording_url(const struct wording *w, const char *text);

/* The first e-mail address of a cell, or "". */
const char *wording_email(const struct wording *w, const char *text);

/* Counts something odd about the row. */
void wording_warn(const struct wording *w, const char *kind);

#endif
