/* tpl - renders pages and messages from templates; hides ctemplate (in tpl_read.cc, the only C++).
 *
 * tpl_load() loads all templates of all languages at the start; a bad one stops the
 * program. After that they cannot change. (A plain CGI program renders only one page,
 * so it calls tpl_load_asked().) A template's name has no language and no ending:
 * "connect", "parts/head", "mail/live_sent_seeker.html". HTML templates escape by
 * context (their first line turns that on); text templates do not.
 *
 * A struct tpl is a dictionary: markers with values, and sections that repeat.
 * The arena owns it. */
#ifndef HANDRAIL_TPL_H
#define HANDRAIL_TPL_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct tpl;

/* Loads all templates. directory holds one folder per language ("en", ...). Returns the
 * number of bad templates, each named on standard error. */
int tpl_load(const char *directory);

/* Like tpl_load(), but reads each template when it is first rendered. Returns a number other than 0 if the folder holds no
 * language. */
int tpl_load_asked(const char *directory);

/* The number of loads so far. Anything cached from a template before the last one is stale. */
unsigned tpl_loads(void);

bool tpl_has_language(const char *language);

struct tpl *tpl_new(struct arena *a);

/* Sets a marker to a copy of value. NULL counts as empty, like a marker never set. */
void tpl_set(struct tpl *t, const char *marker, const char *value);

/* Shows section x if yes, otherwise no_x. */
void tpl_flag(struct tpl *t, const char *section, bool yes);

/* The name of a marker or section, looked up once for many uses, until the next load (tpl_loads()). NULL if no template has it;
 * then there is nothing to set or to show. */
struct tpl_name;
const struct tpl_name *tpl_find_name(const char *text);
void tpl_set_named(struct tpl *t, const struct tpl_name *name, const char *value);

void tpl_flag_named(struct tpl *t, const struct tpl_name *name, bool yes);

/* False if the template shows neither this name nor its absence; a caller then need not compute the value. */
bool tpl_shows(const struct tpl *t, const struct tpl_name *name);

/* Sets marker to the number n, and shows the plural form that the language has for n, of
 * {{#tn marker}}one day{{|}}{{marker}} days{{/tn}} (tools/templates). */
void tpl_count(struct tpl *t, const char *language, const char *marker, unsigned long n);

/* For two numbers with the same tpl_form(), tpl_count() shows the same words apart from the digits. */
unsigned tpl_form(const char *language, unsigned long n);

/* Sets a marker for included templates too, which otherwise see only their own dictionary. A section
 * shown everywhere sees markers set everywhere, then the page's dictionary, wherever it stands. */
void tpl_set_everywhere(struct tpl *t, const char *marker, const char *value);
void tpl_show_everywhere(struct tpl *t, const char *section);

/* Adds an occurrence of a section and returns its dictionary, to be filled. */
struct tpl *tpl_section(struct tpl *t, const char *section);

/* Shows a section once, without a dictionary of its own. */
void tpl_show(struct tpl *t, const char *section);

/* Fills an include marker {{>marker}} with a template; returns its dictionary. */
struct tpl *tpl_include(struct tpl *t, const char *marker, const char *language, const char *name);

/* Renders into memory of the arena. NULL on any fault; no partial page gets out.
 * length may be NULL. */
char *tpl_render(struct arena *a, struct tpl *t, const char *language, const char *name, size_t *length);

#endif
