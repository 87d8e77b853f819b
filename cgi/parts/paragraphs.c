/* paragraphs.c - shows a text of several lines. */
#include "parts/paragraphs.h"

#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"

void paragraphs_fill(struct req *q, struct tpl *section, const char *text)
{
	for (size_t n; *text; text += n + (text[n] == '\n')) {
		const char *line;

		n = strcspn(text, "\n");
		line = text_trim(q->arena, arena_bytes(q->arena, text, n));
		if (*line)
			tpl_set(tpl_section(section, "paragraph"), "line", line);
	}
}
