// twin.cc - the half that is ctemplate's: its dictionaries, and its way to expand a template.
#include "twin.h"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <string>

extern "C" {
#include "base/arena.h"
#include "edge/tpl.h"
}

using ctemplate::TemplateCache;
using ctemplate::TemplateDictionary;

static const char *root;

static std::string path_of(const char *language, const char *name) { return std::string(root) + "/" + language + "/" + name + ".tpl"; }

static TemplateDictionary *theirs(struct twin t) { return static_cast<TemplateDictionary *>(t.theirs); }

static void drop(void *dictionary) { delete static_cast<TemplateDictionary *>(dictionary); }

struct twin twin_new(struct arena *a, const char *folder)
{
	TemplateDictionary *d = new TemplateDictionary("page");

	root = folder;
	arena_defer(a, drop, d);
	return { tpl_new(a), d };
}

void twin_set(struct twin t, const char *marker, const char *value)
{
	tpl_set(t.ours, marker, value);
	theirs(t)->SetValue(marker, value);
}

void twin_show(struct twin t, const char *section)
{
	tpl_show(t.ours, section);
	theirs(t)->ShowSection(section);
}

void twin_set_everywhere(struct twin t, const char *marker, const char *value)
{
	tpl_set_everywhere(t.ours, marker, value);
	theirs(t)->SetTemplateGlobalValue(marker, value);
}

void twin_show_everywhere(struct twin t, const char *section)
{
	tpl_show_everywhere(t.ours, section);
	theirs(t)->ShowTemplateGlobalSection(section);
}

struct twin twin_section(struct twin t, const char *section)
{
	return { tpl_section(t.ours, section), theirs(t)->AddSectionDictionary(section) };
}

struct twin twin_include(struct twin t, const char *marker, const char *language, const char *name)
{
	TemplateDictionary *d = theirs(t)->AddIncludeDictionary(marker);

	d->SetFilename(path_of(language, name));
	return { tpl_include(t.ours, marker, language, name), d };
}

char *twin_expected(struct arena *a, struct twin t, const char *language, const char *name, bool keeps_blank_lines)
{
	static TemplateCache cache;
	std::string out;
	ctemplate::Strip strip = keeps_blank_lines ? ctemplate::DO_NOT_STRIP : ctemplate::STRIP_BLANK_LINES;

	if (!cache.ExpandWithData(path_of(language, name), strip, theirs(t), NULL, &out))
		return NULL;
	return arena_bytes(a, out.data(), out.size());
}
