/* qr.c - draws a QR code as the path of an SVG. */
#include "edge/qr.h"

#include <qrencode.h>

#include "base/arena.h"
#include "base/str.h"

#define MARGIN 4
#define PATH_MOST (256 * 1024)

/* A run of dark modules of a row is one rectangle. */
static void add_row(struct str *s, const unsigned char *modules, int width, int y)
{
	for (int x = 0; x < width; x++) {
		int from = x;

		while (x < width && modules[x] & 1)
			x++;
		if (x > from)
			str_printf(s, "M%d %dh%dv1h-%dz", from + MARGIN, y + MARGIN, x - from, x - from);
	}
}

struct qr qr_of(struct arena *a, const char *text)
{
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_Q);
	struct str s;
	int width = code ? code->width : 0;

	str_init(&s, a, PATH_MOST);
	for (int y = 0; y < width; y++)
		add_row(&s, code->data + (long)y * width, width, y);
	QRcode_free(code);
	return (struct qr){ s.text, width + 2 * MARGIN };
}
