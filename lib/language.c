/* language.c - the list of languages.def, and looking one up. */
#include "language.h"

#include <string.h>

#include "str.h"

static const struct language languages[] = {
#define LANGUAGE(tag, autonym, english_name) { tag, autonym, english_name },
#include "languages.def"
#undef LANGUAGE
};

const struct language *language_all(size_t *count)
{
	*count = COUNT(languages);
	return languages;
}

const struct language *language_find(const char *tag)
{
	size_t length = tag ? strcspn(tag, "-_") : 0;

	for (size_t i = 0; i < COUNT(languages); i++)
		if (strlen(languages[i].tag) == length && !strncmp(languages[i].tag, tag, length))
			return &languages[i];
	return NULL;
}

const char *language_autonym(const char *tag)
{
	const struct language *l = language_find(tag);

	return l ? l->autonym : tag;
}
