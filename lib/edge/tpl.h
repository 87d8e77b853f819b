/* tpl - pages and messages out of templates; hides ctemplate (in tpl.cc, the only C++).
 *
 * All templates of all languages are loaded by tpl_load() at the start, and a
 * bad one stops it; afterwards none can change. (A plain CGI program lives for
 * one page: tpl_load_asked().) A template is named without
 * language and ending: "connect", "parts/head", "mail/live_sent_seeker.html".
 * HTML templates escape by context (their first line says so); text ones don't.
 *
 * A struct tpl is a dictionary: markers with values, sections that repeat.
 * It lives in the arena's keeping. */
#ifndef HANDRAIL_TPL_H
#define HANDRAIL_TPL_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arena;
struct tpl;

/* directory holds a folder a language ("en", ...). Returns 0, or the number of
 * bad templates; each is named on standard error. */
int tpl_load(const char *directory);

/* The same without reading any: each is read when it is first rendered. Not 0 when there is no language. */
int tpl_load_asked(const char *directory);

/* How often that was done: what was kept of a template before is out of date. */
unsigned tpl_loads(void);

bool tpl_has_language(const char *language);

struct tpl *tpl_new(struct arena *a);

/* An unset marker is empty; value is copied; NULL is empty. */
void tpl_set(struct tpl *t, const char *marker, const char *value);

/* A number and the words that go with it: sets marker to n and shows the plural form that the language has for n, of
 * {{#tn marker}}one day{{|}}{{marker}} days{{/tn}} (tools/templates). */
void tpl_count(struct tpl *t, const char *language, const char *marker, unsigned long n);

/* A number for the words that tpl_count() shows: of two n with the same one, only the digits differ. */
unsigned tpl_form(const char *language, unsigned long n);

/* For included templates too, which otherwise know only their own dictionary. Inside a
 * section that is shown everywhere only what was set everywhere is known, no include. */
void tpl_set_everywhere(struct tpl *t, const char *marker, const char *value);
void tpl_show_everywhere(struct tpl *t, const char *section);

/* Another occurrence of a section; fill what it returns. */
struct tpl *tpl_section(struct tpl *t, const char *section);

/* Shows a section once, without a dictionary of its own. */
void tpl_show(struct tpl *t, const char *section);

/* Fills an include marker {{>marker}} with a template; returns its dictionary. */
struct tpl *tpl_include(struct tpl *t, const char *marker, const char *language, const char *name);

/* Renders into memory of the arena; NULL when anything at all is amiss (nothing half-done gets out).
 * length may be NULL. */
char *tpl_render(struct arena *a, struct tpl *t, const char *language, const char *name, size_t *length);

#ifdef __cplusplus
}
#endif

#endif
