/* wording.c - cleans names, texts, web and e-mail addresses of a directory. */
#include "directory/wording.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "directory/markup.h"
#include "directory/repair.h"
#include "base/str.h"
#include "directory/table.h"
#include "directory/warning.h"

#define URL_MOST 2000
#define EMAIL_MOST 254

void wording_warn(const struct wording *w, const char *kind)
{
	warnings_add(w->warnings, kind, w->row ? w->row->file : "", w->row ? w->row->line : 0);
}

static const char *cut(const struct wording *w, const char *text, size_t most)
{
	const char *end = text;

	if (strlen(text) <= most || text_length(text) <= most)
		return text;
	for (size_t i = 0; i < most; i++)
		while (((unsigned char)*++end & 0xc0) == 0x80)
			;
	wording_warn(w, "text too long for its column, cut");
	return arena_bytes(w->arena, text, (size_t)(end - text));
}

/* ---- e-mail ---- */

static bool is_local(char c)
{
	return isalnum((unsigned char)c) || (c && strchr(".!#$%&'*+/=?^_`{|}~-", c));
}

static bool is_host(char c)
{
	return isalnum((unsigned char)c) || c == '.' || c == '-';
}

/* The start and length of the address around an @. 0 if it is none. */
static size_t address_around(const char *text, const char *at, const char **start)
{
	const char *end = at + 1;

	for (*start = at; *start > text && is_local((*start)[-1]); --*start)
		;
	while (is_host(*end))
		end++;
	while (end > at + 1 && !isalnum((unsigned char)end[-1]))
		end--;
	if (*start == at || !memchr(at, '.', (size_t)(end - at)))
		return 0;
	return (size_t)(end - *start);
}

/* Gives every address in a clean text the domain that no mail reaches. */
static const char *rewritten(const struct wording *w, const char *text)
{
	const char *from = text, *start;
	struct str s;

	if (!w->rewrite_contacts || !strchr(text, '@'))
		return text;
	/* an @ becomes 16 bytes, and the text may hold nothing but addresses: "@.a@.a@.a" */
	str_init(&s, w->arena, strlen(text) * 16);
	for (const char *at = strchr(text, '@'); at; at = strchr(at + 1, '@')) {
		size_t length = address_around(text, at, &start);

		if (!length)
			continue;
		str_add_bytes(&s, from, (size_t)(at + 1 - from));
		str_add(&s, "example.invalid");
		from = start + length;
	}
	str_add(&s, from);
	return s.text;
}

const char *wording_email(const struct wording *w, const char *text)
{
	const char *at = strchr(text, '@'), *start;
	size_t length = at ? address_around(text, at, &start) : 0;

	if (!text[0])
		return "";
	if (!length || length > EMAIL_MOST) {
		wording_warn(w, "not an e-mail address");
		return "";
	}
	if (w->rewrite_contacts)
		return arena_printf(w->arena, "%.*s@example.invalid", (int)(at - start > 64 ? 64 : at - start), start);
	return arena_bytes(w->arena, start, length);
}

/* ---- text ---- */

static const char *mended(const struct wording *w, const char *text)
{
	const char *better;

	if (!w->repair_text)
		return text;
	better = repair_entities(w->arena, repair_decoding(w->arena, text));
	if (!text_equal(better, text))
		wording_warn(w, "text mended");
	return better;
}

static const char *without_markup(const struct wording *w, const char *text)
{
	bool found;

	text = markup_text(w->arena, text, &found);
	if (found)
		wording_warn(w, "markup turned into text");
	return text;
}

const char *wording_name(const struct wording *w, const char *text, size_t most)
{
	if (!text[0])
		return "";
	text = text_squeeze(w->arena, without_markup(w, repair_breaks(w->arena, mended(w, text))));
	return cut(w, rewritten(w, text), most);
}

const char *wording_text(const struct wording *w, const char *text, size_t most)
{
	if (!text[0])
		return "";
	text = text_trim(w->arena, without_markup(w, repair_breaks(w->arena, mended(w, text))));
	return cut(w, rewritten(w, text), most);
}

/* ---- web addresses ---- */

/* True for letters, digits and dashes between dots, with at least one dot; a port may follow. */
static bool is_web_host(const char *host, size_t length)
{
	size_t dots = 0, label = 0, i;

	for (i = 0; i < length && host[i] != ':'; i++) {
		unsigned char c = (unsigned char)host[i];

		if (c == '.' && !label)
			return false;
		if (c != '.' && c != '-' && !isalnum(c) && c < 0x80)
			return false;
		dots += c == '.';
		label = c == '.' ? 0 : label + 1;
	}
	if (!dots || i < 4)
		return false;
	return i == length || strspn(host + i + 1, "0123456789") >= length - i - 1;
}

/* False for characters that an address may not contain (RFC 3986). */
static bool is_clean(const char *url)
{
	for (; *url; url++)
		if ((unsigned char)*url <= 0x20 || *url == 0x7f || strchr("<>\"`\\{}|^", *url))
			return false;
	return true;
}

/* The first word of a cell that may hold several. */
static const char *first_word(const struct wording *w, const char *text)
{
	size_t length = strcspn(text, " \t\n");
	const char *rest = text + length;
	char *word = arena_bytes(w->arena, text, length);

	while (length && strchr(",;", word[length - 1]))
		word[--length] = '\0';
	if (rest[strspn(rest, " \t\n")])
		wording_warn(w, "more than one web address in a cell, first taken");
	return word;
}

static const char *url_refused(const struct wording *w)
{
	wording_warn(w, "not a web address");
	return "";
}

const char *wording_url(const struct wording *w, const char *text)
{
	const char *url, *host;
	bool has_scheme;

	if (!text[0])
		return "";
	url = first_word(w, text);
	has_scheme = !strncasecmp(url, "http://", 7) || !strncasecmp(url, "https://", 8);
	host = has_scheme ? strstr(url, "//") + 2 : url;
	if (text_starts(host, "//"))
		host += 2;
	if (!is_web_host(host, strcspn(host, "/?#")) || !is_clean(url))
		return url_refused(w);
	if (!has_scheme)
		url = arena_printf(w->arena, "http://%s", host);
	return text_length(url) > URL_MOST ? url_refused(w) : url;
}
