// tpl.cc - the bridge to ctemplate: the only C++ in the house, and nothing longjmps or throws through it.
#include "tpl.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <dirent.h>
#include <cstdio>
#include <cstring>
#include <new>
#include <string>
#include <sys/stat.h>

extern "C" {
#include "arena.h"
}

using ctemplate::DO_NOT_STRIP;
using ctemplate::STRIP_BLANK_LINES;
using ctemplate::Strip;
using ctemplate::Template;
using ctemplate::TemplateCache;
using ctemplate::TemplateDictionary;

// A struct tpl is ctemplate's dictionary and nothing else; the root one is freed with its arena.
static TemplateDictionary *dictionary(struct tpl *t) { return reinterpret_cast<TemplateDictionary *>(t); }
static struct tpl *handle(TemplateDictionary *d) { return reinterpret_cast<struct tpl *>(d); }

static TemplateCache *cache;
static std::string *root;

static std::string path_of(const char *language, const char *name)
{
	return *root + "/" + language + "/" + name + ".tpl";
}

// White space matters in messages and sentences; of pages only blank lines go.
static Strip strip_of(const std::string &path)
{
	return path.find("/mail/") != std::string::npos || path.find("/text/") != std::string::npos
		|| path.find("/problems.tpl") != std::string::npos || path.find("/consent.tpl") != std::string::npos
		? DO_NOT_STRIP : STRIP_BLANK_LINES;
}

static int load_folder(const std::string &folder)
{
	DIR *d = opendir(folder.c_str());
	int bad = 0;

	if (!d)
		return 1;
	while (struct dirent *entry = readdir(d)) {
		std::string path = folder + "/" + entry->d_name;
		struct stat s;

		if (entry->d_name[0] == '.' || stat(path.c_str(), &s))
			continue;
		if (S_ISDIR(s.st_mode)) {
			bad += load_folder(path);
			continue;
		}
		if (path.size() < 4 || path.compare(path.size() - 4, 4, ".tpl"))
			continue;
		if (!cache->LoadTemplate(path, strip_of(path))) {
			fprintf(stderr, "template %s cannot be read\n", path.c_str());
			bad++;
		}
	}
	closedir(d);
	return bad;
}

// The same end as for C: a line in the log.
static void out_of_memory() { arena_exhausted(0); }

int tpl_load(const char *directory)
{
	std::set_new_handler(out_of_memory);
	delete cache;
	delete root;
	cache = new TemplateCache;
	root = new std::string(directory);
	int bad = load_folder(*root);
	if (!bad)
		cache->Freeze();
	return bad;
}

bool tpl_has_language(const char *language)
{
	struct stat s;

	if (!root || !*language || strchr(language, '/') || language[0] == '.')
		return false;
	return !stat((*root + "/" + language).c_str(), &s);
}

static void drop(void *t) { delete static_cast<TemplateDictionary *>(t); }

struct tpl *tpl_new(struct arena *a)
{
	TemplateDictionary *d = new TemplateDictionary("page");

	arena_defer(a, drop, d);
	return handle(d);
}

void tpl_set(struct tpl *t, const char *marker, const char *value)
{
	dictionary(t)->SetValue(marker, value ? value : "");
}

void tpl_set_everywhere(struct tpl *t, const char *marker, const char *value)
{
	dictionary(t)->SetTemplateGlobalValue(marker, value ? value : "");
}

void tpl_show_everywhere(struct tpl *t, const char *section)
{
	dictionary(t)->ShowTemplateGlobalSection(section);
}

struct tpl *tpl_section(struct tpl *t, const char *section)
{
	return handle(dictionary(t)->AddSectionDictionary(section));
}

void tpl_show(struct tpl *t, const char *section)
{
	dictionary(t)->ShowSection(section);
}

struct tpl *tpl_include(struct tpl *t, const char *marker, const char *language, const char *name)
{
	TemplateDictionary *d = dictionary(t)->AddIncludeDictionary(marker);

	d->SetFilename(path_of(language, name));
	return handle(d);
}

char *tpl_render(struct arena *a, struct tpl *t, const char *language, const char *name, size_t *length)
{
	std::string out, path = path_of(language, name);

	if (!cache || !cache->ExpandNoLoad(path, strip_of(path), dictionary(t), NULL, &out))
		return NULL;
	if (length)
		*length = out.size();
	return arena_bytes(a, out.data(), out.size());
}
