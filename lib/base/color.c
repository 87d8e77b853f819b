/* color.c - parses colors and computes their contrast. */
#include "base/color.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* One channel from its digits: "5a", or "a" for "aa". */
static unsigned char channel(const char *digits, size_t count)
{
	return (unsigned char)(digit(digits[0]) * 16 + digit(digits[count - 1]));
}

bool color_read(const char *text, struct color *c)
{
	size_t n;

	if (!text || text[0] != '#')
		return false;
	n = strlen(++text);
	if ((n != 3 && n != 6) || strspn(text, "0123456789abcdefABCDEF") != n)
		return false;
	n /= 3;
	*c = (struct color){ channel(text, n), channel(text + n, n), channel(text + 2 * n, n) };
	return true;
}

char *color_text(struct arena *a, struct color c)
{
	return arena_printf(a, "#%02x%02x%02x", c.red, c.green, c.blue);
}

static double linear(unsigned char channel)
{
	double v = channel / 255.0;

	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(struct color c)
{
	return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double color_contrast(struct color a, struct color b)
{
	double x = luminance(a), y = luminance(b);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static unsigned char towards_white(unsigned char channel, int step, int steps)
{
	return (unsigned char)(channel + (255 - channel) * step / steps);
}

struct color color_lightened(struct color c, struct color ground, double contrast)
{
	enum { STEPS = 50 };

	for (int i = 0; i < STEPS; i++) {
		struct color tint = { towards_white(c.red, i, STEPS), towards_white(c.green, i, STEPS),
			towards_white(c.blue, i, STEPS) };

		if (color_contrast(tint, ground) >= contrast)
			return tint;
	}
	return (struct color){ 255, 255, 255 };
}
