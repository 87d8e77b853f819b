/* look.c - checks a site's colors, writes them as a stylesheet, and keeps its logo. */
#include "site/look.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/color.h"
#include "edge/db.h"
#include "base/logo.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/site.h"
#include "base/str.h"
#include "edge/tpl.h"

/* ---- colors ---- */

/* --paper and --wash of static/handrail.css; a test compares them. */
static const struct ground {
	struct color paper, wash;
} light = { { 0xff, 0xff, 0xff }, { 0xf7, 0xf4, 0xee } },
	dark = { { 0x1b, 0x22, 0x26 }, { 0x12, 0x17, 0x1a } };

static double least_contrast(struct color c, const struct ground *g)
{
	double paper = color_contrast(c, g->paper), wash = color_contrast(c, g->wash);

	return paper < wash ? paper : wash;
}

/* Rounds down, so that a value below the limit never looks as if it reached it. */
static double hundredths(double ratio)
{
	return floor(ratio * 100) / 100;
}

static bool check_color(struct req *q, const char **text, const char *field, const struct ground *g, struct refusal *why)
{
	double contrast;
	struct color c;

	if (!color_read(*text, &c))
		return refuse(why, field, REASON_format, *text);
	contrast = least_contrast(c, g);
	if (contrast < CONTRAST_LEAST) {
		*why = (struct refusal){ .field = field, .reason = REASON_contrast, .color = *text,
			.about = arena_printf(q->arena, "%.2f", hundredths(contrast)) };
		return false;
	}
	*text = color_text(q->arena, c);
	return true;
}

/* We choose the derived colors, so they are easier to read than the minimum. */
#define DARK_CONTRAST 7.0

/* The lighter of the two dark backgrounds needs more contrast. */
static const char *for_dark(struct req *q, const char *text)
{
	struct color c;

	return color_read(text, &c) ? color_text(q->arena, color_lightened(c, dark.paper, DARK_CONTRAST)) : "";
}

struct pair {
	const char *field, *field_dark;
	const char **color, **color_dark;
};

static bool check_pair(struct req *q, struct pair p, struct refusal *why)
{
	if (text_is_empty(*p.color)) {
		if (!text_is_empty(*p.color_dark))
			return refuse(why, p.field_dark, REASON_needs, p.field);
		*p.color = *p.color_dark = "";
		return true;
	}
	if (!check_color(q, p.color, p.field, &light, why))
		return false;
	if (text_is_empty(*p.color_dark))
		*p.color_dark = for_dark(q, *p.color);
	return check_color(q, p.color_dark, p.field_dark, &dark, why);
}

bool look_check(struct req *q, struct site *s, struct refusal *why)
{
	struct pair brand = { "brand_color", "brand_color_dark", &s->brand_color, &s->brand_color_dark };
	struct pair link = { "link_color", "link_color_dark", &s->link_color, &s->link_color_dark };

	return check_pair(q, brand, why) && check_pair(q, link, why);
}

const char *look_version(struct req *q, const struct site *s)
{
	unsigned char hash[HASH_SIZE];
	char *all;

	if (text_is_empty(s->brand_color) && text_is_empty(s->link_color))
		return "";
	all = arena_printf(q->arena, "%s %s %s %s", s->brand_color, s->brand_color_dark, s->link_color, s->link_color_dark);
	secret_hash(all, strlen(all), hash);
	return text_hex(q->arena, hash, 4);
}

static void set_color(struct tpl *t, const char *marker, const char *text)
{
	struct color c;

	/* Only valid colors get into the stylesheet, even if the table holds something else. */
	if (!color_read(text, &c))
		return;
	tpl_set(t, marker, text);
	tpl_show(t, marker);
}

enum err look_css(struct req *q, const struct site *s, const char **css)
{
	struct tpl *t;

	if (!*look_version(q, s))
		return fail(q, ERR_MISSING, "site %s has no colors", s->host);
	t = tpl_new(q->arena);
	set_color(t, "brand_color", s->brand_color);
	set_color(t, "brand_color_dark", s->brand_color_dark);
	set_color(t, "link_color", s->link_color);
	set_color(t, "link_color_dark", s->link_color_dark);
	*css = tpl_render(q->arena, t, "en", "look", NULL);
	return *css ? ERR_OK : fail(q, ERR_TEMPLATE, "template %s", "look");
}

/* ---- the logo ---- */

COMMAND(save_image,
	"INSERT INTO site_logo (site_id, image) "
	"VALUES (?, ?) "
	"ON DUPLICATE KEY UPDATE image = VALUES(image)");

COMMAND(remove_image,
	"DELETE FROM site_logo "
	"WHERE site_id = ?");

COMMAND(describe,
	"UPDATE site "
	"SET logo_version = ?, logo_type = ?, logo_width = ?, logo_height = ? "
	"WHERE id = ?");

struct logo_change {
	int64_t site_id;
	const void *bytes;		/* NULL to remove it */
	size_t length;
	struct logo logo;
};

static enum err save_logo(struct req *q, void *data)
{
	const struct logo_change *c = data;
	unsigned char hash[HASH_SIZE];
	const char *version = "";
	enum err e;

	if (c->bytes) {
		secret_hash(c->bytes, c->length, hash);
		version = text_hex(q->arena, hash, 8);
		e = db_exec(q, &save_image, NULL, BIND(c->site_id, value_bytes(c->bytes, c->length)));
	} else {
		e = db_exec(q, &remove_image, NULL, BIND(c->site_id));
	}
	return e ? e : db_exec(q, &describe, NULL,
		BIND(version, (int)c->logo.type, c->logo.width, c->logo.height, c->site_id));
}

enum err look_set_logo(struct req *q, int64_t site_id, const void *bytes, size_t length)
{
	struct logo_change c = { site_id, bytes, length, { .width = 0 } };
	const char *why;

	if (!logo_read(bytes, length, &c.logo, &why))
		return fail(q, ERR_INPUT, "the logo cannot be used: %s", why);
	return db_transaction(q, save_logo, &c);
}

enum err look_remove_logo(struct req *q, int64_t site_id)
{
	struct logo_change c = { site_id, NULL, 0, { .width = 0 } };

	return db_transaction(q, save_logo, &c);
}

struct image_row { struct bytes image; };
static const struct column image_columns[] = { COLUMN(struct image_row, image) };

STATEMENT(find_image, image_columns, struct image_row,
	"SELECT image "
	"FROM site_logo "
	"WHERE site_id = ?");

enum err look_logo(struct req *q, const struct site *s, const unsigned char **bytes, size_t *length)
{
	struct image_row row = { { NULL, 0 } };
	enum err e = db_row(q, &find_image, &row, BIND(s->id));

	if (e)
		return e == ERR_MISSING ? fail(q, e, "site %s has no logo", s->host) : e;
	*bytes = row.image.all;
	*length = row.image.length;
	return ERR_OK;
}
