/* color - parses colors, and computes whether text in one is readable on another.
 *
 * Contrast is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio):
 * 1 for a color on itself, 21 for black on white. Text needs at least 4.5. */
#ifndef HANDRAIL_COLOR_H
#define HANDRAIL_COLOR_H

#include <stdbool.h>

struct arena;

#define CONTRAST_LEAST 4.5

struct color {
	unsigned char red, green, blue;
};

/* Parses "#0b5a5c" or "#a5c", in either case. Returns false for anything else, even with blanks around. */
bool color_read(const char *text, struct color *c);

/* "#0b5a5c". */
char *color_text(struct arena *a, struct color c);

double color_contrast(struct color a, struct color b);

/* Returns the color, or else its first tint towards white that has this contrast with the background `ground`.
 * White if none has. */
struct color color_lightened(struct color c, struct color ground, double contrast);

#endif
