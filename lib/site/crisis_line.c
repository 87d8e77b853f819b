/* crisis_line.c - finds the line of a language among a site's lines for emergencies. */
#include "site/crisis_line.h"

#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/str.h"

/* The next line that is not empty; NULL at the end. */
static char *next_line(char **rest)
{
	char *line;

	while ((line = strsep(rest, "\r\n")))
		if (*line)
			return line;
	return NULL;
}

/* Cuts the tag off a further line: what follows "es:". NULL if it begins with no tag. */
static char *after_tag(char *line)
{
	char *colon = strchr(line, ':');

	if (!colon)
		return NULL;
	*colon = '\0';
	return language_find(line) ? colon + 1 + strspn(colon + 1, " \t") : NULL;
}

const char *crisis_line(struct arena *a, const char *lines, const char *language)
{
	char *rest = arena_text(a, text_or_empty(lines)), *first = next_line(&rest), *line;

	while ((line = next_line(&rest))) {
		const char *words = after_tag(line);

		if (words && language_is_same(line, language))
			return words;
	}
	return text_or_empty(first);
}

/* True if a line before this one, up to `end`, has the same language. */
static bool is_repeated(struct arena *a, const char *lines, size_t end, const char *tag)
{
	char *rest = arena_bytes(a, lines, end), *line = next_line(&rest);

	while (line && (line = next_line(&rest)))
		if (after_tag(line) && language_is_same(line, tag))
			return true;
	return false;
}

bool crisis_line_check(struct arena *a, const char *lines, struct refusal *why)
{
	char *copy = arena_text(a, text_or_empty(lines)), *rest = copy, *line = next_line(&rest);

	if (line && text_length(lines) > CRISIS_LINE_MOST)
		return refuse(why, "crisis_banner", REASON_too_long, STRINGIFY(CRISIS_LINE_MOST));
	for (int number = 2; (line = next_line(&rest)); number++) {
		const char *about = arena_printf(a, "line %d, \"%s\"", number, line), *words = after_tag(line);

		if (!words || text_is_empty(words))
			return refuse(why, "crisis_banner", REASON_format, about);
		if (is_repeated(a, lines, (size_t)(line - copy), line))
			return refuse(why, "crisis_banner", REASON_too_many, about);
	}
	return true;
}
