/* markup.c - reads known HTML tags and writes lines of text in their place. */
#include "directory/markup.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"
#include "directory/repair.h"

#define NAME_MOST 12
#define TAG_MOST 3000			/* bytes up to its ">" */
#define LISTS_MOST 16			/* depth of lists in lists */
#define ADDRESS_MOST 2000

enum effect { NOTHING_LEFT, LINE, LIST, NUMBERED, ITEM, CELL, LINK, DROPPED };

static const struct tag { const char *name; enum effect effect; } tags[] = {
	{ "p", LINE }, { "div", LINE }, { "br", LINE }, { "h1", LINE }, { "h2", LINE }, { "h3", LINE }, { "h4", LINE },
	{ "h5", LINE }, { "h6", LINE }, { "tr", LINE }, { "table", LINE }, { "hr", LINE }, { "pre", LINE }, { "dl", LINE },
	{ "dt", LINE }, { "dd", LINE }, { "section", LINE }, { "article", LINE }, { "header", LINE }, { "footer", LINE },
	{ "blockquote", LINE }, { "address", LINE }, { "center", LINE }, { "ul", LIST }, { "ol", NUMBERED }, { "li", ITEM },
	{ "td", CELL }, { "th", CELL }, { "a", LINK }, { "style", DROPPED },
	{ "b", NOTHING_LEFT }, { "strong", NOTHING_LEFT }, { "i", NOTHING_LEFT }, { "em", NOTHING_LEFT }, { "u", NOTHING_LEFT },
	{ "s", NOTHING_LEFT }, { "strike", NOTHING_LEFT }, { "span", NOTHING_LEFT }, { "font", NOTHING_LEFT },
	{ "small", NOTHING_LEFT }, { "big", NOTHING_LEFT }, { "sub", NOTHING_LEFT }, { "sup", NOTHING_LEFT },
	{ "mark", NOTHING_LEFT }, { "abbr", NOTHING_LEFT }, { "label", NOTHING_LEFT }, { "tbody", NOTHING_LEFT },
	{ "thead", NOTHING_LEFT }, { "img", NOTHING_LEFT }, { "body", NOTHING_LEFT }, { "html", NOTHING_LEFT },
};

/* A tag in the text. */
struct found {
	const struct tag *tag;
	bool closes;			/* </p> */
	const char *attributes;
	size_t attributes_length, length;
};

struct writing {
	struct arena *arena;
	struct str out;
	bool has_lines;			/* tags make the lines, so that a line break in the text is only a blank */
	int numbers[LISTS_MOST];	/* of the last item in each list around; -1 in one without numbers */
	size_t depth;
	char *address;			/* of the link being read; NULL if it has none */
	size_t link_from;		/* where its words begin in the output */
	bool no_comment_end, no_style_end;	/* further on */
};

/* ---- finding tags ---- */

static const struct tag *tag_named(const char *name, size_t length)
{
	for (size_t i = 0; i < COUNT(tags); i++)
		if (strlen(tags[i].name) == length && !strncasecmp(tags[i].name, name, length))
			return &tags[i];
	return NULL;
}

/* The ">" that ends a tag, not one inside an attribute's quotation marks; NULL if it does not end. */
static const char *tag_end(const char *at)
{
	char quote = '\0';

	for (size_t i = 0; i < TAG_MOST && at[i]; i++) {
		if (quote)
			quote = (char)(at[i] == quote ? '\0' : quote);
		else if (at[i] == '>')
			return at + i;
		else if ((at[i] == '"' || at[i] == '\'') && i && at[i - 1] == '=')
			quote = at[i];
	}
	return NULL;
}

/* Reads the known tag that begins here; false if none does. */
static bool tag_read(const char *text, struct found *f)
{
	const char *name = text + 1, *end;
	size_t length = 0;

	if (text[0] != '<')
		return false;
	f->closes = *name == '/';
	name += f->closes;
	while (length < NAME_MOST && isalnum((unsigned char)name[length]))
		length++;
	f->tag = tag_named(name, length);
	if (!f->tag || !strchr(" \t\r\n/>", name[length]) || !name[length])
		return false;
	end = tag_end(name + length);
	if (!end)
		return false;
	f->attributes = name + length;
	f->attributes_length = (size_t)(end - f->attributes);
	f->length = (size_t)(end - text) + 1;
	return true;
}

/* True if the text has a known tag; *has_lines is set if one of them makes lines. */
static bool has_tags(const char *text, bool *has_lines)
{
	struct found f;
	bool any = false;

	*has_lines = false;
	for (const char *at = strchr(text, '<'); at; at = strchr(at + 1, '<'))
		if (tag_read(at, &f)) {
			any = true;
			*has_lines |= f.tag->effect >= LINE && f.tag->effect <= CELL;
		}
	return any;
}

/* ---- writing ---- */

static bool at_line_start(const struct str *s)
{
	return !s->length || s->text[s->length - 1] == '\n';
}

static void line_end(struct writing *w)
{
	if (!at_line_start(&w->out))
		str_add_char(&w->out, '\n');
}

/* The value of an attribute, with its entities decoded; NULL if the tag does not have it. */
static char *attribute(struct writing *w, const struct found *f, const char *name)
{
	char *all = arena_bytes(w->arena, f->attributes, f->attributes_length), *at = strcasestr(all, name);
	size_t length = strlen(name);

	if (!at || at == all || !isspace((unsigned char)at[-1]))
		return NULL;
	at += length + strspn(at + length, " \t\n");
	if (*at != '=')
		return NULL;
	at += 1 + strspn(at + 1, " \t\n");
	length = *at == '"' || *at == '\'' ? strcspn(at + 1, at[0] == '"' ? "\"" : "'") : strcspn(at, " \t\n");
	at += *at == '"' || *at == '\'';
	if (length > ADDRESS_MOST)
		return NULL;
	return repair_entities(w->arena, text_trim(w->arena, arena_bytes(w->arena, at, length)));
}

/* The address as people read it, or NULL for one that is only of use on its own page. */
static char *address_for_people(char *address)
{
	if (!address || address[0] == '#' || address[0] == '/' || !strncasecmp(address, "javascript:", 11))
		return NULL;
	if (!strncasecmp(address, "mailto:", 7))
		address[strcspn(address, "?")] = '\0';
	return address + (!strncasecmp(address, "mailto:", 7) ? 7 : !strncasecmp(address, "tel:", 4) ? 4 : 0);
}

/* Adds the link's address behind its words, unless they contain it. */
static void link_end(struct writing *w)
{
	const char *bare = w->address, *words = w->out.text + w->link_from;

	if (!w->address || !w->address[0] || w->out.full)
		return;
	if (strstr(bare, "://"))
		bare = strstr(bare, "://") + 3;
	bare = arena_bytes(w->arena, bare, strlen(bare) - (text_ends(bare, "/") && bare[1]));
	if (strstr(words, bare))
		;
	else if (words[strspn(words, " \n")])
		str_printf(&w->out, " (%s)", w->address);
	else
		str_add(&w->out, w->address);
	w->address = NULL;
}

static void list_begin(struct writing *w, int number)
{
	line_end(w);
	if (w->depth < LISTS_MOST)
		w->numbers[w->depth] = number;
	w->depth++;
}

static void item_begin(struct writing *w)
{
	int *number = w->depth && w->depth <= LISTS_MOST ? &w->numbers[w->depth - 1] : NULL;

	line_end(w);
	if (number && *number >= 0)
		str_printf(&w->out, "%d. ", ++*number);
	else
		str_add(&w->out, "- ");
}

/* True right behind "- " or "1. ", where <li><p> must not begin another line. */
static bool at_item_start(const struct str *s)
{
	size_t from = s->length;

	while (from && s->text[from - 1] != '\n')
		from--;
	return s->length - from >= 2 && s->text[s->length - 1] == ' ' &&
		(text_equal(s->text + from, "- ") || strspn(s->text + from, "0123456789") == s->length - from - 2);
}

static void tag_take(struct writing *w, const struct found *f)
{
	switch (f->tag->effect) {
	case LINE:
		if (f->closes || !at_item_start(&w->out))
			line_end(w);
		return;
	case LIST:
	case NUMBERED:
		if (!f->closes)
			list_begin(w, f->tag->effect == NUMBERED ? 0 : -1);
		else if (w->depth)
			w->depth--;
		line_end(w);
		return;
	case ITEM:
		if (!f->closes)
			item_begin(w);
		else
			line_end(w);
		return;
	case CELL:
		if (!f->closes && !at_line_start(&w->out))
			str_add(&w->out, ", ");
		return;
	case LINK:
		link_end(w);
		w->address = f->closes ? NULL : address_for_people(attribute(w, f, "href"));
		w->link_from = w->out.length;
		return;
	case DROPPED:
	case NOTHING_LEFT:
		return;
	}
}

static void character_take(struct writing *w, char c)
{
	bool is_blank = isspace((unsigned char)c) && (c != '\n' || w->has_lines);

	if (!is_blank)
		str_add_char(&w->out, c);
	else if (!at_line_start(&w->out) && w->out.text[w->out.length - 1] != ' ')
		str_add_char(&w->out, ' ');
}

/* Finds an end further on. Once there was none, there is none: without this, a million beginnings would each search
 * the whole rest. */
static const char *end_find(const char *text, const char *end, bool *is_gone)
{
	const char *at = *is_gone ? NULL : strcasestr(text, end);

	*is_gone |= !at;
	return at;
}

/* The length of a comment that begins here; 0 if none does. */
static size_t comment_length(struct writing *w, const char *text)
{
	bool begins = text[0] == '<' && text_starts(text + 1, "!--");
	const char *end = begins ? end_find(text, "-->", &w->no_comment_end) : NULL;

	return end ? (size_t)(end - text) + 3 : 0;
}

/* The length of a tag and what goes with it: <style> takes all of its content. */
static size_t tag_length(struct writing *w, const char *text, const struct found *f)
{
	bool begins = f->tag->effect == DROPPED && !f->closes;
	const char *end = begins ? end_find(text, "/style>", &w->no_style_end) : NULL;

	return end ? (size_t)(end - text) + strlen("/style>") : f->length;
}

static const char *written(struct arena *a, const char *text, bool has_lines)
{
	struct writing w = { .arena = a, .has_lines = has_lines };
	struct found f;
	size_t length;

	str_init(&w.out, a, strlen(text) * 4 + 64);
	while (*text) {
		if ((length = comment_length(&w, text))) {
			text += length;
		} else if (tag_read(text, &f)) {
			tag_take(&w, &f);
			text += tag_length(&w, text, &f);
		} else {
			character_take(&w, *text++);
		}
	}
	link_end(&w);
	return text_trim(a, repair_entities(a, w.out.text));
}

const char *markup_text(struct arena *a, const char *text, bool *found)
{
	const char *html = text;
	bool has_lines;

	*found = has_tags(html, &has_lines);
	/* escaped once more on its way: "&lt;p&gt;" */
	if (!*found && strstr(text, "&lt;")) {
		html = repair_entities(a, text);
		*found = has_tags(html, &has_lines);
	}
	return *found ? written(a, html, has_lines) : text;
}
