/* lines.c - gathers lines without repeats. */
#include "base/lines.h"

#define LINES_MOST 64000

void lines_init(struct lines *l, struct arena *a)
{
	str_init(&l->text, a, LINES_MOST);
	map_init(&l->seen, a);
}

void lines_add(struct lines *l, const char *line)
{
	void **at;

	if (!line[0])
		return;
	at = map_at(&l->seen, line);
	if (*at)
		return;
	*at = l;
	if (l->text.length)
		str_add_char(&l->text, '\n');
	str_add(&l->text, line);
}
