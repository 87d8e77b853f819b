/* language.c - finds languages by their many names. */
#include "base/language.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"

static const struct language languages[] = {
#define LANGUAGE(tag, codes, direction, english, autonym, names) { tag, codes, direction, english, autonym, names },
#include "base/languages.def"
#undef LANGUAGE
};

const struct language *language_all(size_t *count)
{
	*count = COUNT(languages);
	return languages;
}

/* True if the first length bytes of name are one of the comma-separated names. */
static bool is_among(const char *names, const char *name, size_t length)
{
	while (*names) {
		size_t n = strcspn(names, ",");

		if (n == length && !strncasecmp(names, name, n))
			return true;
		names += n + (names[n] == ',');
	}
	return false;
}

/* True for the language's tag, alone or with a region: "pt", "pt-BR", "pt_BR". */
static bool is_tag(const struct language *l, const char *text, size_t length)
{
	size_t n = strcspn(text, "-_");

	if (n > length)
		n = length;
	return strlen(l->tag) == n && !strncasecmp(l->tag, text, n) && (n == length || length - n <= 8);
}

/* Strips blanks and full stops from both ends. */
static const char *bare(const char *text, size_t *length)
{
	text += strspn(text, " \t\n");
	for (*length = strlen(text); *length && strchr(" \t\n.", text[*length - 1]); --*length)
		;
	return text;
}

static const struct language *find_exact(const char *name, size_t length)
{
	for (size_t i = 0; length && i < COUNT(languages); i++) {
		const struct language *l = &languages[i];

		if (is_among(l->english_name, name, length) || is_among(l->autonym, name, length) ||
				is_among(l->names, name, length))
			return l;
	}
	return NULL;
}

/* The language of this name. An abbreviation may have dots: "A.S.L." */
static const struct language *find_name(const char *name)
{
	const struct language *l;
	char letters[12];
	size_t length, count = 0;

	name = bare(name, &length);
	l = find_exact(name, length);
	if (l || !memchr(name, '.', length))
		return l;
	for (size_t i = 0; i < length && count < sizeof(letters); i++)
		if (name[i] != '.')
			letters[count++] = name[i];
	return count < sizeof(letters) ? find_exact(letters, count) : NULL;
}

static const struct language *find_code(const char *code)
{
	size_t length;

	code = bare(code, &length);
	for (size_t i = 0; length && i < COUNT(languages); i++)
		if (is_tag(&languages[i], code, length) || is_among(languages[i].codes, code, length))
			return &languages[i];
	return NULL;
}

const struct language *language_find(const char *tag)
{
	size_t length = tag ? strlen(tag) : 0;

	for (size_t i = 0; length && i < COUNT(languages); i++)
		if (is_tag(&languages[i], tag, length))
			return &languages[i];
	return NULL;
}

const struct language *language_named(const char *text)
{
	const struct language *l;

	if (!text)
		return NULL;
	l = find_name(text);
	return l ? l : find_code(text);
}

const char *language_autonym(const char *tag)
{
	const struct language *l = language_find(tag);

	return l ? l->autonym : tag;
}

const char *language_names(struct arena *a, const char *tag)
{
	const struct language *l = language_find(tag);

	if (!l || !strcmp(l->autonym, l->english_name))
		return language_autonym(tag);
	return arena_printf(a, "%s (%s)", l->autonym, l->english_name);
}

bool language_is_same(const char *one, const char *other)
{
	size_t n = strcspn(one, "-");

	return n == strcspn(other, "-") && !strncasecmp(one, other, n);
}

const char *language_direction(const char *tag)
{
	const struct language *l = language_find(tag);

	return l ? l->direction : "ltr";
}

/* ---- a directory's cell ---- */

struct found {
	struct arena *arena;
	const char **tags;
	size_t count, room;
	struct str note;
};

static void tag_add(struct found *f, const char *tag)
{
	for (size_t i = 0; i < f->count; i++)
		if (text_equal(f->tags[i], tag))
			return;
	if (f->count < f->room)
		f->tags[f->count++] = tag;
}

static void note_add(struct found *f, const char *text)
{
	if (f->note.length)
		str_add(&f->note, "; ");
	str_add(&f->note, text);
}

/* Words of a list that stand for things to read or courses to take: their languages are not spoken. */
static const char *const things[] = { "literature", "material", "materials", "brochure", "brochures", "leaflet", "leaflets", "pamphlet",
	"pamphlets", "flyer", "flyers", "handout", "handouts", "publication", "publications", "document", "documents", "form", "forms",
	"application", "applications", "website", "web", "translated", "written", "print", "printed", "newsletter", "newsletters",
	"video", "videos", "subtitles", "book", "books", "class", "classes", "lesson", "lessons", "course", "courses", "teaching",
	"instruction", "tutoring", "esl" };
/* Words that show that the languages beside them are spoken, and words that take it back. */
static const char *const speaking[] = { "speak", "speaks", "speaking", "spoken", "speakers", "bilingual", "trilingual", "fluent",
	"staff", "interpreter", "interpreters", "interpretation", "interpreting", "available" };
static const char *const not_spoken[] = { "no", "not", "non", "none", "without", "except" };
/* Words behind a language that begin a condition: "ASL with one week's notice". */
static const char *const condition_starts[] = { "with", "by", "on", "upon", "when", "if", "only", "available", "at", "during", "for" };
static const char *const conditions[] = { "limited ", "some ", "a little " };

/* The next word, of letters, digits and whatever is not ASCII; NULL at the end. */
static const char *next_word(const char **text, size_t *length)
{
	const char *word = *text;

	while (*word && (unsigned char)*word < 0x80 && !isalnum((unsigned char)*word))
		word++;
	for (*length = 0; (unsigned char)word[*length] >= 0x80 || isalnum((unsigned char)word[*length]); ++*length)
		;
	*text = word + *length;
	return *length ? word : NULL;
}

static bool is_one_of(const char *const *list, size_t count, const char *word, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i]) == length && !strncasecmp(list[i], word, length))
			return true;
	return false;
}

static bool has_word(const char *const *list, size_t count, const char *text)
{
	const char *word;
	size_t length;

	while ((word = next_word(&text, &length)))
		if (is_one_of(list, count, word, length))
			return true;
	return false;
}

#define NAME_WORDS 4

/* The longest name of a language that begins at the word; *end is behind it. */
static const struct language *name_at(struct arena *a, const char *word, const char **end)
{
	const struct language *longest = NULL;
	const char *rest = word;
	size_t length;

	for (int i = 0; i < NAME_WORDS && next_word(&rest, &length); i++) {
		const struct language *l = find_name(arena_bytes(a, word, (size_t)(rest - word)));

		if (l) {
			longest = l;
			*end = rest;
		}
	}
	return longest;
}

/* The language of "Spanish (limited)", "limited Spanish" or "ASL with one week's notice", or NULL. */
static const struct language *conditional(struct arena *a, const char *part)
{
	const char *bracket = strchr(part, '('), *rest = part, *word;
	const struct language *l;
	size_t length;

	if (bracket && bracket > part && (l = find_name(arena_bytes(a, part, (size_t)(bracket - part)))))
		return l;
	for (size_t i = 0; i < COUNT(conditions); i++)
		if (!strncasecmp(part, conditions[i], strlen(conditions[i])))
			return find_name(part + strlen(conditions[i]));
	l = name_at(a, part, &rest);
	word = l ? next_word(&rest, &length) : NULL;
	return word && is_one_of(condition_starts, COUNT(condition_starts), word, length) ? l : NULL;
}

/* Adds the languages that a part of a list names as spoken. */
static void spoken_read(struct found *f, const char *part)
{
	const struct language *l;
	const char *word, *rest = part;
	size_t length;

	if (has_word(things, COUNT(things), part) || has_word(not_spoken, COUNT(not_spoken), part))
		return;
	l = conditional(f->arena, part);
	if (l)
		tag_add(f, l->tag);
	if (l || !has_word(speaking, COUNT(speaking), part))
		return;
	while ((word = next_word(&rest, &length)))
		if ((l = name_at(f->arena, word, &rest)))
			tag_add(f, l->tag);
}

static void part_read(struct found *f, const char *part)
{
	const struct language *l = find_name(part);

	if (l) {
		tag_add(f, l->tag);
		return;
	}
	spoken_read(f, part);
	note_add(f, part);
}

static const char *const separators[] = { "\n", ",", ";", "/", "&", "|", ". ", " and ", " or " };

/* The length of a separator at the start of text, or 0. */
static size_t separator_length(const char *text)
{
	for (size_t i = 0; i < COUNT(separators); i++)
		if (!strncasecmp(text, separators[i], strlen(separators[i])))
			return strlen(separators[i]);
	return 0;
}

/* The length of the part that begins at text. Separators inside brackets do not end it. */
static size_t part_length(const char *text)
{
	size_t i;
	int depth = 0;

	for (i = 0; text[i]; i++) {
		depth += text[i] == '(';
		depth -= text[i] == ')' && depth;
		if (!depth && separator_length(text + i))
			break;
	}
	return i;
}

/* True if every part of the cell is a language, with or without a condition. */
static bool all_known(struct arena *a, const char *cell)
{
	while (*cell) {
		size_t n = part_length(cell);
		char *part = text_trim(a, arena_bytes(a, cell, n));

		if (part[0] && !find_name(part) && !conditional(a, part))
			return false;
		cell += n + separator_length(cell + n);
	}
	return true;
}

/* True if the part begins with a language: "Chinese literature" ends a list of such literature. */
static bool begins_with_language(struct arena *a, const char *part)
{
	const char *end;

	return name_at(a, part, &end) != NULL;
}

/* The length of the text whose languages are spoken, up to the first part about things: "English, leaflets in
 * Spanish" has one, "Spanish and Russian leaflets" has none. */
static size_t spoken_length(struct arena *a, const char *text)
{
	for (const char *at = text; *at; ) {
		size_t n = part_length(at);
		char *part = text_trim(a, arena_bytes(a, at, n));

		if (has_word(things, COUNT(things), part))
			return begins_with_language(a, part) ? 0 : (size_t)(at - text);
		at += n + separator_length(at + n);
	}
	return strlen(text);
}

static void parts_read(struct found *f, const char *cell)
{
	while (*cell) {
		size_t n = part_length(cell);
		char *part = text_trim(f->arena, arena_bytes(f->arena, cell, n));

		if (part[0])
			part_read(f, part);
		cell += n + separator_length(cell + n);
	}
}

/* Reads the spoken languages of a line, sentence by sentence. False if some sentence is about something else. */
static bool sentences_read(struct found *f, const char *line)
{
	bool all = true;

	while (*line) {
		const char *stop = strstr(line, ". ");
		size_t length = stop ? (size_t)(stop - line) : strlen(line), spoken;
		char *sentence = arena_bytes(f->arena, line, length);

		spoken = spoken_length(f->arena, sentence);
		all = all && spoken == length;
		sentence[spoken] = '\0';
		parts_read(f, sentence);
		line += length + (stop ? 2 : 0);
	}
	return all;
}

/* If part of a line is no language, the whole line goes into the note; languages that
 * stand alone in it still count. */
static void line_read(struct found *f, const char *line)
{
	struct found part = { .arena = f->arena, .tags = f->tags, .count = f->count, .room = f->room };

	str_init(&part.note, f->arena, 4000);
	if (!sentences_read(&part, line))
		note_add(&part, line);
	f->count = part.count;
	if (part.note.length)
		note_add(f, all_known(f->arena, line) ? part.note.text : line);
}

#define TAGS_MOST 64

/* Reads "en, es, pt": codes and nothing else. A lone "no" is an answer, not Norwegian. */
static bool codes_read(struct found *f, const char *cell)
{
	struct found codes = { .arena = f->arena, .tags = arena_array(f->arena, TAGS_MOST, sizeof(*f->tags)), .room = TAGS_MOST };

	if (!strcasecmp(cell, "no"))
		return false;
	while (*cell) {
		size_t n = strcspn(cell, ",;|");
		const struct language *l = find_code(arena_bytes(f->arena, cell, n));

		if (!l)
			return false;
		tag_add(&codes, l->tag);
		cell += n + (cell[n] != '\0');
	}
	for (size_t i = 0; i < codes.count; i++)
		tag_add(f, codes.tags[i]);
	return true;
}

size_t language_listed(struct arena *a, const char *cell, const char ***tags, const char **note)
{
	struct found f = { .arena = a, .tags = arena_array(a, TAGS_MOST, sizeof(*f.tags)), .room = TAGS_MOST };
	char *rest = text_trim(a, cell ? cell : ""), *line;

	str_init(&f.note, a, 8000);
	if (codes_read(&f, rest))
		*rest = '\0';
	while ((line = strsep(&rest, "\n"))) {
		line = text_trim(a, line);
		if (find_name(line))
			tag_add(&f, find_name(line)->tag);
		else if (line[0])
			line_read(&f, line);
	}
	*tags = f.tags;
	*note = f.note.text;
	return f.count;
}
