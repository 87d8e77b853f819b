// tpl.cc - the bridge to ctemplate: the only C++ here. No exception and no longjmp passes through it.
#include "edge/tpl.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <dirent.h>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <sys/stat.h>
#include <vector>

extern "C" {
#include "base/arena.h"
#include "base/banned.h"
}

using ctemplate::DO_NOT_STRIP;
using ctemplate::STRIP_BLANK_LINES;
using ctemplate::Strip;
using ctemplate::Template;
using ctemplate::TemplateCache;
using ctemplate::TemplateDictionary;

// A struct tpl is a ctemplate dictionary. The root one is freed with its arena.
static TemplateDictionary *dictionary(struct tpl *t) { return reinterpret_cast<TemplateDictionary *>(t); }
static struct tpl *handle(TemplateDictionary *d) { return reinterpret_cast<struct tpl *>(d); }

static TemplateCache *cache;
static std::string *root;

// forms: for each number from 0 on, the digit of its plural form, from the catalogue (tools/templates). English has none.
struct Language { std::string name, forms; };
static std::vector<Language> *languages;
static unsigned loads;

// A marker's name with its hash. ctemplate would compute the hash and look it up in a table at each use.
class Name : public ctemplate::TemplateString {
public:
	explicit Name(const char *text) : TemplateString(text, strlen(text)) { CacheGlobalId(); }
};

// The names that stand in templates, as tpl_load() found them. A page sets and shows many more (no_name, made_at_iso):
// those cost only a look-up here, and names that somebody typed are not kept.
enum { NAME_SLOTS = 4096, NAMES_MAX = 3072 };	// a power of two
static const Name *names[NAME_SLOTS];
static size_t name_count;
static bool all_names_known;

static const Name *&name_slot(const char *text)
{
	size_t at = 14695981039346656037u;

	for (const char *c = text; *c; c++)
		at = (at ^ (unsigned char)*c) * 1099511628211u;
	for (at ^= at >> 32;; at++) {
		const Name *&slot = names[at & (NAME_SLOTS - 1)];

		if (!slot || !strcmp(slot->data(), text))
			return slot;
	}
}

// False if there are too many names.
static bool keep_name(const char *text)
{
	const Name *&slot = name_slot(text);

	if (slot)
		return true;
	if (name_count++ == NAMES_MAX)
		return false;
	slot = new Name(strdup(text));	// NOLINT(clang-analyzer-unix.Malloc): the table keeps it for good
	return true;
}

// NULL if no template has the name. Valid until the next call.
static const Name *name_of(const char *text)
{
	static const Name *passing;

	if (all_names_known)
		return name_slot(text);
	delete passing;
	return passing = new Name(text);
}

static std::string path_of(const char *language, const char *name)
{
	return *root + "/" + language + "/" + name + ".tpl";
}

// White space matters in messages and sentences; pages lose only blank lines.
static Strip strip_of(const std::string &path)
{
	return path.find("/mail/") != std::string::npos || path.find("/text/") != std::string::npos
		|| path.find("/problems.tpl") != std::string::npos || path.find("/consent.tpl") != std::string::npos
		? DO_NOT_STRIP : STRIP_BLANK_LINES;
}

// Keeps each name that follows {{ in the file, with or without a sign before it.
static bool learn_names(const std::string &path)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
	std::ifstream file(path);
	std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());

	for (size_t at = 0; (at = text.find("{{", at)) != std::string::npos;) {
		at += 2 + strspn(text.c_str() + at + 2, "#/>");
		std::string name(text, at, strspn(text.c_str() + at, letters));
		if (!name.empty() && !keep_name(name.c_str()))
			return false;
	}
	return !file.bad();
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
		if (!cache->LoadTemplate(path, strip_of(path)) || !learn_names(path)) {
			fprintf(stderr, "template %s cannot be read\n", path.c_str());
			bad++;
		}
	}
	closedir(d);
	return bad;
}

// Ends as C code does: with a line in the log.
static void out_of_memory() { arena_exhausted(0); }

unsigned tpl_loads(void) { return loads; }

static std::string read_forms(const std::string &folder)
{
	char digits[1024] = "";
	FILE *f = fopen((folder + "/plurals").c_str(), "re");

	if (!f)
		return "";
	if (!fgets(digits, sizeof(digits), f))
		digits[0] = '\0';
	fclose(f);
	return std::string(digits, strcspn(digits, "\n"));
}

static void find_languages()
{
	DIR *d = opendir(root->c_str());

	languages = new std::vector<Language>;
	if (!d)
		return;
	while (struct dirent *entry = readdir(d)) {
		std::string folder = *root + "/" + entry->d_name;
		struct stat s;

		if (entry->d_name[0] != '.' && !stat(folder.c_str(), &s) && S_ISDIR(s.st_mode))
			languages->push_back({ entry->d_name, read_forms(folder) });
	}
	closedir(d);
}

static void begin(const char *directory)
{
	std::set_new_handler(out_of_memory);
	delete cache;
	delete root;
	delete languages;
	cache = new TemplateCache;
	root = new std::string(directory);
	loads++;
	all_names_known = false;
	find_languages();
}

int tpl_load(const char *directory)
{
	begin(directory);
	int bad = load_folder(*root);
	if (!bad)
		cache->Freeze();
	all_names_known = !bad;
	return bad;
}

int tpl_load_asked(const char *directory)
{
	begin(directory);
	return languages->empty();
}

static const Language *language_of(const char *name)
{
	if (languages)
		for (const Language &l : *languages)
			if (l.name == name)
				return &l;
	return NULL;
}

bool tpl_has_language(const char *language) { return language_of(language); }

// Beyond the end of the table the last two digits decide. That is right for every language, except for whole millions.
static char form_of(const char *language, unsigned long n)
{
	const Language *l = language_of(language);
	size_t count = l ? l->forms.size() : 0;

	if (count < 100)
		return '0';
	return l->forms[n < count ? n : count - 100 + n % 100];
}

unsigned tpl_form(const char *language, unsigned long n) { return (unsigned)(form_of(language, n) - '0') * 2 + (n != 1); }

static void drop(void *t) { delete static_cast<TemplateDictionary *>(t); }

struct tpl *tpl_new(struct arena *a)
{
	TemplateDictionary *d = new TemplateDictionary("page");

	arena_defer(a, drop, d);
	return handle(d);
}

void tpl_set(struct tpl *t, const char *marker, const char *value)
{
	if (const Name *name = name_of(marker))
		dictionary(t)->SetValue(*name, value ? value : "");
}

// A translated sentence has a section for each plural form of its language; an untranslated one has "one" and "other".
void tpl_count(struct tpl *t, const char *language, const char *marker, unsigned long n)
{
	std::string name = marker;

	tpl_set(t, marker, std::to_string(n).c_str());
	tpl_show(t, (name + "_form_" + form_of(language, n)).c_str());
	tpl_show(t, (name + (n == 1 ? "_one" : "_other")).c_str());
}

void tpl_set_everywhere(struct tpl *t, const char *marker, const char *value)
{
	if (const Name *name = name_of(marker))
		dictionary(t)->SetTemplateGlobalValue(*name, value ? value : "");
}

void tpl_show_everywhere(struct tpl *t, const char *section)
{
	if (const Name *name = name_of(section))
		dictionary(t)->ShowTemplateGlobalSection(*name);
}

struct tpl *tpl_section(struct tpl *t, const char *section)
{
	const Name *name = name_of(section);

	return handle(name ? dictionary(t)->AddSectionDictionary(*name) : dictionary(t)->AddSectionDictionary(section));
}

void tpl_show(struct tpl *t, const char *section)
{
	if (const Name *name = name_of(section))
		dictionary(t)->ShowSection(*name);
}

struct tpl *tpl_include(struct tpl *t, const char *marker, const char *language, const char *name)
{
	const Name *known = name_of(marker);
	TemplateDictionary *d = known ? dictionary(t)->AddIncludeDictionary(*known) : dictionary(t)->AddIncludeDictionary(marker);

	d->SetFilename(path_of(language, name));
	return handle(d);
}

char *tpl_render(struct arena *a, struct tpl *t, const char *language, const char *name, size_t *length)
{
	std::string out, path = path_of(language, name);

	// A frozen cache loads nothing here.
	if (!cache || !cache->ExpandWithData(path, strip_of(path), dictionary(t), NULL, &out))
		return NULL;
	if (length)
		*length = out.size();
	return arena_bytes(a, out.data(), out.size());
}
