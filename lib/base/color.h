/* color - colours as they are written, and whether one can be read on another.
 *
 * Contrast is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio):
 * 1 for a colour on itself, 21 for black on white, 4.5 the least for text. */
#ifndef HANDRAIL_COLOR_H
#define HANDRAIL_COLOR_H

#include <stdbool.h>

struct arena;

#define CONTRAST_LEAST 4.5

struct color {
	unsigned char red, green, blue;
};

/* "#0b5a5c" or "#a5c", capitals or not, and nothing around. */
bool color_read(const char *text, struct color *c);

/* "#0b5a5c". */
char *color_text(struct arena *a, struct color c);

double color_contrast(struct color a, struct color b);

/* The colour itself, or the first of its tints towards white that reaches the contrast on the ground;
 * white when none does. */
struct color color_lightened(struct color c, struct color ground, double contrast);

#endif
