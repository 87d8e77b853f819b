/* look.c - a site's colors are readable wherever they are used; its logo comes back unchanged, under its own name. */
#include "site/look.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/color.h"
#include "edge/http.h"
#include "rows.h"
#include "site/site.h"
#include "support.h"

extern const struct app app_admin;

/* ---- colors ---- */

static struct site with(const char *brand, const char *brand_dark)
{
	return (struct site){ .brand_color = brand, .brand_color_dark = brand_dark, .link_color = "", .link_color_dark = "" };
}

/* A token's value in the stylesheet, for light pages or for dark ones. */
static struct color ground(const char *css, const char *name)
{
	const char *at = strstr(css, name);
	struct color c;
	char text[8];

	cr_assert_not_null(at, "%s", name);
	snprintf(text, sizeof(text), "%s", at + strlen(name));
	cr_assert(color_read(text, &c), "%s is %s", name, text);
	return c;
}

static double least(struct color c, const char *css)
{
	double paper = color_contrast(c, ground(css, "--paper: ")), wash = color_contrast(c, ground(css, "--wash: "));

	return paper < wash ? paper : wash;
}

/* The contrast of each grey with the stylesheet's backgrounds decides whether it is accepted. */
Test(look, accepts_colors_that_are_readable_on_the_stylesheets_backgrounds)
{
	struct req *q = test_req();
	const char *css = test_read("static/handrail.css"), *dark_css = strstr(css, "prefers-color-scheme: dark");
	size_t taken = 0;

	cr_assert_not_null(dark_css);
	for (unsigned grey = 0; grey < 256; grey++) {
		struct color c = { (unsigned char)grey, (unsigned char)grey, (unsigned char)grey };
		struct site on_light = with(color_text(q->arena, c), ""), on_dark = with("#000000", color_text(q->arena, c));
		struct refusal why;
		bool fits = look_check(q, &on_light, &why);

		cr_expect_eq(fits, least(c, css) >= CONTRAST_LEAST, "grey %u on light", grey);
		taken += fits;
		fits = look_check(q, &on_dark, &why);
		cr_expect_eq(fits, least(c, dark_css) >= CONTRAST_LEAST, "grey %u on dark", grey);
		taken += fits;
	}
	cr_expect(taken > 100 && taken < 400, "%zu", taken);
}

/* Every color that is readable on light pages has one for dark pages. */
Test(look, makes_a_readable_color_for_dark_pages)
{
	struct req *q = test_req();
	const char *dark_css = strstr(test_read("static/handrail.css"), "prefers-color-scheme: dark");
	size_t made = 0;

	for (unsigned n = 0; n < 0x1000; n++) {
		struct site s = with(arena_printf(q->arena, "#%03x", n), "");
		struct refusal why;
		struct color c;

		if (!look_check(q, &s, &why))
			continue;
		made++;
		cr_assert(color_read(s.brand_color_dark, &c));
		cr_expect_geq(least(c, dark_css), CONTRAST_LEAST, "%03x becomes %s", n, s.brand_color_dark);
		cr_expect_eq(strlen(s.brand_color), 7);
	}
	cr_expect_gt(made, 500);
}

Test(look, names_the_refused_color_and_its_contrast)
{
	struct req *q = test_req();
	struct site s = with("#ffcc00", "");
	struct refusal why;

	cr_assert_not(look_check(q, &s, &why));
	cr_expect_eq(why.reason, REASON_contrast);
	cr_expect_str_eq(why.field, "brand_color");
	cr_expect_str_eq(why.color, "#ffcc00");
	cr_expect_str_eq(why.about, "1.37");
	s = with("#7a7a7a", "");
	cr_assert_not(look_check(q, &s, &why));
	cr_expect_str_neq(why.about, "4.50", "never rounded up to the bar");
	s = with("", "#ffffff");
	cr_assert_not(look_check(q, &s, &why), "a dark one alone");
	cr_expect_eq(why.reason, REASON_needs);
	s = with("teal", "");
	cr_assert_not(look_check(q, &s, &why));
	cr_expect_eq(why.reason, REASON_format);
	cr_expect_str_eq(why.about, "teal");
}

Test(look, has_a_version_for_each_set_of_colors)
{
	struct req *q = test_req();
	struct site none = with("", ""), one = with("#0b5a5c", "#6fc6c4"), other = with("#0b5a5c", "#6fc6c5");

	cr_expect_str_eq(look_version(q, &none), "");
	cr_expect_str_eq(look_version(q, &one), look_version(q, &one));
	cr_expect_str_neq(look_version(q, &one), look_version(q, &other));
}

/* ---- answers to browsers ---- */

#define PNG "\x89PNG\r\n\x1a\n" "\0\0\0\rIHDR" "\0\0\1\x40\0\0\0\x50" "\x08\6\0\0\0" "crc." "\0\0\0\0IEND" "crc."

static struct site site_with(struct req *q, const char *brand)
{
	struct refusal why;
	struct site s;

	row_site(q);
	s = *q->site;
	s.brand_color = brand;
	cr_assert(look_check(q, &s, &why), "%s", brand);
	cr_assert_not(site_save(q, &s));
	cr_assert_not(site_load(q, s.host));
	return *q->site;
}

static struct req *get(const struct site *s, const char *path, const char *v)
{
	struct req *q = test_req();

	return test_answer(&app_admin, "GET", s->host, path, *v ? arena_printf(q->arena, "v=%s", v) : NULL, NULL, NULL);
}

static struct req *get_if_changed(const struct site *s, const char *path, const char *tag)
{
	struct req *q = test_db_other();

	q->http = http_literal(q->arena, "GET", s->host, path, NULL, NULL, NULL);
	q->http->if_none_match = tag;
	app_answer(&app_admin, q);
	return q;
}

Test(look, is_a_stylesheet_of_the_sites_colors)
{
	struct req *q = test_db(), *answer;
	struct site s = site_with(q, "#7a1f5c");
	const char *css, *version = look_version(q, &s);

	answer = get(&s, "/site.css", version);
	css = answer->http->answer.text;
	cr_assert_eq(answer->http->status, 200);
	cr_expect_str_eq(test_header(answer, "Content-Type"), "text/css; charset=utf-8");
	cr_expect_not_null(strstr(css, "--brand: #7a1f5c;"), "%s", css);
	cr_expect_not_null(strstr(css, arena_printf(q->arena, "--brand: %s;", s.brand_color_dark)), "%s", css);
	cr_expect_null(strstr(css, "--link"), "%s", css);
	cr_expect_null(strstr(css, "{{"));
	cr_expect_not_null(strstr(test_header(answer, "Cache-Control"), "immutable"));
	cr_expect_str_eq(test_header(get(&s, "/site.css", ""), "Cache-Control"), "no-cache");
	cr_expect_str_eq(test_header(get(&s, "/site.css", "0badcafe"), "Cache-Control"), "no-cache", "not for good under a wrong name");
}

/* Only valid colors get into the stylesheet, even if the table holds something else. */
Test(look, lets_nothing_but_colors_into_the_stylesheet)
{
	struct req *q = test_db();
	struct site s = with("#7a1f5c", "}*{x");
	const char *css;

	s.link_color = "red;}";
	test_templates();
	cr_assert_not(look_css(q, &s, &css), "%s", q->failed.detail);
	cr_expect_not_null(strstr(css, "#7a1f5c"));
	cr_expect_null(strstr(css, "}*{x"));
	cr_expect_null(strstr(css, "red"));
}

Test(look, without_colors_and_logo_is_missing)
{
	struct req *q = test_db();
	struct site s = site_with(q, "");

	cr_expect_eq(get(&s, "/site.css", "")->http->status, 404);
	cr_expect_eq(get(&s, "/site/logo", "")->http->status, 404);
	cr_expect_str_eq(test_header(get(&s, "/site/logo", ""), "Cache-Control"), "no-store");
}

Test(look, gives_the_logo_back_byte_by_byte)
{
	struct req *q = test_db(), *answer;
	struct site s = site_with(q, "");
	const char *first;

	cr_assert_not(look_set_logo(q, s.id, PNG, sizeof(PNG) - 1), "%s", q->failed.detail);
	cr_assert_not(site_load(q, s.host));
	first = q->site->logo_version;
	cr_expect_eq(q->site->logo_width, 320);
	cr_expect_eq(q->site->logo_height, 80);
	answer = get(&s, "/site/logo", first);
	cr_assert_eq(answer->http->status, 200);
	cr_expect_str_eq(test_header(answer, "Content-Type"), "image/png");
	cr_expect_eq(answer->http->answer.length, sizeof(PNG) - 1);
	cr_expect_arr_eq(answer->http->answer.text, PNG, sizeof(PNG) - 1);
	cr_expect_not_null(strstr(test_header(answer, "Cache-Control"), "immutable"));
	cr_expect_str_eq(test_header(answer, "ETag"), arena_printf(q->arena, "\"%s\"", first));

	answer = get_if_changed(&s, "/site/logo", arena_printf(q->arena, "W/\"other\", W/\"%s\"", first));
	cr_expect_eq(answer->http->status, 304);
	cr_expect_eq(answer->http->answer.length, 0);
	cr_expect_eq(get_if_changed(&s, "/site/logo", arena_printf(q->arena, "\"%s-gzip\"", first))->http->status, 304, "as Apache names it");
	cr_expect_eq(get_if_changed(&s, "/site/logo", arena_printf(q->arena, "\"%sother\"", first))->http->status, 200);
	cr_expect_eq(get_if_changed(&s, "/site/logo", "\"other\"")->http->status, 200);

	cr_assert_not(look_remove_logo(q, s.id));
	cr_assert_not(site_load(q, s.host));
	cr_expect_str_eq(q->site->logo_version, "");
	cr_expect_eq(get(&s, "/site/logo", first)->http->status, 404);
}

Test(look, refuses_a_logo_that_is_none_and_keeps_the_old)
{
	struct req *q = test_db();
	struct site s = site_with(q, "");

	cr_assert_not(look_set_logo(q, s.id, PNG, sizeof(PNG) - 1));
	cr_expect_eq(look_set_logo(q, s.id, "<svg/>", 6), ERR_INPUT);
	cr_expect_not_null(strstr(q->failed.detail, "SVG"), "%s", q->failed.detail);
	cr_assert_not(site_load(q, s.host));
	cr_expect_str_neq(q->site->logo_version, "");
}
