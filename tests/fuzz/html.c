/* html.c - parses a page into tags and attributes. */
#include "html.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "support.h"

struct reading {
	struct arena *arena;
	const char *at;
	struct str skeleton;
	char *bad_link;
};

#define BLANKS " \t\n\r\f"

/* ---- links ---- */

static const struct { const char *name, *text; } named[] = {
	{ "amp;", "&" }, { "lt;", "<" }, { "gt;", ">" }, { "quot;", "\"" }, { "colon;", ":" }, { "Tab;", "" }, { "NewLine;", "" },
};

/* Decodes a character reference after its ampersand and returns its bytes. Omits characters that browsers ignore in URLs. */
static size_t reference(struct str *s, const char *at)
{
	char *end;
	long c;

	for (size_t i = 0; i < COUNT(named); i++)
		if (text_starts(at, named[i].name)) {
			str_add(s, named[i].text);
			return strlen(named[i].name);
		}
	if (at[0] != '#')
		return 0;
	c = (at[1] | 0x20) == 'x' ? strtol(at + 2, &end, 16) : strtol(at + 1, &end, 10);
	if (c > 0x20 && c < 0x7f)
		str_add_char(s, (char)c);
	return (size_t)(end - at) + (*end == ';');
}

/* A URL as browsers read it: without leading blanks and controls, and without tabs and line ends. */
static char *decoded(struct arena *a, const char *value)
{
	struct str s;

	str_init(&s, a, strlen(value) + 1);
	while (*value) {
		if (*value == '&')
			value += reference(&s, value + 1);
		else if ((unsigned char)*value > 0x20 || s.length)
			if (!strchr("\t\n\r", *value))
				str_add_char(&s, *value);
		value++;
	}
	return s.text;
}

static bool is_link(const char *attribute)
{
	static const char *const links[] = { "href", "src", "action", "formaction", "cite", "poster", "data", "srcset", "xlink:href" };

	for (size_t i = 0; i < COUNT(links); i++)
		if (!strcasecmp(attribute, links[i]))
			return true;
	return false;
}

/* Bytes of a picture within the page: a browser runs nothing of it, whatever its type. */
static bool is_picture(const char *attribute, const char *url)
{
	return !strcasecmp(attribute, "src") && !strncmp(url, "data:image/", strlen("data:image/"));
}

static bool leads_well(const char *url)
{
	static const char *const schemes[] = { "http", "https", "mailto", "tel", "sms" };
	size_t length = strspn(url, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-");

	if (url[length] != ':')
		return true;
	for (size_t i = 0; i < COUNT(schemes); i++)
		if (strlen(schemes[i]) == length && !strncasecmp(schemes[i], url, length))
			return true;
	return false;
}

/* ---- tags ---- */

static void skip(struct reading *r, const char *characters) { r->at += strspn(r->at, characters); }

static char *word(struct reading *r, const char *until)
{
	size_t n = strcspn(r->at, until);
	char *text = arena_bytes(r->arena, r->at, n);

	r->at += n;
	return text;
}

static char *value_read(struct reading *r)
{
	char *value, quote[2] = { *r->at, '\0' };

	if (*r->at != '"' && *r->at != '\'')
		return word(r, BLANKS ">");
	r->at++;
	value = word(r, quote);
	if (*r->at)
		r->at++;
	else
		str_add(&r->skeleton, " (endless)");
	return value;
}

static void attribute_read(struct reading *r)
{
	char *name = *r->at == '=' ? arena_bytes(r->arena, r->at++, 1) : word(r, BLANKS "/>="), *value;

	str_printf(&r->skeleton, " %s", name);
	skip(r, BLANKS);
	if (*r->at != '=')
		return;
	r->at++;
	skip(r, BLANKS);
	value = decoded(r->arena, value_read(r));
	/* "data:," is empty: the page after "Leave now" has no icon of the site. */
	if (is_link(name) && !leads_well(value) && strcmp(value, "data:,") != 0 && !is_picture(name, value))
		r->bad_link = value;
}

/* Reads the tag's name after "<" or "</". */
static char *tag_read(struct reading *r)
{
	char *name = word(r, BLANKS "/>");

	str_printf(&r->skeleton, "<%s", name);
	for (skip(r, BLANKS "/"); *r->at && *r->at != '>'; skip(r, BLANKS "/"))
		attribute_read(r);
	str_add(&r->skeleton, *r->at ? ">\n" : " (endless)");
	r->at += *r->at == '>';
	return name;
}

/* Skips an element without tags inside, up to its end tag. */
static void skip_raw(struct reading *r, const char *name)
{
	static const char *const raw[] = { "title", "textarea", "script", "style", "xmp", "iframe", "noembed", "noframes" };
	size_t i = 0;

	while (i < COUNT(raw) && strcasecmp(raw[i], name))
		i++;
	if (i == COUNT(raw))
		return;
	while (*r->at && !(text_starts(r->at, "</") && !strncasecmp(r->at + 2, name, strlen(name))))
		r->at++;
}

static void skip_comment(struct reading *r, const char *end)
{
	const char *found = strstr(r->at, end);

	str_add(&r->skeleton, found ? "<!>\n" : "<!(endless)");
	r->at = found ? found + strlen(end) : r->at + strlen(r->at);
}

static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

static void markup_read(struct reading *r)
{
	r->at++;
	if (is_letter(*r->at))
		skip_raw(r, tag_read(r));
	else if (*r->at == '/' && is_letter(r->at[1])) {
		r->at++;
		str_add_char(&r->skeleton, '/');
		tag_read(r);
	} else if (text_starts(r->at, "!--"))
		skip_comment(r, "-->");
	else if (*r->at == '!' || *r->at == '?' || *r->at == '/')
		skip_comment(r, ">");
}

struct html html_read(struct arena *a, const char *text)
{
	struct reading r = { .arena = a, .at = text };

	str_init(&r.skeleton, a, (size_t)1 << 24);
	while (*(r.at += strcspn(r.at, "<")))
		markup_read(&r);
	return (struct html){ r.skeleton.text, r.bad_link };
}
