/* press - compresses a text as gzip does (RFC 1952); hides libdeflate. */
#ifndef HANDRAIL_PRESS_H
#define HANDRAIL_PRESS_H

#include <stdbool.h>

struct arena;
struct str;

/* PRESS_QUICK takes less than half of the time, and its result is a tenth longer. */
enum press { PRESS_QUICK, PRESS_SMALL, PRESSES };

/* Compresses s in place, in memory of the arena. Returns false, and leaves s as it is, if that would not make it shorter. */
bool press(struct arena *a, struct str *s, enum press how);

#endif
