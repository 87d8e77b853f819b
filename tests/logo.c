/* logo.c - a logo's bytes decide its type: PNG, JPEG or WebP, small, complete, not animated. */
#include "base/logo.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* ---- pictures, with only the parts that logo_read() reads ---- */

struct picture { unsigned char bytes[LOGO_BYTES_MOST + 100]; size_t length; };

static void add(struct picture *p, const void *bytes, size_t length)
{
	memcpy(p->bytes + p->length, bytes, length);
	p->length += length;
}

static void add_big(struct picture *p, unsigned n, size_t bytes)
{
	for (size_t i = bytes; i-- > 0; )
		p->bytes[p->length++] = (unsigned char)(n >> i * 8);
}

static void add_little(struct picture *p, unsigned n, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		p->bytes[p->length++] = (unsigned char)(n >> i * 8);
}

static void add_chunk(struct picture *p, const char *name, size_t length)
{
	add_big(p, (unsigned)length, 4);
	add(p, name, 4);
	p->length += length + 4;
}

static struct picture *png(unsigned width, unsigned height)
{
	struct picture *p = calloc(1, sizeof(*p));

	add(p, "\x89PNG\r\n\x1a\n", 8);
	add_big(p, 13, 4);
	add(p, "IHDR", 4);
	add_big(p, width, 4);
	add_big(p, height, 4);
	p->length += 5 + 4;
	return p;
}

static struct picture *png_ended(struct picture *p)
{
	add_chunk(p, "IDAT", 20);
	add_chunk(p, "IEND", 0);
	return p;
}

static struct picture *jpeg(unsigned width, unsigned height)
{
	struct picture *p = calloc(1, sizeof(*p));

	add(p, "\xff\xd8\xff\xe0\x00\x04xx\xff\xff\xdb\x00\x03x\xff\xc2\x00\x11\x08", 19);
	add_big(p, height, 2);
	add_big(p, width, 2);
	add(p, "data\xff\xd9", 6);
	return p;
}

static struct picture *webp(const char *kind, unsigned length)
{
	struct picture *p = calloc(1, sizeof(*p));

	add(p, "RIFF", 4);
	add_little(p, length - 8, 4);
	add(p, "WEBP", 4);
	add(p, kind, 4);
	add_little(p, length - 20, 4);
	return p;
}

static struct picture *webp_extended(unsigned width, unsigned height, unsigned flags)
{
	struct picture *p = webp("VP8X", 30);

	add_little(p, flags, 4);
	add_little(p, width - 1, 3);
	add_little(p, height - 1, 3);
	return p;
}

/* ---- reading them ---- */

static const char *refused(struct picture *p)
{
	struct logo l;
	const char *why = NULL;
	bool is = logo_read(p->bytes, p->length, &l, &why);

	free(p);
	cr_expect_eq(is, why == NULL);
	return why;
}

static void expect_refused(struct picture *p, const char *because)
{
	const char *why = refused(p);

	cr_expect(why && strstr(why, because), "%s, not: %s", because, why);
}

static void expect_logo(struct picture *p, enum logo_type type, unsigned width, unsigned height)
{
	struct logo l;
	const char *why;

	cr_expect(logo_read(p->bytes, p->length, &l, &why), "%s", why);
	cr_expect_eq(l.type, type);
	cr_expect_eq(l.width, width);
	cr_expect_eq(l.height, height);
	/* With any byte less, or one more, it is refused. */
	for (size_t i = 0; i < p->length; i++)
		cr_expect_not(logo_read(p->bytes, i, &l, &why), "cut to %zu", i);
	p->bytes[p->length] = '\n';
	cr_expect_not(logo_read(p->bytes, p->length + 1, &l, &why), "something stands behind it");
	free(p);
}

Test(logo, of_each_format_has_type_and_size)
{
	struct picture *p;

	expect_logo(png_ended(png(320, 80)), LOGO_png, 320, 80);
	expect_logo(jpeg(640, 96), LOGO_jpeg, 640, 96);
	expect_logo(webp_extended(300, 70, 0x10), LOGO_webp, 300, 70);
	p = webp("VP8L", 30);
	add(p, "\x2f", 1);
	add_little(p, 299 | 69 << 14, 4);
	p->length = 30;
	expect_logo(p, LOGO_webp, 300, 70);
	p = webp("VP8 ", 30);
	add(p, "...\x9d\x01\x2a", 6);
	add_little(p, 300, 2);
	add_little(p, 70 | 1 << 14, 2);
	expect_logo(p, LOGO_webp, 300, 70);
}

Test(logo, has_the_type_of_its_format)
{
	cr_expect_str_eq(logo_media_type(LOGO_png), "image/png");
	cr_expect_str_eq(logo_media_type(LOGO_jpeg), "image/jpeg");
	cr_expect_str_eq(logo_media_type(LOGO_webp), "image/webp");
	cr_expect_null(logo_media_type(LOGO_TYPES));
}

Test(logo, is_not_animated)
{
	struct picture *p = png(10, 10);

	add_chunk(p, "acTL", 8);
	expect_refused(png_ended(p), "moves");
	expect_refused(webp_extended(10, 10, 0x02), "moves");
}

Test(logo, has_a_greatest_size)
{
	struct picture *p;

	expect_refused(png_ended(png(0, 10)), "2000");
	expect_refused(png_ended(png(10, 2001)), "2000");
	expect_refused(png_ended(png(0x80000000u, 10)), "2000");
	expect_refused(jpeg(2001, 10), "2000");
	cr_expect_null(refused(png_ended(png(2000, 2000))));
	p = png(10, 10);
	add_chunk(p, "IDAT", LOGO_BYTES_MOST);
	expect_refused(p, "64 KiB");
}

Test(logo, is_nothing_else)
{
	static const char *const others[] = { "", "GIF89a", "BM", "\x89PNG", "\xff\xd8", "RIFF....WAVE", "%PDF-1.7", "II*" };
	static const char *const texts[] = { "<svg xmlns='http://www.w3.org/2000/svg'/>", "  \n<?xml version='1.0'?><svg/>",
		"\xef\xbb\xbf<svg/>", "<html><script>alert(1)</script>" };
	struct picture *p;

	for (size_t i = 0; i < COUNT(others) + COUNT(texts); i++) {
		const char *bytes = i < COUNT(others) ? others[i] : texts[i - COUNT(others)];

		p = calloc(1, sizeof(*p));
		add(p, bytes, strlen(bytes));
		expect_refused(p, i < COUNT(others) ? "neither" : "SVG");
	}
}

/* Broken bytes are never read past their end (the sanitizers check that). */
Test(logo, with_broken_bytes_is_not_read_past_their_end)
{
	struct picture *kinds[] = { png_ended(png(10, 10)), jpeg(10, 10), webp_extended(10, 10, 0) };
	struct logo l;
	const char *why;

	for (size_t i = 0; i < COUNT(kinds); i++)
		for (size_t at = 0; at < kinds[i]->length; at++)
			for (unsigned byte = 0; byte < 256; byte += 5) {
				size_t length = kinds[i]->length;
				unsigned char *copy = malloc(length);

				memcpy(copy, kinds[i]->bytes, length);
				copy[at] = (unsigned char)byte;
				if (logo_read(copy, length, &l, &why))
					cr_expect(l.width && l.width <= LOGO_SIDE_MOST && l.height && l.height <= LOGO_SIDE_MOST);
				free(copy);
			}
	for (size_t i = 0; i < COUNT(kinds); i++)
		free(kinds[i]);
}
