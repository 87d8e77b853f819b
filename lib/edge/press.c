/* press.c - compresses texts. */
#include "edge/press.h"

#include <libdeflate.h>

#include "base/arena.h"
#include "base/str.h"

/* A compressor is made once, because making it costs more than a page. */
static struct libdeflate_compressor *compressor(enum press how)
{
	static const int levels[PRESSES] = { [PRESS_QUICK] = 1, [PRESS_SMALL] = 6 };
	static struct libdeflate_compressor *made[PRESSES];

	if (!made[how])
		made[how] = libdeflate_alloc_compressor(levels[how]);
	return made[how];
}

bool press(struct arena *a, struct str *s, enum press how)
{
	struct libdeflate_compressor *c = compressor(how);
	char *pressed = arena_alloc(a, s->length + 1);
	size_t length = c && s->length ? libdeflate_gzip_compress(c, s->text, s->length, pressed, s->length) : 0;

	if (!length)
		return false;
	pressed[length] = '\0';
	str_take(s, pressed, length);
	return true;
}
