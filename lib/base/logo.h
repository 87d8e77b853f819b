/* logo - reads type and size of a picture from its bytes, never from its name.
 *
 * Nothing is decoded. Type and size are read from the header, and the file must
 * end where the picture ends, so that nothing can hide behind it. Animated or
 * large pictures are refused. So is SVG, which can hold scripts.
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

/* Returns false if the bytes cannot be a logo; *why is then the reason, for an administrator. */
bool logo_read(const void *bytes, size_t length, struct logo *l, const char **why);

/* "image/png"; NULL if type is no enum logo_type. */
const char *logo_media_type(unsigned type);

#endif
