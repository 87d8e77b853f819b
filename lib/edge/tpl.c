/* tpl.c - keeps templates, fills dictionaries, and expands one with the other. */
#include "edge/tpl.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "edge/tpl_in.h"

/* ---- what was read ---- */

/* A name that stands in a template. Its number makes the look-up in a dictionary short. */
struct tpl_name {
	unsigned number;
	const struct tpl_name *no;	/* of the section shown in its absence, if a template has one */
};

/* forms: for each number from 0 on, the digit of its plural form, from the catalogue (tools/templates). English has none. */
struct folder { const char *language, *forms; };

#define NAMES_MAX 3072
#define LANGUAGES_MAX 64

/* Where a text stood that was looked up before, which is mostly a literal of the program: the next look-up compares one key, and
 * needs no hash of the text. found: a name, or a template. */
struct met { const char *at, *key; void *found; };
#define MET 1024		/* a power of two */

static struct {
	struct arena *arena;		/* of all this */
	const char *root;
	struct map names, templates;
	unsigned rooms[NAMES_MAX + 1];	/* by a section's number: what its last dictionary came to need */
	struct folder folders[LANGUAGES_MAX];
	size_t folder_count;
	struct met met[MET];
	bool all;			/* nothing is read any more, and a name without a template needs no number */
	unsigned loads;
} kept;

unsigned tpl_loads(void) { return kept.loads; }

static struct met *met_at(const char *text) { return &kept.met[((uintptr_t)text >> 1) & (MET - 1)]; }

/* Looks the key up, and keeps it if it is known. */
static void *meet(struct met *met, const char *at, const struct map *map, const char *text)
{
	const char *key = map_key(map, text);

	if (!key)
		return NULL;
	*met = (struct met){ at, key, map_get(map, key) };
	return met->found;
}

static struct tpl_name *name_made(const char *text)
{
	void **name = map_at(&kept.names, text);
	struct tpl_name *made = *name;

	if (!made) {
		*name = made = ARENA_NEW(kept.arena, struct tpl_name);
		made->number = (unsigned)kept.names.count;
	}
	return made;
}

/* NULL if there are too many names. Of no_x it keeps x as well, which leads to it. */
static const struct tpl_name *keep_name(const char *text)
{
	struct tpl_name *name;

	if (kept.names.count + 2 > NAMES_MAX)
		return map_get(&kept.names, text);
	name = name_made(text);
	if (text_starts(text, "no_"))
		name_made(text + strlen("no_"))->no = name;
	return name;
}

/* The names that templates have are kept when they are read. A page sets and shows many more (made_at_iso): those cost only a
 * look-up here. While templates are read one by one, any name may turn up later, and so may no_x. */
const struct tpl_name *tpl_find_name(const char *text)
{
	struct met *met = met_at(text);

	if (!kept.all) {
		keep_name(arena_printf(kept.arena, "no_%s", text));
		return map_get(&kept.names, text);
	}
	if (met->at == text && !strcmp(met->key, text))
		return met->found;
	return meet(met, text, &kept.names, text);
}

/* White space matters in messages and sentences; pages lose only blank lines. */
static bool keeps_blank_lines(const char *path)
{
	return strstr(path, "/mail/") || strstr(path, "/text/") || text_ends(path, "/problems.tpl") || text_ends(path, "/consent.tpl");
}

static bool keep_names(struct tpl_file *f)
{
	bool kept_all = true;

	for (struct step *s = f->steps; s < f->steps + f->count; s++)
		if (s->kind != STEP_TEXT && s->kind != STEP_END)
			kept_all = (s->name = keep_name(s->text)) && kept_all;
	return kept_all;
}

/* name: with its language, as en/parts/head. */
static struct tpl_file *read_template(const char *name)
{
	const char *path = arena_printf(kept.arena, "%s/%s.tpl", kept.root, name);
	struct tpl_file *f = tpl_read(kept.arena, path, keeps_blank_lines(path));

	return *map_at(&kept.templates, name) = f && keep_names(f) ? f : NULL;
}

static bool is_key_of(const char *key, const char *language, const char *name)
{
	size_t n = strlen(language);

	return !strncmp(key, language, n) && key[n] == '/' && !strcmp(key + n + 1, name);
}

static struct tpl_file *template_of(struct arena *a, const char *language, const char *name)
{
	struct met *met = met_at(name);
	struct tpl_file *t;
	const char *whole;

	if (met->at == name && is_key_of(met->key, language, name))
		return met->found;
	whole = arena_printf(a, "%s/%s", language, name);
	t = meet(met, name, &kept.templates, whole);
	return t || kept.all || !kept.arena ? t : read_template(whole);
}

static bool is_folder(const char *path)
{
	struct stat s;

	return !stat(path, &s) && S_ISDIR(s.st_mode);
}

/* 1 if the file is a template, and a bad one. */
static int load_file(const char *name)
{
	const char *bare;

	if (!text_ends(name, ".tpl"))
		return 0;
	bare = arena_bytes(kept.arena, name, strlen(name) - strlen(".tpl"));
	if (read_template(bare))
		return 0;
	fprintf(stderr, "template %s/%s cannot be read\n", kept.root, name);
	return 1;
}

/* below: the root, with "" for the root itself, en/parts/ for a folder. Returns the number of bad files. */
static int load_folder(const char *below)
{
	DIR *d = opendir(arena_printf(kept.arena, "%s/%s", kept.root, below));
	struct dirent *entry;
	int bad = 0;

	if (!d)
		return 1;
	while ((entry = readdir(d))) {
		const char *name = arena_printf(kept.arena, "%s%s", below, entry->d_name);

		if (entry->d_name[0] == '.')
			continue;
		if (is_folder(arena_printf(kept.arena, "%s/%s", kept.root, name)))
			bad += load_folder(arena_printf(kept.arena, "%s/", name));
		else
			bad += load_file(name);
	}
	closedir(d);
	return bad;
}

static const char *read_forms(const char *folder)
{
	char digits[1024] = "";
	FILE *f = fopen(arena_printf(kept.arena, "%s/plurals", folder), "re");

	if (!f)
		return "";
	if (!fgets(digits, sizeof(digits), f))
		digits[0] = '\0';
	fclose(f);
	return arena_bytes(kept.arena, digits, strcspn(digits, "\n"));
}

static void find_languages(void)
{
	DIR *d = opendir(kept.root);
	struct dirent *entry;

	if (!d)
		return;
	while (kept.folder_count < LANGUAGES_MAX && (entry = readdir(d))) {
		const char *folder = arena_printf(kept.arena, "%s/%s", kept.root, entry->d_name);

		if (entry->d_name[0] != '.' && is_folder(folder))
			kept.folders[kept.folder_count++] = (struct folder){ arena_text(kept.arena, entry->d_name), read_forms(folder) };
	}
	closedir(d);
}

static void begin(const char *directory)
{
	unsigned loads = kept.loads + 1;

	arena_release(kept.arena);
	memset(&kept, 0, sizeof(kept));
	kept.arena = arena_new();
	kept.root = arena_text(kept.arena, directory);
	kept.loads = loads;
	map_init(&kept.names, kept.arena);
	map_init(&kept.templates, kept.arena);
	find_languages();
}

int tpl_load(const char *directory)
{
	int bad;

	begin(directory);
	bad = load_folder("");
	kept.all = !bad;
	return bad;
}

int tpl_load_asked(const char *directory)
{
	begin(directory);
	return !kept.folder_count;
}

/* ---- languages ---- */

static const struct folder *folder_of(const char *language)
{
	for (size_t i = 0; i < kept.folder_count; i++)
		if (!strcmp(kept.folders[i].language, language))
			return &kept.folders[i];
	return NULL;
}

bool tpl_has_language(const char *language) { return folder_of(language); }

/* Beyond the end of the table the last two digits decide. That is right for every language, except for whole millions. */
static char form_of(const char *language, unsigned long n)
{
	const struct folder *f = folder_of(language);
	size_t count = f ? strlen(f->forms) : 0;

	if (count < 100)
		return '0';
	return f->forms[n < count ? n : count - 100 + n % 100];
}

unsigned tpl_form(const char *language, unsigned long n) { return (unsigned)(form_of(language, n) - '0') * 2 + (n != 1); }

/* ---- dictionaries ---- */

/* All that a dictionary has by one name. */
struct entry {
	const struct tpl_name *name;
	const char *text;		/* NULL: not set */
	size_t length;
	struct tpl *sections, *includes;	/* the first of each, or &shown */
};

/* A section finds what it does not have itself in the dictionary around it; an include only what is set everywhere.
 *
 * The dictionary of an include serves one file, so its entries are an array by that file's slots, and a name that the file does
 * not have needs no entry: a row of a list is filled with twice as many names as its template shows. Any other dictionary is a
 * hash table by the number of the name. */
struct tpl {
	struct arena *arena;
	struct tpl *around;		/* of a section; of everywhere it is the page */
	struct tpl *page;		/* the dictionary of the whole page */
	struct tpl *everywhere;		/* of the page alone */
	struct tpl *next, *last;	/* of the same name; only the first knows the last */
	const struct tpl_file *file;	/* of an include, unless it is missing; NULL for any other dictionary */
	struct entry *entries;
	unsigned room, count;		/* of a hash table */
	unsigned *room_kept;		/* of a section: for the next one of its name */
};

/* A section without a dictionary of its own. */
static struct tpl shown;

static struct tpl *dictionary_new(struct arena *a, struct tpl *around, struct tpl *page, unsigned entries)
{
	struct tpl *t = ARENA_NEW(a, struct tpl);

	t->arena = a;
	t->around = around;
	t->page = page ? page : t;
	t->entries = arena_array(a, entries, sizeof(*t->entries));
	return t;
}

#define ROOM_FIRST 4

static struct tpl *table_new(struct arena *a, struct tpl *around, struct tpl *page, unsigned room)
{
	struct tpl *t = dictionary_new(a, around, page, room ? room : ROOM_FIRST);

	t->room = room ? room : ROOM_FIRST;
	return t;
}

struct tpl *tpl_new(struct arena *a)
{
	struct tpl *t = table_new(a, NULL, NULL, 0);

	t->everywhere = table_new(a, t, t, 0);
	return t;
}

/* ---- the slots of a file ---- */

/* Names that come later than this, while templates are read one by one, are not in the file. */
static void number_slots(struct tpl_file *f)
{
	f->slot_room = (unsigned)kept.names.count + 1;
	f->slots = arena_array(kept.arena, f->slot_room, sizeof(*f->slots));
	for (struct step *s = f->steps; s < f->steps + f->count; s++)
		if (s->name) {
			unsigned short *slot = &f->slots[s->name->number];

			if (!*slot)
				*slot = (unsigned short)++f->slot_count;
			s->slot = *slot - 1u;
		}
}

static struct entry *entry_in_file(const struct tpl *t, const struct tpl_name *name)
{
	unsigned slot = name->number < t->file->slot_room ? t->file->slots[name->number] : 0;

	return slot ? &t->entries[slot - 1] : NULL;
}

/* ---- the hash table ---- */

static struct entry *place_in_table(const struct tpl *t, const struct tpl_name *name)
{
	unsigned i = name->number & (t->room - 1);

	while (t->entries[i].name && t->entries[i].name != name)
		i = (i + 1) & (t->room - 1);
	return &t->entries[i];
}

static void grow(struct tpl *t)
{
	struct entry *old = t->entries;
	unsigned room = t->room;

	t->room = room * 2;
	if (t->room_kept)
		*t->room_kept = t->room;
	t->entries = arena_array(t->arena, t->room, sizeof(*t->entries));
	for (unsigned i = 0; i < room; i++)
		if (old[i].name)
			*place_in_table(t, old[i].name) = old[i];
}

/* A table stays free by a quarter at least, so that every search in it ends. */
static struct entry *entry_in_table(struct tpl *t, const struct tpl_name *name)
{
	struct entry *e = place_in_table(t, name);

	if (e->name)
		return e;
	if (++t->count > t->room / 4 * 3) {
		grow(t);
		e = place_in_table(t, name);
	}
	e->name = name;
	return e;
}

/* ---- filling ---- */

/* NULL if the dictionary has no use for the name. */
static struct entry *entry_at(struct tpl *t, const struct tpl_name *name)
{
	return t->file ? entry_in_file(t, name) : entry_in_table(t, name);
}

bool tpl_shows(const struct tpl *t, const struct tpl_name *name)
{
	return name && (!t->file || entry_in_file(t, name) || (name->no && entry_in_file(t, name->no)));
}

void tpl_set_named(struct tpl *t, const struct tpl_name *name, const char *value)
{
	struct entry *e;

	if (!name || !(e = entry_at(t, name)))
		return;
	value = text_or_empty(value);
	e->length = strlen(value);
	e->text = e->length ? arena_bytes(t->arena, value, e->length) : "";
}

static void show(struct tpl *t, const struct tpl_name *name)
{
	struct entry *e = entry_at(t, name);

	if (e && !e->sections)
		e->sections = &shown;
}

void tpl_flag_named(struct tpl *t, const struct tpl_name *name, bool yes)
{
	if (name && (yes || name->no))
		show(t, yes ? name : name->no);
}

void tpl_set(struct tpl *t, const char *marker, const char *value) { tpl_set_named(t, tpl_find_name(marker), value); }

void tpl_show(struct tpl *t, const char *section) { tpl_flag_named(t, tpl_find_name(section), true); }

void tpl_flag(struct tpl *t, const char *section, bool yes) { tpl_flag_named(t, tpl_find_name(section), yes); }

/* A translated sentence has a section for each plural form of its language; an untranslated one has "one" and "other". */
void tpl_count(struct tpl *t, const char *language, const char *marker, unsigned long n)
{
	tpl_set(t, marker, arena_printf(t->arena, "%lu", n));
	tpl_show(t, arena_printf(t->arena, "%s_form_%c", marker, form_of(language, n)));
	tpl_show(t, arena_printf(t->arena, "%s_%s", marker, n == 1 ? "one" : "other"));
}

void tpl_set_everywhere(struct tpl *t, const char *marker, const char *value) { tpl_set(t->page->everywhere, marker, value); }

void tpl_show_everywhere(struct tpl *t, const char *section) { tpl_show(t->page->everywhere, section); }

/* Behind the others of its name. */
static struct tpl *append(struct tpl **first, struct tpl *t)
{
	if (*first)
		(*first)->last = (*first)->last->next = t;
	else
		(*first = t)->last = t;
	return t;
}

/* The dictionary of an unknown name is for nobody: no template shows it. */
struct tpl *tpl_section(struct tpl *t, const char *section)
{
	const struct tpl_name *name = tpl_find_name(section);
	unsigned *room = name ? &kept.rooms[name->number] : NULL;
	struct tpl *made = table_new(t->arena, t, t->page, room ? *room : 0);
	struct entry *e = name ? entry_at(t, name) : NULL;

	if (!e)
		return made;
	made->room_kept = room;
	if (e->sections == &shown) {
		e->sections = NULL;
		append(&e->sections, table_new(t->arena, t, t->page, 0));
	}
	return append(&e->sections, made);
}

/* The dictionary for a template that is missing is a table, and tpl_render() fails at it. */
struct tpl *tpl_include(struct tpl *t, const char *marker, const char *language, const char *name)
{
	struct tpl_file *f = template_of(t->arena, language, name);
	const struct tpl_name *known = tpl_find_name(marker);
	struct entry *e = known ? entry_at(t, known) : NULL;
	struct tpl *made;

	if (f && !f->slots)
		number_slots(f);
	made = f ? dictionary_new(t->arena, NULL, t->page, f->slot_count + 1) : table_new(t->arena, NULL, t->page, 0);
	made->file = f;
	return e ? append(&e->includes, made) : made;
}

/* ---- expanding ---- */

/* The page that is being made. It keeps its memory for the next one. */
static struct { char *text; size_t length, room; } made;

static void add_text(const char *text, size_t length)
{
	if (made.room - made.length < length) {
		made.room = (made.room + length) * 2;
		if (!(made.text = realloc(made.text, made.room)))
			arena_exhausted(made.room);
	}
	memcpy(made.text + made.length, text, length);
	made.length += length;
}

enum of { VALUE, SECTIONS, INCLUDES };

static bool has(const struct entry *e, enum of of)
{
	return of == VALUE ? e->text != NULL : of == SECTIONS ? e->sections != NULL : e->includes != NULL;
}

/* The dictionary that has this: t itself, one around it, or that of everywhere. Of these only that of the whole file that is
 * expanded can be an array by its slots. */
static const struct tpl *holder(const struct tpl *t, const struct step *s, enum of of, const struct entry **found)
{
	const struct tpl *everywhere = t->page->everywhere;

	for (; t; t = t->around)
		if (has(*found = t->file ? &t->entries[s->slot] : place_in_table(t, s->name), of))
			return t;
	return has(*found = place_in_table(everywhere, s->name), of) ? everywhere : NULL;
}

static void expand_value(const struct step *s, const struct tpl *t)
{
	const struct entry *e;

	if (!holder(t, s, VALUE, &e) || !e->length)
		return;
	if (s->escape)
		tpl_escape(s->escape, e->text, e->length, add_text);
	else
		add_text(e->text, e->length);
}

static bool expand(const struct tpl_file *f, size_t at, const struct tpl *t, bool last);

static bool expand_shown(const struct tpl_file *f, size_t at, const struct tpl *t)
{
	const struct entry *e;
	const struct tpl *in = holder(t, &f->steps[at], SECTIONS, &e);
	bool whole = true;

	if (!in)
		return true;
	if (e->sections == &shown)
		return expand(f, at + 1, in, true);
	for (const struct tpl *each = e->sections; each && whole; each = each->next)
		whole = expand(f, at + 1, each, !each->next);
	return whole;
}

/* A separator stands behind all but the last dictionary of the section around it, with that one's values. */
static bool expand_section(const struct tpl_file *f, size_t at, const struct tpl *t, bool last)
{
	return expand_shown(f, at, t) && (last || !f->steps[at].separates || expand(f, at + 1, t, true));
}

static bool expand_include(const struct step *s, const struct tpl *t)
{
	const struct entry *e;
	bool whole = true;

	if (!holder(t, s, INCLUDES, &e))
		return true;
	for (const struct tpl *each = e->includes; each && whole; each = each->next)
		whole = each->file && expand(each->file, 0, each, true);
	return whole;
}

/* From a step to the end of its section, for one of its dictionaries: the last one or not. False if an included template is
 * missing. */
static bool expand(const struct tpl_file *f, size_t at, const struct tpl *t, bool last)
{
	for (;; at++) {
		const struct step *s = &f->steps[at];
		bool whole = true;

		switch (s->kind) {
		case STEP_TEXT:
			add_text(s->text, s->length);
			break;
		case STEP_VALUE:
			expand_value(s, t);
			break;
		case STEP_SECTION:
			whole = expand_section(f, at, t, last);
			at = s->end;
			break;
		case STEP_INCLUDE:
			whole = expand_include(s, t);
			break;
		case STEP_END:
			return true;
		}
		if (!whole)
			return false;
	}
}

char *tpl_render(struct arena *a, struct tpl *t, const char *language, const char *name, size_t *length)
{
	const struct tpl_file *f = template_of(a, language, name);

	made.length = 0;
	if (!f || !expand(f, 0, t, true))
		return NULL;
	if (length)
		*length = made.length;
	return arena_bytes(a, made.text ? made.text : "", made.length);
}
