/* logo - what a picture is, told by its bytes and never by its name.
 *
 * Nothing is decoded: type and size are read from where the formats put them,
 * and a picture ends where it says that it ends, so that nothing hides behind
 * it. Refused are pictures that move, that are large, and SVG, which can hold
 * scripts.
 *
 * Sources: W3C PNG (Third Edition) 5; ITU-T T.81 (JPEG) B.1, B.2; Google's
 * WebP Container Specification (RFC 9649). */
#ifndef HANDRAIL_LOGO_H
#define HANDRAIL_LOGO_H

#include <stdbool.h>
#include <stddef.h>

enum logo_type {
#define LOGO_TYPE(name, media_type) LOGO_##name,
#include "base/logo_types.def"
#undef LOGO_TYPE
	LOGO_TYPES
};

#define LOGO_BYTES_MOST (64 * 1024)
#define LOGO_SIDE_MOST 2000

struct logo {
	enum logo_type type;
	unsigned width, height;		/* 1 to LOGO_SIDE_MOST */
};

/* False with *why, for an administrator, when it cannot be a logo. */
bool logo_read(const void *bytes, size_t length, struct logo *l, const char **why);

/* "image/png"; NULL for a number that is none. */
const char *logo_media_type(unsigned type);

#endif
