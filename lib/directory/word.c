/* word.c - splits a text into words and takes their endings off. */
#include "directory/word.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

/* ---- endings ---- */

static const struct form { const char *written, *as; } forms[] = {
#define FORM(written, as) { written, as },
#include "directory/everyday.def"
};

struct ending {
	const char *ending;
	size_t left;		/* letters that must be left */
	const char *after;	/* one of which stands before the ending; NULL for any */
};

static size_t without(const char *word, size_t length, const struct ending *e)
{
	size_t n = strlen(e->ending);

	if (length < n + e->left || memcmp(word + length - n, e->ending, n))
		return length;
	return e->after && !strchr(e->after, word[length - n - 1]) ? length : length - n;
}

/* Takes off the first of the endings that fits. */
static size_t without_one(const char *word, size_t length, const struct ending *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t left = without(word, length, &all[i]);

		if (left < length)
			return left;
	}
	return length;
}

/* "boxes", "churches" and "classes"; then "pantries" and "comedores", whose e goes with the last endings. */
static const struct ending plurals[] = { { "es", 3, "sxzh" }, { "s", 3, "abcdefghjklmnopqrtvwxyz" } };
static const struct ending noun_endings[] = { { "ness", 5, NULL } };
static const struct ending verb_endings[] = { { "ing", 4, NULL }, { "ed", 4, NULL }, { "ion", 5, "t" } };
/* "clinica" and "clinic", "house" and "housing"; "care" stays apart from "car". */
static const struct ending vowels[] = { { "a", 5, NULL }, { "o", 5, NULL }, { "e", 4, NULL }, { "e", 3, "sxzh" } };

static bool is_last_doubled(const char *word, size_t length)
{
	return length > 4 && word[length - 1] == word[length - 2] && strchr("bdgmnpt", word[length - 1]);
}

/* Names like "bus" and "crisis" are no plurals. */
static bool is_singular(const char *word, size_t length)
{
	return length > 2 && word[length - 1] == 's' && strchr("isu", word[length - 2]);
}

static size_t stem_length(const char *word, size_t length)
{
	size_t whole;

	if (!is_singular(word, length))
		length = without_one(word, length, plurals, COUNT(plurals));
	length = without_one(word, length, noun_endings, COUNT(noun_endings));
	whole = length;
	length = without_one(word, length, verb_endings, COUNT(verb_endings));
	if (length < whole && is_last_doubled(word, length))
		length--;
	return without_one(word, length, vowels, COUNT(vowels));
}

static bool has_only_letters(const char *word)
{
	return word[strspn(word, "abcdefghijklmnopqrstuvwxyz")] == '\0';
}

static const char *form_of(const char *plain)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (!strcmp(forms[i].written, plain))
			return forms[i].as;
	return plain;
}

void word_stem(const char *plain, char stem[WORD_ROOM])
{
	size_t length;

	plain = form_of(plain);
	length = strlen(plain);
	if (has_only_letters(plain) && length > 3)
		length = stem_length(plain, length);
	memcpy(stem, plain, length);
	stem[length] = '\0';
	if (length > 3 && stem[length - 1] == 'y')
		stem[length - 1] = 'i';
}

/* ---- scripts without blanks ---- */

static size_t character(const char *text, unsigned *c)
{
	const unsigned char *t = (const unsigned char *)text;

	if (t[0] < 0x80)
		return *c = t[0], 1;
	if (t[0] < 0xe0)
		return *c = (t[0] & 0x1fu) << 6 | (t[1] & 0x3fu), 2;
	if (t[0] < 0xf0)
		return *c = (t[0] & 0x0fu) << 12 | (t[1] & 0x3fu) << 6 | (t[2] & 0x3fu), 3;
	return *c = (t[0] & 0x07u) << 18 | (t[1] & 0x3fu) << 12 | (t[2] & 0x3fu) << 6 | (t[3] & 0x3fu), 4;
}

static bool is_unspaced(unsigned c)
{
	static const struct { unsigned from, to; } scripts[] = {
		{ 0xe00, 0xeff }, { 0x1000, 0x109f }, { 0x1780, 0x17ff }, { 0x3040, 0x30ff }, { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff },
		{ 0x20000, 0x3ffff },
	};

	for (size_t i = 0; i < COUNT(scripts); i++)
		if (c >= scripts[i].from && c <= scripts[i].to)
			return true;
	return false;
}

bool word_is_unspaced(const char *plain)
{
	unsigned c;

	character(plain, &c);
	return is_unspaced(c);
}

/* ---- words ---- */

struct splitting {
	struct arena *arena;
	void (*each)(void *data, const char *plain, const char *stem);
	void *data;
};

static bool is_stop_word(const char *plain)
{
	static const char *const stop_words[] = {
#define STOP(word) word,
#include "directory/everyday.def"
	};

	for (size_t i = 0; i < COUNT(stop_words); i++)
		if (!strcmp(stop_words[i], plain))
			return true;
	return false;
}

static void pairs_of(const struct splitting *s, const char *word)
{
	size_t length = strlen(word), bytes, next;
	char pair[WORD_ROOM];
	unsigned c;

	for (size_t i = 0; i < length; i += bytes) {
		bytes = character(word + i, &c);
		next = i + bytes < length ? character(word + i + bytes, &c) : 0;
		if (!next && i)
			return;
		memcpy(pair, word + i, bytes + next);
		pair[bytes + next] = '\0';
		s->each(s->data, pair, pair);
	}
}

/* Takes a word in lower case, without accents. Single letters are what is left of "women's" or "e-mail". */
static void take(const struct splitting *s, char *plain, size_t length)
{
	char stem[WORD_ROOM];

	if (length >= WORD_ROOM)
		for (length = WORD_ROOM - 1; ((unsigned char)plain[length] & 0xc0) == 0x80; length--)
			;
	plain[length] = '\0';
	if (!length || (length == 1 && (plain[0] < '0' || plain[0] > '9')) || is_stop_word(plain))
		return;
	if (word_is_unspaced(plain)) {
		pairs_of(s, plain);
		return;
	}
	word_stem(plain, stem);
	s->each(s->data, plain, stem);
}

/* Takes a run of letters, digits, apostrophes and characters beyond ASCII. */
static void take_run(const struct splitting *s, const char *run, size_t length)
{
	char plain[WORD_ROOM + 1] = "";
	size_t n = 0, count;
	char **words;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)run[i];

		if (c >= 0x80) {
			words = text_words(s->arena, arena_bytes(s->arena, run, length), &count);
			for (size_t j = 0; j < count; j++)
				take(s, words[j], strlen(words[j]));
			return;
		}
		if (c != '\'' && n < WORD_ROOM)
			plain[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
	}
	take(s, plain, n);
}

static bool is_in_run(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
}

void word_each(struct arena *a, const char *text, void (*each)(void *data, const char *plain, const char *stem), void *data)
{
	struct splitting s = { a, each, data };

	for (text = text_or_empty(text); *text; ) {
		size_t length = 0;

		while (is_in_run((unsigned char)text[length]))
			length++;
		take_run(&s, text, length);
		text += length ? length : 1;
	}
}
