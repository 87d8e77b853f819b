/* twin - fills one of our dictionaries and one of ctemplate's with the same values, to compare the pages that they make. */
#ifndef HANDRAIL_TESTS_TWIN_H
#define HANDRAIL_TESTS_TWIN_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arena;
struct tpl;

struct twin {
	struct tpl *ours;
	void *theirs;
};

/* folder: where the templates are, one folder per language. The twins of an arena end with it. */
struct twin twin_new(struct arena *a, const char *folder);
void twin_set(struct twin t, const char *marker, const char *value);
void twin_show(struct twin t, const char *section);
void twin_set_everywhere(struct twin t, const char *marker, const char *value);
void twin_show_everywhere(struct twin t, const char *section);
struct twin twin_section(struct twin t, const char *section);
struct twin twin_include(struct twin t, const char *marker, const char *language, const char *name);

/* The page that ctemplate makes, in memory of the arena; NULL if it fails. */
char *twin_expected(struct arena *a, struct twin t, const char *language, const char *name, bool keeps_blank_lines);

#ifdef __cplusplus
}
#endif

#endif
