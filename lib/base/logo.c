/* logo.c - checks the bytes of PNG, JPEG and WebP. */
#include "base/logo.h"

#include <stdint.h>
#include <string.h>

#include "base/str.h"

static const char *const media_types[] = {
#define LOGO_TYPE(name, media_type) [LOGO_##name] = (media_type),
#include "base/logo_types.def"
#undef LOGO_TYPE
};

const char *logo_media_type(unsigned type)
{
	return type < COUNT(media_types) ? media_types[type] : NULL;
}

/* The bytes of the picture. */
struct view {
	const unsigned char *bytes;
	size_t length;
};

static bool has(const struct view *v, size_t at, size_t count)
{
	return at <= v->length && count <= v->length - at;
}

static bool stands(const struct view *v, size_t at, const char *text, size_t count)
{
	return has(v, at, count) && !memcmp(v->bytes + at, text, count);
}

/* Big-endian number of 2, 3 or 4 bytes; 0 if it lies past the end. */
static uint32_t big(const struct view *v, size_t at, size_t count)
{
	uint32_t n = 0;

	for (size_t i = 0; has(v, at, count) && i < count; i++)
		n = n << 8 | v->bytes[at + i];
	return n;
}

static uint32_t little(const struct view *v, size_t at, size_t count)
{
	uint32_t n = 0;

	for (size_t i = count; has(v, at, count) && i-- > 0; )
		n = n << 8 | v->bytes[at + i];
	return n;
}

static const char broken[] = "it is cut short, or something stands behind it";
static const char moves[] = "it moves; a logo stands still";

/* ---- PNG: chunks of length, name, data, checksum; IHDR first, IEND last ---- */

static const char *read_png(const struct view *v, struct logo *l)
{
	size_t at = 8;

	if (big(v, at, 4) != 13 || !stands(v, at + 4, "IHDR", 4))
		return broken;
	l->width = big(v, at + 8, 4);
	l->height = big(v, at + 12, 4);
	while (has(v, at, 12)) {
		size_t length = big(v, at, 4);

		if (stands(v, at + 4, "acTL", 4))
			return moves;
		if (!has(v, at + 12, length))
			return broken;
		if (stands(v, at + 4, "IEND", 4))
			return at + 12 + length == v->length ? NULL : broken;
		at += 12 + length;
	}
	return broken;
}

/* ---- JPEG: segments of FF, marker, length; the frame's size is in SOF ---- */

static bool is_frame(unsigned char marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static const char *read_jpeg(const struct view *v, struct logo *l)
{
	size_t at = 2;

	if (!stands(v, v->length - 2, "\xff\xd9", 2))
		return broken;
	while (has(v, at, 4) && v->bytes[at] == 0xff) {
		unsigned char marker = v->bytes[at + 1];

		if (marker == 0xff) {		/* padding */
			at++;
			continue;
		}
		if (is_frame(marker)) {
			l->height = big(v, at + 5, 2);
			l->width = big(v, at + 7, 2);
			return NULL;
		}
		if (marker < 0xc0 || big(v, at + 2, 2) < 2)
			return broken;
		at += 2 + big(v, at + 2, 2);
	}
	return broken;
}

/* ---- WebP: RIFF, its length, WEBP; then VP8 (lossy), VP8L (lossless) or VP8X (extended) ---- */

enum { WEBP_MOVES = 0x02 };

static const char *read_webp(const struct view *v, struct logo *l)
{
	size_t length = little(v, 4, 4);
	uint32_t bits;

	if (length < 22 || length + 8 != v->length)
		return broken;
	if (stands(v, 12, "VP8X", 4)) {
		if (little(v, 20, 1) & WEBP_MOVES)
			return moves;
		l->width = little(v, 24, 3) + 1;
		l->height = little(v, 27, 3) + 1;
		return NULL;
	}
	if (stands(v, 12, "VP8L", 4) && stands(v, 20, "\x2f", 1)) {
		bits = little(v, 21, 4);
		l->width = (bits & 0x3fff) + 1;
		l->height = (bits >> 14 & 0x3fff) + 1;
		return NULL;
	}
	if (!stands(v, 12, "VP8 ", 4) || !stands(v, 23, "\x9d\x01\x2a", 3))
		return broken;
	l->width = little(v, 26, 2) & 0x3fff;
	l->height = little(v, 28, 2) & 0x3fff;
	return NULL;
}

/* ---- formats ---- */

static const struct format {
	const char *magic;
	size_t magic_length;
	enum logo_type type;
	const char *(*read)(const struct view *v, struct logo *l);
} formats[] = {
	{ "\x89PNG\r\n\x1a\n", 8, LOGO_png, read_png },
	{ "\xff\xd8\xff", 3, LOGO_jpeg, read_jpeg },
	{ "RIFF", 4, LOGO_webp, read_webp },
};

static const struct format *format_of(const struct view *v)
{
	for (size_t i = 0; i < COUNT(formats); i++)
		if (stands(v, 0, formats[i].magic, formats[i].magic_length))
			return formats[i].type != LOGO_webp || stands(v, 8, "WEBP", 4) ? &formats[i] : NULL;
	return NULL;
}

static bool looks_like_svg(const struct view *v)
{
	size_t begin = stands(v, 0, "\xef\xbb\xbf", 3) ? 3 : 0;

	while (has(v, begin, 1) && strchr(" \t\r\n", v->bytes[begin]) && v->bytes[begin])
		begin++;
	return stands(v, begin, "\x3c", 1);
}

static const char *refusal(const struct view *v, struct logo *l)
{
	const struct format *f;
	const char *why;

	if (v->length > LOGO_BYTES_MOST)
		return "it is larger than 64 KiB";
	if (!(f = format_of(v)))
		return looks_like_svg(v) ? "it is SVG or another text, which can hold scripts: make a PNG or WebP of it"
			: "it is neither PNG nor JPEG nor WebP";
	l->type = f->type;
	if ((why = f->read(v, l)))
		return why;
	if (!l->width || !l->height || l->width > LOGO_SIDE_MOST || l->height > LOGO_SIDE_MOST)
		return "its sides are 1 to 2000 pixels long";
	return NULL;
}

bool logo_read(const void *bytes, size_t length, struct logo *l, const char **why)
{
	const struct view v = { bytes, length };

	*l = (struct logo){ .width = 0 };
	*why = refusal(&v, l);
	return !*why;
}
