/* qr - a link as a QR code (ISO/IEC 18004) that a page draws by itself; hides libqrencode. */
#ifndef HANDRAIL_QR_H
#define HANDRAIL_QR_H

struct arena;

struct qr {
	const char *path;	/* of an SVG: the dark modules, in units of one module */
	int size;		/* of the square that holds it, with the margin of four modules that scanners need */
};

/* The code of a text of at most 1,000 bytes, with a quarter of it to spare for folds and stains (level Q). Its path is "" if the
 * text does not fit. */
struct qr qr_of(struct arena *a, const char *text);

#endif
